#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Cookies, their renewal, and the sessions behind them."""

import datetime
import unittest

import paseto
from house import PASSWORD, ApiTest, in_parallel

TIME = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$"


class Renewal(ApiTest):
    def without_access(self, browser):
        browser.cookies.pop("access_token")
        return browser

    def test_a_refresh_token_alone_renews_both_cookies_on_the_way(self):
        browser = self.without_access(self.signed_in())
        before = browser.cookies["refresh_token"]
        self.assertEqual(browser.get("/api/auth/me").status, 200)
        self.assertIn("access_token", browser.cookies)
        self.assertNotEqual(browser.cookies["refresh_token"], before)

    def test_a_live_access_token_renews_nothing(self):
        browser = self.signed_in()
        self.assertIsNone(browser.get("/api/auth/me").headers["Set-Cookie"])

    def test_requests_at_the_same_time_with_one_refresh_token_all_pass(self):
        browser = self.without_access(self.signed_in())
        old = dict(browser.cookies)

        def ask(_):
            one = self.browser()
            one.cookies = dict(old)
            answer = one.get("/api/auth/me")
            one.cookies.pop("access_token", None)
            return answer.status, one.get("/api/auth/me").status

        self.assertEqual(in_parallel(8, ask), [(200, 200)] * 8)

    def test_reuse_of_an_old_refresh_token_ends_the_session(self):
        browser = self.without_access(self.signed_in())
        old = dict(browser.cookies)
        self.assertEqual(browser.get("/api/auth/me").status, 200)
        session = self.house.redis_cli("--raw", "zrange", f"delta:sessions:{browser.user_id}", "0", "-1")
        # As if the seconds of grace were over.
        self.house.redis_cli("hset", f"delta:session:{session}", "rotated", "1000")

        thief = self.browser()
        thief.cookies = old
        answer = thief.get("/api/auth/me")
        self.assert_problem(answer, 401)
        self.assertEqual(thief.cookies, {})
        self.assert_problem(browser.get("/api/auth/me"), 401)

    def test_tokens_that_are_none_are_refused(self):
        browser = self.signed_in()
        access, refresh = browser.cookies["access_token"], browser.cookies["refresh_token"]
        wrong = [{}, {"access_token": ""}, {"access_token": "x"}, {"access_token": refresh}, {"refresh_token": access},
                 {"access_token": access[:-1]}, {"access_token": access[:-2] + "AA"}, {"refresh_token": refresh + "A"}]
        for cookies in wrong:
            with self.subTest(cookies=cookies):
                other = self.browser()
                other.cookies = cookies
                self.assert_problem(other.get("/api/auth/me"), 401)

    def test_a_token_of_another_key_is_refused(self):
        other = self.house.api(SECRET_KEY="another-key-another-key-another-key")
        browser = self.signed_in()
        stranger = other.browser()
        stranger.cookies = dict(browser.cookies)
        self.assert_problem(stranger.get("/api/auth/me"), 401)

    def claims(self, browser, name):
        return paseto.open_claims(self.house.environment["SECRET_KEY"], browser.cookies[name])

    def seal(self, claims):
        return paseto.seal(self.house.environment["SECRET_KEY"], claims)

    def test_tokens_carry_the_claims_of_the_contract(self):
        browser = self.signed_in()
        for name, kind, lifetime in (("access_token", "access", 3600), ("refresh_token", "refresh", 15 * 86400)):
            claims = self.claims(browser, name)
            self.assertEqual((claims["sub"], claims["type"]), (browser.user_id, kind))
            issued, expires = (datetime.datetime.fromisoformat(claims[c]) for c in ("iat", "exp"))
            self.assertEqual((expires - issued).total_seconds(), lifetime)

    def test_an_expired_access_token_passes_with_a_live_refresh_token_only(self):
        browser = self.signed_in()
        past = {"exp": "2026-01-01T00:00:00Z"}
        browser.cookies["access_token"] = self.seal(self.claims(browser, "access_token") | past)
        self.assertEqual(browser.get("/api/auth/me").status, 200)
        browser.cookies["access_token"] = self.seal(self.claims(browser, "access_token") | past)
        browser.cookies["refresh_token"] = self.seal(self.claims(browser, "refresh_token") | past)
        self.assert_problem(browser.get("/api/auth/me"), 401)


class Sessions(ApiTest):
    def sign_in(self, known, agent="Test"):
        browser = self.browser()
        body = {"email": known.email, "password": PASSWORD}
        self.assertEqual(browser.post("/api/auth/login", body, headers={"User-Agent": agent}).status, 200)
        return browser

    def test_each_device_is_listed(self):
        first = self.signed_in()
        second = self.sign_in(first, agent="Phone/1")
        sessions = second.get("/api/auth/sessions").json
        self.assertEqual(len(sessions), 2)
        for session in sessions:
            self.assertEqual(set(session), {"id", "user_agent", "ip", "created_at", "last_seen_at", "current"})
            self.assertEqual(session["ip"], "127.0.0.1")
            self.assertRegex(session["created_at"], TIME)
            self.assertRegex(session["last_seen_at"], TIME)
        self.assertEqual([s["user_agent"] for s in sessions if s["current"]], ["Phone/1"])

    def test_one_device_can_be_signed_out(self):
        first = self.signed_in()
        second = self.sign_in(first)
        other = next(s["id"] for s in second.get("/api/auth/sessions").json if not s["current"])
        self.assertEqual(second.delete(f"/api/auth/sessions/{other}").status, 200)
        self.assert_problem(first.get("/api/auth/me"), 401)
        self.assertEqual(second.get("/api/auth/me").status, 200)

    def test_signing_out_this_device_clears_its_cookies(self):
        browser = self.signed_in()
        own = browser.get("/api/auth/sessions").json[0]["id"]
        self.assertEqual(browser.delete(f"/api/auth/sessions/{own}").status, 200)
        self.assertEqual(browser.cookies, {})

    def test_everywhere_is_everywhere(self):
        first = self.signed_in()
        second = self.sign_in(first)
        self.assertEqual(first.delete("/api/auth/sessions").status, 200)
        self.assert_problem(first.get("/api/auth/me"), 401)
        self.assert_problem(second.get("/api/auth/me"), 401)

    def test_somebody_elses_session_is_not_found(self):
        first, stranger = self.signed_in(), self.signed_in()
        own = first.get("/api/auth/sessions").json[0]["id"]
        self.assert_problem(stranger.delete(f"/api/auth/sessions/{own}"), 404)
        self.assert_problem(stranger.delete("/api/auth/sessions/nonsense"), 404)
        self.assertEqual(first.get("/api/auth/me").status, 200)

    def test_redis_without_its_data_signs_everybody_out(self):
        browser = self.signed_in()
        self.house.redis_cli("flushall")
        self.assert_problem(browser.get("/api/auth/me"), 401)


if __name__ == "__main__":
    unittest.main()
