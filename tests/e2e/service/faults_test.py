#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A GitHub that is not well, and repositories that mean no good."""
import unittest

from stage import CHANGED, CODE, DONE, FILES, PAGE, StageTest, wait_for


class Faults(StageTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stage.link("octo/app", FILES)

    def mended(self, branch, files=None):
        pull = self.stage.pull("octo/app", branch, files or CHANGED)
        event = self.stage.ended("octo/app", pull["number"], *DONE)
        self.assertEqual("fix_pr_raised", event["processing_phase"], event["error_message"])
        (run,) = self.stage.check_runs("octo/app", pull["head_sha"])
        self.assertEqual("neutral", run["conclusion"])
        return run

    def test_answers_of_502_and_broken_ones_are_tried_again(self):
        self.stage.github.fault(path="/check-runs", method="GET", status=502, times=2)
        self.stage.github.fault(path="/check-runs/", method="PATCH", kind="truncated", times=1)
        self.stage.github.fault(path=".git/", status=503, times=1)

        self.mended("well")

    def test_a_git_connection_that_broke_costs_no_attempt(self):
        self.stage.github.fault(path=".git/", kind="closed", times=1)

        self.mended("broken-off")

        self.assertEqual(0, self.stage.rows("select retry_count from drift_events where head_branch = 'broken-off'")[0]["retry_count"])
        self.assertFalse(self.stage.rows("select 1 from jobs where kind = 'analyze' and state = 'waiting'"))

    def test_a_rate_limit_is_waited_for(self):
        self.stage.github.fault(path="/check-runs", method="POST", status=429, headers={"Retry-After": "2"}, times=1)
        self.stage.github.fault(path="/pulls", method="POST", status=403, times=1, headers={"Retry-After": "1"},
                                message="You have exceeded a secondary rate limit")

        self.mended("limited")

    def test_a_revoked_token_is_replaced(self):
        self.mended("before")
        self.stage.github.revoke_tokens()

        self.mended("after")

    def test_a_branch_name_that_is_an_option_or_a_path_is_a_name(self):
        self.mended("a/b-c.d--upload-pack=x")

    def test_hostile_files_are_read_and_nothing_else(self):
        run = self.mended("hostile", {**CHANGED, "docs/\u202eevil.md": "`connect()` <script>alert(1)</script> @octo/all\n",
                                      "docs/deep.md": "> " * 3000 + "x\n", ".gitattributes": "* filter=evil\n",
                                      "docs/big.md": "x" * 5_000_000})

        self.assertNotIn("<script>", run["output"]["summary"])

    def test_an_app_without_permission_says_so(self):
        # A repository of its own: the checks of other tests' fixes may still be on their way.
        self.stage.link("shut/app", {"src/net.py": CODE, "docs/use.md": PAGE})
        self.stage.github.fault(path="/repos/shut/app/commits/", method="GET", status=403, times=1,
                                message="Resource not accessible by integration")
        pull = self.stage.pull("shut/app", "forbidden", CHANGED)

        event = self.stage.ended("shut/app", pull["number"], *DONE)

        self.assertEqual("failed", event["processing_phase"])
        self.assertIn("Resource not accessible", event["error_message"])
        (run,) = wait_for("its check", lambda: self.stage.check_runs("shut/app", pull["head_sha"]))
        self.assertEqual("failure", run["conclusion"])

    def test_an_error_that_is_cut_within_a_letter_is_told_all_the_same(self):
        self.stage.link("long/app", {"src/net.py": CODE, "docs/use.md": PAGE})
        self.stage.github.fault(path="/repos/long/app/commits/", method="GET", status=403, times=1, message="x" + "é" * 400)
        pull = self.stage.pull("long/app", "forbidden", CHANGED)

        event = self.stage.ended("long/app", pull["number"], *DONE)

        self.assertEqual(("failed", 0), (event["processing_phase"], event["retry_count"]))
        self.assertIn("xéé", event["error_message"])
        self.assertEqual("failure", self.stage.completed_check("long/app", pull["head_sha"])["conclusion"])

    def test_an_installation_that_is_removed_is_gone_with_its_mirror(self):
        number = self.stage.link("gone/app", {"src/net.py": CODE, "docs/use.md": PAGE})
        pull = self.stage.pull("gone/app", "change", CHANGED)
        repo = self.stage.ended("gone/app", pull["number"], *DONE)["repo_id"]
        mirror = self.stage.folder / "mirrors" / f"{repo}.git"
        self.assertTrue(mirror.exists())

        self.stage.github.uninstall(installation=number)

        wait_for("the rows to go", lambda: not self.stage.rows("select 1 from repositories where repo_name = 'gone/app'"))
        wait_for("the mirror to go", lambda: not mirror.exists())

    def test_a_renamed_repository_keeps_its_analyses(self):
        self.stage.link("octo/old", {"src/net.py": CODE, "docs/use.md": PAGE})
        self.stage.github.rename(full_name="octo/old", to="octo/new")
        wait_for("the new name", lambda: self.stage.rows("select 1 from repositories where repo_name = 'octo/new'"))

        pull = self.stage.pull("octo/new", "change", CHANGED)

        self.assertEqual("fix_pr_raised", self.stage.ended("octo/new", pull["number"], *DONE)["processing_phase"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
