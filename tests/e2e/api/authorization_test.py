#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every route of the published description, asked by nobody, by another user, by the owner, with an expired access token
and with a session that was ended: nobody gets in where they don't belong."""

import http.client
import unittest

import paseto
from house import ApiTest

BODIES = {
    "sign_up": {"email": "new@example.org", "password": "12345678"},
    "log_in": {"email": "nobody@example.org", "password": "x"},
    "link_github": {"code": "x"},
    "change_repository_settings": {"reviewer": "ada"},
    "activate_repository": {"is_active": True},
}
# What the owner gets where it is not 2xx: GitHub cannot be asked here.
OWNER = {"link_github": 502}
OPEN = {"get_welcome": 200, "get_configuration": 200, "get_liveness": 200, "get_readiness": 200, "get_metrics": 200,
        "get_openapi": 200, "get_reference": 200, "receive_webhook": 403, "sign_up": 200, "log_in": 401, "log_out": 200}


class Matrix(ApiTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        document = cls.server.browser().get("/api/openapi.json").json
        cls.operations = [(operation["operationId"], method.upper(), path, "security" in operation)
                          for path, methods in document["paths"].items() for method, operation in methods.items()]

    def things_of(self, owner):
        repo = self.house.add_repository(owner.user_id)
        return {"repo": repo, "event": self.house.add_event(repo, 1, processing_phase="completed"),
                "notification": self.house.add_notification(owner.user_id, "News"),
                "session": owner.get("/api/auth/sessions").json[0]["id"]}

    def ask(self, browser, name, method, path, things):
        kind = "notification" if "/notifications/" in path else "session" if "/sessions/" in path else "repo"
        path = path.replace("{id}", things[kind]).replace("{event_id}", things["event"])
        if name == "watch_repository":
            return self.status_of_stream(browser, path)
        return browser.send(method, path, BODIES.get(name)).status

    def status_of_stream(self, browser, path):
        connection = http.client.HTTPConnection("127.0.0.1", browser.port, timeout=20)
        connection.request("GET", path, headers={"Cookie": "; ".join(f"{k}={v}" for k, v in browser.cookies.items())})
        status = connection.getresponse().status
        connection.close()
        return status

    def closed(self):
        return [(name, method, path) for name, method, path, is_closed in self.operations if is_closed]

    def test_the_description_says_which_routes_are_open(self):
        self.assertEqual({name for name, _, _, is_closed in self.operations if not is_closed}, set(OPEN))

    def test_nobody_gets_into_a_closed_route_only(self):
        things = self.things_of(self.signed_in())
        for name, method, path, is_closed in self.operations:
            with self.subTest(route=name):
                wanted = 401 if is_closed else OPEN[name]
                self.assertEqual(self.ask(self.browser(), name, method, path, things), wanted)

    def test_another_user_finds_nothing_of_the_owners(self):
        owner = self.signed_in()
        things = self.things_of(owner)
        before = self.state_of(owner)
        stranger = self.signed_in()
        for name, method, path in self.closed():
            if "{" in path:
                with self.subTest(route=name):
                    self.assertEqual(self.ask(stranger, name, method, path, things), 404)
        self.assertEqual(self.state_of(owner), before)

    def state_of(self, owner):
        return (owner.get("/api/repos/").json, owner.get("/api/notifications/").json, owner.get("/api/auth/sessions").json)

    def test_the_owner_gets_in(self):
        for name, method, path in self.closed():
            with self.subTest(route=name):
                owner = self.signed_in()
                status = self.ask(owner, name, method, path, self.things_of(owner))
                self.assertEqual(status, OWNER.get(name, 202 if name == "rerun_drift_event" else 200))

    def test_an_ended_session_gets_in_nowhere(self):
        owner = self.signed_in()
        things = self.things_of(owner)
        cookies = dict(owner.cookies)
        owner.delete("/api/auth/sessions")
        for name, method, path in self.closed():
            with self.subTest(route=name):
                revoked = self.browser()
                revoked.cookies = dict(cookies)
                self.assertEqual(self.ask(revoked, name, method, path, things), 401)

    def test_an_access_token_alone_gets_in_nowhere_once_it_has_expired(self):
        owner = self.signed_in()
        things = self.things_of(owner)
        for name, method, path in self.closed():
            with self.subTest(route=name):
                expired = self.browser()
                expired.cookies = {"access_token": self.expired(owner.cookies["access_token"])}
                self.assertEqual(self.ask(expired, name, method, path, things), 401)

    def expired(self, token):
        key = self.house.environment["SECRET_KEY"]
        return paseto.seal(key, paseto.open_claims(key, token) | {"exp": "2026-01-01T00:00:00Z"})


if __name__ == "__main__":
    unittest.main()
