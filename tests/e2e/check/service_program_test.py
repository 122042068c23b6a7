# SPDX-License-Identifier: Apache-2.0
"""`delta` alone checks; for the modes of the service it becomes delta-service, or says what is missing."""

import os
import shutil
import subprocess
import tempfile
import unittest

DELTA = os.path.abspath(os.environ.get("DELTA", "build/dev/app/delta"))


def run(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, **more)


class ServiceProgram(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="delta-alone-")
        self.addCleanup(self.folder.cleanup)
        os.mkdir(os.path.join(self.folder.name, "bin"))
        self.alone = os.path.join(self.folder.name, "bin", "delta")
        shutil.copy(DELTA, self.alone)

    def test_alone_it_says_what_is_missing(self):
        got = run(self.alone, "api", "--help")
        self.assertEqual(got.returncode, 3)
        self.assertIn("delta-service", got.stderr)
        self.assertEqual(run(self.alone, "--version").returncode, 0)

    def test_a_program_of_the_working_directory_is_not_taken_for_it(self):
        there = os.path.join(self.folder.name, "delta-service")
        with open(there, "w") as out:
            out.write("#!/bin/sh\necho wrong\n")
        os.chmod(there, 0o755)
        got = run(self.alone, "api", "--help", cwd=self.folder.name)
        self.assertEqual(got.returncode, 3)
        self.assertEqual(got.stdout, "")

    def test_it_is_found_beside_and_below_libexec(self):
        installed = os.path.join(self.folder.name, "libexec", "delta", "delta-service")
        os.makedirs(os.path.dirname(installed))
        os.symlink(os.path.join(os.path.dirname(DELTA), "delta-service"), installed)
        for program in (DELTA, self.alone):
            got = run(program, "api", "--help")
            self.assertEqual(got.returncode, 0, got.stderr)
            self.assertIn("delta api", got.stdout)


if __name__ == "__main__":
    unittest.main()
