# SPDX-License-Identifier: Apache-2.0
"""What the sandbox knows: an App, installations, repositories as real git, pull requests, check runs, deliveries."""
import json
import os
import pathlib
import random
import secrets
import subprocess
import threading
import time


def now(plus=0):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + plus))


def git(folder, *arguments, **more):
    """Runs git with nothing of this machine's configuration; what it printed."""
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "GIT_CONFIG_GLOBAL": "/dev/null",
                   "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C",
                   "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.com",
                   "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.com"}
    done = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, **more)
    if done.returncode:
        raise RuntimeError(f"git {' '.join(arguments)}: {done.stderr.decode(errors='replace')}")
    return done.stdout.decode(errors="surrogateescape").strip()


def read_branches(folder):
    """{"refs/heads/main": id} of a repository: git itself takes longer to start than all else that an answer takes."""
    folder, found = pathlib.Path(folder), {}
    packed = folder / "packed-refs"
    if packed.exists():
        for line in packed.read_text().splitlines():
            if line[0] not in "#^" and " refs/heads/" in line:
                sha, name = line.split(" ", 1)
                found[name] = sha
    for place, _, names in os.walk(folder / "refs/heads"):
        for name in names:
            try:
                found[str(pathlib.Path(place, name).relative_to(folder))] = pathlib.Path(place, name).read_text().strip()
            except OSError:  # deleted meanwhile, or a lock that was
                pass
    return {name: sha for name, sha in found.items() if not name.endswith(".lock")}


class World:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.lock = threading.RLock()
        self.repositories_folder = self.folder / "repositories"
        self.repositories_folder.mkdir(parents=True, exist_ok=True)
        self.app_id = 4242
        self.webhook_secret = "sandbox webhook secret"
        self.webhook_url = None
        self.permissions = {"checks": "write", "contents": "write", "pull_requests": "write", "merge_queues": "read",
                            "metadata": "read"}
        self.callback_url = None  # of the dashboard
        self.chosen = None  # what whoever installs the App next chooses: {account, repositories}
        self.visitor = "ada"  # who next agrees to say who they are
        self.client_id, self.client_secret = "Iv1.sandbox", "sandbox client secret"
        self.installations = {}  # id -> {id, account, repositories: [full name], suspended}
        self.repositories = {}  # full name -> repository
        self.transfers = {}  # new full name -> {what is to be told of it: function that tells it}
        self.moved = {}  # old full name -> new full name
        self.tokens = {}  # token -> {installation, expires}
        self.codes = {}  # OAuth code -> login
        self.manifests = {}  # code -> what an App was made from
        self.logins = {}  # a user's token -> login
        self.deliveries = []
        self.contract = None  # when everything is checked against GitHub's descriptions
        self.violations = []
        self.git_requests = []  # sizes and times of what git asked for
        self.received = []  # what callers asked for, in order
        self.faults = []
        self.error_rate, self.random = 0.0, random.Random(7)
        self.counter = 1000
        self.make_key()

    def make_key(self):
        self.private_key, self.public_key = self.folder / "app.pem", self.folder / "app.pub"
        if not self.private_key.exists():
            subprocess.run(["openssl", "genrsa", "-traditional", "-out", self.private_key, "2048"], check=True,
                           capture_output=True)
            subprocess.run(["openssl", "rsa", "-in", self.private_key, "-pubout", "-out", self.public_key], check=True,
                           capture_output=True)

    def next_id(self):
        with self.lock:
            self.counter += 1
            return self.counter

    def install(self, account, repositories=(), kind="Organization", by="ada"):
        number = self.next_id()
        self.installations[number] = {"id": number, "account": account, "kind": kind, "suspended": False, "by": by,
                                      "readers": [], "repositories": list(repositories)}
        return self.installations[number]

    def installation_of(self, full_name):
        for installation in self.installations.values():
            if full_name in installation["repositories"]:
                return installation
        return None

    def add_repository(self, full_name, fork_of=None):
        folder = self.repositories_folder / (full_name + ".git")
        folder.parent.mkdir(parents=True, exist_ok=True)
        if fork_of:
            git(None, "clone", "-q", "--bare", str(self.repositories[fork_of]["folder"]), str(folder))
        else:
            git(None, "init", "-q", "--bare", "-b", "main", str(folder))
        for key in ("uploadpack.allowFilter", "uploadpack.allowAnySHA1InWant", "http.receivepack"):
            git(folder, "config", key, "true")
        repository = {"id": self.next_id(), "full_name": full_name, "folder": str(folder), "default_branch": "main",
                      "pulls": {}, "check_runs": {}, "fork_of": fork_of}
        self.repositories[full_name] = repository
        return repository

    def find_repository(self, full_name):
        return self.repositories.get(self.moved.get(full_name, full_name))

    def commit(self, full_name, branch, files, message="change", parent=None):
        """A commit of these files ({path: text, or None to delete}) on a branch; its id."""
        folder = self.repositories[full_name]["folder"]
        heads = git(folder, "for-each-ref", "--format=%(refname:short)", "refs/heads").split()
        start = parent or (branch if branch in heads else ("main" if "main" in heads else None))
        work = self.folder / f"work-{self.next_id()}"
        git(None, "init", "-q", "-b", "work", str(work))
        try:
            if start:
                git(work, "fetch", "-q", folder, start)
                git(work, "reset", "-q", "--hard", "FETCH_HEAD")
            for path, text in files.items():
                place = work / path
                if text is None:
                    place.unlink()
                    continue
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text)
            git(work, "add", "-A")
            # The branch in the message: two branches with the same files in the same second are two commits.
            git(work, "commit", "-q", "--allow-empty", "-m", f"{message}\n\n{branch}")
            sha = git(work, "rev-parse", "HEAD")
            git(work, "push", "-q", "--force", folder, f"HEAD:refs/heads/{branch}")
        finally:
            subprocess.run(["rm", "-rf", str(work)], check=False)
        return sha

    def sha_of(self, full_name, revision):
        if revision.startswith("refs/heads/"):
            return read_branches(self.repositories[full_name]["folder"]).get(revision)
        try:
            return git(self.repositories[full_name]["folder"], "rev-parse", "--verify", "-q", revision + "^{commit}")
        except RuntimeError:
            return None

    def open_pull(self, full_name, head, base="main", title="A change", body="", head_repository=None, draft=False,
                  user="ada"):
        repository = self.repositories[full_name]
        with self.lock:
            number = max([repository.get("numbered", 0), *repository["pulls"]]) + 1
            pull = {"number": number, "id": self.next_id(), "title": title, "body": body, "state": "open",
                    "merged": False, "head": head, "base": base, "head_repository": head_repository or full_name,
                    "draft": draft, "user": user, "reviews": [], "requested_reviewers": [], "comments": [],
                    "created_at": now(), "labels": []}
            pull["head_sha"] = self.sha_of(pull["head_repository"], "refs/heads/" + head)
            pull["base_sha"] = self.sha_of(full_name, "refs/heads/" + base)
            repository["pulls"][number] = pull
            self.refresh_pull(repository, pull)
        return pull

    def refresh_pull(self, repository, pull):
        """Lets refs/pull/N/head follow the head branch; True when it moved."""
        sha = self.sha_of(pull["head_repository"], "refs/heads/" + pull["head"])
        if not sha:
            return False
        if pull["head_repository"] != repository["full_name"]:
            git(repository["folder"], "fetch", "-q", self.repositories[pull["head_repository"]]["folder"],
                f"+refs/heads/{pull['head']}:refs/pull/{pull['number']}/head")
        else:
            git(repository["folder"], "update-ref", f"refs/pull/{pull['number']}/head", sha)
        moved, pull["head_sha"] = pull["head_sha"] != sha, sha
        return moved

    def make_token(self, installation):
        token = "ghs_" + secrets.token_hex(18)
        self.tokens[token] = {"installation": installation["id"], "expires": time.time() + 3600}
        return token

    def installation_of_token(self, token):
        known = self.tokens.get(token)
        if not known or known["expires"] < time.time():
            return None
        installation = self.installations.get(known["installation"])
        return None if not installation or installation["suspended"] else installation

    def note_git(self, **what):
        with self.lock:
            self.git_requests.append(what)

    def note(self, **what):
        with self.lock:
            self.received.append(what)
            if self.folder:
                with open(self.folder / "requests.jsonl", "a") as log:
                    log.write(json.dumps(what) + "\n")
