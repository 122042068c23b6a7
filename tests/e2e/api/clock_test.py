#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The wall clock jumps while the service runs: an api's, a worker's, the database's. Sessions, limits and leases hold."""

import json
import os
import pathlib
import re
import subprocess
import sys
import time
import unittest
import uuid

from house import DELTA, PASSWORD, ApiTest, sign

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests/support"))
from waiting import wait_for  # noqa: E402

SERVICES = ROOT / "tests/support/services"
HOUR, DAY = 3600, 86400


def find_faketime():
    return next(pathlib.Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)


class Clock:
    """The wall clock of the processes that have this environment; timers go on as they do when a clock is set."""

    def __init__(self, folder):
        self.file = pathlib.Path(folder) / f"clock-{uuid.uuid4()}"
        self.jump(0)
        self.file.chmod(0o644)
        self.environment = {"LD_PRELOAD": str(find_faketime()), "FAKETIME_TIMESTAMP_FILE": str(self.file),
                            "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1"}

    def jump(self, seconds):
        """To so far from the true time."""
        fresh = self.file.with_suffix(".new")
        fresh.write_text(f"{seconds:+d}s\n")
        fresh.chmod(0o644)
        fresh.replace(self.file)


class ClockOfTheApi(ApiTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.clock = Clock(cls.house.folder)
        cls.server = cls.house.api(**cls.clock.environment)

    def setUp(self):
        self.addCleanup(self.clock.jump, 0)

    def test_the_clock_is_really_another(self):
        today = time.strftime("%d %b", time.gmtime())
        self.clock.jump(2 * DAY)
        # The date of an answer moves with the server's tick, twice a second.
        wait_for("another date", lambda: today not in self.browser().get("/api").headers["Date"], limit=20)

    def test_who_is_signed_in_stays_so_through_jumps_of_hours(self):
        browser = self.signed_in()
        for offset in (2 * HOUR, -2 * HOUR, DAY, 0):
            self.clock.jump(offset)
            self.assertEqual(browser.get("/api/auth/me").status, 200, offset)
            # Renewed by one clock and used by another.
            self.assertEqual(browser.get("/api/repos/").status, 200, offset)
        self.assertEqual(len(browser.get("/api/auth/sessions").json), 1)

    def test_a_jump_past_the_sessions_end_signs_out_only_while_it_lasts(self):
        browser = self.signed_in()
        self.clock.jump(400 * DAY)
        self.assert_problem(browser.get("/api/auth/me"), 401)
        self.clock.jump(0)
        self.assertEqual(browser.get("/api/auth/me").status, 200)

    def test_a_session_that_was_ended_does_not_come_back_with_the_clock(self):
        browser = self.signed_in()
        cookies = dict(browser.cookies)
        self.assertEqual(browser.post("/api/auth/logout", {}).status, 200)
        for offset in (-HOUR, -DAY):
            self.clock.jump(offset)
            browser.cookies = dict(cookies)
            self.assert_problem(browser.get("/api/auth/me"), 401)

    def test_the_limit_of_sign_ins_is_neither_lifted_nor_grown(self):
        browser = self.signed_in()
        wrong = {"email": browser.email, "password": PASSWORD + "!"}
        answer = wait_for("a refusal", lambda: (a := self.browser().post("/api/auth/login", wrong)).status == 429 and a,
                          limit=20)
        pause = int(answer.headers["Retry-After"])
        for offset in (DAY, -DAY):
            self.clock.jump(offset)
            answer = self.browser().post("/api/auth/login", wrong)
            self.assert_problem(answer, 429)
            self.assertLessEqual(int(answer.headers["Retry-After"]), pause)


class ClockOfTheWorker(ApiTest):
    """Deliveries are taken by an api with a true clock, and done by workers."""

    def deliver(self, count):
        body = json.dumps({"action": "created", "installation": {"id": 1}}).encode()
        for _ in range(count):
            headers = {"Content-Type": "application/json", "X-GitHub-Event": "star",
                       "X-GitHub-Delivery": str(uuid.uuid4()), "X-Hub-Signature-256": sign(body)}
            answer = self.browser().post("/api/webhook/github", body, headers=headers)
            self.assertEqual(answer.status, 202, answer.text)

    def start_worker(self, **settings):
        folder = pathlib.Path(self.house.folder, "repos")
        folder.mkdir(exist_ok=True)
        log = open(pathlib.Path(self.house.folder, f"worker-{uuid.uuid4()}.log"), "wb")
        worker = subprocess.Popen([DELTA, "worker"], cwd=self.house.folder, stderr=log,
                                  env=self.house.environment | {"REPOS_BASE_PATH": str(folder)} | settings)
        log.close()
        self.addCleanup(worker.wait, 30)
        self.addCleanup(worker.terminate)
        return worker

    def states(self):
        return dict(self.house.psql("select state, count(*) from jobs where kind = 'deliver' group by 1"))

    def assert_done_once(self, count):
        wait_for("the end of all jobs", lambda: self.states() == {"done": str(count)}, limit=20)
        self.assertEqual([["0"]], self.house.psql("select count(*) from webhook_deliveries where processed_at is null"))
        self.assertEqual([["1", "1"]], self.house.psql(
            "select max(generation), max(attempts) from jobs where kind = 'deliver'"))

    def test_no_job_is_lost_or_done_twice_while_the_clock_of_one_worker_jumps(self):
        clock = Clock(self.house.folder)
        workers = [self.start_worker(**clock.environment), self.start_worker()]
        for offset in (DAY, -DAY, HOUR, -HOUR, 0):
            clock.jump(offset)
            self.deliver(20)
        self.assert_done_once(100)
        self.assertEqual([None, None], [worker.poll() for worker in workers])


class ClockOfTheDatabase(ClockOfTheWorker):
    @classmethod
    def setUpClass(cls):
        cls.clock = Clock("/tmp")
        cls.addClassCleanup(cls.clock.file.unlink, missing_ok=True)
        started = subprocess.run([SERVICES, "start"], check=True, capture_output=True, text=True).stdout
        values = dict(re.findall(r'export (\w+)="?([^"\n]+)"?', started))
        folder = values["DELTA_TEST_SERVICES"]
        cls.addClassCleanup(subprocess.run, [SERVICES, "stop", folder], check=True)
        subprocess.run([SERVICES, "stop-pg", folder], check=True)
        subprocess.run([SERVICES, "start-pg", folder], check=True, env=os.environ | cls.clock.environment)
        before = os.environ["DELTA_TEST_PG"]
        os.environ["DELTA_TEST_PG"] = values["DELTA_TEST_PG"]
        cls.addClassCleanup(os.environ.__setitem__, "DELTA_TEST_PG", before)
        super().setUpClass()

    def database_day(self):
        return self.house.psql("select (now() at time zone 'utc')::date - :'today'::date",
                               today=time.strftime("%Y-%m-%d", time.gmtime()))[0][0]

    def test_no_job_is_lost_or_done_twice_while_the_clock_of_one_worker_jumps(self):
        """Here of the database, by whose clock leases and pauses go."""
        self.start_worker()
        self.start_worker()
        for offset in (HOUR, DAY):
            self.clock.jump(offset)
            self.deliver(20)
            wait_for("the end of all jobs", lambda: set(self.states()) == {"done"}, limit=20)
        self.assertEqual("1", self.database_day())
        # Back: what is written from now on is done at once.
        self.clock.jump(0)
        self.deliver(20)
        self.assert_done_once(60)


if __name__ == "__main__":
    if find_faketime() is None:
        print("skipped: libfaketime is not installed")
        sys.exit(77)
    if any(name.endswith("SAN_OPTIONS") for name in os.environ):
        print("skipped: a sanitizer must be the first library")
        sys.exit(77)
    unittest.main(verbosity=2)
