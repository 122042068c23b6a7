#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A GitHub to try Delta on: sandbox.py FOLDER [--port N]. Prints one line of JSON when it is ready; ends with its
standard input, so that it never outlives who started it, unless --stay is given."""
import argparse
import hashlib
import http.server
import json
import re
import sys
import threading
import time
import urllib.parse
import uuid

import control
import git_http
import manifests
import pages
import rest
import tls
import users  # noqa: F401  the calls that it has join those of `rest`
from state import World

API = "/api/v3"
# What `flaky` answers with now and then.
ERRORS = ({"status": 502}, {"status": 500}, {"status": 429, "headers": {"Retry-After": "1"}}, {"kind": "truncated"})


def etag_of(shown):
    """Of what does not change by the hour alone."""
    text = re.sub(r'"(created|updated|pushed|closed)_at": "[^"]*"', "", json.dumps(shown))
    return f'W/"{hashlib.sha256(text.encode()).hexdigest()}"'


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "sandbox"
    world = None
    is_lost = False  # what is asked for happens, and its answer does not arrive
    # One segment for the head and the body: Nagle and delayed acknowledgement cost 40 ms otherwise.
    wbufsize = -1
    disable_nagle_algorithm = True

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", fields=None):
        if self.is_lost:
            self.is_lost = False
            return self.fail({"kind": "truncated"})
        raw = body if isinstance(body, bytes) else (body if isinstance(body, str) else json.dumps(body)).encode()
        self.send_response(status)
        for name, value in (fields or {}).items():
            if name.lower() != "content-length":
                self.send_header(name, value)
        if not fields or not any(name.lower() == "content-type" for name in fields):
            self.send_header("Content-Type", "application/json" if isinstance(body, (dict, list)) else "text/plain")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def read_body(self):
        if "chunked" in self.headers.get("Transfer-Encoding", ""):
            pieces = []
            while size := int(self.rfile.readline().split(b";")[0], 16):
                pieces.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(pieces)
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def handle_one(self):
        self.begun = time.monotonic()
        body = self.read_body()
        split = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(split.query))
        if split.path.startswith("/_sandbox/"):
            return control.serve(self.world, self, split.path[len("/_sandbox/"):], json.loads(body or "{}"))
        fault = self.take_fault(split.path)
        if fault and fault.get("kind") == "slow":
            time.sleep(fault["delay"])
        elif fault and fault.get("kind") == "lost":
            self.is_lost = True
        elif fault:
            return self.fail(fault)
        if ".git/" in split.path:
            return git_http.serve(self.world, self, split.path, split.query, body)
        if split.path == "/login/oauth/access_token":
            return self.exchange_code(body)
        if split.path.endswith("/settings/apps/new"):
            return manifests.agree(self.world, self, query, body)
        if page := pages.find(self.world, split.path, query):
            return self.answer(*page)
        if not split.path.startswith(API):
            return self.answer(404, {"message": "Not Found"})
        return self.call(split.path[len(API):], query, body)

    def take_fault(self, path):
        with self.world.lock:
            for fault in self.world.faults:
                if fault.get("path", "") in path and fault.get("method", self.command) == self.command:
                    if fault.get("skip", 0) > 0:
                        fault["skip"] -= 1
                        continue
                    fault["times"] = fault.get("times", 1) - 1
                    if fault["times"] <= 0:
                        self.world.faults.remove(fault)
                    return fault
            if self.world.random.random() < self.world.error_rate:
                return self.world.random.choice(ERRORS)
        return None

    def fail(self, fault):
        time.sleep(fault.get("delay", 0))
        if fault.get("kind") == "truncated":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"id\":")
            self.close_connection = True
            return None
        if fault.get("kind") == "closed":
            self.close_connection = True
            return None
        return self.answer(fault.get("status", 502), {"message": fault.get("message", "Server Error")},
                           fault.get("headers"))

    def exchange_code(self, body):
        form = dict(urllib.parse.parse_qsl(body.decode())) or json.loads(body or "{}")
        known = self.world.codes.pop(form.get("code"), None)
        if not known or form.get("client_secret") != self.world.client_secret:
            return self.answer(200, {"error": "bad_verification_code", "error_description": "The code is incorrect."})
        token = "ghu_" + uuid.uuid4().hex
        self.world.logins[token] = known
        return self.answer(200, {"access_token": token, "token_type": "bearer", "scope": ""})

    def call(self, path, query, body):
        name = rest.find_call(self.command, path)
        contract = self.world.contract if name else None
        try:
            parsed = json.loads(body) if body else {}
            if contract and (faults := list(contract.check_request(name, query, parsed if body else None))):
                self.world.violations += faults
                raise rest.Refused(422, "; ".join(faults))
            status, shown, *more = rest.serve(self.world, self.command, path, query, self.headers, parsed)
        except rest.Refused as refused:
            status, shown, more, parsed = refused.status, refused.body, [], None
        except ValueError:
            status, shown, more, parsed = 400, {"message": "Problems parsing JSON"}, [], None
        if contract:
            self.world.violations += contract.check_answer(name, status, shown)
        fields = {"Content-Type": "application/json; charset=utf-8", "X-RateLimit-Remaining": "4999",
                  "X-GitHub-Request-Id": uuid.uuid4().hex}
        paging = more[0] if more else {}
        if paging.get("more"):
            following = urllib.parse.urlencode({**query, "page": int(query.get("page", 1)) + 1})
        elif paging.get("cursor"):
            following = urllib.parse.urlencode({**query, "cursor": paging["cursor"]})
        else:
            following = None
        if following:
            fields["Link"] = f'<{control.shapes.URL}{API}{path}?{following}>; rel="next"'
        if self.command == "GET" and status == 200:
            fields["ETag"] = etag_of(shown)
            if self.headers.get("If-None-Match") == fields["ETag"]:
                status, shown = 304, b""
        self.world.note(method=self.command, path=path, query=query, body=parsed, status=status,
                        response=shown if shown != b"" else None,
                        at=time.time(), took=time.monotonic() - self.begun)
        return self.answer(status, shown, fields)

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = handle_one


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_):
        """A client that went away is no news: tests kill them."""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--address", default="127.0.0.1", help="where to listen")
    parser.add_argument("--url", help="how others reach it, where that is not the address")
    parser.add_argument("--stay", action="store_true", help="do not end with standard input")
    parser.add_argument("--tls", action="store_true", help="HTTPS, with a certificate of an authority of its own")
    parser.add_argument("--contract", help="check everything against what this folder has of GitHub's descriptions")
    options = parser.parse_args()
    Handler.world = World(options.folder)
    if options.contract:
        from contract import Contract
        Handler.world.contract = Contract(options.contract)
    server = Server((options.address, options.port), Handler)
    url, authority = options.url or f"http://{options.address}:{server.server_port}", None
    if options.tls:
        authority, settings = tls.make_authority(Handler.world.folder)
        server.socket = settings.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        url = f"https://localhost:{server.server_port}"
    control.shapes.URL = url
    world = Handler.world
    print(json.dumps({"url": url, "api_url": url + API, "app_id": world.app_id, "private_key": str(world.private_key),
                      "webhook_secret": world.webhook_secret, "client_id": world.client_id,
                      "client_secret": world.client_secret, "ca": authority and str(authority)}), flush=True)
    if not options.stay:
        threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown()), daemon=True).start()
    server.serve_forever()


if __name__ == "__main__":
    main()
