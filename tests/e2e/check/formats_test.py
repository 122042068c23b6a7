#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each report format is what its readers take. tests/lint/report_formats holds them against the official schemas."""

import unittest
import xml.etree.ElementTree as tree

from workshop import Case, breaches

class Formats(Case):
    def both(self, form):
        """The report with findings, and the one without."""
        repo = self.drifted()
        found, clean = self.check(repo, "--format", form), self.check(repo, "--format", form, "--base", "topic")
        self.assertEqual((found.status, clean.status), (1, 0), found.err + clean.err)
        self.assertTrue(found.out.strip() and clean.out.strip())
        return found, clean

    def test_text_is_for_people(self):
        found, clean = self.both("text")
        for words in ("docs/guide.md:7", "close_all_sessions", "Code before: src/net.py:6", "Why:", "Silence:",
                      "compared with the merge base with main"):
            self.assertIn(words, found.out)
        self.assertIn("Nothing to check: no code that Delta reads has changed.", clean.out)

    def test_json_follows_its_schema(self):
        for report in self.both("json"):
            self.assertEqual(breaches(report.json(), "check.v1.json"), [])

    def test_sarif_has_results_with_places(self):
        found, clean = (report.json() for report in self.both("sarif"))
        self.assertEqual((found["version"], clean["runs"][0]["results"]), ("2.1.0", []))
        result = next(r for r in found["runs"][0]["results"] if r["ruleId"] == "renamed-symbol")
        place = result["locations"][0]["physicalLocation"]
        self.assertEqual((place["artifactLocation"]["uri"], place["region"]["startLine"]), ("docs/guide.md", 7))

    def test_junit_counts_its_cases(self):
        found, clean = (tree.fromstring(report.raw) for report in self.both("junit"))
        self.assertEqual(int(found.get("failures")), len(found.findall(".//failure")))
        self.assertGreater(int(found.get("failures")), 0)
        self.assertEqual(clean.findall(".//failure"), [])

    def test_github_prints_workflow_commands_only(self):
        for report in self.both("github"):
            for line in report.out.splitlines():
                self.assertRegex(line, r"^::(warning|notice) [^:]*::")
        self.assertIn("file=docs/guide.md,line=7", self.check(self.drifted("again"), "--format", "github").out)

    def test_markdown_is_a_table_for_a_pull_request(self):
        found, clean = self.both("markdown")
        self.assertIn("| Document |", found.out)
        self.assertIn("Nothing to check", clean.out)

    def test_every_format_is_one_text_with_a_line_end(self):
        repo = self.drifted()
        for form in ("text", "json", "sarif", "junit", "github", "markdown"):
            self.assertTrue(self.check(repo, "--format", form).out.endswith("\n"), form)


if __name__ == "__main__":
    unittest.main()
