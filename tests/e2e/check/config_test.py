#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the repository decided: its configuration, suppressions in documents, and a baseline."""

import unittest

from workshop import CODE_AFTER, GUIDE, Case


class Config(Case):
    def configured(self, text, name=".github/delta.yml"):
        repo = self.drifted()
        repo.write(name, text)
        repo.commit("configure")
        return repo

    def rules_found(self, repo, *flags):
        return {f["rule"] for f in self.check_json(repo, *flags).findings()}

    def test_errors_name_file_line_and_column(self):
        for text, place, word in (
                ("rules:\n  renamed-symbl: off\n", ".github/delta.yml:2:3", 'did you mean "renamed-symbol"?'),
                ("min_scor: 0.4\n", ".github/delta.yml:1:1", 'did you mean "min_score"?'),
                ("min_score: much\n", ".github/delta.yml:1:12", "from 0 to 1"),
                ("docs: [\n", ".github/delta.yml:", ""),
                ("suppressions:\n  - rule: removed-symbol\n", ".github/delta.yml:2:5", "reason")):
            with self.subTest(text):
                repo = self.drifted("r%d" % len(list(self.folder.iterdir())))
                repo.write(".github/delta.yml", text)
                repo.commit("configure")
                self.assertUsage(self.check(repo), place, word)

    def test_a_file_that_would_not_be_read_is_an_error(self):
        self.assertUsage(self.check(self.configured("min_score: 0\n", ".github/delta.yaml")), ".github/delta.yaml")

    def test_it_is_read_from_the_head_and_not_from_the_disk(self):
        repo = self.drifted()
        repo.write(".delta.yml", "rules:\n  renamed-symbol: off\n")
        self.assertIn("renamed-symbol", self.rules_found(repo))
        self.assertNotIn("renamed-symbol", self.rules_found(repo, "--worktree"))
        repo.commit("configure")
        self.assertNotIn("renamed-symbol", self.rules_found(repo))

    def test_config_takes_its_place(self):
        repo = self.configured("rules:\n  renamed-symbol: off\n")
        other = self.folder / "other.yml"
        other.write_text("ignore: [nothing]\n")
        self.assertIn("renamed-symbol", self.rules_found(repo, "--config", str(other)))
        other.write_text("nonsense: 1\n")
        self.assertUsage(self.check(repo, "--config", str(other)), str(other) + ":1:1")
        self.assertUsage(self.check(repo, "--config", str(self.folder / "none.yml")), "none.yml")
        self.assertUsage(self.check(repo, "--config", str(self.folder)), "folder")

    def test_rules_may_be_off_or_advisory(self):
        repo = self.configured("rules:\n  renamed-symbol: advisory\nmin_score: 0\n")
        findings = self.check_json(repo).findings()
        self.assertTrue(all(f["advisory"] == (f["rule"] == "renamed-symbol") for f in findings))
        only_advisory = self.configured_again(
            repo, "rules:\n" + "".join("  %s: advisory\n" % rule for rule in {f["rule"] for f in findings}))
        self.assertEqual(self.check(only_advisory).status, 0)

    def configured_again(self, repo, text):
        repo.write(".github/delta.yml", text)
        repo.commit("configure again")
        return repo

    def test_scores_and_threshold_come_from_it_unless_flags_say_otherwise(self):
        repo = self.configured("min_score: 0\nfail_on: never\n")
        default = self.check(repo, "--min-score", "0")
        self.assertEqual(default.status, 0)
        from_file = self.run_plain(repo)
        self.assertEqual((from_file.status, from_file.out), (0, default.out))
        self.assertEqual(self.run_plain(repo, "--fail-on", "0").status, 1)
        self.assertIn('"findings": []', self.run_plain(repo, "--min-score", "1", "--format", "json").out)

    def run_plain(self, repo, *flags):
        from workshop import run
        return run("check", str(repo.path), *flags)

    def test_ignored_code_and_documents_are_not_looked_at(self):
        self.assertEqual(self.rules_found(self.configured("ignore: [docs/]\n")), set())
        repo = self.configured_again(self.drifted("second"), "ignore: [src/]\n")
        self.assertEqual(self.rules_found(repo), set())
        changes = {c["path"]: c["is_ignored"] for c in self.check_json(repo).json()["code_changes"]}
        self.assertTrue(changes["src/net.py"])

    def test_a_language_that_is_off_is_not_read(self):
        repo = self.configured("languages:\n  python: off\n")
        report = self.check_json(repo).json()
        self.assertEqual((report["findings"], report["stats"]["code_files"]), ([], 1))  # the configuration itself

    def test_a_comment_in_the_document_silences_what_follows(self):
        repo = self.repository()
        comment = "<!-- delta: ignore renamed-symbol told on the next page -->\n"
        repo.write("src/net.py", CODE_AFTER.replace("shut_down", "close_all"))
        repo.write("docs/guide.md", GUIDE.replace("Then call", comment + "Then call"))
        repo.commit("begin")
        repo.write("src/net.py", CODE_AFTER)
        repo.commit("rename")
        report = self.check_json(repo).json()
        self.assertNotIn("renamed-symbol", {f["rule"] for f in report["findings"]})
        silenced = [s for s in report["suppressed"] if s["finding"]["rule"] == "renamed-symbol"]
        self.assertEqual([(s["by"], s["reason"]) for s in silenced], [("docs/guide.md:7", "told on the next page")])

    def test_a_suppressed_id_lapses_when_its_code_changes_again(self):
        repo = self.drifted()
        finding = self.check_json(repo).findings("renamed-symbol")[0]
        text = "suppressions:\n  - id: %s\n    reason: known\n" % finding["id"]
        self.configured_again(repo, text)
        self.assertNotIn("renamed-symbol", self.rules_found(repo))

        repo.write("src/net.py", CODE_AFTER.replace("shut_down_sessions", "end_every_session"))
        repo.commit("rename again")
        self.assertIn("renamed-symbol", self.rules_found(repo))

    def test_expired_suppressions_silence_nothing_and_it_is_said(self):
        text = "suppressions:\n  - rule: renamed-symbol\n    reason: for a while\n    expires: 2020-01-31\n"
        report = self.check_json(self.configured(text)).json()
        self.assertIn("renamed-symbol", {f["rule"] for f in report["findings"]})
        self.assertTrue(any("expired on 2020-01-31" in note for note in report["notes"]))

    def test_a_baseline_leaves_out_what_it_knows(self):
        repo = self.drifted()
        known = self.folder / "known.json"
        before = self.check_json(repo, "--output", str(known))
        self.assertEqual(before.status, 1)
        after = self.check_json(repo, "--baseline", str(known))
        self.assertEqual((after.status, after.findings()), (0, []))
        self.assertGreater(after.json()["stats"]["known"], 0)

    def test_a_file_that_is_no_report_is_no_baseline(self):
        repo = self.drifted()
        known = self.folder / "known.json"
        for text, word in (("{", "known.json"), ('{"version":1,"findings":[{"id":3}]}', "findings[0].id"),
                           ('{"version":7,"findings":[]}', "version")):
            known.write_text(text)
            self.assertUsage(self.check(repo, "--baseline", str(known)), word)
        self.assertUsage(self.check(repo, "--baseline", str(self.folder / "none")), "none")


if __name__ == "__main__":
    unittest.main()
