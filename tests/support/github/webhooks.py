# SPDX-License-Identifier: Apache-2.0
"""Signs and delivers webhooks, and remembers each delivery as GitHub's App page does."""
import hashlib
import hmac
import json
import urllib.error
import urllib.request
import uuid

import shapes
from state import now


def deliver(world, event, payload, guid=None):
    """One delivery; its record. A failed one stays failed, as with GitHub, until it is asked for again."""
    if world.contract:
        world.violations += world.contract.check_webhook(event, payload)
    body = json.dumps(payload).encode()
    signature = "sha256=" + hmac.new(world.webhook_secret.encode(), body, hashlib.sha256).hexdigest()
    record = {"id": world.next_id(), "guid": guid or str(uuid.uuid4()), "delivered_at": now(), "redelivery": guid is not None,
              "duration": 0.01, "event": event, "action": payload.get("action"), "payload": payload,
              "installation_id": payload.get("installation", {}).get("id"),
              "repository_id": payload.get("repository", {}).get("id")}
    request = urllib.request.Request(world.webhook_url, body, {
        "Content-Type": "application/json", "User-Agent": "GitHub-Hookshot/sandbox", "X-GitHub-Event": event,
        "X-GitHub-Delivery": record["guid"], "X-Hub-Signature-256": signature})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            record["status_code"] = answer.status
    except urllib.error.HTTPError as refused:
        record["status_code"] = refused.code
    except OSError:
        record["status_code"] = 502
    record["status"] = "OK" if record["status_code"] < 400 else "Failed"
    with world.lock:
        world.deliveries.append(record)
    return record


def about(world, repo, **more):
    installed = world.installation_of(repo["full_name"])
    return {**more, "repository": shapes.repository(world, repo), "sender": shapes.user("ada"),
            "installation": {"id": installed["id"], "node_id": "MDIz"} if installed else {}}


def pull_request(world, repo, pull, action, **more):
    return deliver(world, "pull_request", about(world, repo, action=action, number=pull["number"],
                                                pull_request=shapes.pull(world, repo, pull), **more))


def installation(world, one, action):
    repositories = [shapes.short_repository(world, r["full_name"]) for r in map(world.find_repository, one["repositories"]) if r]
    told = {"action": action, "sender": shapes.user(one["by"])}
    # GitHub tells of the two in another way.
    if action in ("suspend", "unsuspend"):
        told["installation"] = {**shapes.installation(world, one), "has_multiple_single_files": False,
                                "single_file_paths": []}
    else:
        told |= {"installation": shapes.told_installation(world, one), "repositories": repositories}
    return deliver(world, "installation", told)


def changed_repositories(world, one, action, repositories):
    return deliver(world, "installation_repositories", {
        "action": action, "installation": shapes.told_installation(world, one), "repository_selection": "selected",
        "repositories_added": repositories if action == "added" else [],
        "repositories_removed": repositories if action == "removed" else [], "requester": None,
        "sender": shapes.user("ada")})


def pushed(world, repo, branch, before, after):
    """What GitHub tells when a branch moves: the push, and each pull request that moved with it."""
    none = "0" * 40
    told = about(world, repo, ref="refs/heads/" + branch, before=before or none, after=after or none,
                 created=not before, deleted=not after, forced=False, commits=[], head_commit=None,
                 base_ref=None, compare="", pusher={"name": "ada", "email": "ada@example.com"})
    told["repository"] = shapes.pushed_repository(world, repo)
    deliver(world, "push", told)
    for other in list(world.repositories.values()):
        for pull in list(other["pulls"].values()):
            if pull["state"] == "open" and (pull["head_repository"], pull["head"]) == (repo["full_name"], branch):
                earlier = pull["head_sha"]
                if world.refresh_pull(other, pull) and world.installation_of(other["full_name"]):
                    pull_request(world, other, pull, "synchronize", before=earlier, after=pull["head_sha"])
