#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The dashboard's figures."""

import datetime
import unittest

from house import ApiTest

DAY = {"date", "analyses", "drift_found", "docs_prs_raised", "docs_prs_merged", "median_seconds_to_verdict"}


class Dashboard(ApiTest):
    def test_a_new_account_has_nothing(self):
        browser = self.signed_in()
        self.assertEqual(browser.get("/api/dashboard/stats").json, {
            "installations_count": 0, "repos_linked_count": 0, "drift_events_count": 0, "pr_waiting_count": 0})
        self.assertEqual(browser.get("/api/dashboard/repos").json, [])

    def test_the_four_numbers_count_what_is_mine(self):
        browser, stranger = self.signed_in(), self.signed_in()
        mine = self.house.add_repository(browser.user_id, is_active="true")
        theirs = self.house.add_repository(stranger.user_id, is_active="true")
        self.house.add_event(mine, 1)
        self.house.add_event(mine, 2, docs_pr_number="9", processing_phase="fix_pr_raised", fix_pr_raised_at="2026-01-01")
        self.house.add_event(theirs, 1)
        self.assertEqual(browser.get("/api/dashboard/stats").json, {
            "installations_count": 1, "repos_linked_count": 1, "drift_events_count": 2, "pr_waiting_count": 1})

    def test_the_five_newest_repositories_are_told_when_github_does_not_answer(self):
        browser = self.signed_in()
        ids = [self.house.add_repository(browser.user_id, f"octo/{n}", created_at=f"2026-01-0{n}") for n in range(1, 8)]
        repos = browser.get("/api/dashboard/repos").json
        self.assertEqual([r["id"] for r in repos], ids[:1:-1])
        self.assertEqual(repos[0] | {"id": None}, {
            "id": None, "name": "octo/7", "description": "Error fetching details", "language": None,
            "stargazers_count": 0, "forks_count": 0, "avatar_url": None})

    def test_trends_have_every_day(self):
        browser = self.signed_in()
        repo = self.house.add_repository(browser.user_id)
        self.house.add_event(repo, 1, drift_result="drift_detected", processing_phase="completed",
                             started_at="now", completed_at="now")
        today = datetime.datetime.now(datetime.timezone.utc).date()
        days = browser.get("/api/dashboard/trends?days=7").json
        self.assertEqual([set(d) for d in days], [DAY] * 7)
        self.assertEqual([d["date"] for d in days], [str(today - datetime.timedelta(n)) for n in range(6, -1, -1)])
        self.assertEqual((days[-1]["analyses"], days[-1]["drift_found"]), (1, 1))
        self.assertIsNone(days[0]["median_seconds_to_verdict"])
        self.assertEqual(len(browser.get("/api/dashboard/trends").json), 30)

    def test_wrong_numbers_of_days_are_named(self):
        browser = self.signed_in()
        for days in ("0", "366", "x", ""):
            self.assert_fields(browser.get(f"/api/dashboard/trends?days={days}"), "days")


if __name__ == "__main__":
    unittest.main()
