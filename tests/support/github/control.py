# SPDX-License-Identifier: Apache-2.0
"""What a test asks of the sandbox itself: POST /_sandbox/NAME with a JSON object of the function's arguments."""
import crafted
import pages
import shapes
import webhooks


def configure(world, **what):
    """What is set on the App's page: webhook_url, webhook_secret, callback_url, permissions."""
    for name, value in what.items():
        if not hasattr(world, name):
            raise KeyError(name)
        setattr(world, name, value)
    return {}


def choose(world, account, repositories, login="ada"):
    """What whoever opens the App's installation page next chooses there, and who it is."""
    world.chosen = {"account": account, "repositories": repositories, "login": login}
    return {}


def tell_installation(world, installation):
    """GitHub's word about an installation, when it comes later than the person does."""
    return {"delivery": webhooks.installation(world, world.installations[installation], "created")["status"]}


def add_repository(world, full_name, files=None, fork_of=None):
    world.add_repository(full_name, fork_of)
    return {"id": world.repositories[full_name]["id"],
            "sha": world.commit(full_name, "main", files, "first") if files else None}


def adopt(world, full_name, path):
    """A repository with all that a clone on this machine has; its default branch becomes main."""
    repo = world.add_repository(full_name)
    from state import git
    git(repo["folder"], "fetch", "-q", path, "HEAD:refs/heads/main")
    git(repo["folder"], "repack", "-q", "-a", "-d")
    return {"id": repo["id"], "folder": repo["folder"]}


def group(world, installations):
    """One installation for what several had: the first, told to nobody."""
    first, *others = [world.installations[n] for n in installations]
    for other in others:
        first["repositories"] += other["repositories"]
    return {}


def describe(world, full_name, **about):
    """Its `description`, `language`, `stars`; `numbered`, the number of its last pull request or issue so far."""
    world.repositories[full_name].update(about)
    return {}


def install(world, account, repositories, kind="Organization", tell=True, by="ada"):
    one = world.install(account, repositories, kind, by)
    return {"id": one["id"], "delivery": webhooks.installation(world, one, "created")["status"] if tell else None}


def uninstall(world, installation, tell=True, name=True):
    """Of many repositories GitHub names some; without `name` it names none."""
    one = world.installations.pop(installation)
    if not name:
        one["repositories"] = []
    return {"delivery": webhooks.installation(world, one, "deleted")["status"] if tell else None}


def show_to(world, installation, login):
    """Somebody of the account who may read its repositories, and no more."""
    world.installations[installation]["readers"].append(login)
    return {}


def suspend(world, installation, suspended=True):
    one = world.installations[installation]
    one["suspended"] = suspended
    return {"delivery": webhooks.installation(world, one, "suspend" if suspended else "unsuspend")["status"]}


def change_repositories(world, installation, added=(), removed=(), tell=True):
    one = world.installations[installation]
    one["repositories"] = [r for r in one["repositories"] if r not in removed] + list(added)
    for action, names in (("added", added), ("removed", removed)):
        if names and tell:
            webhooks.changed_repositories(world, one, action, [shapes.short_repository(world, n) for n in names])
    return {}


def commit(world, full_name, branch, files, message="change", parent=None, tell=True):
    before = world.sha_of(full_name, "refs/heads/" + branch)
    after = world.commit(full_name, branch, files, message, parent)
    if tell:
        webhooks.pushed(world, world.repositories[full_name], branch, before, after)
    return {"sha": after}


def craft(world, full_name, branch, entries, parent=None):
    """A commit with nothing but these entries, as crafted.py has them."""
    return {"sha": crafted.commit(world.repositories[full_name]["folder"], branch, entries, parent)}


def open_pull(world, full_name, head, tell=True, **more):
    pull = world.open_pull(full_name, head, **more)
    told = webhooks.pull_request(world, world.repositories[full_name], pull, "opened") if tell else {}
    return {"number": pull["number"], "head_sha": pull["head_sha"], "base_sha": pull["base_sha"],
            "delivery": told.get("status")}


def repeat_pull(world, full_name, number, action, head_sha):
    """A delivery of an earlier time: it tells of a head that is no more."""
    repo = world.repositories[full_name]
    pull = {**repo["pulls"][number], "head_sha": head_sha}
    webhooks.pull_request(world, repo, pull, action, before="0" * 40, after=head_sha)
    return {}


def change_pull(world, full_name, number, action, told=None, **what):
    """What somebody does to a pull request: `what` of it is other now, and the delivery has `told` beside it."""
    repo = world.repositories[full_name]
    pull = repo["pulls"][number]
    pull.update(what)
    if "base" in what:
        pull["base_sha"] = world.sha_of(full_name, "refs/heads/" + pull["base"])
    return {"delivery": webhooks.pull_request(world, repo, pull, action, **(told or {}))["status"]}


def delete_branch(world, full_name, branch):
    from state import git
    repo = world.repositories[full_name]
    before = world.sha_of(full_name, "refs/heads/" + branch)
    git(repo["folder"], "update-ref", "-d", "refs/heads/" + branch)
    webhooks.pushed(world, repo, branch, before, None)
    return {}


def close_pull(world, full_name, number, merge=False):
    repo = world.repositories[full_name]
    pull = repo["pulls"][number]
    if merge:
        from state import git
        before = world.sha_of(full_name, "refs/heads/" + pull["base"])
        git(repo["folder"], "update-ref", "refs/heads/" + pull["base"], pull["head_sha"])
    pull.update(state="closed", merged=merge)
    webhooks.pull_request(world, repo, pull, "closed")
    if merge:
        webhooks.pushed(world, repo, pull["base"], before, pull["head_sha"])
    return {}


def move(world, full_name, to):
    """It has another name from now on; git and the API lead from the old one there."""
    import os
    repo = world.repositories.pop(full_name)
    folder = world.repositories_folder / (to + ".git")
    folder.parent.mkdir(parents=True, exist_ok=True)
    os.rename(repo["folder"], folder)
    repo.update(full_name=to, folder=str(folder))
    for pull in repo["pulls"].values():
        if pull["head_repository"] == full_name:
            pull["head_repository"] = to
    world.repositories[to] = repo
    world.moved[full_name] = to
    return repo


def rename(world, full_name, to, tell=True):
    installation = world.installation_of(full_name)
    repo = move(world, full_name, to)
    if installation:
        installation["repositories"] = [to if n == full_name else n for n in installation["repositories"]]
    if tell:
        webhooks.deliver(world, "repository", webhooks.about(
            world, repo, action="renamed", changes={"repository": {"name": {"from": full_name.split("/")[1]}}}))
    return {}


def transfer(world, full_name, installation):
    """To the account of another installation; tell_of_transfer tells of it, since GitHub promises no order."""
    before, after = world.installation_of(full_name), world.installations[installation]
    owner, name = full_name.split("/")
    was = shapes.short_repository(world, full_name)
    repo = move(world, full_name, f"{after['account']}/{name}")
    before["repositories"].remove(full_name)
    after["repositories"].append(repo["full_name"])
    world.transfers[repo["full_name"]] = {
        "transferred": lambda: webhooks.deliver(world, "repository", webhooks.about(
                world, repo, action="transferred", changes={"owner": {"from": {"user": shapes.user(owner)}}})),
        "removed": lambda: webhooks.changed_repositories(world, before, "removed", [was]),
        "added": lambda: webhooks.changed_repositories(
                world, after, "added", [shapes.short_repository(world, repo["full_name"])])}
    return {"full_name": repo["full_name"]}


def tell_of_transfer(world, full_name, what):
    """`what` is transferred, removed or added."""
    return {"delivery": world.transfers[full_name][what]()["status"]}


def ping(world):
    """What GitHub sends first to the address of a webhook."""
    hook = {"type": "App", "id": world.app_id, "name": "web", "active": True, "app_id": world.app_id,
            "events": ["pull_request"], "updated_at": shapes.now(), "created_at": shapes.now(),
            "config": {"content_type": "json", "insecure_ssl": "0", "secret": "********", "url": world.webhook_url},
            "url": f"{shapes.URL}/app/hook", "ping_url": f"{shapes.URL}/app/hook/pings",
            "deliveries_url": f"{shapes.URL}/app/hook/deliveries"}
    told = {"zen": "Speak like a human.", "hook_id": world.app_id, "hook": hook, "sender": shapes.user("ada")}
    return {"delivery": webhooks.deliver(world, "ping", told)["status"]}


def event(world, event, full_name, **payload):
    """Any delivery about a repository; `check_run` as a number is filled in, and so is the `check_suite` of that run."""
    repo = world.repositories[full_name]
    if isinstance(payload.get("check_run"), int):
        payload["check_run"] = shapes.told_check_run(world, repo, repo["check_runs"][payload["check_run"]])
    if isinstance(payload.get("check_suite"), int):
        payload["check_suite"] = shapes.told_check_suite(world, repo, repo["check_runs"][payload["check_suite"]])
    if "merge_group" in payload:
        payload["merge_group"] = {"base_ref": "refs/heads/main", "base_sha": "0" * 40, **payload["merge_group"],
                                  "head_commit": shapes.commit(payload["merge_group"]["head_sha"])}
    return {"delivery": webhooks.deliver(world, event, webhooks.about(world, repo, **payload))["status"]}


def sign_in(world, login):
    """Who agrees next to say who they are."""
    world.visitor = login
    return {}


def make_code(world, login="ada"):
    return {"code": pages.make_code(world, login)}


def make_token(world, installation):
    return {"token": world.make_token(world.installations[installation])}


def revoke_tokens(world):
    world.tokens.clear()
    return {}


def fault(world, **what):
    """The next `times` requests whose path has `path` in it are answered with `status`, `headers`, after `delay`; or by
    kind, after `skip` such: "truncated" and "closed" do nothing, "lost" does it and tells nothing, "slow" does it after `delay`."""
    with world.lock:
        world.faults.append(what)
    return {}


def flaky(world, rate):
    """From now on this share of the requests fails in some way."""
    world.error_rate = rate
    return {}


def show(world, full_name):
    repo = world.repositories[full_name]
    return {"check_runs": list(repo["check_runs"].values()), "pulls": list(repo["pulls"].values()),
            "branches": __import__("git_http").branches(repo)}


def read_file(world, full_name, revision, path):
    from state import git
    return {"text": git(world.repositories[full_name]["folder"], "show", f"{revision}:{path}")}


def received(world):
    return {"requests": world.received, "git": world.git_requests, "deliveries": [{k: d[k] for k in ("event", "action", "guid", "status_code")}
                                                       for d in world.deliveries]}


def violations(world):
    """What was not as GitHub describes it, since this was last asked."""
    told, world.violations = world.violations, []
    return {"violations": list(dict.fromkeys(told))}


CALLS = (configure, choose, sign_in, show_to, tell_installation, add_repository, describe, adopt, group, install, uninstall, suspend,
         change_repositories, commit, craft, open_pull, repeat_pull, change_pull,
         delete_branch, close_pull, rename, transfer, tell_of_transfer, ping, event, make_code, make_token, revoke_tokens,
         fault, flaky, show, read_file, received, violations)
NAMES = {call.__name__: call for call in CALLS}


def serve(world, handler, name, arguments):
    if name not in NAMES:
        return handler.answer(404, {"message": "there is no such call"})
    try:
        return handler.answer(200, NAMES[name](world, **arguments))
    except Exception as wrong:  # noqa: BLE001: the test is told, whatever it is
        return handler.answer(500, {"message": f"{type(wrong).__name__}: {wrong}"})
