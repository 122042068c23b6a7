#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""GitHub Enterprise: HTTPS with a certificate of an authority of its own, for the API and for git."""
import unittest

from stage import CHANGED, CODE, DONE, FILES, PAGE, Stage, wait_for


class Enterprise(unittest.TestCase):
    def test_with_its_authority_named_a_pull_request_is_checked_and_mended(self):
        with Stage(tls=True) as stage:
            stage.link("octo/app", FILES)
            pull = stage.pull("octo/app", "change", CHANGED)
            event = stage.ended("octo/app", pull["number"], *DONE)
            self.assertEqual("fix_pr_raised", event["processing_phase"], event["error_message"])

    def test_without_it_the_server_is_not_believed(self):
        with Stage(tls=True, GITHUB_CA_FILE="") as stage:
            stage.link("octo/app", FILES)
            pull = stage.pull("octo/app", "change", CHANGED)
            event = wait_for("a setback", lambda: (e := stage.event("octo/app", pull["number"])) and e["error_message"] and e)
            self.assertIn("certificate", event["error_message"])
            self.assertEqual([], stage.check_runs("octo/app", pull["head_sha"]))


if __name__ == "__main__":
    unittest.main(verbosity=2)
