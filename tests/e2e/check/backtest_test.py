#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""--backtest judges past changes as if they had left the documents alone."""

import json
import unittest

from workshop import CODE, GUIDE, Case, breaches


class Backtest(Case):
    def history(self):
        """Renames: one mended in the same commit, one ten days later, one never."""
        repo = self.repository()
        repo.write("src/net.py", CODE + "\n\ndef reopen_session_file():\n    return None\n")
        repo.write("docs/guide.md", GUIDE)
        repo.write("docs/files.md", "Use `reopen_session_file()`.\n")
        repo.commit("begin")
        code, guide = repo.read("src/net.py"), repo.read("docs/guide.md")

        def rename(old, new, message, with_docs):
            nonlocal code, guide
            code = code.replace(old, new)
            repo.write("src/net.py", code)
            if with_docs:
                guide = guide.replace(old, new)
                repo.write("docs/guide.md", guide)
            return repo.commit(message)

        same = rename(b"close_all_sessions", b"shut_down_sessions", "rename with docs", True)
        late = rename(b"shut_down_sessions", b"end_every_session", "rename without docs", False)
        repo.write("docs/guide.md", guide.replace(b"shut_down_sessions", b"end_every_session"))
        repo.commit("mend the guide", hours=240)
        never = rename(b"reopen_session_file", b"reopen_the_file", "rename and forget", False)
        repo.write("notes.txt", "nothing\n")
        repo.commit("no code")
        return repo, same, late, never

    def replay(self, repo, *flags):
        return json.loads(self.check(repo, "--backtest", "50", "--format", "json", *flags).raw)

    def test_changes_are_flagged_and_held_against_what_people_did(self):
        repo, same, late, never = self.history()
        report = self.replay(repo)
        self.assertEqual(breaches(report, "backtest.v1.json"), [])
        fixed = {(c["commit"], d["path"]): d["fixed"] for c in report["flagged_changes"] for d in c["documents"]}
        self.assertEqual(fixed[same, "docs/guide.md"], "same_change")
        self.assertEqual(fixed[late, "docs/guide.md"], "later")
        self.assertEqual(fixed[never, "docs/files.md"], "never")
        places = {(f["code_path"], f["code_start"] > 0) for c in report["flagged_changes"] for f in c["findings"]}
        self.assertEqual(places, {("src/net.py", True)})
        self.assertEqual((report["changes"], report["code_changes"]), (5, 3))
        self.assertEqual(report["unconfirmed"], 1)
        self.assertEqual(report["noise_per_100"], 33.3)

    def test_the_sums_are_told_to_people(self):
        repo, *_ = self.history()
        told = self.check(repo, "--backtest", "50")
        self.assertEqual(told.status, 0)
        for words in ("Replayed 5 changes", "rename and forget", "docs/files.md (not edited)", "in 100"):
            self.assertIn(words, told.out)

    def test_no_more_changes_than_asked_for_are_replayed(self):
        repo, *_ = self.history()
        self.assertEqual(json.loads(self.check(repo, "--backtest", "2", "--format", "json").raw)["changes"], 2)

    def test_the_minimum_score_and_the_head_count(self):
        repo, same, late, never = self.history()
        self.assertEqual(self.replay(repo, "--min-score", "1")["flagged"], 0)
        commits = {c["commit"] for c in self.replay(repo, "--head", late)["flagged_changes"]}
        self.assertTrue(late in commits and never not in commits)

    def test_two_runs_give_the_same_bytes(self):
        repo, *_ = self.history()
        outputs = {self.check(repo, "--backtest", "9", "--format", "json", "--threads", n).raw for n in ("1", "2")}
        self.assertEqual(len(outputs), 1)


if __name__ == "__main__":
    unittest.main()
