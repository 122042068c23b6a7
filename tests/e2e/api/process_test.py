#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The process: its start, its end, its health, the dashboard's files."""

import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import tempfile
import threading
import time
import unittest

from house import DELTA, ApiTest


class Start(ApiTest):
    def fail(self, **settings):
        done = subprocess.run([DELTA, "api"], env=self.house.environment | settings, cwd=self.house.folder,
                              capture_output=True, text=True, timeout=60)
        return done.returncode, done.stderr.splitlines()

    def assert_told(self, told, status, pattern):
        self.assertEqual(told[0], status, told)
        self.assertEqual(len([line for line in told[1] if line.startswith("delta")]), 1, told)
        self.assertRegex(told[1][-1], pattern)

    def test_what_is_wrong_is_told_in_one_line(self):
        empty = self.house.server_url
        self.assert_told(self.fail(SECRET_KEY=""), 2, "^delta api: SECRET_KEY is not set")
        self.assert_told(self.fail(POSTGRES_CONNECTION_URL="postgresql://x@/x?host=/nonexistent"), 3,
                         "^delta: PostgreSQL cannot be used: .*POSTGRES_CONNECTION_URL$")
        self.assert_told(self.fail(POSTGRES_CONNECTION_URL=empty), 3, "lacks migration 0001_initial; run delta migrate up")
        self.assert_told(self.fail(REDIS_URL="unix:///nonexistent/redis.sock"), 3, "^delta: Redis cannot be used: .*REDIS_URL$")
        with tempfile.TemporaryDirectory() as empty_folder:
            self.assert_told(self.fail(WEB_ROOT=empty_folder), 2, "^delta: WEB_ROOT: .* has no index.html")

    def test_a_port_in_use_is_told(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            told = self.fail(API_PORT=str(taken.getsockname()[1]))
        self.assertEqual(told[0], 3)
        self.assertRegex(told[1][-1], "^delta: .*127.0.0.1")

    def test_unknown_arguments_are_refused(self):
        done = subprocess.run([DELTA, "api", "--serve"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 2)
        self.assertIn('unknown argument "--serve"', done.stderr)

    def test_help_tells_every_option(self):
        done = subprocess.run([DELTA, "api", "--help"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0)
        for option in ("--openapi", "--health", "--env-file", "--print-config"):
            self.assertIn(option, done.stdout)

    def test_the_printed_description_is_the_served_one(self):
        printed = subprocess.run([DELTA, "api", "--openapi"], capture_output=True, env={})
        self.assertEqual(json.loads(printed.stdout), self.browser().get("/api/openapi.json").json)


class Health(ApiTest):
    def health(self, port):
        return subprocess.run([DELTA, "api", "--health"], env=self.house.environment | {"API_PORT": str(port)},
                              cwd=self.house.folder, capture_output=True, text=True, timeout=20)

    def test_it_tells_whether_the_server_is_ready(self):
        self.assertEqual(self.health(self.server.port).returncode, 0)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        away = self.health(port)
        self.assertEqual(away.returncode, 1)
        self.assertIn("delta api --health: ", away.stderr)


class Ask(threading.Thread):
    """Asks without a pause, over connections that are kept and made anew; counts what fails."""

    def __init__(self, port):
        super().__init__()
        self.port, self.asked, self.failed, self.stopped = port, 0, [], threading.Event()

    def run(self):
        while not self.stopped.is_set():
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
            try:
                for _ in range(20):
                    connection.request("GET", "/api")
                    answer = connection.getresponse()
                    answer.read()
                    self.asked += 1
                    if answer.status != 200:
                        self.failed.append(answer.status)
                    if answer.headers.get("Connection") == "close" or self.stopped.is_set():
                        break
            except OSError as e:
                self.failed.append(repr(e))
            except http.client.HTTPException as e:
                self.failed.append(repr(e))
            finally:
                connection.close()


class Stop(ApiTest):
    def test_one_of_two_processes_stops_under_load_and_no_request_is_dropped(self):
        second = self.house.api(API_PORT=str(self.server.port))
        askers = [Ask(self.server.port) for _ in range(8)]
        for asker in askers:
            asker.start()
        time.sleep(1)
        self.assertEqual(second.stop(), 0)
        time.sleep(0.5)
        for asker in askers:
            asker.stopped.set()
            asker.join()
        self.assertEqual([f for asker in askers for f in asker.failed], [])
        self.assertGreater(sum(asker.asked for asker in askers), 200)

    def test_a_request_that_has_begun_is_finished(self):
        api = self.house.api()
        connection = http.client.HTTPConnection("127.0.0.1", api.port, timeout=20)
        connection.putrequest("POST", "/api/auth/logout")
        body = b'{"email":"nobody@example.org","password":"x"}'
        connection.putheader("Content-Type", "application/json")
        connection.putheader("Content-Length", str(len(body)))
        connection.endheaders()
        connection.send(body[:10])
        time.sleep(0.2)
        api.process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        connection.send(body[10:])
        answer = connection.getresponse()
        self.assertEqual((answer.status, answer.headers["Connection"]), (200, "close"))
        self.assertEqual(api.process.wait(20), 0)

    def test_an_open_stream_does_not_hold_the_end_up(self):
        api = self.house.api()
        owner = self.signed_in()
        repo = self.house.add_repository(owner.user_id)
        connection = http.client.HTTPConnection("127.0.0.1", api.port, timeout=20)
        connection.request("GET", f"/api/repos/{repo}/events",
                           headers={"Cookie": "; ".join(f"{k}={v}" for k, v in owner.cookies.items())})
        answer = connection.getresponse()
        answer.readline()
        began = time.monotonic()
        self.assertEqual(api.stop(), 0)
        self.assertLess(time.monotonic() - began, 10)

    def test_a_second_signal_ends_it_at_once(self):
        api = self.house.api()
        with socket.create_connection(("127.0.0.1", api.port)) as half:
            half.send(b"POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n")
            time.sleep(0.2)
            api.process.send_signal(signal.SIGTERM)
            time.sleep(0.3)
            api.process.send_signal(signal.SIGTERM)
            self.assertEqual(api.process.wait(5), 3)


class Dashboard(ApiTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        root = pathlib.Path(cls.house.folder) / "web"
        (root / "assets").mkdir(parents=True)
        (root / "index.html").write_text("<!doctype html><title>Dashboard</title><script>1</script>" + " " * 2000)
        (root / "assets" / "app-B3xY9kQ1.js").write_text("console.log('hello');" * 200)
        (root / "favicon.ico").write_bytes(os.urandom(64))
        cls.server = cls.house.api(WEB_ROOT=str(root))

    def test_paths_of_the_dashboard_are_its_index(self):
        for path in ("/", "/repos/1", "/login?next=/"):
            answer = self.browser().get(path)
            self.assertEqual((answer.status, answer.headers["Content-Type"]), (200, "text/html; charset=utf-8"))
            self.assertIn("<title>Dashboard</title>", answer.text)
            self.assertEqual(answer.headers["Cache-Control"], "no-cache")

    def test_files_are_served_compressed_and_cached_for_ever_when_named_by_content(self):
        answer = self.browser().get("/assets/app-B3xY9kQ1.js", headers={"Accept-Encoding": "gzip"})
        self.assertEqual(answer.headers["Content-Encoding"], "gzip")
        self.assertEqual(answer.text, "console.log('hello');" * 200)
        self.assertEqual(answer.headers["Cache-Control"], "public, max-age=31536000, immutable")
        self.assertEqual(answer.headers["Content-Type"], "text/javascript; charset=utf-8")

    def test_a_file_that_has_not_changed_is_not_sent_again(self):
        tag = self.browser().get("/").headers["ETag"]
        answer = self.browser().get("/", headers={"If-None-Match": tag})
        self.assertEqual((answer.status, answer.raw), (304, b""))

    def test_the_api_stays_the_api(self):
        self.assert_problem(self.browser().get("/api/nothing"), 404)
        self.assertEqual(self.browser().get("/api").json["message"][:5], "Delta")
        self.assert_problem(self.browser().post("/repos"), 404)

    def test_a_file_that_is_not_there_and_one_outside_are_not_found(self):
        self.assertEqual(self.browser().get("/assets/gone.js").status, 404)
        for path in ("/../app.pem", "/%2e%2e/app.pem", "/assets/..%2f..%2fapp.pem", "//app.pem"):
            self.assertNotIn("PRIVATE KEY", self.browser().get(path).text, path)

    def test_the_page_may_load_from_this_host_only(self):
        policy = self.browser().get("/").headers["Content-Security-Policy"]
        self.assertIn("default-src 'none'; script-src 'self' 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='; "
                      "style-src 'self'; img-src 'self';", policy)
        self.assertNotIn("unsafe", policy)
        self.assertNotIn("https:", policy)
        self.assertIn("frame-ancestors 'none'", policy)


if __name__ == "__main__":
    unittest.main()
