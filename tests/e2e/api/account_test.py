#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Signing up, in and out."""

import pathlib
import re
import statistics
import time
import unittest
import uuid

from house import PASSWORD, ApiTest


def credentials(browser, password=PASSWORD):
    return {"email": browser.email, "password": password}


class SignUp(ApiTest):
    def test_a_new_account_is_signed_in(self):
        browser = self.browser()
        answer = browser.post("/api/auth/signup", {"email": "ada@example.org", "password": PASSWORD, "full_name": "Ada"})
        self.assertEqual((answer.status, answer.json), (200, {"email": "ada@example.org", "name": "Ada"}))
        self.assertEqual(set(browser.cookies), {"access_token", "refresh_token"})
        for cookie in answer.headers.get_all("Set-Cookie"):
            self.assertIn("; HttpOnly; SameSite=Lax", cookie)
        self.assertEqual(browser.get("/api/auth/me").json["email"], "ada@example.org")

    def test_a_name_is_not_needed(self):
        browser = self.browser()
        answer = browser.post("/api/auth/signup", {"email": "anon@example.org", "password": PASSWORD})
        self.assertEqual(answer.json, {"email": "anon@example.org", "name": None})

    def test_the_password_is_kept_as_a_hash_only(self):
        email = f"{uuid.uuid4()}@example.org"
        self.browser().post("/api/auth/signup", {"email": email, "password": PASSWORD})
        kept = self.house.psql("select password_hash from users where email = :'email'", email=email)[0][0]
        self.assertRegex(kept, r"^\$2b\$12\$.{53}$")

    def test_an_address_has_one_account_in_whatever_case(self):
        browser = self.signed_in()
        for email in (browser.email, browser.email.upper()):
            answer = self.browser().post("/api/auth/signup", {"email": email, "password": PASSWORD})
            self.assert_problem(answer, 400, "There is an account with this e-mail address already.")

    def test_an_address_is_held_to_the_pattern_that_is_published(self):
        signup = self.browser().get("/api/openapi.json").json["components"]["schemas"]["Signup"]
        pattern = re.compile(signup["properties"]["email"]["pattern"])
        name = uuid.uuid4().hex
        right = [f"{name}@b.example", f"{name}+&{{*@a-b.c.example", f"{name}@bücher.example"]
        wrong = ["x@b", "x@b*.example", "@b.example", "x@.example", "x@b.", "x@b..example", "x y@b.example", "x@b@c.example",
                 "x@b.example\n", "x@b_c.example", "x" * 65 + "@b.example", "\x7f@b.example",
                 "x\x8c@b.example", "x@b\x9f.example"]
        for email, status in [(email, 200) for email in right] + [(email, 422) for email in wrong]:
            with self.subTest(email=email):
                answer = self.browser().post("/api/auth/signup", {"email": email, "password": PASSWORD})
                self.assertEqual((answer.status, bool(pattern.fullmatch(email))), (status, status == 200))

    def test_wrong_fields_are_named(self):
        post = lambda body: self.browser().post("/api/auth/signup", body)
        self.assert_fields(post({}), "email", "password")
        self.assert_fields(post({"email": "nobody", "password": "short"}), "email", "password")
        self.assert_fields(post({"email": "a@b.example", "password": PASSWORD, "full_name": 5}), "full_name")
        self.assert_fields(post([]), "body")


class LogIn(ApiTest):
    def test_the_right_password_signs_in(self):
        known = self.signed_in("Ada")
        browser = self.browser()
        answer = browser.post("/api/auth/login", credentials(known))
        self.assertEqual((answer.status, answer.json), (200, {"email": known.email, "name": "Ada"}))
        self.assertEqual(browser.get("/api/auth/me").json["id"], known.user_id)

    def test_a_wrong_password_and_an_unknown_address_are_told_alike(self):
        known = self.signed_in()
        wrong = self.browser().post("/api/auth/login", credentials(known, "wrong"))
        unknown = self.browser().post("/api/auth/login", {"email": "nobody@example.org", "password": "wrong"})
        self.assert_problem(wrong, 401, "Incorrect credentials.")
        self.assert_problem(unknown, 401, "Incorrect credentials.")
        self.assertEqual(wrong.headers.get_all("Set-Cookie"), None)

    def test_an_unknown_address_takes_as_long_as_a_wrong_password(self):
        # Of the processor: on a busy machine an answer waits for other reasons too, once more and once less.
        def spent():
            return sum(map(int, pathlib.Path(f"/proc/{self.server.process.pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]))

        def cost(email):
            before = spent()
            self.assertEqual(self.browser().post("/api/auth/login", {"email": email, "password": "wrong"}).status, 401)
            return spent() - before

        known = f"{uuid.uuid4()}@example.org"
        self.browser().post("/api/auth/signup", {"email": known, "password": PASSWORD})
        cost("warm@example.org")
        both = [(cost(known), cost(f"{uuid.uuid4()}@example.org")) for _ in range(5)]
        wrong, unknown = map(statistics.median, zip(*both))
        self.assertGreater(min(wrong, unknown), 2)  # ticks, or nothing was measured
        self.assertLess(max(wrong, unknown) / min(wrong, unknown), 1.5)

    def test_a_long_password_counts_to_its_end(self):
        browser = self.browser()
        email = f"{uuid.uuid4()}@example.org"
        browser.post("/api/auth/signup", {"email": email, "password": "x" * 100 + "a"})
        self.assertEqual(browser.post("/api/auth/login", {"email": email, "password": "x" * 100 + "b"}).status, 401)
        self.assertEqual(browser.post("/api/auth/login", {"email": email, "password": "x" * 100 + "a"}).status, 200)

    def test_attempts_for_an_account_are_limited(self):
        known = self.signed_in()
        answers = [self.browser().post("/api/auth/login", credentials(known, "wrong")) for _ in range(11)]
        self.assertEqual([a.status for a in answers[:9]], [401] * 9)
        self.assert_problem(answers[-1], 429)
        self.assertTrue(0 < int(answers[-1].headers["Retry-After"]) <= 60)
        # The right password has to wait too, or the limit would tell a guess apart.
        self.assertEqual(self.browser().post("/api/auth/login", credentials(known)).status, 429)

    def test_the_right_password_forgives_the_wrong_ones(self):
        known = self.signed_in()
        for _ in range(3):
            for _ in range(4):
                self.browser().post("/api/auth/login", credentials(known, "wrong"))
            self.assertEqual(self.browser().post("/api/auth/login", credentials(known)).status, 200)


class LimitByAddress(ApiTest):
    def test_attempts_from_an_address_are_limited(self):
        self.house.redis_cli("set", "delta:sign-in:address:127.0.0.1", str(int(time.time() * 1000) + 299_000))
        answers = [self.browser().post("/api/auth/login", {"email": f"{i}@example.org", "password": "x"}).status
                   for i in range(3)]
        self.assertIn(429, answers)
        self.house.redis_cli("flushall")


class LogOut(ApiTest):
    def test_signing_out_ends_the_session_and_clears_the_cookies(self):
        browser = self.signed_in()
        kept = dict(browser.cookies)
        answer = browser.post("/api/auth/logout")
        self.assertEqual((answer.status, set(answer.json)), (200, {"message"}))
        self.assertEqual(browser.cookies, {})
        browser.cookies = kept
        self.assert_problem(browser.get("/api/auth/me"), 401)

    def test_signing_out_twice_is_fine(self):
        self.assertEqual(self.browser().post("/api/auth/logout").status, 200)


class Me(ApiTest):
    def test_it_tells_who_is_signed_in(self):
        browser = self.signed_in("Ada")
        self.house.psql("update users set github_username = 'ada' where id = :'id'", id=browser.user_id)
        self.assertEqual(browser.get("/api/auth/me").json,
                         {"id": browser.user_id, "email": browser.email, "name": "Ada", "github_username": "ada"})

    def test_an_account_that_is_gone_is_signed_out(self):
        browser = self.signed_in()
        self.house.psql("delete from users where id = :'id'", id=browser.user_id)
        self.assert_problem(browser.get("/api/auth/me"), 401)


if __name__ == "__main__":
    unittest.main()
