# SPDX-License-Identifier: Apache-2.0
"""A whole Delta on this machine for one test: PostgreSQL, Redis, the GitHub sandbox, `delta api` and `delta worker`."""
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
import urllib.request
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests/support/github"), str(ROOT / "tests/support")]
from client import Sandbox  # noqa: E402
from waiting import wait_for  # noqa: E402

DELTA = os.environ["DELTA"]

# A project whose page a change of a default makes wrong, and the phases an analysis ends in.
CODE = "def connect(host, connect_timeout=5):\n    return host, connect_timeout\n"
PAGE = "# Use\n\nCall `connect()`. The parameter `connect_timeout` defaults to `5`.\n"
FILES = {"src/net.py": CODE, "docs/use.md": PAGE}
CHANGED = {"src/net.py": CODE.replace("=5", "=10")}
DONE = ("completed", "fix_pr_raised", "failed")


class Services:
    """Those the environment names, or private ones."""

    def __init__(self):
        self.folder = None
        if "DELTA_TEST_PG" in os.environ:
            self.pg, self.redis = os.environ["DELTA_TEST_PG"], os.environ["DELTA_TEST_REDIS"]
            return
        told = subprocess.run([ROOT / "tests/support/services", "start"], check=True, capture_output=True, text=True)
        values = dict(re.findall(r"(DELTA_TEST_\w+)=['\"]?([^'\"\n;]+)", told.stdout))
        self.pg, self.redis = values["DELTA_TEST_PG"], values["DELTA_TEST_REDIS"]
        self.folder = values["DELTA_TEST_SERVICES"]

    def stop(self):
        if self.folder:
            subprocess.run([ROOT / "tests/support/services", "stop", self.folder], check=True, capture_output=True)


class Stage:
    def __init__(self, workers=1, contract=True, tls=False, **settings):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="delta-stage."))
        self.services = Services()
        self.database = "delta_" + uuid.uuid4().hex
        self.psql(f"create database {self.database}", database=None)
        self.github = Sandbox(self.folder / "github", contract, tls)
        about = self.github.about
        self.environment = {
            "PATH": os.environ["PATH"], "POSTGRES_CONNECTION_URL": self.url_of(self.database),
            "REDIS_URL": self.services.redis, "SECRET_KEY": "0123456789abcdef" * 4,
            "GITHUB_APP_ID": str(about["app_id"]), "GITHUB_PRIVATE_KEY_PATH": about["private_key"],
            "GITHUB_WEBHOOK_SECRET": about["webhook_secret"], "GITHUB_CLIENT_ID": about["client_id"],
            "GITHUB_CLIENT_SECRET": about["client_secret"], "GITHUB_API_URL": about["api_url"],
            "GITHUB_URL": about["url"], "REPOS_BASE_PATH": str(self.folder / "mirrors"), "API_ADDRESS": "127.0.0.1",
            "API_PORT": "0", "FRONTEND_URL": "http://dashboard.invalid", "LOG_LEVEL": "info", "NUM_WORKERS": "4",
            **({"GITHUB_CA_FILE": about["ca"]} if tls else {}), **settings}
        self.processes = []
        self.run("migrate", "up")
        self.api = self.start("api")
        self.api_url = "http://127.0.0.1:" + wait_for("the port of delta api", self.find_port)
        self.github.configure(webhook_url=self.api_url + "/api/webhook/github")
        self.workers = [self.start("worker") for _ in range(workers)]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(timeout=60)
        try:
            self.github.stop()
        finally:
            self.psql(f"drop database {self.database} with (force)", database=None)
            self.services.stop()
            shutil.rmtree(self.folder, ignore_errors=True)

    def url_of(self, database):
        return re.sub(r"/[^/?]*(\?|$)", lambda m: f"/{database}{m.group(1)}", self.services.pg, count=1)

    def psql(self, sql, database=""):
        url = self.services.pg if database is None else self.url_of(database or self.database)
        done = subprocess.run(["psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", url, "-c", sql], capture_output=True,
                              text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout.strip()

    def rows(self, sql):
        return json.loads(self.psql(f"select coalesce(json_agg(t), '[]') from ({sql}) t"))

    def run(self, *arguments):
        done = subprocess.run([DELTA, *arguments], env=self.environment, cwd=self.folder, capture_output=True, text=True,
                              check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self, mode):
        place = self.folder / f"{mode}-{uuid.uuid4().hex[:8]}.log"
        with open(place, "w") as log:
            process = subprocess.Popen([DELTA, mode], env=self.environment, cwd=self.folder, stdin=subprocess.DEVNULL,
                                       stdout=log, stderr=log)
        process.log = place
        self.processes.append(process)
        return process

    def kill(self, process):
        process.send_signal(signal.SIGKILL)
        process.wait()
        self.processes.remove(process)

    def find_port(self):
        assert self.api.poll() is None, self.logs()
        found = re.search(r"port[\"=: ]+(\d+)", self.api.log.read_text())
        return found and found.group(1)

    def logs(self):
        return "\n".join(path.read_text()[-4000:] for path in sorted(self.folder.glob("*.log")))

    def due(self, kind):
        """Lets what comes by itself come now."""
        self.psql(f"update job_schedules set next_at = now() where name = '{kind}'")

    def second_look(self):
        """Lets repositories that went be looked for again now, and waits for it."""
        again = wait_for("a second look to be planned", lambda: self.rows(
            "select id from jobs where state = 'waiting' and unique_key like 'second_look:%'"))
        ids = ", ".join(str(one["id"]) for one in again)
        self.psql(f"update jobs set run_at = now() where id in ({ids})")
        wait_for("the second look", lambda: not self.rows(f"select 1 from jobs where id in ({ids}) and state <> 'done'"))

    # GitHub, as a maintainer uses it.

    def link(self, full_name, files, active=True):
        """A repository with these files that the App is installed on; the installation's number."""
        self.github.add_repository(full_name=full_name, files=files)
        number = self.github.install(account=full_name.split("/")[0], repositories=[full_name])["id"]
        wait_for("the repository", lambda: self.psql(f"select 1 from repositories where repo_name = '{full_name}'"))
        if active:
            self.psql(f"update repositories set is_active = true where repo_name = '{full_name}'")
        return number

    def pull(self, full_name, branch, files, **more):
        self.github.commit(full_name=full_name, branch=branch, files=files)
        return self.github.open_pull(full_name=full_name, head=branch, **more)

    def event(self, full_name, number):
        found = self.rows(f"select e.* from drift_events e join repositories r on r.id = e.repo_id "
                          f"where r.repo_name = '{full_name}' and e.pr_number = {number}")
        return found[0] if found else None

    def ended(self, full_name, number, *phases, limit=60):
        """The event once it has one of these phases."""
        def look():
            event = self.event(full_name, number)
            return event if event and event["processing_phase"] in phases else None
        try:
            return wait_for(f"{full_name}#{number} to be {phases}", look, limit)
        except AssertionError as late:
            raise AssertionError(f"{late}: {self.event(full_name, number)}\n{self.logs()}") from None

    def judged_again(self, full_name, number, sha):
        """Waits for the verdict of another head than the one the pull request was opened with."""
        wait_for(f"the verdict of {sha}", lambda: (e := self.event(full_name, number))
                 and e["head_sha"] == sha and e["processing_phase"] in DONE)

    def check_runs(self, full_name, sha):
        return [run for run in self.github.show(full_name=full_name)["check_runs"] if run["head_sha"] == sha]

    def completed_check(self, full_name, sha):
        """The one check run of the head that is completed, once it is."""
        (run,) = wait_for("a completed check", lambda: [
            r for r in self.check_runs(full_name, sha) if r["status"] == "completed"])
        return run


class StageTest(unittest.TestCase):
    """Tests that share one stage."""
    SETTINGS = {}

    @classmethod
    def setUpClass(cls):
        cls.stage = Stage(**cls.SETTINGS)
        cls.addClassCleanup(cls.stage.__exit__)


def get(url):
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.status
