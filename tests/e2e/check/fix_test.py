#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""--fix mends documents of the work tree, exactly and only where it may."""

import os
import shutil
import stat
import subprocess
import unittest

from workshop import CODE, CODE_AFTER, GUIDE, Case


class Fix(Case):
    def test_after_a_fix_the_same_check_finds_nothing_to_fix(self):
        repo = self.drifted()
        before = self.check_json(repo).findings()
        mechanical = [f for f in before if f["fix"]]
        self.assertTrue(mechanical)

        fixed = self.check(repo, "--fix")

        self.assertIn("Fixed docs/guide.md", fixed.out)
        text = repo.read("docs/guide.md").decode()
        self.assertIn("`shut_down_sessions()`", text)
        self.assertEqual(text.replace("shut_down", "close_all").replace("timeout=10", "timeout=5"), GUIDE)
        again = self.check_json(repo, "--worktree", "--base", "main").findings()
        self.assertEqual([f for f in again if f["fix"]], [])
        self.assertFalse({f["id"] for f in again} & {f["id"] for f in mechanical})

    def test_a_dry_run_prints_a_diff_that_git_applies_and_changes_nothing(self):
        repo = self.drifted()
        shown = self.check(repo, "--fix", "--dry-run")
        self.assertEqual(shown.status, 1)
        self.assertEqual(repo.read("docs/guide.md").decode(), GUIDE)
        subprocess.run(["git", "apply", "-"], cwd=repo.path, input=shown.raw, check=True)
        applied = repo.read("docs/guide.md")
        repo.git("checkout", "-q", "docs/guide.md")
        self.check(repo, "--fix")
        self.assertEqual(repo.read("docs/guide.md"), applied)

    def test_without_anything_to_fix_the_diff_is_empty(self):
        repo = self.drifted()
        nothing = self.check(repo, "--fix", "--dry-run", "--base", "topic")
        self.assertEqual((nothing.status, nothing.out), (0, ""))

    def test_a_document_that_is_not_as_it_was_checked_is_left_alone(self):
        repo = self.drifted()
        edited = GUIDE.replace("# Guide", "# My guide")
        repo.write("docs/guide.md", edited)
        refused = self.check(repo, "--fix")
        self.assertEqual(refused.status, 1)
        self.assertIn("has other content", refused.out)
        self.assertEqual(repo.read("docs/guide.md").decode(), edited)
        self.assertIn("Fixed docs/guide.md", self.check(repo, "--fix", "--worktree", "--base", "main").out)
        self.assertIn("# My guide", repo.read("docs/guide.md").decode())

    def test_the_mode_is_kept_and_nothing_is_left_beside_the_file(self):
        repo = self.drifted()
        guide = repo.path / "docs" / "guide.md"
        os.chmod(guide, 0o640)
        self.check(repo, "--fix")
        self.assertIn("shut_down_sessions", guide.read_text())
        self.assertEqual(stat.S_IMODE(guide.stat().st_mode), 0o640)
        self.assertEqual(os.listdir(guide.parent), ["guide.md"])

    def test_no_link_is_followed(self):
        for link in ("docs/guide.md", "docs"):
            with self.subTest(link):
                repo = self.drifted("linked-" + link.replace("/", "-"))
                outside = self.folder / ("outside-" + link.replace("/", "-"))
                shutil.move(repo.path / link, outside)
                os.symlink(outside, repo.path / link)
                refused = self.check(repo, "--fix")
                self.assertEqual(refused.status, 1)
                self.assertIn("is not fixed", refused.out)
                kept = outside if outside.is_file() else outside / "guide.md"
                self.assertEqual(kept.read_text(), GUIDE)

    def test_line_ends_and_bytes_around_are_kept(self):
        repo = self.repository()
        guide = GUIDE.replace("\n", "\r\n").encode() + b"Caf\xe9\r\nno line end"
        repo.write("src/net.py", CODE)
        repo.write("docs/guide.md", guide)
        repo.commit("begin")
        repo.write("src/net.py", CODE_AFTER)
        repo.commit("rename")
        self.check(repo, "--fix")
        text = repo.read("docs/guide.md")
        self.assertIn(b"shut_down_sessions()` and leave.\r\n", text)
        self.assertEqual(text.replace(b"shut_down", b"close_all").replace(b"timeout=10", b"timeout=5"), guide)

    def test_what_is_silenced_or_below_the_score_is_not_fixed(self):
        repo = self.drifted()
        self.check(repo, "--fix", "--min-score", "1")
        self.assertEqual(repo.read("docs/guide.md").decode(), GUIDE)
        repo.write(".delta.yml", "suppressions:\n  - {rule: '*', path: docs/, reason: frozen}\n")
        repo.commit("freeze")
        self.check(repo, "--fix")
        self.assertEqual(repo.read("docs/guide.md").decode(), GUIDE)


if __name__ == "__main__":
    unittest.main()
