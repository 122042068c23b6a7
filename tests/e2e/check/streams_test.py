#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Standard input is never read, a broken output is a failure, and progress is for terminals."""

import os
import pty
import subprocess
import unittest

from workshop import DELTA, ENVIRONMENT, Case, run


class Streams(Case):
    def test_standard_input_is_not_read(self):
        repo = self.drifted()
        reading, writing = os.pipe()
        with os.fdopen(writing, "wb", 0) as waiting:
            waiting.write(b"kept\n")
            self.assertEqual(run("check", str(repo.path), "--min-score", "0", stdin=reading).status, 1)
            self.assertEqual(os.read(reading, 100), b"kept\n")
        os.close(reading)

    def test_closed_standard_input_is_no_trouble(self):
        repo = self.drifted()
        done = subprocess.run(["sh", "-c", 'exec "$0" check "$1" --min-score 0 <&-', DELTA, str(repo.path)],
                              env=ENVIRONMENT, capture_output=True)
        self.assertEqual(done.returncode, 1, done.stderr)

    def test_a_reader_that_leaves_is_not_complained_to(self):
        repo = self.drifted()
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run([DELTA, "check", str(repo.path), "--min-score", "0"], env=ENVIRONMENT, stdout=writing,
                              stderr=subprocess.PIPE)
        os.close(writing)
        self.assertEqual((done.returncode, done.stderr), (3, b""))

    def test_a_full_disk_is_a_failure(self):
        repo = self.drifted()
        for arguments in (["check", str(repo.path)], ["--version"], ["--help"], ["check", "--help"]):
            with open("/dev/full", "wb") as full:
                done = subprocess.run([DELTA, *arguments], env=ENVIRONMENT, stdout=full, stderr=subprocess.PIPE)
            self.assertEqual(done.returncode, 3, arguments)
            self.assertIn(b"cannot write to standard output", done.stderr)
        self.assertEqual(self.check(repo, "--output", "/dev/full").status, 3)

    def test_closed_standard_output_is_a_failure(self):
        repo = self.drifted()
        done = subprocess.run(["sh", "-c", 'exec "$0" check "$1" >&-', DELTA, str(repo.path)], env=ENVIRONMENT,
                              stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 3)

    def terminal_output(self, arguments):
        """What comes out, and what a terminal on standard error sees."""
        ours, theirs = pty.openpty()
        process = subprocess.Popen([DELTA, *arguments], env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=theirs)
        os.close(theirs)
        out = process.stdout.read()
        process.stdout.close()
        process.wait()
        seen = b""
        try:
            while part := os.read(ours, 4096):
                seen += part
        except OSError:
            pass
        os.close(ours)
        return out, seen

    def test_a_quick_run_shows_no_progress(self):
        repo = self.drifted()
        out, seen = self.terminal_output(["check", str(repo.path)])
        self.assertTrue(out)
        self.assertEqual(seen, b"")

    def test_a_long_run_shows_progress_and_erases_it(self):
        repo = self.drifted()
        for i in range(60):
            repo.write("src/net.py", "def step_%d():\n    return %d\n" % (i, i) * 200)
            repo.commit("step %d" % i)
        out, seen = self.terminal_output(["check", str(repo.path), "--backtest", "60"])
        self.assertTrue(out.startswith(b"Replayed 60 changes"))
        if not seen:
            self.skipTest("this machine was done within a second")
        self.assertIn(b"replaying changes", seen)
        self.assertTrue(seen.endswith(b"\r\x1b[K"))
        quiet = self.terminal_output(["check", str(repo.path), "--backtest", "60", "--quiet"])
        self.assertEqual(quiet, (b"", b""))


if __name__ == "__main__":
    unittest.main()
