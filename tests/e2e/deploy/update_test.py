# SPDX-License-Identifier: Apache-2.0
"""deploy/update as the deploy workflow runs it: over SSH, on a checkout whose origin has moved on.

Real SSH and git; containers are played by docker_stand_in, since no engine runs where the tests run."""

import getpass
import http.server
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import textwrap
import threading
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parents[2]


def run(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, **more).stdout.strip()


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def steps_of_the_workflow():
    """What .github/workflows/deploy.yml runs, step by step."""
    text = (TOP / ".github/workflows/deploy.yml").read_text()
    found = re.findall(r"^( +)run: (?:\|\n((?:\1  .*\n|\n)+)|(.*)\n)", text, re.M)
    steps = [textwrap.dedent(block) or line for _, block, line in found]
    assert len(steps) == 2, steps
    return steps


class Ready(http.server.BaseHTTPRequestHandler):
    """/api/health/ready of the version that runs."""

    def do_GET(self):
        self.send_response(200 if (self.state / "ready").exists() else 503)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


class UpdateTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="delta-update."))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.state = self.folder / "state"
        self.programs = self.folder / "bin"
        self.programs.mkdir()
        self.state.mkdir()
        (self.programs / "docker").symlink_to(HERE / "docker_stand_in")
        self.make_repository()
        self.start_readiness()
        self.start_sshd()

    def git(self, *arguments, at=None):
        identity = ["-c", "user.name=t", "-c", "user.email=t@localhost", "-c", "commit.gpgsign=false"]
        return run("git", *identity, *arguments, cwd=at or self.work)

    def make_repository(self):
        self.work = self.folder / "work"
        (self.work / "deploy").mkdir(parents=True)
        self.git("init", "-q", "-b", "main")
        shutil.copy(TOP / "deploy" / "update", self.work / "deploy" / "update")
        self.git("add", "-A")
        self.git("commit", "-qm", "first")
        self.first = self.git("rev-parse", "HEAD")
        run("git", "clone", "-q", "--bare", str(self.work), str(self.folder / "origin.git"))
        self.git("remote", "add", "origin", str(self.folder / "origin.git"))
        run("git", "clone", "-q", str(self.folder / "origin.git"), str(self.folder / "delta"))

    def push(self, *files):
        """A new commit on origin's main that adds these files."""
        for name in files:
            (self.work / name).touch()
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "next")
        self.git("push", "-q", "origin", "main")
        return self.git("rev-parse", "HEAD")

    def start_readiness(self):
        handler = type("Handler", (Ready,), {"state": self.state})
        self.readiness = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.readiness.serve_forever, daemon=True).start()
        self.addCleanup(self.readiness.server_close)
        self.addCleanup(self.readiness.shutdown)

    def start_sshd(self):
        for name in ("host", "client"):
            run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(self.folder / name))
        self.port = free_port()
        config = self.folder / "sshd_config"
        config.write_text(f"ListenAddress 127.0.0.1\nPort {self.port}\nHostKey {self.folder}/host\nPidFile none\n"
                          f"AuthorizedKeysFile {self.folder}/client.pub\nStrictModes no\nUsePAM no\nPermitRootLogin yes\n")
        if os.geteuid() == 0:
            os.makedirs("/run/sshd", exist_ok=True)
        sshd = subprocess.Popen([shutil.which("sshd", path="/usr/sbin:/usr/bin"), "-D", "-e", "-f", str(config)],
                                stderr=subprocess.DEVNULL)
        self.addCleanup(sshd.wait)
        self.addCleanup(sshd.terminate)
        (self.folder / "known_hosts").write_text(f"[127.0.0.1]:{self.port} {(self.folder / 'host.pub').read_text()}")
        for _ in range(100):
            with socket.socket() as s:
                if s.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        self.fail("sshd did not start")

    def settings(self):
        return (f"PATH={self.programs}:$PATH STAND_IN={self.state} DELTA_READY_SECONDS=2 "
                f"DELTA_READY_URL=http://127.0.0.1:{self.readiness.server_port}/api/health/ready")

    def update(self, commit):
        return subprocess.run(
            ["ssh", "-i", str(self.folder / "client"), "-o", "BatchMode=yes", "-o", "IdentitiesOnly=yes",
             "-o", f"UserKnownHostsFile={self.folder}/known_hosts", "-p", str(self.port), f"{getpass.getuser()}@127.0.0.1",
             f"cd {self.folder}/delta && {self.settings()} deploy/update '{commit}'"],
            capture_output=True, text=True, timeout=60)

    def running(self):
        return (self.state / "running").read_text().strip()

    def checkout(self):
        return self.git("rev-parse", "HEAD", at=self.folder / "delta")

    def test_an_update_migrates_with_the_new_image_before_the_switch(self):
        second = self.push()

        done = self.update(second)

        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        self.assertEqual(second, self.running())
        self.assertEqual(second, (self.state / "migrated").read_text().strip())
        calls = (self.state / "calls").read_text()
        self.assertLess(calls.index("migrate up"), calls.index("compose up"))
        self.assertLess(calls.index("--name delta-next api"), calls.index("compose up"))
        self.assertLess(calls.index("compose up"), calls.index("rm --force delta-next"))
        self.assertLess(calls.index("compose up"), calls.index("image prune"))
        self.assertFalse((self.state / "next").exists())

    def test_a_build_that_fails_changes_nothing(self):
        self.update(self.push())
        before = self.running()

        done = self.update(self.push("fail-build"))

        self.assertEqual(3, done.returncode)
        self.assertIn("the build failed; nothing was changed", done.stderr)
        self.assertEqual(before, self.running())
        self.assertEqual(before, self.checkout())

    def test_a_migration_that_fails_leaves_the_old_version_running(self):
        self.update(self.push())
        before = self.running()

        done = self.update(self.push("fail-migrate"))

        self.assertEqual(3, done.returncode)
        self.assertIn("the migration failed", done.stderr)
        self.assertEqual(before, self.running())
        self.assertEqual(before, (self.state / "image").read_text().strip())

    def test_a_version_that_cannot_start_is_never_switched_to(self):
        self.update(self.push())
        before = self.running()
        calls = (self.state / "calls").read_text().count("compose up")

        done = self.update(self.push("fail-start"))

        self.assertEqual(3, done.returncode)
        self.assertIn("SECRET_KEY is missing", done.stderr)
        self.assertIn("the old version runs on", done.stderr)
        self.assertEqual(before, self.running())
        self.assertEqual(calls, (self.state / "calls").read_text().count("compose up"))
        self.assertEqual(before, (self.state / "image").read_text().strip())
        self.assertFalse((self.state / "next").exists())
        self.assertEqual(before, self.checkout())

    def test_a_version_that_does_not_come_up_is_rolled_back(self):
        self.update(self.push())
        before = self.running()

        done = self.update(self.push("fail-switch"))

        self.assertEqual(3, done.returncode)
        self.assertIn("SECRET_KEY is missing", done.stderr)
        self.assertIn("the old version runs again", done.stderr)
        self.assertEqual(before, self.running())
        self.assertTrue((self.state / "ready").exists())
        self.assertEqual(before, self.checkout())

    def test_a_first_version_that_does_not_come_up_says_that_there_is_none_before(self):
        done = self.update(self.push("fail-start"))

        self.assertEqual(3, done.returncode)
        self.assertIn("no earlier version", done.stderr)

    def test_the_workflow_brings_the_host_to_its_commit(self):
        second = self.push()
        home = self.folder / "home"
        home.mkdir()
        # The host is known by its address alone, so the port is put in on the way.
        for program in ("ssh", "ssh-keyscan"):
            real = shutil.which(program)
            known = f"-o UserKnownHostsFile={home}/.ssh/known_hosts " if program == "ssh" else ""
            (self.folder / program).write_text(f'#!/bin/sh\nexec {real} -p {self.port} {known}"$@"\n')
            (self.folder / program).chmod(0o755)
        settings = {"HOME": str(home), "PATH": f"{self.folder}:{os.environ['PATH']}", "VPS_IP": "127.0.0.1",
                    "VPS_USERNAME": getpass.getuser(), "VPS_SSH_KEY": (self.folder / "client").read_text().strip(),
                    "VPS_HOST_KEY": "", "COMMIT": second}

        for step in steps_of_the_workflow():
            # As Actions runs a step; what differs is where the checkout lies, and whose docker it is.
            step = step.replace("cd delta &&", f"cd {self.folder}/delta && export {self.settings()} &&")
            done = subprocess.run(["bash", "-e", "-c", step], env=settings, capture_output=True, text=True, timeout=60)
            self.assertEqual(0, done.returncode, done.stdout + done.stderr)

        self.assertEqual(second, self.running())
        self.assertEqual(second, self.checkout())
        self.assertEqual(0o600, (home / ".ssh/id").stat().st_mode & 0o777)

    def test_two_updates_at_once_are_refused(self):
        second = self.push()
        with open(self.folder / "delta" / ".git" / "delta-update.lock", "w") as lock:
            run("flock", "--nonblock", str(lock.fileno()), pass_fds=[lock.fileno()])

            done = self.update(second)

        self.assertEqual(3, done.returncode)
        self.assertIn("another update is running", done.stderr)


if __name__ == "__main__":
    unittest.main()
