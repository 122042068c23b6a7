#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each flag does what it says, and each exit code means what it says."""

import json
import re
import unittest
from pathlib import Path

from workshop import CODE, DELTA, Case, run


class Flags(Case):
    def test_help_names_every_flag_and_exits_with_0(self):
        shown = run("check", "--help")
        self.assertEqual((shown.status, shown.err), (0, ""))
        for flag in ("base", "head", "worktree", "staged", "docs", "format", "min-score", "fail-on", "fix", "dry-run",
                     "all", "baseline", "backtest", "explain", "rules", "config", "output", "evidence", "color",
                     "threads", "no-history", "no-index", "quiet"):
            self.assertIn("--" + flag, shown.out)
        self.assertTrue(all(len(line) <= 100 and line == line.rstrip() for line in shown.out.splitlines()))
        self.assertIn("  -h, --help  ", shown.out)
        self.assertEqual(run("--help").status, 0)

    def test_version_names_the_libraries(self):
        shown = run("--version")
        self.assertEqual(shown.status, 0)
        for library in ("delta ", "commit ", "Boost ", "libgit2 ", "fmt ", "cmark-gfm ", "yaml-cpp ", "tree-sitter "):
            self.assertIn(library, shown.out)

    def test_version_names_the_libraries_that_only_some_builds_have(self):
        program, shown = Path(DELTA).read_bytes(), run("--version").out
        for library, mark in (("libdeflate", b"libdeflate_zlib_decompress"), ("mimalloc", b"libmimalloc.so")):
            with self.subTest(library):
                self.assertEqual(re.search(rf", {library} \d+\.\d+", shown) is not None, mark in program)

    def test_modes_that_do_not_exist_are_wrong_usage(self):
        self.assertUsage(run(), "delta --help")
        self.assertUsage(run("chek"), 'did you mean "check"?')
        self.assertUsage(run("--verison"), 'there is no option --verison (did you mean "--version"?)')

    def test_wrong_usage_is_told_in_one_line(self):
        path = str(self.drifted().path)
        for arguments, word in (
                (["--fixx"], "did you mean --fix?"), (["--format", "jsno"], 'did you mean "json"?'),
                (["--min-score", "2"], "--min-score"), (["--min-score", "high"], "from 0 to 1"),
                (["--fail-on", "x"], "--fail-on"), (["--threads", "0"], "--threads"), (["--threads", "-1"], "--threads"),
                (["--backtest", "0"], "--backtest"), (["--color", "maybe"], "--color"), (["--docs", "!x"], "--docs"),
                (["--head", "a", "--head", "b"], "more than once"), (["--head", ""], "--head"), (["--base"], "--base needs a value"),
                (["--fix", "--rules"], "exclude"), (["--dry-run"], "--fix"), (["--worktree", "--staged"], "exclude"),
                (["--worktree", "--head", "main"], "--head"), (["--explain", "x", "--format", "junit"], "json"),
                (["--evidence", "--format", "sarif"], "--evidence"), (["--backtest", "3", "--all"], "--all"),
                (["--bas", "main"], "--bas"), (["second"], "PATH")):
            with self.subTest(arguments):
                self.assertUsage(run("check", path, *arguments), word)

    def test_a_path_that_is_no_repository_is_wrong_usage(self):
        self.assertUsage(run("check", ""), "PATH is empty")
        self.assertUsage(run("check", "--path", "."), "there is no option --path")
        self.assertUsage(run("check", str(self.folder)), "no git repository")
        self.assertUsage(run("check", str(self.folder / "missing")), "does not exist")
        self.assertUsage(run("check", cwd=self.folder), "no git repository")

    def test_a_revision_that_does_not_exist_is_wrong_usage(self):
        repo = self.drifted()
        self.assertUsage(self.check(repo, "--base", "mian"), "did you mean main?")
        self.assertUsage(self.check(repo, "--head", "nothing"), "--head")

    def test_drift_exits_with_1_and_its_absence_with_0(self):
        repo = self.drifted()
        found = self.check(repo)
        self.assertEqual(found.status, 1)
        self.assertIn("docs/guide.md:7", found.out)
        self.assertEqual(self.check(repo, "--base", "topic").status, 0)

    def test_the_current_folder_is_the_default(self):
        repo = self.drifted()
        here = run("check", "--min-score", "0", cwd=repo.path)
        self.assertEqual((here.status, here.out), (1, self.check(repo).out))

    def test_fail_on_decides_the_exit_code_only(self):
        repo = self.drifted()
        told = self.check(repo, "--fail-on", "never")
        self.assertEqual((told.status, told.out), (0, self.check(repo).out))
        best = max(f["score"] for f in self.check_json(repo).findings())
        self.assertEqual(self.check(repo, "--fail-on", "%.3f" % (best - 0.01)).status, 1)
        self.assertEqual(self.check(repo, "--fail-on", "1").status, 0)

    def test_min_score_leaves_findings_out(self):
        repo = self.drifted()
        everything = self.check_json(repo).findings()
        best = max(f["score"] for f in everything)
        some = self.check_json(repo, "--min-score", "%.3f" % (best - 0.001)).findings()
        self.assertTrue(0 < len(some) <= len(everything))
        self.assertTrue(all(f["score"] >= best - 0.001 for f in some))
        self.assertEqual(self.check(repo, "--min-score", "1").status, 0)

    def test_base_and_head_choose_the_sides(self):
        repo = self.drifted()
        first, last = repo.git("rev-parse", "main"), repo.git("rev-parse", "topic")
        report = self.check_json(repo, "--base", "main", "--head", "topic").json()
        self.assertEqual((report["base"], report["head"]), (first, last))
        self.assertEqual(self.check_json(repo, "--head", "main", "--base", "main").findings(), [])

    def test_docs_limits_what_is_read(self):
        repo = self.drifted()
        repo.git("checkout", "-q", "main")
        repo.write("handbook/other.md", "Call `close_all_sessions()`.\n")
        repo.commit("other")
        repo.git("checkout", "-q", "topic")
        repo.git("merge", "-q", "main", "-m", "merge")
        paths = lambda *flags: {f["doc_path"] for f in self.check_json(repo, *flags).findings("renamed-symbol")}
        self.assertEqual(paths(), {"docs/guide.md", "handbook/other.md"})
        self.assertEqual(paths("--docs", "handbook/"), {"handbook/other.md"})
        self.assertEqual(paths("--docs", "handbook/", "--docs", "docs/*.md"), {"docs/guide.md", "handbook/other.md"})
        self.assertEqual(paths("--docs", "nothing/"), set())

    def test_evidence_comes_with_each_finding(self):
        repo = self.drifted()
        self.assertNotIn("evidence", self.check_json(repo).findings()[0])
        evidence = self.check_json(repo, "--evidence").findings()[0]["evidence"]
        self.assertTrue(evidence and {"name", "value", "weight"} <= set(evidence[0]))
        self.assertIn("Evidence:", self.check(repo, "--evidence").out)

    def test_output_goes_to_a_file_and_quiet_prints_nothing(self):
        repo = self.drifted()
        plain = self.check_json(repo)
        target = self.folder / "report.json"
        filed = self.check_json(repo, "--output", str(target))
        self.assertEqual((filed.out, filed.status), ("", 1))
        self.assertEqual(target.read_bytes(), plain.raw)
        quiet = self.check(repo, "--quiet")
        self.assertEqual((quiet.out, quiet.err, quiet.status), ("", "", 1))
        self.assertEqual(self.check(repo, "--output", str(self.folder / "no" / "r")).status, 3)

    def test_explain_tells_everything_about_one_finding(self):
        repo = self.drifted()
        finding = self.check_json(repo).findings("renamed-symbol")[0]
        told = self.check(repo, "--explain", finding["id"])
        self.assertEqual(told.status, 0)
        for word in (finding["id"], "renamed-symbol", "The doc says:", "Bound:", "docs/guide.md:7", "Code before:",
                     "src/net.py", "Evidence", "score = "):
            self.assertIn(word, told.out)
        as_json = self.check_json(repo, "--explain", finding["id"]).findings()
        self.assertEqual([f["id"] for f in as_json], [finding["id"]])
        self.assertIn("below the minimum", self.check(repo, "--explain", finding["id"], "--min-score", "1").out)
        self.assertUsage(self.check(repo, "--explain", "0123456789abcdef"), "0123456789abcdef")

    def test_the_evidence_of_an_explanation_adds_up_to_the_score(self):
        repo = self.drifted()
        finding = self.check_json(repo).findings()[0]
        lines = self.check(repo, "--explain", finding["id"]).out.splitlines()
        begin = next(i for i, line in enumerate(lines) if line.startswith("Evidence"))
        end = next(i for i, line in enumerate(lines) if line.split()[:1] == ["sum"])
        parts = [float(line.split()[-1]) for line in lines[begin + 1:end]]
        self.assertAlmostEqual(sum(parts), float(lines[end].split()[-1]), delta=0.001 * (len(parts) + 1))

    def test_findings_of_one_kind_begin_at_the_same_odds(self):
        repo = self.drifted()
        repo.git("checkout", "-q", "main")
        repo.write("README.md", "The old way was close_all_sessions, of `net`.\n\n- `close_all_sessions`: ends all\n")
        repo.commit("readme")
        repo.git("checkout", "-q", "topic")
        repo.git("merge", "-q", "main", "-m", "merge")
        begins = set()
        for finding in self.check_json(repo).findings("renamed-symbol"):
            told = self.check(repo, "--explain", finding["id"]).out
            begins |= {line.split()[-1][:6] for line in told.splitlines() if "where such findings begin" in line}
        self.assertEqual(len(begins), 1)

    def test_rules_lists_the_catalogue(self):
        text, data = run("check", "--rules"), run("check", "--rules", "--format", "json")
        rules = json.loads(data.raw)["rules"]
        self.assertEqual((text.status, data.status), (0, 0))
        self.assertIn("renamed-symbol", [rule["id"] for rule in rules])
        for rule in rules:
            self.assertIn(rule["id"] + ": ", text.out)

    def test_no_history_reads_no_log(self):
        repo = self.repository()
        repo.write("src/net.py", CODE)
        repo.write("docs/guide.md", "Call `close_all_sessions()`.\n")
        repo.commit()
        repo.write("src/net.py", CODE.replace("close_all_sessions", "stop_sessions"))
        repo.commit()
        names = lambda *flags: {e["name"] for f in self.check_json(repo, "--evidence", *flags).findings()
                                for e in f["evidence"]}
        self.assertIn("co-change", names())
        self.assertNotIn("co-change", names("--no-history"))

    def test_two_runs_and_any_number_of_threads_give_the_same_bytes(self):
        repo = self.drifted()
        repo.git("checkout", "-q", "main")
        for i in range(30):
            repo.write("docs/page%d.md" % i, "# Page %d\n\nUse `close_all_sessions()` and `connect`.\n" % i)
        repo.commit("pages")
        repo.git("checkout", "-q", "topic")
        repo.git("merge", "-q", "main", "-m", "merge")
        for form in ("text", "json", "sarif"):
            outputs = {self.check(repo, "--format", form, "--all", *threads).raw
                       for threads in ([], [], ["--threads", "1"], ["--threads", "2"], ["--threads", "7"])}
            self.assertEqual(len(outputs), 1, form)

    def test_color_is_for_terminals_unless_asked_for(self):
        repo = self.drifted()
        self.assertNotIn("\x1b", self.check(repo).out)
        self.assertNotIn("\x1b", self.check(repo, "--color", "never").out)
        self.assertIn("\x1b[", self.check(repo, "--color", "always").out)


if __name__ == "__main__":
    unittest.main()
