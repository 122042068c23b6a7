#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Names and contents that nobody expects, from repositories that nobody vouches for."""

import os
import unittest

from workshop import CODE, CODE_AFTER, GUIDE, Case, run


class OddFiles(Case):
    def drift_in(self, doc_path, guide=GUIDE, code_path="src/net.py", before=CODE, after=CODE_AFTER):
        repo = self.repository("r%d" % len(list(self.folder.iterdir())))
        repo.write(code_path, before)
        repo.write(doc_path, guide)
        repo.commit("begin")
        repo.write(code_path, after)
        repo.commit("rename")
        return repo

    def test_names_with_blanks_quotes_and_line_ends_are_told_harmlessly(self):
        for name in ("docs/my guide.md", 'docs/a "quoted" guide.md', "docs/two\nlines.md", "docs/\x1b[31mred.md",
                     "docs/ünïcode/指南.md", "docs/::warning::x.md", "docs/<b>&.md"):
            with self.subTest(name):
                repo = self.drift_in(name)
                self.assertEqual({f["doc_path"] for f in self.check_json(repo).findings("renamed-symbol")}, {name})
                for form in ("text", "sarif", "junit", "github", "markdown"):
                    out = self.check(repo, "--format", form).out
                    self.assertNotIn("\x1b", out)
                    self.assertNotIn("two\nlines", out)
                    self.assertFalse(any(line.startswith("::warning::") for line in out.splitlines()))

    def test_a_name_that_is_not_utf_8_is_told_and_breaks_no_format(self):
        repo = self.drift_in(b"docs/caf\xe9.md")
        found = self.check_json(repo).findings("renamed-symbol")
        self.assertEqual([f["doc_path"] for f in found], ["docs/caf\ufffd.md"])
        for form in ("text", "sarif", "junit", "github", "markdown"):
            self.check(repo, "--format", form).raw.decode("utf-8")
        self.assertIn("caf%E9", self.check(repo, "--format", "sarif").out)

    def test_a_document_that_is_not_utf_8_is_read(self):
        guide = GUIDE.encode() + b"\nCaf\xe9 \xff\xfe calls `close_all_sessions()`.\n"
        lines = {f["doc_start"] for f in self.check_json(self.drift_in("docs/guide.md", guide)).findings("renamed-symbol")}
        self.assertEqual(lines, {7, 9})

    def test_crlf_documents_have_the_same_lines(self):
        crlf = self.drift_in("docs/guide.md", GUIDE.replace("\n", "\r\n"), before=CODE.replace("\n", "\r\n"),
                             after=CODE_AFTER.replace("\n", "\r\n"))
        self.assertEqual({f["doc_start"] for f in self.check_json(crlf).findings("renamed-symbol")}, {7})
        self.assertNotIn("\r", self.check(crlf).out)

    def test_huge_and_binary_documents_are_skipped_and_counted(self):
        repo = self.drift_in("docs/guide.md")
        repo.git("checkout", "-q", "-b", "more", "HEAD~1")
        repo.write("docs/huge.md", "`close_all_sessions()` is called here.\n" * 150_000)
        repo.write("docs/binary.md", b"`close_all_sessions()` \x00\x01\x02")
        repo.write("docs/empty.md", "")
        repo.commit("odd documents")
        repo.write("src/net.py", CODE_AFTER)
        repo.commit("rename")
        report = self.check_json(repo, "--base", "HEAD~1").json()
        self.assertEqual({f["doc_path"] for f in report["findings"] if f["rule"] == "renamed-symbol"}, {"docs/guide.md"})
        self.assertEqual(report["stats"]["skipped_docs"], 2)
        self.assertTrue(any("docs/huge.md" in note for note in report["notes"]))

    def test_huge_and_binary_code_is_no_trouble(self):
        repo = self.drift_in("docs/guide.md", before=b"\x00\x01" * 4000, after=b"\x00\x02" * 4000)
        self.assertEqual(self.check_json(repo).findings(), [])
        repo = self.drift_in("docs/guide.md", after=CODE_AFTER + "x = 1\n" * 500_000)
        report = self.check_json(repo).json()
        self.assertTrue(any("src/net.py" in note for note in report["notes"]))

    def test_links_are_not_followed_out_of_the_tree(self):
        secret = self.folder / "secret.md"
        secret.write_text("Call `close_all_sessions()`, says the secret.\n")
        repo = self.drift_in("docs/guide.md")
        repo.git("checkout", "-q", "-b", "links", "HEAD~1")
        os.symlink(secret, repo.path / "docs" / "linked.md")
        os.symlink(self.folder, repo.path / "docs" / "folder")
        repo.commit("links")
        repo.write("src/net.py", CODE_AFTER)
        for flags in (["--worktree", "--base", "HEAD"], ["--worktree", "--base", "HEAD", "--all"]):
            out = self.check_json(repo, *flags)
            self.assertEqual({f["doc_path"] for f in out.findings("renamed-symbol")}, {"docs/guide.md"})
            self.assertNotIn("secret", out.out)

    def test_a_file_that_became_a_link_or_a_folder_is_no_trouble(self):
        repo = self.drift_in("docs/guide.md")
        os.remove(repo.path / "src" / "net.py")
        os.symlink("../docs/guide.md", repo.path / "src" / "net.py")
        repo.commit("a link")
        self.assertIn(self.check(repo).status, (0, 1))
        os.remove(repo.path / "src" / "net.py")
        repo.write("src/net.py/inner.py", CODE)
        repo.commit("a folder")
        self.assertIn(self.check(repo).status, (0, 1))

    def test_a_damaged_repository_is_a_failure_in_one_line(self):
        repo = self.drift_in("docs/guide.md")
        tree = repo.git("rev-parse", "HEAD^{tree}")
        os.remove(repo.path / ".git" / "objects" / tree[:2] / tree[2:])
        broken = self.check(repo)
        self.assertEqual((broken.status, broken.out), (3, ""))
        self.assertEqual(broken.err.count("\n"), 1, broken.err)

    def test_a_repository_of_an_unknown_kind_is_refused_in_one_line(self):
        repo = self.drift_in("docs/guide.md")
        repo.git("config", "core.repositoryFormatVersion", "1")
        repo.git("config", "extensions.objectFormat", "sha256")
        refused = run("check", str(repo.path))
        self.assertIn(refused.status, (2, 3))
        self.assertEqual((refused.out, refused.err.count("\n")), ("", 1))


if __name__ == "__main__":
    unittest.main()
