# SPDX-License-Identifier: Apache-2.0
"""Real git over smart HTTP: `git http-backend`, with the token checked first."""
import base64
import os
import subprocess
import time

import webhooks
from state import git, read_branches

# Not by `git http-backend`, which starts it: one process less for each answer.
BACKEND = git(None, "--exec-path") + "/git-http-backend"


def token_of(header):
    """The password of a Basic header, or of a Bearer one."""
    kind, _, value = (header or "").partition(" ")
    if kind.lower() != "basic":
        return value or None
    return base64.b64decode(value).decode(errors="replace").partition(":")[2]


def branches(repo):
    return {name.removeprefix("refs/heads/"): sha for name, sha in read_branches(repo["folder"]).items()}


def serve(world, handler, path, query, body):
    """Answers one request of a git client at /OWNER/NAME.git/…"""
    name, _, rest = path.lstrip("/").partition(".git/")
    repo = world.find_repository(name)
    token = token_of(handler.headers.get("Authorization"))
    installation = world.installation_of_token(token)
    if not token or not installation:
        return handler.answer(401, "credentials are needed", {"WWW-Authenticate": 'Basic realm="GitHub"'})
    if not repo or repo["full_name"] not in installation["repositories"]:
        return handler.answer(404, "Repository not found.")
    environment = {"PATH": os.environ["PATH"], "GIT_PROJECT_ROOT": str(world.repositories_folder),
                   "GIT_HTTP_EXPORT_ALL": "1", "PATH_INFO": f"/{repo['full_name']}.git/{rest}", "QUERY_STRING": query,
                   "REQUEST_METHOD": handler.command, "CONTENT_TYPE": handler.headers.get("Content-Type", ""),
                   "CONTENT_LENGTH": str(len(body)), "REMOTE_USER": "x-access-token", "REMOTE_ADDR": "127.0.0.1",
                   "HTTP_CONTENT_ENCODING": handler.headers.get("Content-Encoding", ""),
                   "GIT_PROTOCOL": handler.headers.get("Git-Protocol", ""), "HOME": "/nonexistent",
                   "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null"}
    before = branches(repo) if rest == "git-receive-pack" else {}
    begun = time.monotonic()
    done = subprocess.run([BACKEND], input=body, env=environment, capture_output=True, check=False)
    head, _, content = done.stdout.partition(b"\r\n\r\n")
    fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n") if ": " in line)
    status = int(fields.pop("Status", "200").split()[0])
    world.note_git(repository=repo["full_name"], service=rest.partition("/")[2] or rest, asked=len(body),
                   answered=len(content), took=time.monotonic() - begun, at=time.time())
    handler.answer(status, content, fields)
    if rest == "git-receive-pack":
        after = branches(repo)
        for branch in {*before, *after}:
            if before.get(branch) != after.get(branch):
                webhooks.pushed(world, repo, branch, before.get(branch), after.get(branch))
    return None
