#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Deliveries from GitHub."""

import http.client
import json
import os
import threading
import unittest
import uuid

from house import PASSWORD, ApiTest, in_parallel, sign

PATH = "/api/webhook/github"
DELIVERIES = int(os.environ.get("DELTA_TEST_DELIVERIES", "480"))  # while processes are killed


def headers(delivery):
    return {"Content-Type": "application/json", "X-GitHub-Event": "ping", "X-GitHub-Delivery": delivery,
            "X-Hub-Signature-256": sign(b"{}")}


class Webhook(ApiTest):
    def deliver(self, payload=b'{"zen":"Keep it simple."}', leave_out=(), **changed):
        body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
        headers = {"Content-Type": "application/json", "X-GitHub-Event": "ping", "X-GitHub-Delivery": str(uuid.uuid4()),
                   "X-Hub-Signature-256": sign(body)}
        headers |= {name.replace("_", "-"): value for name, value in changed.items()}
        return self.browser().send("POST", PATH, body, headers={k: v for k, v in headers.items() if k not in leave_out})

    def kept(self, delivery):
        return self.house.psql("select event, action, payload from webhook_deliveries where delivery_id = :'id'", id=delivery)

    def jobs(self, delivery):
        return self.house.psql("select kind, state from jobs where arguments ->> 'delivery' = :'id'", id=delivery)

    def test_a_signed_delivery_is_kept_as_it_came_and_becomes_a_job(self):
        body = b'{ "action": "opened", "title": "\\u0000 \\ud83d\\ude00" }'
        answer = self.deliver(body, X_GitHub_Event="pull_request", X_GitHub_Delivery="d1")
        self.assertEqual(answer.status, 202)
        self.assertEqual(self.kept("d1"), [["pull_request", "opened", body.decode()]])
        self.assertEqual(self.jobs("d1"), [["deliver", "waiting"]])

    def test_a_delivery_that_came_before_is_acknowledged_and_does_nothing(self):
        first, second = b'{"n":1}', b'{"n":2}'
        for body in (first, second):
            self.assertEqual(self.deliver(body, X_GitHub_Delivery="twice").status, 202)
        self.assertEqual(self.kept("twice"), [["ping", "", first.decode()]])
        self.assertEqual(len(self.jobs("twice")), 1)

    def test_the_same_delivery_at_the_same_time_becomes_one_job(self):
        statuses = in_parallel(16, lambda _: self.deliver(X_GitHub_Delivery="burst").status)
        self.assertEqual(statuses, [202] * 16)
        self.assertEqual(len(self.jobs("burst")), 1)

    def test_without_or_with_a_wrong_signature_it_is_refused_and_not_kept(self):
        good = sign(b'{"zen":"Keep it simple."}')
        refused = [self.deliver(leave_out=("X-Hub-Signature-256",), X_GitHub_Delivery="bad")]
        for wrong in ("", "sha256=", good[:-1], good + "0", good.upper(), "sha1=" + good[7:], sign(b"other"),
                      sign(b'{"zen":"Keep it simple."}', secret="guess")):
            refused.append(self.deliver(X_Hub_Signature_256=wrong, X_GitHub_Delivery="bad"))
        for answer in refused:
            self.assert_problem(answer, 403, "The signature is missing or wrong.")
        self.assertEqual(self.kept("bad"), [])

    def test_a_header_that_is_missing_is_named(self):
        self.assert_problem(self.deliver(leave_out=("X-GitHub-Event",)), 400, "The header X-GitHub-Event is missing.")
        self.assert_problem(self.deliver(leave_out=("X-GitHub-Delivery",)), 400, "The header X-GitHub-Delivery is missing.")

    def test_a_signed_body_that_is_no_json_object_is_refused(self):
        for body in (b"", b"{", b"[]", b"null", b'{"a":"\xff"}', b"payload=%7B%7D"):
            self.assert_problem(self.deliver(body), 400, "The payload is not a JSON object.")

    def test_another_sites_page_matters_not_where_a_signature_does(self):
        self.assertEqual(self.deliver(Origin="https://evil.example").status, 202)

    def test_a_delivery_of_up_to_25_mib_is_taken(self):
        filler = "x" * (24 * 1024 * 1024)
        self.assertEqual(self.deliver({"filler": filler}, X_GitHub_Delivery="large").status, 202)
        self.assertEqual(len(self.jobs("large")), 1)

    def test_a_larger_one_is_refused(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        self.addCleanup(connection.close)
        connection.putrequest("POST", PATH)
        connection.putheader("Content-Length", str(25 * 1024 * 1024 + 1))
        connection.endheaders()
        self.assertEqual(connection.getresponse().status, 413)

    def test_it_is_taken_while_redis_is_away(self):
        self.house.stop_redis()
        self.addCleanup(self.house.start_redis)
        self.assertEqual(self.deliver(X_GitHub_Delivery="alone").status, 202)
        self.assertEqual(len(self.jobs("alone")), 1)

    def test_it_is_taken_while_redis_has_no_room(self):
        owner = self.signed_in()
        self.house.redis_cli("config", "set", "maxmemory", "1")
        self.addCleanup(self.house.redis_cli, "config", "set", "maxmemory", "0")
        self.assertEqual(self.deliver(X_GitHub_Delivery="full").status, 202)
        self.assertEqual(len(self.jobs("full")), 1)
        # Who is signed in stays so; nobody can be added.
        self.assertEqual(owner.get("/api/repos/").status, 200)
        late = self.browser().post("/api/auth/login", {"email": owner.email, "password": PASSWORD})
        self.assert_problem(late, 503)
        self.assertTrue(late.headers["Retry-After"])

    def test_processes_that_are_killed_in_mid_request_lose_nothing_that_they_acknowledged(self):
        apis, taking_over = [self.house.api()], threading.Lock()
        acknowledged, lost = set(), set()

        def deliver(worker):
            for number in range(DELIVERIES // 8):
                name = f"killed-{worker}-{number}"
                try:
                    answer = apis[-1].browser().send("POST", PATH, b"{}", headers=headers(name))
                    (acknowledged if answer.status == 202 else lost).add(name)
                except (OSError, http.client.HTTPException):
                    lost.add(name)
                with taking_over:
                    if len(acknowledged) >= DELIVERIES // 6 * len(apis):
                        apis[-1].process.kill()
                        apis.append(self.house.api())

        in_parallel(8, deliver)
        self.assertGreaterEqual(len(apis), 4)
        self.assertTrue(lost)
        kept = {row[0] for row in self.house.psql("select delivery_id from webhook_deliveries where delivery_id like 'killed-%'")}
        self.assertLessEqual(acknowledged, kept)
        # As GitHub does when it is asked for those that failed.
        for name in lost:
            self.assertEqual(self.browser().send("POST", PATH, b"{}", headers=headers(name)).status, 202)
        counts = self.house.psql("select count(*), count(distinct arguments ->> 'delivery') from jobs "
                                 "where arguments ->> 'delivery' like 'killed-%'")[0]
        self.assertEqual(counts, [str(DELIVERIES // 8 * 8)] * 2)


class WithoutSecret(ApiTest):
    def test_every_delivery_is_refused(self):
        unset = self.house.api(GITHUB_APP_ID="", GITHUB_PRIVATE_KEY_PATH="", GITHUB_WEBHOOK_SECRET="")
        body = b"{}"
        answer = unset.browser().send("POST", PATH, body, headers={"X-Hub-Signature-256": sign(body, "")})
        self.assert_problem(answer, 403)


if __name__ == "__main__":
    unittest.main()
