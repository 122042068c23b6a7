#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""delta doctor on the GitHub App: its key, its rights and its webhook, as GitHub tells of them."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests/support/github"))
from client import Sandbox  # noqa: E402

DELTA = os.path.abspath(os.environ["DELTA"])
HOOK = "https://delta.example.org/api/webhook/github"


class DoctorOnGithub(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.github = Sandbox(self.folder / "github")
        self.addCleanup(self.github.stop)
        self.github.configure(webhook_url=HOOK)

    def lines(self, **changes):
        """What is said of each part, with its remedy; PostgreSQL and Redis are not there, which is another test's."""
        about = self.github.about
        kept = {n: v for n, v in os.environ.items() if n.endswith("SAN_OPTIONS") or n == "PATH"}
        variables = {"POSTGRES_CONNECTION_URL": f"postgres:///delta?host={self.folder}/none",
                     "REDIS_URL": f"unix://{self.folder}/none.sock", "SECRET_KEY": "s" * 32,
                     "REPOS_BASE_PATH": str(self.folder / "repos"), "GITHUB_APP_ID": str(about["app_id"]),
                     "GITHUB_PRIVATE_KEY_PATH": about["private_key"], "GITHUB_WEBHOOK_SECRET": about["webhook_secret"],
                     "GITHUB_API_URL": about["api_url"], "GITHUB_URL": about["url"]}
        done = subprocess.run([DELTA, "doctor"], cwd=self.folder, env={**kept, **variables, **changes},
                              capture_output=True, text=True, timeout=60)
        self.assertNotIn(about["webhook_secret"], done.stdout + done.stderr)
        return done.stdout

    def test_an_app_that_is_whole(self):
        out = self.lines()
        self.assertRegex(out, r'good +github +the App "Delta Docs" of ada')
        self.assertRegex(out, r"good +app rights ")
        self.assertRegex(out, rf"good +webhook +{HOOK}")

    def test_no_app_is_doubtful_and_says_where_one_is_made(self):
        out = self.lines(GITHUB_APP_ID="", GITHUB_PRIVATE_KEY_PATH="", GITHUB_WEBHOOK_SECRET="")
        self.assertRegex(out, r"doubtful +github +no App.*\n +-> .*docs/github-app.md")

    def test_another_apps_key_is_refused_by_github(self):
        other = self.folder / "other.pem"
        subprocess.run(["openssl", "genrsa", "-traditional", "-out", other, "2048"], check=True, capture_output=True)
        out = self.lines(GITHUB_PRIVATE_KEY_PATH=str(other))
        self.assertRegex(out, r"BAD +github +the App's token is refused: .*\n +-> GITHUB_APP_ID and the key")

    def test_a_number_of_another_app(self):
        out = self.lines(GITHUB_APP_ID="7")
        self.assertRegex(out, r"BAD +github +the App's token is refused: .*Integration not found")

    def test_a_key_that_is_no_key_names_the_file(self):
        (self.folder / "no.pem").write_text("no key\n")
        out = self.lines(GITHUB_PRIVATE_KEY_PATH=str(self.folder / "no.pem"))
        self.assertRegex(out, r"BAD +github +.*no\.pem.*\n +-> GITHUB_PRIVATE_KEY_PATH")

    def test_github_that_cannot_be_reached(self):
        out = self.lines(GITHUB_API_URL="http://127.0.0.1:1/api/v3")
        self.assertRegex(out, r"BAD +github +.*\n +-> can this machine reach http://127\.0\.0\.1:1/api/v3\?")

    def test_rights_that_are_missing_are_named(self):
        self.github.configure(permissions={"checks": "read", "contents": "write", "metadata": "read"})
        out = self.lines()
        self.assertRegex(out, r"BAD +app rights +the App may not do checks: write, pull_requests: write, merge_queues: read\n +-> ")

    def test_a_webhook_to_nowhere_elsewhere_unsigned_or_open(self):
        for settings, says in (({"webhook_url": None}, r"BAD +webhook +GitHub has no URL to send to\n +-> set the"),
                               ({"webhook_url": "https://delta.example.org/webhook"}, r"BAD +webhook +GitHub sends to "),
                               ({"webhook_url": "http://delta.example.org/api/webhook/github"}, r"doubtful +webhook +"),
                               ({"webhook_url": HOOK, "webhook_secret": ""}, r"BAD +webhook +GitHub signs nothing")):
            with self.subTest(settings):
                self.github.configure(**settings)
                self.assertRegex(self.lines(), says)


if __name__ == "__main__":
    unittest.main()
