#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""delta doctor: says of each part how it is and how to mend it, against real servers and ones that are not there."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from models.client import Double  # noqa: E402

DELTA = os.path.abspath(os.environ["DELTA"])
SERVER = os.environ["DELTA_TEST_PG"]


class Doctor(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        name = f"doctor_{uuid.uuid4().hex}"
        self.psql(f"create database {name}")
        self.addCleanup(self.psql, f"drop database {name} with (force)")
        self.variables = {"POSTGRES_CONNECTION_URL": SERVER.replace("/postgres?", f"/{name}?", 1),
                          "REDIS_URL": os.environ["DELTA_TEST_REDIS"], "SECRET_KEY": "s" * 32,
                          "REPOS_BASE_PATH": str(self.folder / "repos")}

    def psql(self, sql):
        subprocess.run(["psql", "--no-psqlrc", "-q", "-d", SERVER, "-c", sql], check=True, capture_output=True)

    def run_delta(self, *arguments, **changes):
        kept = {n: v for n, v in os.environ.items() if n.endswith("SAN_OPTIONS") or n == "PATH"}
        done = subprocess.run([DELTA, *arguments], cwd=self.folder, env={**kept, **self.variables, **changes},
                              capture_output=True, text=True, timeout=60)
        return done.returncode, done.stdout, done.stderr

    def test_all_is_well_on_a_migrated_database(self):
        self.run_delta("migrate", "up")

        status, out, err = self.run_delta("doctor")

        self.assertEqual(status, 0, out + err)
        self.assertNotIn("BAD", out)
        for words in ("PostgreSQL 1", "all applied", "Redis ", "git version", "GB free"):
            self.assertIn(words, out)

    def test_a_schema_that_is_behind_is_told_with_its_remedy(self):
        status, out, _ = self.run_delta("doctor")
        self.assertEqual(status, 3)
        self.assertRegex(out, r"BAD +schema +\d+ of \d+ migrations are not applied\n +-> delta migrate up")

    def test_what_is_missing_is_told_in_its_own_name(self):
        status, _, err = self.run_delta("doctor", SECRET_KEY="")
        self.assertEqual((status, err), (2, "delta doctor: SECRET_KEY is not set; make one with: openssl rand -hex 32\n"))

    def test_servers_that_do_not_answer_are_each_told(self):
        nowhere = self.folder / "none"
        status, out, _ = self.run_delta("doctor", POSTGRES_CONNECTION_URL=f"postgres:///delta?host={nowhere}",
                                        REDIS_URL=f"unix://{nowhere}/redis.sock")
        self.assertEqual(status, 3)
        self.assertRegex(out, r"BAD +postgres ")
        self.assertRegex(out, r"BAD +redis ")
        self.assertIn("git version", out)

    def test_a_folder_that_cannot_be_written_and_a_missing_git_are_told(self):
        (self.folder / "file").write_text("")
        _, out, _ = self.run_delta("doctor", PATH=str(self.folder), WEB_ROOT=str(self.folder),
                                   REPOS_BASE_PATH=str(self.folder / "file" / "repos"))
        self.assertRegex(out, r"BAD +git ")
        self.assertRegex(out, r"BAD +mirrors ")
        self.assertRegex(out, r"BAD +dashboard .* has no index.html")

    def test_a_key_for_development_is_doubtful_and_no_secret_is_told(self):
        _, out, err = self.run_delta("doctor", SECRET_KEY="development")
        self.assertRegex(out, r"doubtful +sessions ")
        self.assertIn("secret_key_is_temporary", err)
        _, out, err = self.run_delta("doctor")
        self.assertNotIn("s" * 32, out + err)

    def test_a_model_is_asked_once_and_what_is_wrong_with_it_told(self):
        self.run_delta("migrate", "up")
        model = Double()
        self.addCleanup(model.stop)
        for provider in ("gemini", "openai", "anthropic"):
            key = f"{provider.upper()}_API_KEY"
            right = {"LLM_PROVIDER": provider, "LLM_BASE_URL": model.about[provider], "LLM_MODEL": "m",
                     key: model.about[provider + "_key"]}

            status, out, _ = self.run_delta("doctor", **right)
            self.assertEqual(status, 0, out)
            self.assertRegex(out, rf"good +model +{provider} m answers \(\d+ tokens\)")

            status, out, err = self.run_delta("doctor", **right | {key: "wrong-key"})
            self.assertEqual(status, 3)
            self.assertRegex(out, rf"BAD +model +{provider} m: the key is not accepted \(401\)\n.*{key}")
            self.assertNotIn("wrong-key", out + err)

            status, out, _ = self.run_delta("doctor", **right | {"LLM_MODEL": "no-such-model"})
            self.assertEqual(status, 3)
            self.assertRegex(out, r"BAD +model .*is not known \(404\).*\n.*LLM_MODEL")
        self.assertEqual(9, len(model.questions()))

        status, out, _ = self.run_delta("doctor", **right | {"LLM_BASE_URL": "http://127.0.0.1:9/v1"})
        self.assertEqual(status, 0)
        self.assertRegex(out, r"doubtful +model .*\n.*LLM_BASE_URL")

    def test_a_setting_that_cannot_be_used_ends_with_2(self):
        status, _, err = self.run_delta("doctor", API_PORT="many")
        self.assertEqual(status, 2)
        self.assertIn("API_PORT", err)


if __name__ == "__main__":
    unittest.main()
