# SPDX-License-Identifier: Apache-2.0
"""The REST calls that Delta makes, with GitHub's answers to right and wrong ones."""
import base64
import json
import re
import subprocess
import tempfile
import time

import git_http
import shapes
import webhooks
from state import git, now

ROUTES = []
PATTERNS = []  # of the same: ("GET", "/repos/{owner}/{name}")


class Refused(Exception):
    def __init__(self, status, message, **more):
        super().__init__(message)
        self.status, self.body = status, {"message": message, "documentation_url": "https://docs.github.com/rest", **more}


def route(method, pattern, by):
    """`by`: who may call: "app" (JWT), "token" (an installation's), "user" or "anybody"."""
    expression = re.compile("^" + re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", pattern) + "$")
    PATTERNS.append((method, pattern))
    return lambda call: ROUTES.append((method, expression, by, call)) or call


class Call:
    def __init__(self, world, query, body, installation, login):
        self.world, self.query, self.body, self.installation = world, query, body, installation
        self.login = login  # of the user who calls

    def repo(self, owner, name):
        repo = self.world.find_repository(f"{owner}/{name}")
        if not repo or repo["full_name"] not in self.installation["repositories"]:
            raise Refused(404, "Not Found")
        return repo

    def page(self, items):
        size, number = int(self.query.get("per_page", 30)), int(self.query.get("page", 1))
        return items[(number - 1) * size:number * size], number * size < len(items)

    def need(self, *names):
        missing = [name for name in names if name not in self.body]
        if missing:
            raise Refused(422, "Invalid request.\n\n" + ", ".join(f'"{m}" wasn\'t supplied.' for m in missing))


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def check_jwt(world, token):
    try:
        head, claims, signature = token.split(".")
        claimed = json.loads(decode(claims))
        with tempfile.NamedTemporaryFile() as file:
            file.write(decode(signature))
            file.flush()
            verified = subprocess.run(["openssl", "dgst", "-sha256", "-verify", world.public_key, "-signature", file.name],
                                      input=f"{head}.{claims}".encode(), capture_output=True, check=False)
    except ValueError:
        raise Refused(401, "A JSON web token could not be decoded") from None
    if verified.returncode or json.loads(decode(head))["alg"] != "RS256":
        raise Refused(401, "A JSON web token could not be decoded")
    if str(claimed["iss"]) != str(world.app_id):
        raise Refused(401, "Integration not found")
    if claimed["exp"] < time.time() or claimed["exp"] > time.time() + 600 or claimed["iat"] > time.time():
        raise Refused(401, "'Expiration time' claim ('exp') is too far in the future")


def find_call(method, path):
    """ "GET /repos/{owner}/{name}", or nothing."""
    for (wanted, pattern), (_, expression, *_) in zip(PATTERNS, ROUTES):
        if wanted == method and expression.match(path):
            return f"{method} {pattern}"
    return None


def serve(world, method, path, query, headers, body):
    """(status, body, header fields) of one call."""
    for wanted, expression, by, call in ROUTES:
        found = expression.match(path)
        if not found or wanted != method:
            continue
        token = git_http.token_of(headers.get("Authorization"))
        installation = None
        if by == "app":
            check_jwt(world, token or "")
        elif by == "token":
            installation = world.installation_of_token(token)
            if not installation:
                raise Refused(401, "Bad credentials")
        elif by == "user" and token not in world.logins:
            raise Refused(401, "Requires authentication")
        return call(Call(world, query, body, installation, world.logins.get(token)), **found.groupdict())
    raise Refused(404, "Not Found")


@route("POST", "/app-manifests/{code}/conversions", "anybody")
def convert_manifest(call, code):
    made = call.world.manifests.pop(code, None)
    if not made:
        raise Refused(404, "Not Found")
    world = call.world
    return 201, {**shapes.app(world), "client_id": world.client_id, "client_secret": world.client_secret,
                 "webhook_secret": world.webhook_secret, "pem": world.private_key.read_text()}


@route("GET", "/app", "app")
def get_app(call):
    return 200, shapes.app(call.world)


@route("GET", "/app/installations", "app")
def list_installations(call):
    shown, more = call.page(list(call.world.installations.values()))
    return 200, [shapes.installation(call.world, one) for one in shown], {"more": more}


@route("GET", "/app/installations/{number}", "app")
def get_installation(call, number):
    one = call.world.installations.get(int(number))
    if not one:
        raise Refused(404, "Not Found")
    return 200, shapes.installation(call.world, one)


@route("POST", "/app/installations/{number}/access_tokens", "app")
def make_token(call, number):
    one = call.world.installations.get(int(number))
    if not one:
        raise Refused(404, "Not Found")
    if one["suspended"]:
        raise Refused(403, "This installation has been suspended")
    return 201, {"token": call.world.make_token(one), "expires_at": now(3600), "repository_selection": "selected",
                 "permissions": {"checks": "write", "contents": "write"}}


@route("GET", "/app/hook/config", "app")
def get_hook(call):
    world = call.world
    return 200, {"content_type": "json", "insecure_ssl": "0", **({"secret": "********"} if world.webhook_secret else {}),
                 **({"url": world.webhook_url} if world.webhook_url else {})}


@route("GET", "/app/hook/deliveries", "app")
def list_deliveries(call):
    after = int(call.query.get("cursor", 1 << 60))
    known = [d for d in reversed(call.world.deliveries) if d["id"] < after]
    size = int(call.query.get("per_page", 30))
    shown = [{k: v for k, v in d.items() if k != "payload"} for d in known[:size]]
    cursor = shown[-1]["id"] if len(known) > size else None
    return 200, shown, {"cursor": cursor}


@route("POST", "/app/hook/deliveries/{number}/attempts", "app")
def redeliver(call, number):
    for record in list(call.world.deliveries):
        if record["id"] == int(number):
            webhooks.deliver(call.world, record["event"], record["payload"], record["guid"])
            return 202, {}
    raise Refused(404, "Not Found")


@route("GET", "/installation/repositories", "token")
def list_repositories(call):
    known = [r for r in map(call.world.find_repository, call.installation["repositories"]) if r]
    shown, more = call.page(known)
    return 200, {"total_count": len(known), "repository_selection": "selected",
                 "repositories": [shapes.repository(call.world, r) for r in shown]}, {"more": more}


@route("GET", "/repos/{owner}/{name}", "token")
def get_repository(call, owner, name):
    return 200, shapes.full_repository(call.world, call.repo(owner, name))


def check_output(call):
    output = call.body.get("output", {})
    if output and not {"title", "summary"} <= output.keys():
        raise Refused(422, "Invalid request.\n\nFor 'properties/output', \"title\" and \"summary\" are needed.")
    if len(output.get("annotations", [])) > 50:
        raise Refused(422, "Invalid request.\n\nNo more than 50 items are allowed in \"annotations\".")
    if len(output.get("summary") or "") > 65535 or len(output.get("text") or "") > 65535:
        raise Refused(422, "Invalid request.\n\nOnly 65535 characters are allowed.")
    actions = call.body.get("actions", [])
    if len(actions) > 3:
        raise Refused(422, "Invalid request.\n\nNo more than 3 items are allowed in \"actions\".")
    for action in actions:
        for key, most in (("label", 20), ("description", 40), ("identifier", 20)):
            if not 0 < len(action.get(key, "")) <= most:
                raise Refused(422, f"Invalid request.\n\n\"{key}\" has a wrong length.")
    for one in output.get("annotations", []):
        if not {"path", "start_line", "end_line", "annotation_level", "message"} <= one.keys():
            raise Refused(422, "Invalid request.\n\nAn annotation lacks a member.")
        if one["annotation_level"] not in ("notice", "warning", "failure"):
            raise Refused(422, "Invalid request.\n\n\"annotation_level\" is unknown.")
    if call.body.get("status") == "completed" and "conclusion" not in call.body:
        raise Refused(422, "Invalid request.\n\nMissing required parameter: conclusion.")
    known = ("action_required", "cancelled", "failure", "neutral", "success", "skipped", "timed_out")
    if call.body.get("conclusion", "success") not in known:
        raise Refused(422, "Invalid request.\n\n\"conclusion\" is unknown.")


def keep_run(run, body):
    annotations = run.get("output", {}).get("annotations", [])
    run.update({k: v for k, v in body.items() if k != "output"})
    if "output" in body:
        run["output"] = {**body["output"], "annotations": annotations + body["output"].get("annotations", [])}
    if body.get("conclusion"):
        run["status"] = "completed"
        run.setdefault("completed_at", now())


@route("POST", "/repos/{owner}/{name}/check-runs", "token")
def make_check_run(call, owner, name):
    repo = call.repo(owner, name)
    call.need("name", "head_sha")
    check_output(call)
    if not call.world.sha_of(repo["full_name"], call.body["head_sha"]):
        raise Refused(422, "No commit found for SHA: " + call.body["head_sha"])
    run = {"id": call.world.next_id(), "suite": call.world.next_id(), "status": "queued", "started_at": now()}
    keep_run(run, call.body)
    repo["check_runs"][run["id"]] = run
    return 201, shapes.check_run(call.world, repo, run)


def find_check_run(repo, number):
    run = repo["check_runs"].get(int(number))
    if not run:
        raise Refused(404, "Not Found")
    return run


@route("GET", "/repos/{owner}/{name}/check-runs/{number}", "token")
def get_check_run(call, owner, name, number):
    repo = call.repo(owner, name)
    run = find_check_run(repo, number)
    return 200, shapes.check_run(call.world, repo, run)


@route("PATCH", "/repos/{owner}/{name}/check-runs/{number}", "token")
def update_check_run(call, owner, name, number):
    repo = call.repo(owner, name)
    run = find_check_run(repo, number)
    check_output(call)
    keep_run(run, call.body)
    return 200, shapes.check_run(call.world, repo, run)


@route("GET", "/repos/{owner}/{name}/commits/{sha}/check-runs", "token")
def list_check_runs(call, owner, name, sha):
    repo = call.repo(owner, name)
    runs = [r for r in repo["check_runs"].values()
            if r["head_sha"] == sha and call.query.get("check_name") in (None, r["name"])]
    shown, more = call.page(runs)
    return 200, {"total_count": len(runs), "check_runs": [shapes.check_run(call.world, repo, r) for r in shown]}, {
        "more": more}


@route("GET", "/repos/{owner}/{name}/pulls", "token")
def list_pulls(call, owner, name):
    repo = call.repo(owner, name)
    wanted = [p for p in repo["pulls"].values()
              if call.query.get("state", "open") in ("all", p["state"])
              and call.query.get("head") in (None, f"{p['head_repository'].split('/')[0]}:{p['head']}")
              and call.query.get("base") in (None, p["base"])]
    shown, more = call.page(sorted(wanted, key=lambda p: -p["number"]))
    return 200, [shapes.pull(call.world, repo, p) for p in shown], {"more": more}


@route("POST", "/repos/{owner}/{name}/pulls", "token")
def make_pull(call, owner, name):
    repo = call.repo(owner, name)
    call.need("head", "base")
    for branch in (call.body["head"], call.body["base"]):
        if not call.world.sha_of(repo["full_name"], "refs/heads/" + branch):
            raise Refused(422, "Validation Failed", errors=[{"resource": "PullRequest", "field": "head", "code": "invalid"}])
    for other in repo["pulls"].values():
        if other["state"] == "open" and (other["head"], other["base"]) == (call.body["head"], call.body["base"]):
            raise Refused(422, "Validation Failed", errors=[{
                "resource": "PullRequest", "code": "custom",
                "message": f"A pull request already exists for {owner}:{call.body['head']}."}])
    pull = call.world.open_pull(repo["full_name"], call.body["head"], call.body["base"], call.body.get("title", ""),
                                call.body.get("body", ""), user="delta-docs[bot]")
    webhooks.pull_request(call.world, repo, pull, "opened")
    return 201, shapes.pull(call.world, repo, pull)


def pull_of(call, owner, name, number):
    repo = call.repo(owner, name)
    pull = repo["pulls"].get(int(number))
    if not pull:
        raise Refused(404, "Not Found")
    return repo, pull


@route("GET", "/repos/{owner}/{name}/pulls/{number}", "token")
def get_pull(call, owner, name, number):
    return 200, shapes.pull(call.world, *pull_of(call, owner, name, number))


@route("PATCH", "/repos/{owner}/{name}/pulls/{number}", "token")
def update_pull(call, owner, name, number):
    repo, pull = pull_of(call, owner, name, number)
    pull.update({k: v for k, v in call.body.items() if k in ("title", "body", "state", "base")})
    return 200, shapes.pull(call.world, repo, pull)


@route("POST", "/repos/{owner}/{name}/pulls/{number}/requested_reviewers", "token")
def request_reviewers(call, owner, name, number):
    repo, pull = pull_of(call, owner, name, number)
    if "nobody" in call.body.get("reviewers", []):
        raise Refused(422, "Reviews may only be requested from collaborators.")
    pull["requested_reviewers"] = sorted({*pull["requested_reviewers"], *call.body.get("reviewers", [])})
    return 201, shapes.pull(call.world, repo, pull)


def review_shape(repo, pull, one):
    html = f"{shapes.URL}/{repo['full_name']}/pull/{pull['number']}#review-{one['id']}"
    return {"id": one["id"], "node_id": f"PRR_{one['id']}", "user": shapes.user("delta-docs[bot]", "Bot"),
            "body": one.get("body", ""), "state": "COMMENTED", "html_url": html, "pull_request_url": html,
            "author_association": "NONE", "commit_id": one.get("commit_id", pull["head_sha"]), "submitted_at": now(),
            "_links": {"html": {"href": html}, "pull_request": {"href": html}}}


@route("GET", "/repos/{owner}/{name}/pulls/{number}/reviews", "token")
def list_reviews(call, owner, name, number):
    repo, pull = pull_of(call, owner, name, number)
    shown, more = call.page(pull["reviews"])
    return 200, [review_shape(repo, pull, one) for one in shown], {"more": more}


def files_of(call, repo, pull):
    """{path: its patch} of what the pull request shows."""
    base = f"{pull['base_sha']}...refs/pull/{pull['number']}/head"
    names = [n for n in git(repo["folder"], "diff", "--name-only", "-z", "--no-renames", base).split("\0") if n]
    def patch(name):
        shown = git(repo["folder"], "diff", "--no-renames", base, "--", f":(literal){name}")
        return shown[shown.find("@@"):] if "@@" in shown else None
    return {name: patch(name) for name in names}


def is_commentable(patch, comment):
    first, last = comment.get("start_line", comment.get("line")), comment.get("line")
    for begin, count in re.findall(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", patch or "", re.M):
        if int(begin) <= first <= last < int(begin) + int(count or 1):
            return True
    return False


@route("GET", "/repos/{owner}/{name}/pulls/{number}/files", "token")
def list_files(call, owner, name, number):
    repo, pull = pull_of(call, owner, name, number)
    shown, more = call.page(list(files_of(call, repo, pull).items()))
    api = f"{shapes.URL}/repos/{repo['full_name']}/contents/"
    return 200, [{"sha": "0" * 40, "filename": path, "status": "modified", "additions": 1, "deletions": 1, "changes": 2,
                  "blob_url": api + path, "raw_url": api + path, "contents_url": api + path,
                  **({"patch": patch} if patch else {})} for path, patch in shown], {"more": more}


@route("POST", "/repos/{owner}/{name}/pulls/{number}/reviews", "token")
def make_review(call, owner, name, number):
    repo, pull = pull_of(call, owner, name, number)
    files = files_of(call, repo, pull) if call.body.get("comments") else {}
    for comment in call.body.get("comments", []):
        if not is_commentable(files.get(comment["path"]), comment):
            raise Refused(422, "Unprocessable Entity", errors=["Line could not be resolved"])
    if call.body.get("event") == "COMMENT" and not call.body.get("body"):
        raise Refused(422, "Unprocessable Entity")
    review = {"id": call.world.next_id(), **call.body}
    pull["reviews"].append(review)
    return 200, review_shape(repo, pull, review)
