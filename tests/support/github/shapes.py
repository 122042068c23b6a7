# SPDX-License-Identifier: Apache-2.0
"""GitHub's objects as its API and its webhooks show them: the members that callers may rely on."""
import zlib

from state import now

URL = "http://sandbox.invalid"
USER_LINKS = ("followers", "following", "gists", "starred", "subscriptions", "organizations", "repos", "events",
              "received_events")


def account_id(login):
    """The same each time, and no two alike."""
    return zlib.crc32(login.encode())


def user(login, kind="User"):
    api = f"{URL}/users/{login}"
    return {"login": login, "id": account_id(login), "node_id": "U_" + login,
            "avatar_url": f"{URL}/avatars/{login}.png", "gravatar_id": "", "url": api, "html_url": f"{URL}/{login}",
            **{f"{name}_url": f"{api}/{name}" for name in USER_LINKS}, "type": kind, "site_admin": False}


def repository(world, repo):
    owner, name = repo["full_name"].split("/")
    installed = world.installation_of(repo["full_name"])
    api, html = f"{URL}/repos/{repo['full_name']}", f"{URL}/{repo['full_name']}"
    return {"id": repo["id"], "node_id": f"R_{repo['id']}", "name": name, "full_name": repo["full_name"],
            "owner": user(owner, installed["kind"] if installed else "User"), "private": False, "html_url": html,
            "description": repo.get("description"), "fork": bool(repo["fork_of"]), "url": api,
            "clone_url": html + ".git", "default_branch": repo["default_branch"],
            "language": repo.get("language"), "stargazers_count": repo.get("stars", 0),
            "forks_count": repo.get("forks", 0), "visibility": "public", "archived": False, "disabled": False,
            "created_at": "2026-01-01T00:00:00Z", "updated_at": now(), "pushed_at": now()}


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
            "check_suite": {"id": one["suite"]}, "app": {"id": world.app_id, "slug": "delta-docs"},
            "pull_requests": []}
