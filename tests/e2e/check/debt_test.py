#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""--all tells what was wrong before, with the commit that broke it, and nothing that may be right."""

import json
import os
import unittest

from workshop import Case


class Debt(Case):
    def debt(self, repo, *flags):
        report = self.check_json(repo, "--all", "--base", "HEAD", *flags)
        return {(f["rule"], f["doc_path"], f["doc_start"]): f for f in report.findings()}

    def with_page(self, text, *files):
        repo = self.repository("r%d" % len(list(self.folder.iterdir())))
        for name in files:
            repo.write(name, "x\n")
        repo.write("docs/guide.md", text)
        repo.commit("begin")
        return repo

    def test_a_removed_target_is_told_with_the_commit_that_removed_it(self):
        repo = self.with_page("# Guide\n\nSee [setup](setup.md).\n\nRun `tools/go.sh` first.\n", "docs/setup.md",
                              "tools/go.sh", "tools/other.sh")
        os.remove(repo.path / "docs" / "setup.md")
        os.remove(repo.path / "tools" / "go.sh")
        guilty = repo.commit("remove")
        repo.write("tools/other.sh", "y\n")
        repo.commit("later")
        found = self.debt(repo)
        self.assertEqual(set(found), {("removed-file", "docs/guide.md", 3), ("removed-file", "docs/guide.md", 5)})
        self.assertEqual({f["broken_by"] for f in found.values()}, {guilty})
        self.assertIn("Broken by: commit " + guilty, self.check(repo, "--all", "--base", "HEAD").out)

    def test_a_moved_target_is_told_with_its_new_place(self):
        repo = self.with_page("See [setup](setup.md).\n", "docs/other.md")
        repo.write("docs/setup.md", "# Setup\n\nA page of some length, so that it is known again.\n")
        repo.commit("setup")
        repo.git("mv", "docs/setup.md", "docs/install.md")
        repo.commit("move")
        found = self.debt(repo)[("removed-file", "docs/guide.md", 1)]
        self.assertIn("docs/install.md", found["explanation"])

    def test_a_lost_anchor_is_told_with_the_commit_that_lost_it(self):
        repo = self.with_page("# Guide\n\nSee [below](#the-end) and [there](other.md#first-steps).\n\n## The end\n")
        repo.write("docs/other.md", "# Other\n\n## First steps\n")
        repo.commit("other")
        self.assertEqual(self.debt(repo), {})
        repo.write("docs/other.md", "# Other\n\n## Beginning\n")
        guilty = repo.commit("rename a heading")
        repo.write("docs/guide.md", repo.read("docs/guide.md").replace(b"## The end", b"## Last words"))
        also_guilty = repo.commit("rename another")
        report = self.check_json(repo, "--all", "--base", "HEAD").findings()
        self.assertEqual({(f["rule"], f["mention"], f["broken_by"]) for f in report},
                         {("broken-anchor", "other.md#first-steps", guilty), ("broken-anchor", "the-end", also_guilty)})

    def test_what_may_be_right_is_no_debt(self):
        for text in ("[a](setup)", "[a](setup.html)", "[a](./sub/)", "[a](../guide/setup)", "[a](/setup)",
                     "[a](/docs/setup.md)", "[a](https://example.org/none.md)", "[a](mailto:x@y.z)", "[a](../../issues)",
                     "[a](setup.md#L10)", "[a](#guide)", "[a](#Guide)", "[a](#top)", "[a](path/to/x.md)",
                     "[a](your-page.md)", "[a]({{ page }}.md)", "[a](api/Client.md)", "[a](_build/index.md)",
                     "[a](never/there.md)", "[a](SETUP.md)", "[a](setup.md?raw=1)", "[a](my%20page.md)",
                     "`path/to/file.py`", "`src/never.py`", "`and/or`", "`src/{a,b}.py`",
                     "```sh\ncat gone/file.txt\n```", "[a](#anchor-made-by-a-tool.Class)"):
            with self.subTest(text):
                repo = self.with_page("# Guide\n\n%s\n" % text, "docs/setup.md", "docs/sub/index.md",
                                      "docs/my page.md", "src/here.py")
                self.assertEqual(self.debt(repo), {})

    def test_a_broken_link_beside_real_files_is_debt_without_history(self):
        repo = self.with_page("[a](setpu.md)\n[b](../src/none.py)\n[c](#nowhere)\n", "docs/setup.md", "src/a.py")
        found = self.debt(repo)
        self.assertEqual(set(found), {("removed-file", "docs/guide.md", 1), ("removed-file", "docs/guide.md", 2),
                                      ("broken-anchor", "docs/guide.md", 3)})
        self.assertEqual({f["broken_by"] for f in found.values()}, {None})

    def test_debt_is_told_only_when_asked_for(self):
        repo = self.with_page("[a](setpu.md)\n", "docs/setup.md")
        self.assertEqual(self.check_json(repo, "--base", "HEAD").findings(), [])
        self.assertEqual(self.check(repo, "--base", "HEAD").status, 0)
        self.assertEqual(self.check(repo, "--base", "HEAD", "--all").status, 1)

    def test_debt_can_be_suppressed_and_put_into_a_baseline(self):
        repo = self.with_page("<!-- delta: ignore removed-file comes soon -->\n[a](setpu.md)\n\nSee\n\n[b](setpu.md)\n",
                              "docs/setup.md")
        self.assertEqual(set(self.debt(repo)), {("removed-file", "docs/guide.md", 6)})
        known = self.folder / "known.json"
        self.check_json(repo, "--all", "--base", "HEAD", "--output", str(known))
        self.assertEqual(self.debt(repo, "--baseline", str(known)), {})
        self.assertEqual(len(json.loads(known.read_text())["suppressed"]), 1)

    def test_suppressions_that_silence_nothing_are_told_with_all(self):
        repo = self.with_page("<!-- delta: ignore removed-file comes soon -->\n[a](setup.md)\n", "docs/setup.md")
        notes = self.check_json(repo, "--all", "--base", "HEAD").json()["notes"]
        self.assertTrue(any("silences nothing" in note for note in notes))

    def test_a_file_removed_in_the_work_tree_only_was_broken_by_no_commit(self):
        repo = self.with_page("[a](setup.md)\n", "docs/setup.md")
        os.remove(repo.path / "docs" / "setup.md")
        found = self.check_json(repo, "--all", "--worktree", "--base", "HEAD").findings("removed-file")
        self.assertEqual([f["broken_by"] for f in found], [None])


if __name__ == "__main__":
    unittest.main()
