#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""docs/cli.md and the program tell the same."""

import pathlib
import re
import shlex
import unittest

from workshop import Case, run

PAGE = (pathlib.Path(__file__).resolve().parents[3] / "docs" / "cli.md").read_text()


class Page(Case):
    def test_the_page_and_the_help_have_the_same_options(self):
        in_tables = set(re.findall(r"^\| `--([a-z-]+)", PAGE, re.M))
        in_help = set(re.findall(r"--([a-z-]+)", run("check", "--help").out)) - {"version"}
        self.assertEqual(in_tables, in_help)

    def test_the_page_and_the_program_have_the_same_formats(self):
        table = PAGE[PAGE.index("| format | for |"):].split("\n\n")[0]
        told = re.findall(r"^\| `([a-z]+)`", table, re.M)
        self.assertIn("--format takes %s," % ", ".join(told), run("check", "--format", "x").err)

    def test_every_example_of_the_page_runs(self):
        repo = self.drifted()
        repo.git("tag", "v1.2", "main")
        repo.git("tag", "v1.3", "topic")
        examples = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.S) for line in block.splitlines()
                    if line.startswith("delta ")]
        self.assertGreaterEqual(len(examples), 8)
        for line in examples:
            with self.subTest(line):
                words = shlex.split(line.split(" > ")[0], comments=True)
                done = run(*words[1:], cwd=repo.path)
                self.assertIn(done.status, (0, 1), done.err)
                self.assertEqual(done.err, "")


if __name__ == "__main__":
    unittest.main()
