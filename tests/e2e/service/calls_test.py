#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How GitHub is asked: with one token for as long as it is good, for no more than what changed, at once, and to the end of a
list."""
import unittest

from stage import CHANGED, CODE, DONE, FILES, Stage, wait_for


class Calls(unittest.TestCase):
    def asked(self, stage, method, path):
        return [r for r in stage.github.received()["requests"] if r["method"] == method and path in r["path"]]

    def test_an_installations_token_is_asked_for_once_whatever_restarts_and_is_in_no_log(self):
        with Stage() as stage:
            number = stage.link("octo/app", FILES)
            first = stage.pull("octo/app", "first", CHANGED)
            stage.ended("octo/app", first["number"], *DONE)
            stage.kill(stage.workers[0])
            stage.start("worker")
            second = stage.pull("octo/app", "second", {"src/net.py": CODE.replace("=5", "=20")})
            stage.ended("octo/app", second["number"], *DONE)

            asked = self.asked(stage, "POST", f"/app/installations/{number}/access_tokens")

            self.assertEqual(1, len(asked))
            token = asked[0]["response"]["token"]
            self.assertTrue(token)
            for log in stage.folder.glob("*.log"):
                self.assertNotIn(token, log.read_text())

    def test_what_did_not_change_is_not_sent_again_and_not_lost(self):
        with Stage() as stage:
            stage.link("octo/app", FILES)
            def lists():
                return [r["status"] for r in self.asked(stage, "GET", "/installation/repositories")]
            wait_for("the first list", lists)
            for _ in range(2):
                before = len(lists())
                stage.due("reconcile")
                wait_for("another list", lambda before=before: len(lists()) > before)
            wait_for("their end", lambda: not stage.rows("select 1 from jobs where kind = 'reconcile' and state <> 'done'"))

            self.assertEqual(304, lists()[-1])
            self.assertTrue(stage.rows("select 1 from repositories where repo_name = 'octo/app'"))

    def test_a_list_of_many_pages_is_read_to_its_end(self):
        with Stage() as stage:
            number = stage.link("octo/app-0", FILES)
            names = [f"octo/app-{i}" for i in range(1, 130)]
            for name in names:
                stage.github.add_repository(full_name=name)
            stage.github.change_repositories(installation=number, added=names, tell=False)

            stage.due("reconcile")

            wait_for("all of them", lambda: stage.psql("select count(*) from repositories") == "130")
            self.assertIn("2", [str(r["query"].get("page")) for r in self.asked(stage, "GET", "/installation/repositories")])

    def test_a_change_to_a_repository_that_is_known_is_fetched_at_once_and_its_fix_pushed_at_once(self):
        with Stage() as stage:
            stage.link("octo/app", FILES)
            first = stage.pull("octo/app", "first", {"src/more.py": "def more():\n    return 1\n"})
            stage.ended("octo/app", first["number"], *DONE)
            before = len(stage.github.received()["git"])

            second = stage.pull("octo/app", "second", {"src/net.py": CODE + "# more\n"})
            event = stage.ended("octo/app", second["number"], *DONE)

            self.assertEqual(("completed", "clean"), (event["processing_phase"], event["drift_result"]))
            opened = [r for r in stage.github.received()["git"][before:] if r["service"] == "refs"]
            self.assertEqual(1, len(opened))

            third = stage.pull("octo/app", "third", CHANGED)
            stage.ended("octo/app", third["number"], "fix_pr_raised")

            opened = [r for r in stage.github.received()["git"][before:] if r["service"] == "refs"]
            self.assertEqual(3, len(opened), "one more to fetch, and one to push the fix")


if __name__ == "__main__":
    unittest.main(verbosity=2)
