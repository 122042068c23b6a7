#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What every request meets: routes, methods, media types, origins, headers, health and figures."""

import time
import unittest

from house import FRONTEND, PASSWORD, ApiTest


class Routes(ApiTest):
    def test_the_greeting(self):
        answer = self.browser().get("/api")
        self.assertEqual((answer.status, set(answer.json)), (200, {"message"}))
        self.assertEqual(self.browser().get("/api/").json, answer.json)

    def test_an_unknown_path_is_not_found(self):
        for path in ("/", "/api/nothing", "/api/repos/x/y/z", "/metrics/x", "/%2e%2e/etc/passwd"):
            self.assert_problem(self.browser().get(path), 404)

    def test_a_wrong_method_is_told_with_those_that_there_are(self):
        answer = self.browser().put("/api/auth/login", {})
        self.assert_problem(answer, 405)
        self.assertEqual(answer.headers["Allow"], "OPTIONS, POST")
        self.assertEqual(self.browser().delete("/api/repos/").headers["Allow"], "GET, HEAD, OPTIONS")

    def test_head_is_get_without_the_body(self):
        answer = self.browser().send("HEAD", "/api")
        self.assertEqual((answer.status, answer.raw), (200, b""))
        self.assertEqual(answer.headers["Content-Type"], "application/json")

    def test_options_tells_the_methods(self):
        answer = self.browser().send("OPTIONS", "/api/auth/login")
        self.assertEqual((answer.status, answer.headers["Allow"]), (204, "OPTIONS, POST"))

    def test_a_body_must_be_json(self):
        post = lambda body, kind: self.browser().send("POST", "/api/auth/login", body, headers={"Content-Type": kind})
        self.assert_problem(post("email=a", "application/x-www-form-urlencoded"), 415)
        self.assert_problem(self.browser().send("POST", "/api/auth/login"), 415)
        self.assert_problem(post('{"email":', "application/json"), 400)
        self.assert_problem(post(b'{"email":"\xff"}', "application/json"), 400)
        self.assert_problem(post("[" * 100, "application/json"), 400)
        self.assert_fields(post("{}", "application/json; charset=utf-8"), "email", "password")

    def test_a_body_that_is_too_large_is_refused(self):
        answer = self.browser().post("/api/auth/login", {"email": "x" * 1_100_000})
        self.assertEqual(answer.status, 413)
        self.assertEqual(answer.headers["Content-Type"], "application/problem+json")

    def test_every_answer_has_its_headers(self):
        for path in ("/api", "/nothing", "/api/auth/me"):
            headers = self.browser().get(path).headers
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
            self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
            self.assertIn("frame-ancestors 'none'", headers["Content-Security-Policy"])
            self.assertTrue(headers["X-Request-Id"])
            self.assertTrue(headers["Cache-Control"])

    def test_the_log_has_one_line_for_each_request_and_no_secret(self):
        email = "secretive@example.org"
        answer = self.browser().post("/api/auth/signup?token=hidden", {"email": email, "password": PASSWORD})
        log = self.server.log.read_text()
        lines = [line for line in log.splitlines() if answer.headers["X-Request-Id"] in line]
        self.assertEqual(len(lines), 1)
        self.assertRegex(lines[0], r"request .*method=POST path=/api/auth/signup status=200 ms=[\d.]+ address=127.0.0.1")
        for secret in ("hidden", PASSWORD, email, "v4.local"):
            self.assertNotIn(secret, log)


class Origins(ApiTest):
    def login(self, **headers):
        body = {"email": "nobody@example.org", "password": "x"}
        return self.browser().post("/api/auth/login", body, headers=headers)

    def test_the_dashboard_may_ask_and_read(self):
        answer = self.login(Origin=FRONTEND)
        self.assertEqual(answer.status, 401)
        self.assertEqual(answer.headers["Access-Control-Allow-Origin"], FRONTEND)
        self.assertEqual(answer.headers["Access-Control-Allow-Credentials"], "true")
        self.assertEqual(answer.headers["Vary"], "Origin")

    def test_a_page_of_this_host_may_ask(self):
        self.assertEqual(self.login(Origin=f"http://127.0.0.1:{self.server.port}").status, 401)

    def test_a_page_of_another_site_may_not_change_anything(self):
        for origin in ("https://evil.example", "null", FRONTEND + ".evil.example", "http://dashboard.example"):
            with self.subTest(origin=origin):
                answer = self.login(Origin=origin)
                self.assert_problem(answer, 403, "A page of another site may not do this.")
                self.assertIsNone(answer.headers["Access-Control-Allow-Origin"])

    def test_a_page_of_another_site_cannot_read(self):
        browser = self.signed_in()
        answer = browser.get("/api/auth/me", headers={"Origin": "https://evil.example"})
        self.assertIsNone(answer.headers["Access-Control-Allow-Origin"])

    def test_a_preflight_is_answered_for_the_dashboard_only(self):
        ask = lambda origin: self.browser().send("OPTIONS", "/api/auth/login", headers={
            "Origin": origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"})
        allowed = ask(FRONTEND)
        self.assertEqual((allowed.status, allowed.headers["Access-Control-Allow-Origin"]), (204, FRONTEND))
        self.assertIn("POST", allowed.headers["Access-Control-Allow-Methods"])
        self.assertEqual(allowed.headers["Access-Control-Allow-Headers"], "Content-Type")
        self.assertIsNone(ask("https://evil.example").headers["Access-Control-Allow-Origin"])


class Health(ApiTest):
    def test_alive_and_ready(self):
        self.assertEqual(self.browser().get("/api/health/live").json, {"status": "ok"})
        answer = self.browser().get("/api/health/ready")
        self.assertEqual((answer.status, answer.json), (200, {"status": "ok", "postgres": "ok", "redis": "ok"}))

    def test_figures_are_told_by_route(self):
        self.browser().get("/api/health/live")
        answer = self.browser().get("/metrics")
        self.assertEqual(answer.status, 200)
        self.assertRegex(answer.headers["Content-Type"], r"^text/plain; version=0\.0\.4")
        self.assertRegex(answer.text, r'delta_http_requests_total\{method="GET",route="/api/health/live",status="200"\} [1-9]')
        self.assertIn('delta_http_request_duration_seconds_bucket{method="GET",route="/api/health/live",le="0.001"}',
                      answer.text)
        self.assertIn('delta_queue_jobs{state="waiting"} 0', answer.text)
        self.assertIn("delta_queue_oldest_seconds 0", answer.text)
        self.house.redis_cli("HINCRBY", "delta:job_outcomes", "done analyze", "3")
        self.assertIn('delta_jobs_ended_total{kind="analyze",outcome="done"} 3', self.browser().get("/metrics").text)
        self.assertRegex(answer.text, r'delta_postgres_connections\{reactor="0",state="open"\} \d')

    def test_figures_are_not_told_through_a_proxy(self):
        answer = self.browser().get("/metrics", headers={"X-Forwarded-For": "203.0.113.9"})
        self.assert_problem(answer, 403)

    def test_the_description_and_its_page_load_nothing_from_elsewhere(self):
        document = self.browser().get("/api/openapi.json")
        self.assertEqual((document.json["openapi"], document.status), ("3.1.0", 200))
        page = self.browser().get("/api/docs")
        self.assertEqual(page.headers["Content-Type"], "text/html; charset=utf-8")
        self.assertNotIn("'unsafe-inline'", page.headers["Content-Security-Policy"])
        for path in ("/api/docs/reference.css", "/api/docs/reference.js"):
            self.assertIn(path, page.text)
            self.assertEqual(self.browser().get(path).status, 200)
            self.assertNotIn("http://", self.browser().get(path).text)
            self.assertNotIn("https://", self.browser().get(path).text)


class Documents(ApiTest):
    def test_what_has_not_changed_is_not_sent_again(self):
        for path in ("/api/openapi.json", "/api/docs", "/api/docs/reference.css", "/api/docs/reference.js"):
            tag = self.browser().get(path).headers["ETag"]
            again = self.browser().get(path, headers={"If-None-Match": tag})
            self.assertEqual((again.status, again.raw, again.headers["ETag"]), (304, b"", tag))
            self.assertEqual(self.browser().get(path, headers={"If-None-Match": '"other"'}).status, 200)

    def test_large_json_is_compressed_for_who_takes_it(self):
        answer = self.browser().get("/api/openapi.json", headers={"Accept-Encoding": "gzip"})
        self.assertEqual(answer.headers["Content-Encoding"], "gzip")
        self.assertIn("Accept-Encoding", ", ".join(answer.headers.get_all("Vary")))
        self.assertEqual(answer.json["openapi"], "3.1.0")
        self.assertLess(len(answer.raw), len(answer.text) / 3)
        for accepted in ("identity", "gzip;q=0"):
            answer = self.browser().get("/api/openapi.json", headers={"Accept-Encoding": accepted})
            self.assertIsNone(answer.headers["Content-Encoding"])


class RedisAway(ApiTest):
    def test_it_is_told_and_heals(self):
        browser = self.signed_in()
        self.house.stop_redis()
        ready = browser.get("/api/health/ready")
        self.assertEqual((ready.status, ready.json["redis"], ready.json["postgres"]), (503, "unavailable", "ok"))
        self.assertEqual(browser.get("/api/health/live").status, 200)
        self.assertIn('delta_queue_jobs{state="waiting"} 0', browser.get("/metrics").text)
        answer = browser.get("/api/auth/me")
        self.assert_problem(answer, 503)
        self.assertTrue(answer.headers["Retry-After"])

        self.house.start_redis()
        # Each reactor comes back by itself, after a pause of two seconds at most.
        ready_in_a_row, end = 0, time.monotonic() + 15
        while ready_in_a_row < 20 and time.monotonic() < end:
            ready_in_a_row = ready_in_a_row + 1 if browser.get("/api/health/ready").status == 200 else 0
            time.sleep(0.02)
        self.assertEqual(ready_in_a_row, 20)
        self.assertEqual(self.signed_in().get("/api/auth/me").status, 200)


if __name__ == "__main__":
    unittest.main()
