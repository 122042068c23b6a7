#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every state a repository can be in: what is compared, and what is said where that cannot go on."""

import os
import unittest

from workshop import CODE, CODE_AFTER, GUIDE, Case, Repository, run


class Sides(Case):
    def renamed(self, repo, *flags):
        return self.check_json(repo, *flags).findings("renamed-symbol")

    def begun(self, name="repo"):
        repo = self.repository(name)
        repo.write("src/net.py", CODE)
        repo.write("docs/guide.md", GUIDE)
        repo.commit("begin")
        return repo

    def test_the_work_tree_may_be_the_head(self):
        repo = self.begun()
        repo.write("src/net.py", CODE_AFTER)
        self.assertEqual(len(self.renamed(repo, "--worktree", "--base", "HEAD")), 1)
        self.assertEqual(self.check_json(repo, "--worktree", "--base", "HEAD").json()["head"], "worktree")
        self.assertEqual(self.check_json(repo, "--base", "HEAD").findings(), [])

    def test_what_is_staged_may_be_the_head(self):
        repo = self.begun()
        repo.write("src/net.py", CODE_AFTER)
        self.assertEqual(self.renamed(repo, "--staged"), [])
        repo.git("add", "src/net.py")
        repo.write("src/net.py", CODE)
        self.assertEqual(len(self.renamed(repo, "--staged")), 1)
        self.assertEqual(self.check_json(repo, "--staged").json()["head"], "index")

    def test_a_new_document_in_the_work_tree_is_read(self):
        repo = self.begun()
        repo.write("src/net.py", CODE_AFTER)
        repo.write("docs/new.md", "Call `close_all_sessions()`.\n")
        paths = {f["doc_path"] for f in self.renamed(repo, "--worktree", "--base", "HEAD")}
        self.assertIn("docs/guide.md", paths)

    def test_a_bare_repository_is_read_and_has_no_work_tree(self):
        repo = self.drifted()
        bare = self.folder / "bare.git"
        repo.git("clone", "-q", "--bare", str(repo.path), str(bare))
        found = run("check", str(bare), "--base", "main", "--head", "topic", "--min-score", "0", "--format", "json")
        self.assertEqual(len(found.findings("renamed-symbol")), 1)
        self.assertUsage(run("check", str(bare), "--worktree"), "bare")
        self.assertUsage(run("check", str(bare), "--fix", "--base", "main"), "bare")

    def test_a_bare_repository_without_configuration_is_read(self):
        repo = self.drifted()
        bare = self.folder / "store" / "repo"
        repo.git("clone", "-q", "--bare", str(repo.path), str(bare))
        os.remove(bare / "config")
        found = run("check", str(bare), "--base", "main", "--head", "topic", "--min-score", "0", "--format", "json")
        self.assertEqual(len(found.findings("renamed-symbol")), 1)

    def test_a_detached_head_is_compared_with_the_default_branch(self):
        repo = self.drifted()
        repo.git("checkout", "-q", "--detach")
        self.assertEqual(len(self.renamed(repo)), 1)

    def test_a_renamed_default_branch_is_found(self):
        repo = self.drifted()
        repo.git("branch", "-m", "main", "trunk")
        self.assertEqual(len(self.renamed(repo)), 1)

    def test_without_a_default_branch_the_base_is_asked_for(self):
        repo = self.drifted()
        repo.git("branch", "-m", "main", "odd-name")
        self.assertUsage(self.check(repo), "--base")

    def test_the_default_branch_itself_is_compared_with_its_first_parent(self):
        repo = self.begun()
        repo.write("src/net.py", CODE_AFTER)
        repo.commit("rename")
        report = self.check_json(repo)
        self.assertEqual(len(report.findings("renamed-symbol")), 1)
        self.assertTrue(any("first parent" in note for note in report.json()["notes"]))

    def test_an_unborn_branch_has_nothing_to_check_but_what_is_staged(self):
        repo = self.repository()
        self.assertUsage(self.check(repo), "no commits yet")
        self.assertUsage(self.check(repo, "--backtest", "5", "--min-score", "0"), "no commits")
        repo.write("src/net.py", CODE)
        repo.write("README.md", GUIDE)
        repo.git("add", "-A")
        self.assertEqual(self.check(repo, "--staged").status, 0)

    def test_a_shallow_clone_says_what_is_missing_and_how_to_fetch_it(self):
        repo = self.drifted()
        clone = self.folder / "clone"
        repo.git("clone", "-q", "--depth", "1", "file://%s" % repo.path, str(clone))
        refused = run("check", str(clone))
        self.assertEqual(refused.status, 2, refused.out)
        for word in ("shallow", "git fetch", "fetch-depth: 0"):
            self.assertIn(word, refused.err)

    def test_what_the_branch_did_counts_and_what_main_did_meanwhile_does_not(self):
        repo = self.drifted()
        repo.git("checkout", "-q", "main")
        repo.write("src/other.py", "def gone_meanwhile():\n    return 1\n")
        repo.write("docs/other.md", "Call `gone_meanwhile()`.\n")
        repo.commit("other")
        repo.write("src/other.py", "x = 1\n")
        repo.commit("main goes on")
        repo.git("checkout", "-q", "topic")
        report = self.check_json(repo, "--base", "main")
        self.assertEqual({f["doc_path"] for f in report.findings()}, {"docs/guide.md"})
        self.assertTrue(any("merge base" in note for note in report.json()["notes"]))

    def test_a_linked_work_tree_and_a_subfolder_are_read(self):
        repo = self.drifted()
        repo.git("worktree", "add", "-q", str(self.folder / "linked"), "--detach", "topic")
        linked = Repository.__new__(Repository)
        linked.path = self.folder / "linked"
        self.assertEqual(len(self.renamed(linked)), 1)
        linked.path = repo.path / "src"
        report = self.check_json(linked)
        self.assertEqual(report.findings("renamed-symbol")[0]["doc_path"], "docs/guide.md")
        self.assertTrue(any("as a whole" in note for note in report.json()["notes"]))

    def test_a_submodule_is_not_entered_and_can_be_checked_by_itself(self):
        inner = self.drifted("inner")
        outer = self.begun("outer")
        outer.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(inner.path), "vendor/inner")
        outer.commit("submodule")
        self.assertEqual(self.check_json(outer).findings(), [])
        module = Repository.__new__(Repository)
        module.path = outer.path / "vendor" / "inner"
        self.assertEqual(len(self.renamed(module, "--base", "HEAD~1")), 1)


if __name__ == "__main__":
    unittest.main()
