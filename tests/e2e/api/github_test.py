#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What needs GitHub: linking an account and an installation, and the details of repositories."""

import pathlib
import socket
import sys
import unittest

from house import ApiTest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support" / "github"))
from client import Sandbox  # noqa: E402

CALLBACK = "/api/auth/github/callback"


class GitHub(ApiTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.github = Sandbox(cls.house.folder + "/github")
        cls.addClassCleanup(cls.github.stop)
        about = cls.github.about
        cls.server = cls.house.api(
            GITHUB_APP_ID=str(about["app_id"]), GITHUB_PRIVATE_KEY_PATH=about["private_key"],
            GITHUB_CLIENT_ID=about["client_id"], GITHUB_CLIENT_SECRET=about["client_secret"],
            GITHUB_API_URL=about["api_url"], GITHUB_URL=about["url"])
        cls.github.add_repository(full_name="octo/app")
        cls.installation = cls.github.install(account="octo", repositories=["octo/app"], tell=False)["id"]

    def code(self):
        return self.github.make_code()["code"]

    def asked(self, path):
        return sum(1 for r in self.github.received()["requests"] if r["path"] == path)

    def test_the_dashboard_learns_where_the_app_is(self):
        url = self.github.about["url"]
        wanted = {"github_url": url, "github_app_url": url + "/apps/delta-docs",
                  "github_client_id": self.github.about["client_id"]}
        self.assertEqual(self.server.browser().get("/api/config").json, wanted)

    def test_without_github_the_app_is_where_it_was_last(self):
        self.server.browser().get("/api/config")
        cut_off = self.house.api(GITHUB_API_URL="http://127.0.0.1:9").browser()
        self.assertEqual(cut_off.get("/api/config").json["github_app_url"], self.github.about["url"] + "/apps/delta-docs")

        self.house.redis_cli("del", "delta:github-app-page")
        self.assertEqual(cut_off.get("/api/config").json["github_app_url"], None)
        self.house.redis_cli("del", "delta:github-app-page")

    def test_a_github_that_is_silent_is_waited_for_once(self):
        with socket.socket() as silent:
            silent.bind(("127.0.0.1", 0))
            silent.listen(64)
            browser = self.signed_in()
            for number in range(5):
                self.house.add_repository(browser.user_id, f"octo/silent-{number}")
            browser.port = self.house.api(GITHUB_API_URL=f"http://127.0.0.1:{silent.getsockname()[1]}").port
            answer = browser.get("/api/dashboard/repos")
        self.assertEqual(answer.status, 200, answer.text)
        self.assertEqual(["Error fetching details"] * 5, [one["description"] for one in answer.json])

    def test_an_account_is_linked(self):
        browser = self.signed_in()
        answer = browser.post(CALLBACK, {"code": self.github.make_code(login="newcomer")["code"]})
        self.assertEqual((answer.status, answer.json["github_username"], answer.json["installation_id"]),
                         (200, "newcomer", None))
        self.assertEqual(browser.get("/api/auth/me").json["github_username"], "newcomer")

    def test_an_installation_is_linked_to_one_account_only(self):
        first, second = self.signed_in(), self.signed_in()
        answer = first.post(CALLBACK, {"code": self.code(), "installation_id": self.installation})
        self.assertEqual((answer.status, answer.json["installation_id"]), (200, self.installation), answer.text)
        self.assertEqual(first.get("/api/dashboard/stats").json["installations_count"], 1)
        self.assert_problem(second.post(CALLBACK, {"code": self.code(), "installation_id": self.installation}), 409)
        self.assertEqual(second.get("/api/auth/me").json["github_username"], None)

    def test_whoever_installed_the_app_before_having_an_account_is_linked_to_it_later(self):
        self.github.add_repository(full_name="early-org/app")
        early = self.github.install(account="early-org", repositories=["early-org/app"], by="early", tell=False)["id"]
        self.github.install(account="early", repositories=[], kind="User", by="early", tell=False)
        browser = self.signed_in()

        answer = browser.post(CALLBACK, {"code": self.github.make_code(login="early")["code"]})

        self.assertEqual((answer.status, answer.json["installation_id"], answer.json["installations_count"]),
                         (200, None, 2), answer.text)
        self.assertEqual(browser.get("/api/dashboard/stats").json["installations_count"], 2)
        again = browser.post(CALLBACK, {"code": self.github.make_code(login="early")["code"], "installation_id": early})
        self.assertEqual((again.status, again.json["installations_count"]), (200, 2))

    def test_whoever_may_only_read_takes_no_installation(self):
        self.github.add_repository(full_name="guarded/app")
        guarded = self.github.install(account="guarded", repositories=["guarded/app"], by="owner", tell=False)["id"]
        self.github.show_to(installation=guarded, login="reader")
        browser = self.signed_in()

        answer = browser.post(CALLBACK, {"code": self.github.make_code(login="reader")["code"]})
        self.assertEqual((answer.status, answer.json["installations_count"]), (200, 0))
        asked = {"code": self.github.make_code(login="reader")["code"], "installation_id": guarded}
        self.assert_problem(browser.post(CALLBACK, asked), 403)
        self.assertEqual(browser.get("/api/dashboard/stats").json["installations_count"], 0)

        owner = self.signed_in()
        asked = {"code": self.github.make_code(login="owner")["code"], "installation_id": guarded}
        self.assertEqual(owner.post(CALLBACK, asked).status, 200)

    def test_what_belongs_to_another_account_is_left_alone_when_nobody_asked_for_it(self):
        self.github.add_repository(full_name="shared/app")
        self.github.install(account="shared", repositories=["shared/app"], by="mover", tell=False)
        first, second = self.signed_in(), self.signed_in()

        linked = [by.post(CALLBACK, {"code": self.github.make_code(login="mover")["code"]}) for by in (first, second)]

        self.assertEqual([(one.status, one.json["installations_count"]) for one in linked], [(200, 1), (200, 0)])

    def test_a_code_that_github_does_not_know_is_refused(self):
        self.assert_problem(self.signed_in().post(CALLBACK, {"code": "made-up"}), 400)

    def test_an_installation_of_somebody_else_is_refused(self):
        answer = self.signed_in().post(CALLBACK, {"code": self.code(), "installation_id": 999999999})
        self.assert_problem(answer, 403)

    def test_wrong_fields_are_named(self):
        self.assert_fields(self.signed_in().post(CALLBACK, {}), "code")
        self.assert_fields(self.signed_in().post(CALLBACK, {"code": "x", "installation_id": "7"}), "installation_id")

    def test_repositories_have_their_details_from_github(self):
        browser = self.signed_in()
        self.house.psql("delete from installations where installation_id = :'id'", id=self.installation)
        self.house.psql("insert into installations (installation_id, user_id, account_name, account_type) "
                        "values (:'id', :'owner', 'octo', 'Organization')", id=self.installation, owner=browser.user_id)
        self.house.psql("insert into repositories (installation_id, repo_name) values (:'id', 'octo/app')",
                        id=self.installation)
        self.house.add_repository(browser.user_id, "octo/gone", created_at="2026-01-01")
        before = self.asked("/repos/octo/app")
        there, gone = browser.get("/api/dashboard/repos").json
        self.assertEqual(there["name"], "octo/app")
        self.assertNotEqual(there["description"], "Error fetching details")
        self.assertEqual(gone["description"], "Error fetching details")
        # What GitHub said is kept in Redis; what it did not say is asked for again.
        self.assertEqual(browser.get("/api/dashboard/repos").json, [there, gone])
        self.assertEqual(self.asked("/repos/octo/app"), before + 1)
        (key,) = self.house.redis_cli("keys", "delta:github-repository:*").split()
        self.assertLessEqual(int(self.house.redis_cli("ttl", key)), 600)
        self.house.redis_cli("del", key)
        self.github.fault(path="/repos/octo/app", status=502, times=3)
        self.assertEqual(browser.get("/api/dashboard/repos").json[0]["description"], "Error fetching details")
        self.assertEqual(browser.get("/api/dashboard/repos").json, [there, gone])


if __name__ == "__main__":
    unittest.main()
