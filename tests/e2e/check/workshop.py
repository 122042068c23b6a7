# SPDX-License-Identifier: Apache-2.0
"""Small real repositories, and the real binary run on them.

Every test file is a program of unittest's; $DELTA is the binary."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

DELTA = os.path.abspath(os.environ.get("DELTA", "build/dev/app/delta"))

ENVIRONMENT = {
    "PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
}
for kept in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS"):
    if kept in os.environ:
        ENVIRONMENT[kept] = os.environ[kept]

CODE = '''def connect(host, timeout=5):
    """Opens a connection."""
    return host, timeout


def close_all_sessions():
    return None
'''
CODE_AFTER = CODE.replace("close_all_sessions", "shut_down_sessions").replace("timeout=5", "timeout=10")
GUIDE = '''# Guide

Call `connect(host, timeout=5)` first.

## Ending

Then call `close_all_sessions()` and leave.
'''


class Result:
    def __init__(self, done):
        self.status = done.returncode
        self.raw = done.stdout
        self.out = done.stdout.decode("utf-8", "surrogateescape")
        self.err = done.stderr.decode("utf-8", "surrogateescape")

    def json(self):
        return json.loads(self.raw)

    def findings(self, rule=None):
        return [f for f in self.json()["findings"] if rule is None or f["rule"] == rule]


class Repository:
    """A repository on branch main; each commit is an hour after the one before."""

    def __init__(self, path, *init):
        self.path = pathlib.Path(path)
        self.clock = 1700000000
        self.path.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main", *init)

    def git(self, *arguments):
        date = "%d +0000" % self.clock
        environment = dict(ENVIRONMENT, GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date)
        done = subprocess.run(["git", *arguments], cwd=self.path, env=environment, capture_output=True)
        if done.returncode:
            raise RuntimeError(done.stderr.decode("utf-8", "replace"))
        return done.stdout.decode("utf-8", "surrogateescape").strip()

    def write(self, name, content):
        path = os.path.join(os.fsencode(self.path), name if isinstance(name, bytes) else name.encode())
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())

    def read(self, name):
        return (self.path / name).read_bytes()

    def commit(self, message="change", hours=1):
        self.clock += 3600 * hours
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")


def run(*arguments, cwd="/", stdin=subprocess.DEVNULL, environment=None):
    done = subprocess.run([DELTA, *arguments], cwd=cwd, env=dict(ENVIRONMENT, **(environment or {})), stdin=stdin,
                          capture_output=True, timeout=120)
    return Result(done)


SCHEMAS = pathlib.Path(__file__).resolve().parents[3] / "docs" / "schema"


def breaches_of(value, schema, root, where="$"):
    """The part of JSON Schema that the published schema uses: types, required members, constants, references."""
    if "$ref" in schema:
        return breaches_of(value, root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root, where)
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float),
             "null": type(None)}
    found = []
    wanted = schema.get("type", [])
    wanted = [wanted] if isinstance(wanted, str) else wanted
    if wanted and not any(isinstance(value, kinds[kind]) for kind in wanted):
        return ["%s is no %s" % (where, wanted)]
    if "const" in schema and value != schema["const"] or "enum" in schema and value not in schema["enum"]:
        found.append("%s is %r" % (where, value))
    if isinstance(value, dict):
        found += ["%s lacks %s" % (where, name) for name in schema.get("required", []) if name not in value]
        for name, member in schema.get("properties", {}).items():
            if name in value:
                found += breaches_of(value[name], member, root, "%s.%s" % (where, name))
    if isinstance(value, list) and "items" in schema:
        for i, item in enumerate(value):
            found += breaches_of(item, schema["items"], root, "%s[%d]" % (where, i))
    return found


def breaches(report, schema):
    """What a report does that its published schema does not allow."""
    root = json.loads((SCHEMAS / schema).read_text())
    return breaches_of(report, root, root)


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="delta-e2e-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def repository(self, name="repo", *init):
        return Repository(self.folder / name, *init)

    def drifted(self, name="repo"):
        """A branch whose last commit renames a function and changes a default that the guide speaks of."""
        repo = self.repository(name)
        repo.write("src/net.py", CODE)
        repo.write("docs/guide.md", GUIDE)
        repo.commit("begin")
        repo.git("checkout", "-q", "-b", "topic")
        repo.write("src/net.py", CODE_AFTER)
        repo.commit("rename")
        return repo

    def check(self, repo, *arguments, **more):
        """`delta check` with every finding shown, unless the arguments say otherwise."""
        score = [] if "--min-score" in arguments else ["--min-score", "0"]
        return run("check", str(repo.path), *score, *arguments, **more)

    def check_json(self, repo, *arguments, **more):
        result = self.check(repo, "--format", "json", *arguments, **more)
        self.assertIn(result.status, (0, 1), result.err)
        return result

    def assertUsage(self, result, *words):
        """Refused with one line on standard error that holds these words, and nothing on standard output."""
        self.assertEqual(result.status, 2, result.err)
        self.assertEqual(result.out, "")
        self.assertEqual(result.err.count("\n"), 1, result.err)
        for word in words:
            self.assertIn(word, result.err)
