# SPDX-License-Identifier: Apache-2.0
"""The pages of GitHub that a person meets on the way to Delta: the App's, and the question who they are. Whoever opens one
agrees at once and is sent back to the dashboard."""
import urllib.parse


def find(world, path, query):
    """(status, body, header fields) of a page, or None."""
    if path == "/apps/delta-docs/installations/new":
        return install(world, query)
    if path == "/login/oauth/authorize" and query.get("client_id") == world.client_id:
        visitor, world.visitor = world.visitor, "ada"
        return back(world, query, code=make_code(world, visitor))
    return None


def install(world, query):
    chosen, world.chosen = world.chosen, None
    if not chosen:
        return change(world, query)
    one = world.install(chosen["account"], chosen["repositories"], by=chosen["login"])
    return back(world, query, code=make_code(world, chosen["login"]), installation_id=one["id"], setup_action="install")


def change(world, query):
    """The page of what is installed already: it is left as it is."""
    mine = [one for one in world.installations.values() if one["by"] == "ada"]
    if not mine:
        return 404, "There is nothing to install the App on.", {}
    return back(world, query, code=make_code(world, "ada"), installation_id=mine[-1]["id"], setup_action="update")


def make_code(world, login):
    code = f"code{world.next_id()}"
    world.codes[code] = login
    return code


def back(world, query, **more):
    if "state" in query:
        more["state"] = query["state"]
    return 302, b"", {"Location": f"{world.callback_url}?{urllib.parse.urlencode(more)}"}
