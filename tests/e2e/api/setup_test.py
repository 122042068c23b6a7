#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""From no GitHub App to one: the page, the person who agrees at GitHub, and the credentials in their file."""

import html.parser
import http.client
import json
import pathlib
import re
import stat
import sys
import unittest
import urllib.parse
import uuid

from house import ApiTest, sign

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support" / "github"))
from client import Sandbox  # noqa: E402

PAGE = "/api/setup/github"


class Forms(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.forms = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "form":
            self.forms.append({"action": values.get("action"), "method": values.get("method"), "fields": {}})
        if tag == "input":
            self.forms[-1]["fields"][values["name"]] = values.get("value", "")


def post_form(url, fields):
    """As a browser sends it; where the answer leads."""
    split = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(split.hostname, split.port, timeout=20)
    connection.request("POST", f"{split.path}?{split.query}", urllib.parse.urlencode(fields),
                       {"Content-Type": "application/x-www-form-urlencoded"})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    if answer.status != 302:
        raise AssertionError(f"{answer.status}: {text}")
    return urllib.parse.urlsplit(answer.headers["Location"])


class Setup(ApiTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.github = Sandbox(cls.house.folder + "/github")
        cls.addClassCleanup(cls.github.stop)

    def setUp(self):
        self.house.redis_cli("flushall")
        self.folder = pathlib.Path(self.house.folder) / uuid.uuid4().hex
        self.folder.mkdir()
        self.file = self.folder / "app.env"
        self.api = self.start()

    def start(self):
        about = self.github.about
        server = self.house.api(GITHUB_APP_FILE=str(self.file), GITHUB_API_URL=about["api_url"], GITHUB_URL=about["url"],
                                GITHUB_APP_ID="", GITHUB_WEBHOOK_SECRET="", GITHUB_PRIVATE_KEY_PATH="", GITHUB_CLIENT_ID="",
                                GITHUB_CLIENT_SECRET="")
        self.addCleanup(server.stop)
        return server

    def token(self):
        return re.search(r"token=([\w-]+)", self.api.log.read_text())[1]

    def show(self, **query):
        return self.api.browser().get(f"{PAGE}?" + urllib.parse.urlencode({"token": self.token(), **query}))

    def agree(self):
        """The person presses the button, and agrees: the path GitHub sends them back to."""
        (form, _) = Forms(self.show().text).forms
        back = post_form(form["action"], form["fields"])
        return f"{back.path}?{back.query}"

    def test_one_click_makes_the_app_and_its_credentials_work(self):
        done = self.api.browser().get(self.agree())
        self.assertEqual(done.status, 200, done.text)
        self.assertIn("/apps/delta-docs/installations/new", done.text)
        for file in (self.file, self.folder / "app.env.pem"):
            self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["app.env", "app.env.pem"])

        self.api.stop()
        again = self.start()
        self.assertEqual(again.browser().get(PAGE).status, 404)
        self.assertNotIn("github_setup", again.log.read_text())
        body = json.dumps({"zen": "x"}).encode()
        told = again.browser().post("/api/webhook/github", body, headers={
            "Content-Type": "application/json", "X-GitHub-Event": "ping", "X-GitHub-Delivery": str(uuid.uuid4()),
            "X-Hub-Signature-256": sign(body, self.github.about["webhook_secret"])})
        self.assertEqual(told.status, 202, told.text)

    def test_no_log_and_no_page_has_a_credential(self):
        pages = self.show().text + self.api.browser().get(self.agree()).text
        told = self.api.log.read_text() + pages
        about = self.github.about
        key = pathlib.Path(about["private_key"]).read_text().splitlines()[1]
        for hidden in (about["webhook_secret"], about["client_secret"], key):
            self.assertNotIn(hidden, told)

    def test_the_manifest_says_where_github_reaches_this_server(self):
        (form, other) = Forms(self.show(address="https://delta.example.org/", organization="octo").text).forms
        self.assertTrue(form["action"].startswith(self.github.about["url"] + "/organizations/octo/settings/apps/new?state="))
        manifest = json.loads(form["fields"]["manifest"])
        self.assertEqual(manifest["hook_attributes"]["url"], "https://delta.example.org/api/webhook/github")
        self.assertEqual(manifest["redirect_url"], "https://delta.example.org/api/setup/github/created")
        self.assertFalse(manifest["public"])
        self.assertEqual(other["fields"]["address"], "https://delta.example.org")

    def test_without_the_token_there_is_no_page(self):
        for query in ("", "?token=", "?token=guess"):
            self.assertEqual(self.api.browser().get(PAGE + query).status, 403)

    def test_a_code_that_nobody_asked_for_is_refused(self):
        back = self.agree()
        forged = re.sub(r"state=[^&]*", "state=forged", back)
        self.assertEqual(self.api.browser().get(forged).status, 403)
        self.assertFalse(self.file.exists())
        self.assertEqual(self.api.browser().get(back).status, 200)
        # Neither the state nor the token is good twice.
        self.assertEqual(self.api.browser().get(back).status, 403)
        self.assertEqual(self.show().status, 403)

    def test_a_code_that_github_does_not_know_writes_nothing(self):
        back = re.sub(r"code=[^&]*", "code=made-up", self.agree())
        answer = self.api.browser().get(back)
        self.assertEqual(answer.status, 502)
        self.assertIn("does not know the code", answer.text)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_file_that_is_there_is_never_replaced(self):
        back = self.agree()
        self.file.write_text("mine")
        self.assertEqual(self.api.browser().get(back).status, 409)
        self.assertEqual(self.show().status, 409)
        self.assertEqual(self.file.read_text(), "mine")

    def test_what_is_entered_is_shown_and_not_run(self):
        self.assertEqual(self.show(address="javascript:alert(1)").status, 400)
        self.assertEqual(self.show(organization="<script>").status, 400)
        self.assertNotIn("<script", self.show(address='https://a.example/"><script>alert(1)</script>').text)
        policy = self.show().headers["Content-Security-Policy"]
        self.assertIn("default-src 'none'", policy)
        self.assertIn(self.github.about["url"], policy)


if __name__ == "__main__":
    unittest.main()
