#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Settings: environment and .env, everything checked at once, no secret told."""

import os
import pathlib
import subprocess
import tempfile
import unittest

DELTA = os.path.abspath(os.environ["DELTA"])
SERVERS = {"POSTGRES_CONNECTION_URL": "postgres://delta:opensesame@db/delta", "REDIS_URL": "redis://:opensesame@cache"}


class Configuration(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_worker(self, *arguments, **variables):
        kept = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        done = subprocess.run([DELTA, "worker", *arguments], cwd=self.folder, env={**kept, **variables},
                              capture_output=True, text=True, timeout=30)
        return done.returncode, done.stdout, done.stderr

    def printed(self, **variables):
        status, out, err = self.run_worker("--print-config", **variables)
        pairs = (line.split(" # ")[0].strip().split("=", 1) for line in out.splitlines())
        return status, dict(pairs), err

    def test_every_problem_is_told_in_a_line_that_names_it(self):
        status, _, err = self.run_worker(NUM_WORKERS="many", LOG_LEVEL="loud", REPOS_BASE_PATH="repos")
        self.assertEqual(status, 2)
        told = [line.removeprefix("delta worker: ").split(":")[0].split(" ")[0] for line in err.splitlines()]
        self.assertEqual(told, ["POSTGRES_CONNECTION_URL", "REDIS_URL", "NUM_WORKERS", "REPOS_BASE_PATH", "LOG_LEVEL"])
        self.assertIn('expected a number from 1 to 256, found "many"', err)

    def test_the_environment_wins_over_the_file(self):
        (self.folder / ".env").write_text("NUM_WORKERS=7\nLOG_LEVEL=debug\n")
        _, values, _ = self.printed(NUM_WORKERS="8", **SERVERS)
        self.assertEqual((values["NUM_WORKERS"], values["LOG_LEVEL"]), ("8", "debug"))

    def test_another_file_takes_the_place_of_env(self):
        (self.folder / ".env").write_text("NUM_WORKERS=7\n")
        (self.folder / "other").write_text("LOG_LEVEL=debug\n")
        _, out, _ = self.run_worker("--print-config", "--env-file", "other", **SERVERS)
        self.assertRegex(out, r"NUM_WORKERS=4 +# default")
        self.assertRegex(out, r"LOG_LEVEL=debug +# other")

    def test_a_file_that_is_named_must_be_there(self):
        for arguments in (["--env-file", "none"], ["--env-file=none"]):
            status, out, err = self.run_worker("--print-config", *arguments, **SERVERS)
            self.assertEqual((status, out, err), (2, "", "delta: none: No such file or directory\n"))

    def test_an_empty_value_is_not_set(self):
        status, values, _ = self.printed(NUM_WORKERS="", **SERVERS)
        self.assertEqual((status, values["NUM_WORKERS"]), (0, "4"))

    def test_values_may_be_quoted_and_commented(self):
        (self.folder / ".env").write_text(
            'export GIT_AUTHOR_NAME="The \\"Docs\\" Bot"  # who\nGIT_AUTHOR_EMAIL=\'a#b@example.org\'\n'
            "# a comment\n\nLLM_MODEL = small#1 # the cheap one\n")
        _, values, err = self.printed(**SERVERS)
        self.assertEqual(err, "")
        self.assertEqual(values["GIT_AUTHOR_NAME"], 'The "Docs" Bot')
        self.assertEqual(values["GIT_AUTHOR_EMAIL"], "a#b@example.org")
        self.assertEqual(values["LLM_MODEL"], "small#1")

    def test_a_line_that_is_no_setting_is_told_with_its_number_and_not_quoted(self):
        (self.folder / ".env").write_text('LOG_LEVEL=info\nopensesame\nSECRET_KEY="opensesame\n')
        status, _, err = self.run_worker(**SERVERS)
        self.assertEqual(status, 2)
        self.assertIn(".env:2: expected NAME=VALUE", err)
        self.assertIn(".env:3: SECRET_KEY: a quote is not closed", err)
        self.assertNotIn("opensesame", err)

    def test_no_secret_is_printed(self):
        key = self.folder / "key.pem"
        key.write_text("opensesame")
        hidden = {name: "opensesame" for name in (
            "SECRET_KEY", "GITHUB_WEBHOOK_SECRET", "GITHUB_CLIENT_SECRET", "GEMINI_API_KEY", "OPENAI_API_KEY",
            "ANTHROPIC_API_KEY")}
        _, out, err = self.run_worker("--print-config", HTTPS_PROXY="http://me:opensesame@proxy", **hidden,
                                      **SERVERS | {"REDIS_URL": "not a url opensesame"})
        self.assertNotIn("opensesame", out + err)
        self.assertIn("postgres://delta:***@db/delta", out)

    def test_settings_that_go_together_are_asked_for_together(self):
        status, _, err = self.run_worker(GITHUB_APP_ID="1", **SERVERS)
        self.assertEqual(status, 2)
        self.assertIn("GITHUB_PRIVATE_KEY_PATH is not set; it goes with GITHUB_APP_ID", err)
        self.assertIn("GITHUB_WEBHOOK_SECRET is not set", err)

    def test_a_provider_needs_its_key_unless_the_server_is_ones_own(self):
        self.assertIn("OPENAI_API_KEY is not set", self.run_worker(LLM_PROVIDER="openai", **SERVERS)[2])
        own = {"LLM_PROVIDER": "openai", "LLM_BASE_URL": "http://localhost:11434/v1", "LLM_MODEL": "llama3.3:70b"}
        self.assertEqual(self.printed(**own, **SERVERS)[::2], (0, ""))
        self.assertIn("LLM_MODEL is not set", self.run_worker(**own | {"LLM_MODEL": ""}, **SERVERS)[2])
        self.assertIn("LLM_PROVIDER is not set", self.run_worker(**own | {"LLM_PROVIDER": ""}, **SERVERS)[2])
        self.assertIn("say which", self.run_worker(GEMINI_API_KEY="a", OPENAI_API_KEY="b", **SERVERS)[2])

    def test_a_models_settings_are_checked(self):
        for name, value, told in (("LLM_MODEL", "a model", "expected the name of a model"),
                                  ("LLM_MODEL", "../x", "expected the name of a model"),
                                  ("LLM_PROVIDER", "clippy", "expected one of none, gemini, openai, anthropic"),
                                  ("LLM_CALLS_PER_ANALYSIS", "0", "expected a number from 1 to 1000"),
                                  ("LLM_TOKENS_PER_DAY", "lots", "expected a number from 1000 to"),
                                  ("LLM_BASE_URL", "localhost:11434", "expected a URL")):
            status, _, err = self.run_worker(**{"GEMINI_API_KEY": "k", name: value}, **SERVERS)
            self.assertEqual(status, 2, name)
            self.assertIn(f"{name}: {told}", err)

    def test_wrong_usage_is_told(self):
        for arguments in (["--wrong"], ["--env-file"], ["more"]):
            self.assertEqual(self.run_worker(*arguments, **SERVERS)[0], 2, arguments)
        self.assertEqual(self.run_worker("--help")[0], 0)


if __name__ == "__main__":
    unittest.main()
