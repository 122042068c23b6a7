# SPDX-License-Identifier: Apache-2.0
"""`delta migrate`: the real binary on databases of the private PostgreSQL."""

import os
import subprocess
import tempfile
import unittest
import uuid

DELTA = os.path.abspath(os.environ.get("DELTA", "build/dev/app/delta"))
SERVER = os.environ["DELTA_TEST_PG"]


def psql(url, sql):
    done = subprocess.run(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", url, "-c", sql], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout.strip()


class MigrateTest(unittest.TestCase):
    def setUp(self):
        self.name = "delta_e2e_" + uuid.uuid4().hex
        psql(SERVER, f"create database {self.name}")
        head, _, query = SERVER.partition("?")
        self.url = head.rsplit("/", 1)[0] + "/" + self.name + ("?" + query if query else "")
        self.folder = tempfile.TemporaryDirectory()

    def tearDown(self):
        psql(SERVER, f"drop database {self.name} with (force)")
        self.folder.cleanup()

    def start(self, *arguments, url=None):
        environment = {"PATH": os.environ["PATH"], "POSTGRES_CONNECTION_URL": url or self.url}
        environment |= {name: os.environ[name] for name in os.environ if name.endswith("SAN_OPTIONS")}
        return subprocess.Popen([DELTA, "migrate", *arguments], env=environment, cwd=self.folder.name, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run_delta(self, *arguments, **others):
        running = self.start(*arguments, **others)
        out, err = running.communicate(timeout=60)
        return running.returncode, out, err

    def test_status_up_and_down_tell_what_is_done(self):
        status, out, _ = self.run_delta("status")
        self.assertEqual(0, status)
        self.assertRegex(out, r"^number  name +state    applied\n0001    initial +pending\n")
        self.assertEqual((0, "applied 0001_initial\n", ""), self.run_delta("up", "1"))
        self.assertRegex(self.run_delta("status")[1], r"0001    initial +applied  20\d\d-")
        self.run_delta("up")
        self.assertEqual((0, "nothing to do\n", ""), self.run_delta("up"))
        self.assertEqual(0, self.run_delta("down", "99")[0])
        self.assertEqual("", psql(self.url, "select relname from pg_class where relname = 'users'"))

    def test_several_at_once_are_safe(self):
        running = [self.start("up") for _ in range(4)]
        told = [process.communicate(timeout=60) for process in running]
        self.assertEqual([0] * 4, [process.returncode for process in running], told)
        self.assertEqual(1, sum("0001_initial" in out for out, _ in told))

    def test_a_killed_migration_leaves_the_database_as_it_was(self):
        running = self.start("up")
        running.kill()
        running.communicate()
        self.assertEqual(0, self.run_delta("up")[0])
        self.assertEqual("0", psql(self.url, "select count(*) from users"))

    def test_an_applied_migration_that_differs_is_a_clear_error(self):
        self.run_delta("up")
        psql(self.url, "update delta_migrations set checksum = 'other' where number = 1")
        status, _, err = self.run_delta("up")
        self.assertEqual(3, status)
        self.assertIn("sql/0001_initial.up.sql or its .down.sql has changed since it was applied", err)

    def test_a_migration_that_fails_names_file_line_and_sqlstate(self):
        psql(self.url, "create view users as select 1 as id")
        status, out, err = self.run_delta("up")
        self.assertEqual((3, ""), (status, out))
        self.assertRegex(err, r"^delta: sql/0001_initial\.up\.sql:\d+: .*\(SQLSTATE [0-9A-Z]{5}\)\n$")
        self.assertEqual("", psql(self.url, "select relname from pg_class where relname = 'drift_events'"))

    def test_a_server_that_is_away_is_one_line(self):
        status, out, err = self.run_delta("up", url="postgresql://a:hidden@127.0.0.1:1/x")
        self.assertEqual((3, ""), (status, out))
        self.assertEqual(1, err.count("\n"))
        self.assertNotIn("hidden", err)

    def test_wrong_words_are_refused(self):
        for arguments in ((), ("sideways",), ("up", "0"), ("up", "1", "2"), ("new",), ("new", "Two Words"), ("status", "x")):
            self.assertEqual(2, self.run_delta(*arguments)[0], arguments)
        self.assertEqual(0, self.run_delta("--help")[0])

    def test_a_new_migration_gets_the_next_number(self):
        self.assertEqual(2, self.run_delta("new", "labels")[0])
        os.mkdir(os.path.join(self.folder.name, "sql"))
        self.assertEqual((0, "sql/0001_labels.up.sql\nsql/0001_labels.down.sql\n", ""), self.run_delta("new", "labels"))
        self.assertEqual("sql/0002_more.up.sql\nsql/0002_more.down.sql\n", self.run_delta("new", "more")[1])


if __name__ == "__main__":
    unittest.main()
