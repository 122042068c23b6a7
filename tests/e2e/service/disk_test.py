#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A disk of the mirrors that is full: what is not in use makes room, and what does not fit at all is told."""
import os
import random
import subprocess
import sys
import unittest

from stage import CHANGED, CODE, DONE, PAGE, Stage, wait_for


def noise(megabytes, seed):
    """Text that packs to half its size."""
    return "\n".join(f"x = '{random.Random(seed + i).randbytes(512).hex()}'" for i in range(megabytes * 1000))


class FullDisk(unittest.TestCase):
    def setUp(self):
        self.stage = Stage()
        self.addCleanup(self.stage.__exit__)
        self.mirrors = self.stage.folder / "mirrors"
        self.mirrors.mkdir(exist_ok=True)
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m,mode=700", "tmpfs", self.mirrors],
                              capture_output=True, text=True, check=False)
        if made.returncode:
            self.skipTest("a small file system cannot be mounted here: " + made.stderr.strip())
        self.addCleanup(lambda: subprocess.run(["umount", "-l", self.mirrors], check=True))

    def analysed(self, name, megabytes):
        self.stage.link(name, {"src/net.py": CODE, "docs/use.md": PAGE, "src/data.py": noise(megabytes, hash(name))})
        pull = self.stage.pull(name, "change", CHANGED)
        return pull, self.stage.ended(name, pull["number"], *DONE, limit=60)

    def test_mirrors_that_are_not_in_use_make_room(self):
        for name in ("big/one", "big/two", "big/three"):
            _, event = self.analysed(name, 4)
            self.assertEqual("fix_pr_raised", event["processing_phase"], event["error_message"])
        self.assertIn("disk_full", self.stage.logs())

    def test_a_repository_that_does_not_fit_is_told_and_the_next_is_checked(self):
        self.stage.link("huge/app", {"src/net.py": CODE, "docs/use.md": PAGE, "src/data.py": noise(16, 1)})
        pull = self.stage.pull("huge/app", "change", CHANGED)
        for attempt in range(1, 4):
            wait_for("a setback", lambda n=attempt: (e := self.stage.event("huge/app", pull["number"]))
                     and e["retry_count"] >= n)
            self.stage.psql("update jobs set run_at = now() where state = 'waiting'")
        event = self.stage.ended("huge/app", pull["number"], "failed")
        self.assertIn("disk of REPOS_BASE_PATH is full", event["error_message"])
        run = self.stage.completed_check("huge/app", pull["head_sha"])
        self.assertEqual("failure", run["conclusion"])
        self.assertIn("is full", run["output"]["summary"])

        _, event = self.analysed("small/app", 1)
        self.assertEqual("fix_pr_raised", event["processing_phase"], event["error_message"])


if __name__ == "__main__":
    if os.geteuid() != 0:
        print("only root may mount the small file system this is about")
        sys.exit(77)
    unittest.main(verbosity=2)
