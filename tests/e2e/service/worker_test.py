#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The life of `delta worker`: start checks, --once, signals."""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from waiting import wait_for  # noqa: E402

DELTA = os.path.abspath(os.environ["DELTA"])
# A worker with jobs that hang, made of the same parts.
HANGING = pathlib.Path(DELTA).parents[1] / "tests/chaos_worker"
POSTGRES = os.environ["DELTA_TEST_PG"]
REDIS = os.environ["DELTA_TEST_REDIS"]


def sql(url, statement):
    return subprocess.run(["psql", url, "-qAtc", statement], capture_output=True, text=True, check=True).stdout.strip()


class Worker(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        name = "worker_" + uuid.uuid4().hex
        sql(POSTGRES, f"create database {name} template template0")
        self.addCleanup(sql, POSTGRES, f"drop database {name} with (force)")
        self.postgres = POSTGRES.replace("/postgres?", f"/{name}?")
        kept = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        self.environment = {**kept, "POSTGRES_CONNECTION_URL": self.postgres, "REDIS_URL": REDIS,
                            "REPOS_BASE_PATH": str(self.folder / "repos")}

    def migrate(self):
        subprocess.run([DELTA, "migrate", "up"], env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def run_once(self, **changes):
        done = subprocess.run([DELTA, "worker", "--once"], env={**self.environment, **changes}, capture_output=True,
                              text=True, cwd=self.folder, timeout=60)
        return done.returncode, done.stderr

    def start(self, *command):
        process = subprocess.Popen(command, env=self.environment, stderr=subprocess.PIPE, text=True, cwd=self.folder)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def wait_until(self, statement, value):
        wait_for(f"{statement} to become {value}", lambda: sql(self.postgres, statement) == value, limit=30)

    def test_a_schema_that_is_behind_is_told(self):
        status, err = self.run_once()
        self.assertEqual(status, 3)
        self.assertIn("delta: the database lacks migration 0001_initial; run delta migrate up", err)

    def test_a_server_that_is_away_is_told(self):
        self.migrate()
        status, err = self.run_once(REDIS_URL="unix:///nonexistent/redis.sock")
        self.assertEqual(status, 3)
        self.assertIn("delta: Redis cannot be used", err.splitlines()[-1])
        status, err = self.run_once(POSTGRES_CONNECTION_URL="postgresql://x@/x?host=/nonexistent")
        self.assertEqual(status, 3)
        self.assertIn("delta: PostgreSQL cannot be used", err.splitlines()[-1])

    def test_a_folder_that_cannot_be_written_to_is_told(self):
        self.migrate()
        (self.folder / "file").write_text("")
        status, err = self.run_once(REPOS_BASE_PATH=str(self.folder / "file" / "repos"))
        self.assertEqual(status, 3)
        self.assertIn("delta: REPOS_BASE_PATH", err.splitlines()[-1])

    def test_once_ends_when_there_is_nothing_to_do(self):
        self.migrate()
        self.assertEqual(self.run_once()[0], 0)

    def test_sigterm_ends_it_and_sighup_does_not(self):
        self.migrate()
        worker = self.start(DELTA, "worker")
        self.assertTrue(any("worker_started" in line for line in worker.stderr))
        worker.send_signal(signal.SIGHUP)
        time.sleep(0.3)
        self.assertIsNone(worker.poll())
        worker.send_signal(signal.SIGTERM)
        self.assertEqual(worker.wait(timeout=10), 0)

    def test_a_second_signal_ends_it_at_once_and_the_job_is_not_lost(self):
        self.migrate()
        sql(self.postgres, "insert into jobs (kind, arguments, max_attempts, deadline) values ('hang', '{}', 4, '1 h')")
        worker = self.start(HANGING, self.postgres, REDIS, "hanging")
        self.wait_until("select state from jobs", "running")
        worker.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        self.assertIsNone(worker.poll())
        worker.send_signal(signal.SIGTERM)
        self.assertEqual(worker.wait(timeout=5), 3)
        other = self.start(HANGING, self.postgres, REDIS, "other")
        self.wait_until("select state || ' ' || worker from jobs", "running other")
        other.kill()


if __name__ == "__main__":
    unittest.main()
