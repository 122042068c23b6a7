#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The stand-in for GitHub notices what GitHub would not take, and what GitHub would not say."""
import json
import pathlib
import sys
import tempfile
import unittest
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support/github"))
from client import Sandbox, install_contract  # noqa: E402
from contract import Contract  # noqa: E402


class Requests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.github = Sandbox(folder.name)
        cls.addClassCleanup(cls.github.stop)
        cls.sha = cls.github.add_repository(full_name="octo/app", files={"a.md": "x"})["sha"]
        number = cls.github.install(account="octo", repositories=["octo/app"], tell=False)["id"]
        cls.token = cls.github.make_token(installation=number)["token"]

    def ask(self, method, path, body=None):
        request = urllib.request.Request(
            self.github.about["api_url"] + "/repos/octo/app" + path, json.dumps(body).encode() if body else None,
            {"Authorization": "Bearer " + self.token, "Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status
        except urllib.error.HTTPError as refused:
            refused.read()
            return refused.code

    def assert_refused(self, what, *call):
        self.assertEqual(422, self.ask(*call))
        told = "\n".join(self.github.violations()["violations"])
        self.assertIn(what, told)

    def test_what_github_takes_is_taken(self):
        self.assertEqual(201, self.ask("POST", "/check-runs", {"name": "x", "head_sha": self.sha, "status": "queued"}))
        self.assertEqual([], self.github.violations()["violations"])

    def test_wrong_requests_are_refused_and_kept_in_mind(self):
        self.assert_refused("head_sha", "POST", "/check-runs", {"name": "x", "status": "queued"})
        self.assert_refused("fatal", "POST", "/check-runs", {
            "name": "x", "head_sha": self.sha, "output": {"title": "t", "summary": "s", "annotations": [
                {"path": "a.md", "start_line": 1, "end_line": 1, "annotation_level": "fatal", "message": "m"}]}})
        self.assert_refused("colour", "POST", "/check-runs", {"name": "x", "head_sha": self.sha, "colour": "blue"})
        self.assert_refused("sort_by", "GET", "/pulls?sort_by=age")
        self.assert_refused("ajar", "GET", "/pulls?state=ajar")


class Descriptions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = install_contract()
        cls.contract = Contract(folder)
        published = json.loads((pathlib.Path(folder) / "webhooks.json").read_text())
        cls.examples = {(event["name"], example.get("action")): example for event in published
                        for example in event["examples"]}

    def test_answers_that_lack_something_are_told(self):
        faults = list(self.contract.check_answer("GET /repos/{owner}/{name}/pulls/{number}", 200, {"number": 7}))
        self.assertIn("GET /repos/{owner}/{name}/pulls/{number}: answer 200 .: 'url' is a required property", faults)
        self.assertTrue(list(self.contract.check_answer("GET /app", 203, {})))

    def test_published_webhooks_are_right_and_changed_ones_are_not(self):
        opened = self.examples["pull_request", "opened"]
        self.assertEqual([], self.contract.check_webhook("pull_request", opened))
        without = {**opened, "pull_request": {k: v for k, v in opened["pull_request"].items() if k != "head"}}
        self.assertEqual(["pull_request opened: pull_request lacks head"],
                         self.contract.check_webhook("pull_request", without))
        self.assertEqual(["pull_request opened: number is text, where GitHub has number"],
                         self.contract.check_webhook("pull_request", {**opened, "number": "7"}))
        self.assertEqual(["pull_request opened: payload has colour, which no example has"],
                         self.contract.check_webhook("pull_request", {**opened, "colour": "blue"}))
        self.assertTrue(self.contract.check_webhook("made_up", {}))


if __name__ == "__main__":
    unittest.main(verbosity=2)
