# SPDX-License-Identifier: Apache-2.0
"""The page where a person agrees to an App that a manifest describes: here everybody agrees at once."""
import json
import urllib.parse
import uuid

# https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest
MEMBERS = {"name": str, "url": str, "hook_attributes": dict, "redirect_url": str, "callback_urls": list, "setup_url": str,
           "description": str, "public": bool, "default_events": list, "default_permissions": dict,
           "request_oauth_on_install": bool, "setup_on_update": bool}
PERMISSIONS = {"checks", "contents", "pull_requests", "merge_queues", "metadata", "statuses", "issues"}
EVENTS = {"check_run": "checks", "check_suite": "checks", "merge_group": "merge_queues",
          "pull_request": "pull_requests", "push": "contents", "repository": "metadata"}


def find_fault(manifest):
    for name, value in manifest.items():
        if not isinstance(value, MEMBERS.get(name, ())):
            return f"{name} is unknown, or of a wrong type"
    for name in ("url", "redirect_url"):
        if not urllib.parse.urlsplit(manifest.get(name, "")).scheme.startswith("http"):
            return f"{name} must be a URL"
    if not manifest.get("hook_attributes", {}).get("url", "").startswith("http"):
        return "Hook url must be a URL"
    permissions = manifest.get("default_permissions", {})
    if not permissions.keys() <= PERMISSIONS or not set(permissions.values()) <= {"read", "write"}:
        return "default_permissions has an unknown member"
    for event in manifest.get("default_events", []):
        if EVENTS.get(event) not in permissions:
            return f"Default events are not supported by permissions: {event}"
    return None


def agree(world, handler, query, body):
    """Answers the form's POST: back to where the manifest says, with a code."""
    form = dict(urllib.parse.parse_qsl(body.decode()))
    manifest = json.loads(form.get("manifest", "{}"))
    if handler.command != "POST" or (fault := find_fault(manifest)):
        return handler.answer(422, {"message": f"Invalid GitHub App configuration: {fault}"})
    code = uuid.uuid4().hex
    world.manifests[code] = manifest
    back = manifest["redirect_url"] + "?" + urllib.parse.urlencode({"code": code, "state": query.get("state", "")})
    return handler.answer(302, "", {"Location": back})
