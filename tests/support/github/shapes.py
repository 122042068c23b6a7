# SPDX-License-Identifier: Apache-2.0
"""GitHub's objects as its API and its webhooks show them: the members that callers may rely on."""
import time
import zlib

from state import now

URL = "http://sandbox.invalid"
USER_LINKS = ("followers", "following", "gists", "starred", "subscriptions", "organizations", "repos", "events",
              "received_events")


# Of a repository: its API's address and this.
REPOSITORY_LINKS = {
    "forks": "/forks", "keys": "/keys{/key_id}", "collaborators": "/collaborators{/collaborator}", "teams": "/teams",
    "hooks": "/hooks", "issue_events": "/issues/events{/number}", "events": "/events", "assignees": "/assignees{/user}",
    "branches": "/branches{/branch}", "tags": "/tags", "blobs": "/git/blobs{/sha}", "git_tags": "/git/tags{/sha}",
    "git_refs": "/git/refs{/sha}", "trees": "/git/trees{/sha}", "statuses": "/statuses/{sha}", "languages": "/languages",
    "stargazers": "/stargazers", "contributors": "/contributors", "subscribers": "/subscribers",
    "subscription": "/subscription", "commits": "/commits{/sha}", "git_commits": "/git/commits{/sha}",
    "comments": "/comments{/number}", "issue_comment": "/issues/comments{/number}", "contents": "/contents/{+path}",
    "compare": "/compare/{base}...{head}", "merges": "/merges", "archive": "/{archive_format}{/ref}",
    "downloads": "/downloads", "issues": "/issues{/number}", "pulls": "/pulls{/number}",
    "milestones": "/milestones{/number}", "notifications": "/notifications{?since,all,participating}",
    "labels": "/labels{/name}", "releases": "/releases{/id}", "deployments": "/deployments"}


def account_id(login):
    """The same each time, and no two alike."""
    return zlib.crc32(login.encode())


def user(login, kind="User"):
    api = f"{URL}/users/{login}"
    return {"login": login, "id": account_id(login), "node_id": "U_" + login,
            "avatar_url": f"{URL}/avatars/{login}.png", "gravatar_id": "", "url": api, "html_url": f"{URL}/{login}",
            **{f"{name}_url": f"{api}/{name}" for name in USER_LINKS}, "type": kind, "site_admin": False}


def app(world):
    return {"id": world.app_id, "slug": "delta-docs", "name": "Delta Docs", "node_id": "A_1", "owner": user("ada"),
            "description": None, "external_url": URL, "html_url": f"{URL}/apps/delta-docs", "created_at": now(),
            "updated_at": now(), "client_id": world.client_id, "permissions": world.permissions,
            "events": ["pull_request", "push", "check_run", "check_suite", "merge_group", "repository"]}


def repository(world, repo):
    owner, name = repo["full_name"].split("/")
    installed = world.installation_of(repo["full_name"])
    api, html = f"{URL}/repos/{repo['full_name']}", f"{URL}/{repo['full_name']}"
    return {"id": repo["id"], "node_id": f"R_{repo['id']}", "name": name, "full_name": repo["full_name"],
            "owner": user(owner, installed["kind"] if installed else "User"), "private": False, "html_url": html,
            "description": repo.get("description"), "fork": bool(repo["fork_of"]), "url": api,
            **{f"{name}_url": api + rest for name, rest in REPOSITORY_LINKS.items()}, "svn_url": html,
            "clone_url": html + ".git", "git_url": f"git{html[4:]}.git", "ssh_url": f"git@sandbox:{repo['full_name']}.git",
            "mirror_url": None, "homepage": None, "license": None, "size": 1, "default_branch": repo["default_branch"],
            "language": repo.get("language"), "stargazers_count": repo.get("stars", 0), "watchers_count": 0, "watchers": 0,
            "forks_count": repo.get("forks", 0), "forks": repo.get("forks", 0), "open_issues_count": 0, "open_issues": 0,
            "has_issues": True, "has_projects": True, "has_downloads": True, "has_wiki": True, "has_pages": False,
            "visibility": "public", "archived": False, "disabled": False,
            "created_at": "2026-01-01T00:00:00Z", "updated_at": now(), "pushed_at": now()}


def short_repository(world, full_name):
    """As webhooks about installations list it."""
    number = world.repositories[full_name]["id"]
    return {"id": number, "node_id": f"R_{number}", "name": full_name.split("/")[1], "full_name": full_name, "private": False}


def full_repository(world, repo):
    """As it is answered when asked for by its name."""
    return {**repository(world, repo), "network_count": 0, "subscribers_count": 0, "has_discussions": False}


def pushed_repository(world, repo):
    """As a push tells of it: times are numbers."""
    told = repository(world, repo)
    return {**told, "created_at": 1767225600, "pushed_at": int(time.time()), "stargazers": 0, "master_branch": "main",
            "owner": {**told["owner"], "name": told["owner"]["login"], "email": None}}


def told_installation(world, one):
    """As webhooks tell of it."""
    out = installation(world, one)
    del out["app_slug"]
    return {**out, "created_at": int(time.time()), "updated_at": int(time.time())}


def installation(world, one):
    return {"id": one["id"], "account": user(one["account"], one["kind"]), "app_id": world.app_id,
            "app_slug": "delta-docs", "target_id": account_id(one["account"]), "target_type": one["kind"],
            "repository_selection": "selected", "access_tokens_url": f"{URL}/app/installations/{one['id']}/access_tokens",
            "repositories_url": f"{URL}/installation/repositories", "html_url": f"{URL}/installations/{one['id']}",
            "permissions": {"checks": "write", "contents": "write", "pull_requests": "write", "metadata": "read"},
            "events": ["pull_request", "push"], "created_at": now(), "updated_at": now(),
            "single_file_name": None, "suspended_by": None, "suspended_at": now() if one["suspended"] else None}


def pull(world, repo, one):
    api = f"{URL}/repos/{repo['full_name']}/pulls/{one['number']}"
    head = world.find_repository(one["head_repository"])
    def end(branch, sha, at):
        return {"label": f"{at['full_name'].split('/')[0]}:{branch}", "ref": branch, "sha": sha,
                "user": user(at["full_name"].split("/")[0]), "repo": repository(world, at)}
    return {"id": one["id"], "node_id": f"PR_{one['id']}", "number": one["number"], "state": one["state"],
            "title": one["title"], "body": one["body"], "url": api,
            "html_url": f"{URL}/{repo['full_name']}/pull/{one['number']}", "user": user(one["user"]),
            **{f"{name}_url": f"{URL}/{repo['full_name']}/pull/{one['number']}{rest}" for name, rest in (
                ("diff", ".diff"), ("patch", ".patch"))},
            **{f"{name}_url": api + rest for name, rest in (
                ("commits", "/commits"), ("review_comments", "/comments"), ("review_comment", "/comments{/number}"),
                ("comments", "/comments"), ("statuses", "/statuses"))},
            "issue_url": api.replace("/pulls/", "/issues/"),
            "_links": {name: {"href": api} for name in ("self", "html", "issue", "comments", "review_comments",
                                                        "review_comment", "commits", "statuses")},
            "author_association": "CONTRIBUTOR", "assignee": None, "assignees": [], "milestone": None,
            "requested_teams": [], "auto_merge": None, "active_lock_reason": None, "merge_commit_sha": None,
            "closed_at": None if one["state"] == "open" else now(), "mergeable": None, "rebaseable": None,
            "mergeable_state": "unknown", "merged_by": user("ada") if one["merged"] else None, "comments": 0,
            "review_comments": 0, "commits": 1, "additions": 1, "deletions": 1, "changed_files": 1,
            "draft": one["draft"], "merged": one["merged"], "merged_at": now() if one["merged"] else None,
            "created_at": one["created_at"], "updated_at": now(), "locked": False,
            "requested_reviewers": [user(login) for login in one["requested_reviewers"]],
            "labels": [], "head": end(one["head"], one["head_sha"], head) if head else
            {"label": one["head"], "ref": one["head"], "sha": one["head_sha"], "user": None, "repo": None},
            "base": end(one["base"], one["base_sha"], repo), "maintainer_can_modify": False}


def check_run(world, repo, one):
    output = one.get("output", {})
    return {"id": one["id"], "node_id": f"CR_{one['id']}", "name": one["name"], "head_sha": one["head_sha"],
            "external_id": one.get("external_id", ""), "status": one.get("status", "queued"),
            "conclusion": one.get("conclusion"), "details_url": one.get("details_url"),
            "url": f"{URL}/repos/{repo['full_name']}/check-runs/{one['id']}", "html_url": f"{URL}/runs/{one['id']}",
            "started_at": one.get("started_at"), "completed_at": one.get("completed_at"),
            "output": {"title": output.get("title"), "summary": output.get("summary"), "text": output.get("text"),
                       "annotations_count": len(output.get("annotations", [])),
                       "annotations_url": f"{URL}/repos/{repo['full_name']}/check-runs/{one['id']}/annotations"},
            "check_suite": {"id": one["suite"]}, "app": app(world), "pull_requests": []}


def check_suite(world, repo, one):
    """That of a check run."""
    api = f"{URL}/repos/{repo['full_name']}/check-suites/{one['suite']}"
    return {"id": one["suite"], "node_id": f"CS_{one['suite']}", "head_branch": None, "head_sha": one["head_sha"],
            "status": one.get("status", "queued"), "conclusion": one.get("conclusion"), "url": api, "before": None,
            "after": one["head_sha"], "pull_requests": [], "app": app(world), "created_at": now(), "updated_at": now()}


def told_check_suite(world, repo, one):
    """As webhooks tell of it by itself."""
    suite = check_suite(world, repo, one)
    return {**suite, "latest_check_runs_count": 1, "check_runs_url": suite["url"] + "/check-runs",
            "head_commit": commit(one["head_sha"])}


def told_check_run(world, repo, one):
    """As webhooks tell of it."""
    return {**check_run(world, repo, one), "check_suite": check_suite(world, repo, one)}


def commit(sha):
    person = {"name": "Ada", "email": "ada@example.com"}
    return {"id": sha, "tree_id": "0" * 40, "message": "change", "timestamp": now(), "author": person, "committer": person}
