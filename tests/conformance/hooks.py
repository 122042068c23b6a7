# SPDX-License-Identifier: Apache-2.0
"""Loaded by schemathesis: signs in, puts real ids in place of most invented ones, and signs deliveries now and then."""

import hashlib
import hmac
import os
import zlib

import requests
import schemathesis

REAL = {"notifications": {"id": "DELTA_NOTIFICATION"}, "repos": {"id": "DELTA_REPOSITORY", "event_id": "DELTA_EVENT"}}


def sometimes(what):
    """For about a third of the values, and always for the same ones: examples must be repeatable."""
    return zlib.crc32(repr(what).encode()) % 3 == 0


@schemathesis.auth()
class Session:
    def get(self, case, context):
        return os.environ["DELTA_ACCESS_TOKEN"]

    def set(self, case, data, context):
        case.cookies = {**(case.cookies or {}), "access_token": data}


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    # A stream of live events of a repository that is there never ends.
    if not path_parameters or context.operation.path.endswith("/events") or sometimes(path_parameters):
        return path_parameters
    part = context.operation.path.split("/")[2]
    return path_parameters | {name: os.environ[REAL[part][name]] for name in path_parameters if name in REAL.get(part, {})}


@schemathesis.hook
def before_call(context, case, kwargs):
    # One that is to be without a signature stays so.
    if case.operation.path == "/api/webhook/github" and "X-Hub-Signature-256" in (case.headers or {}):
        sent = {name: value for name, value in case.as_transport_kwargs().items() if name in ("data", "json")}
        body = requests.Request("POST", "http://localhost/", **sent).prepare().body or b""
        if sometimes(body):
            return
        key = os.environ["DELTA_WEBHOOK_SECRET"].encode()
        signature = hmac.new(key, body if isinstance(body, bytes) else body.encode(), hashlib.sha256).hexdigest()
        case.headers["X-Hub-Signature-256"] = "sha256=" + signature
