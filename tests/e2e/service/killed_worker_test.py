#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A worker that is killed at any moment of an analysis: the pull request ends with one completed check run for its head
and at most one docs pull request."""
import os
import time
import unittest

from stage import CODE, PAGE, Stage, wait_for

ROUNDS = int(os.environ.get("DELTA_KILLS", "3"))
REPOS = [f"octo/app-{i}" for i in range(4)]


class KilledWorker(unittest.TestCase):
    def test_every_pull_request_ends_well_whenever_its_worker_is_killed(self):
        with Stage() as stage:
            for repo in REPOS:
                stage.link(repo, {"src/net.py": CODE, "docs/use.md": PAGE})
            for number in range(ROUNDS):
                self.kill_among(stage, f"change-{number}", 0.05 + 0.12 * number)

    def kill_among(self, stage, branch, moment):
        """Analyses of four repositories, each begun a little later than the one before, are cut at once."""
        pulls = []
        for repo in REPOS:
            pulls.append((repo, stage.pull(repo, branch, {"src/net.py": CODE.replace("=5", "=10")})))
            time.sleep(0.1)
        time.sleep(moment)
        cut_in = [(stage.event(repo, pull["number"]) or {}).get("processing_phase") for repo, pull in pulls]
        stage.kill(stage.workers.pop())
        stage.workers.append(stage.start("worker"))
        for repo, pull in pulls:
            with self.subTest(repo=repo, branch=branch, cut_in=cut_in):
                self.check_end(stage, repo, branch, pull)

    def check_end(self, stage, repo, branch, pull):
        # A lease is 30 s.
        event = stage.ended(repo, pull["number"], "fix_pr_raised", "failed", limit=120)
        self.assertEqual("fix_pr_raised", event["processing_phase"], event["error_message"])
        runs = wait_for("completed check runs", lambda: (
            r := stage.check_runs(repo, pull["head_sha"])) and all(x["status"] == "completed" for x in r) and r)
        self.assertEqual(["neutral"], [run["conclusion"] for run in runs])
        self.assertEqual(1, len(runs[0]["output"]["annotations"]))
        fixes = [p for p in stage.github.show(full_name=repo)["pulls"]
                 if p["head"] == f"docs/delta-fix/{branch}-{pull['number']}"]
        self.assertEqual([event["docs_pr_number"]], [p["number"] for p in fixes])


if __name__ == "__main__":
    unittest.main(verbosity=2)
