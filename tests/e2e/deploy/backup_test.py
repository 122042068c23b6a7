# SPDX-License-Identifier: Apache-2.0
"""deploy/backup and deploy/restore against a real PostgreSQL: what comes back is what went in, or nothing is changed."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import uuid

TOP = pathlib.Path(__file__).resolve().parents[3]
SERVER = os.environ["DELTA_TEST_PG"]

ROWS = """
insert into users (id, full_name, email, password_hash) values
    ('00000000-0000-0000-0000-000000000001', 'Ada', 'ada@example.org', 'x'),
    ('00000000-0000-0000-0000-000000000002', null, 'b''quote@example.org', 'y');
insert into installations (installation_id, user_id, account_name, account_type)
    values (7, '00000000-0000-0000-0000-000000000001', 'ada', 'User');
insert into repositories (installation_id, repo_name, file_ignore_patterns) values (7, 'ada/engine', '{"*.md","a b"}');
insert into drift_events (repo_id, pr_number, base_branch, head_branch, base_sha, head_sha)
    select id, 3, 'main', 'topic', repeat('a', 40), repeat('b', 40) from repositories;
insert into notifications (user_id, content) values ('00000000-0000-0000-0000-000000000001', 'zażółć 🦊');
"""


def url(database):
    return SERVER.replace("/postgres?", f"/{database}?", 1)


def psql(database, sql):
    return subprocess.run(["psql", "--no-psqlrc", "-qAt", "-v", "ON_ERROR_STOP=1", "-d", url(database), "-c", sql],
                          check=True, capture_output=True, text=True).stdout


def run(script, *arguments, database):
    environment = dict(os.environ, POSTGRES_CONNECTION_URL=url(database))
    return subprocess.run([TOP / "deploy" / script, *map(str, arguments)], env=environment, capture_output=True, text=True)


class BackupTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="delta-backup."))
        self.addCleanup(shutil.rmtree, self.folder)
        self.full = self.make_database()
        environment = dict(os.environ, POSTGRES_CONNECTION_URL=url(self.full))
        subprocess.run([os.environ["DELTA"], "migrate", "up"], env=environment, check=True, capture_output=True)
        psql(self.full, ROWS)
        self.empty = self.make_database()

    def make_database(self):
        name = f"backup_{uuid.uuid4().hex}"
        psql("postgres", f"create database {name}")
        self.addCleanup(psql, "postgres", f"drop database {name} with (force)")
        return name

    def contents(self, database):
        tables = psql(database, "select tablename from pg_tables where schemaname = 'public' order by 1").split()
        return {table: psql(database, f'select t::text from "{table}" t order by 1') for table in tables}

    def backup(self):
        made = run("backup", self.folder, database=self.full)
        self.assertEqual(0, made.returncode, made.stderr)
        return pathlib.Path(made.stdout.strip())

    def test_every_row_of_every_table_comes_back(self):
        dump = self.backup()

        restored = run("restore", dump, database=self.empty)

        self.assertEqual(0, restored.returncode, restored.stderr)
        self.assertEqual("restored 2 users, 1 repositories, 1 analyses\n", restored.stdout)
        self.assertEqual(self.contents(self.full), self.contents(self.empty))

    def test_a_restored_database_is_one_that_migrations_go_on_from(self):
        run("restore", self.backup(), database=self.empty)

        environment = dict(os.environ, POSTGRES_CONNECTION_URL=url(self.empty))
        again = subprocess.run([os.environ["DELTA"], "migrate", "up"], env=environment, capture_output=True, text=True)

        self.assertEqual(0, again.returncode, again.stderr)

    def test_a_damaged_file_is_refused_and_nothing_is_changed(self):
        dump = self.backup()
        with open(dump, "r+b") as file:
            file.seek(100)
            file.write(b"damage")

        restored = run("restore", dump, database=self.empty)

        self.assertEqual(3, restored.returncode)
        self.assertIn("is not what was written", restored.stderr)
        self.assertEqual({}, self.contents(self.empty))

    def test_a_database_that_holds_something_is_refused(self):
        dump = self.backup()
        before = self.contents(self.full)

        restored = run("restore", dump, database=self.full)

        self.assertEqual(3, restored.returncode)
        self.assertIn("restore into an empty one", restored.stderr)
        self.assertEqual(before, self.contents(self.full))

    def test_a_backup_that_breaks_off_leaves_no_file(self):
        made = run("backup", self.folder / "none", database="no_such_database")

        self.assertNotEqual(0, made.returncode)
        self.assertEqual([], list((self.folder / "none").iterdir()))


if __name__ == "__main__":
    unittest.main()
