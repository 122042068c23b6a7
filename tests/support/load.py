#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Asks a server on this machine without a pause, as many clients at once, and counts what was not answered.

  load.py URL [--secret WEBHOOK_SECRET] [--limit SECONDS]   until SIGTERM or the limit; prints one line of JSON

A third of the clients keep their connection, a third open one for each request, and a third deliver signed webhooks, which
nothing on the way may send twice. A status from 500 on, or no answer, is a failure.
"""
import argparse
import collections
import hashlib
import hmac
import http.client
import json
import signal
import sys
import threading
import time
import urllib.parse
import uuid

CLIENTS = 6
PAUSE = 0.01  # of each client between requests: constant, not as much as there can be
PATIENCE = 60
PING = b'{"zen":"Keep it logically awesome.","hook_id":1}'


class Load:
    def __init__(self, url, secret=None):
        split = urllib.parse.urlsplit(url)
        assert split.hostname in ("127.0.0.1", "localhost", "::1"), "only this machine is asked"
        self.host, self.port, self.secret = split.hostname, split.port, secret
        self.lock, self.ended = threading.Lock(), threading.Event()
        self.answered, self.failures, self.slowest = collections.Counter(), [], 0.0
        kinds = [self.get_kept, self.get_new, self.deliver if secret else self.get_new]
        self.threads = [threading.Thread(target=self.go_on, args=(kinds[i % 3],), daemon=True) for i in range(CLIENTS)]

    def start(self):
        for thread in self.threads:
            thread.start()
        return self

    def stop(self):
        self.ended.set()
        for thread in self.threads:
            thread.join()
        return {"answered": sum(self.answered.values()), "by_status": dict(self.answered), "failed": len(self.failures),
                "slowest_s": round(self.slowest, 3), "first_failures": self.failures[:5]}

    def go_on(self, kind):
        connection = None
        while not self.ended.is_set():
            begun = time.monotonic()
            try:
                connection = connection or http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)
                status, keep = kind(connection)
                self.note(status, time.monotonic() - begun, None if status < 500 else f"{kind.__name__}: {status}")
            except (OSError, http.client.HTTPException) as wrong:
                keep = False
                self.note(None, time.monotonic() - begun, f"{kind.__name__}: {type(wrong).__name__}: {wrong}")
            if not keep:
                connection.close()
                connection = None
            time.sleep(PAUSE)

    def note(self, status, took, wrong):
        with self.lock:
            self.slowest = max(self.slowest, took)
            if wrong:
                self.failures.append(f"{time.strftime('%H:%M:%S')} {wrong}")
            else:
                self.answered[status] += 1

    @staticmethod
    def ask(connection, method, path, body=None, fields=None):
        connection.request(method, path, body, fields or {})
        answer = connection.getresponse()
        answer.read()
        return answer.status, not answer.will_close

    def get_kept(self, connection):
        return self.ask(connection, "GET", "/api")

    def get_new(self, connection):
        return self.ask(connection, "GET", "/api/health/live", fields={"Connection": "close"})

    def deliver(self, connection):
        signature = hmac.new(self.secret.encode(), PING, hashlib.sha256).hexdigest()
        return self.ask(connection, "POST", "/api/webhook/github", PING, {
            "Content-Type": "application/json", "X-GitHub-Event": "ping", "X-GitHub-Delivery": str(uuid.uuid4()),
            "X-Hub-Signature-256": f"sha256={signature}"})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--secret")
    parser.add_argument("--limit", type=float, default=600)
    options = parser.parse_args()
    told_to_stop = threading.Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: told_to_stop.set())
    load = Load(options.url, options.secret).start()
    told_to_stop.wait(options.limit)
    result = load.stop()
    print(json.dumps(result))
    sys.exit(bool(result["failed"]))
