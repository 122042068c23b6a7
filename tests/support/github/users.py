# SPDX-License-Identifier: Apache-2.0
"""The calls that are made for a person: who they are, and where they see the App."""
import shapes
from rest import Refused, route
from state import now


@route("GET", "/user", "user")
def get_user(call):
    return 200, {**shapes.user(call.login), "name": call.login.capitalize(), "company": None, "blog": None, "location": None, "email": None,
                 "hireable": None, "bio": None, "public_repos": 1, "public_gists": 0, "followers": 0, "following": 0,
                 "created_at": now(), "updated_at": now()}


@route("GET", "/user/installations", "user")
def list_user_installations(call):
    known = [shapes.installation(call.world, one) for one in call.world.installations.values()
             if call.login in (one["by"], *one["readers"])]
    shown, more = call.page(known)
    return 200, {"total_count": len(known), "installations": shown}, {"more": more}


@route("GET", "/user/installations/{number}/repositories", "user")
def list_user_repositories(call, number):
    one = call.world.installations.get(int(number))
    if not one or call.login not in (one["by"], *one["readers"]):
        raise Refused(404, "Not Found")
    owns = one["by"] == call.login
    rights = {"admin": owns, "maintain": owns, "push": owns, "triage": owns, "pull": True}
    known = [{**shapes.repository(call.world, call.world.repositories[name]), "permissions": rights}
             for name in one["repositories"]]
    shown, more = call.page(known)
    return 200, {"total_count": len(known), "repositories": shown}, {"more": more}
