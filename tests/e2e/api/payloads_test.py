#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every webhook delivery that GitHub publishes as an example: signed it is taken, with any bit flipped it is refused."""

import http.client
import json
import pathlib
import random
import subprocess
import unittest
import uuid

from house import ApiTest, sign

INSTALL = pathlib.Path(__file__).parent / "payloads" / "install"


class Payloads(ApiTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        file = subprocess.run([INSTALL], check=True, capture_output=True, text=True).stdout.strip()
        cls.examples = [(event["name"], json.dumps(example, ensure_ascii=False).encode())
                        for event in json.loads(pathlib.Path(file).read_text()) for example in event["examples"]]

    def setUp(self):
        self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        self.addCleanup(self.connection.close)

    def deliver(self, event, body, signature):
        delivery = str(uuid.uuid4())
        self.connection.request("POST", "/api/webhook/github", body, {
            "Content-Type": "application/json", "X-GitHub-Event": event, "X-GitHub-Delivery": delivery,
            "X-Hub-Signature-256": signature})
        answer = self.connection.getresponse()
        answer.read()
        return answer.status, delivery

    def test_each_is_taken_and_kept_byte_for_byte(self):
        self.assertGreater(len(self.examples), 300)
        sent = {}
        for event, body in self.examples:
            status, delivery = self.deliver(event, body, sign(body))
            self.assertEqual(status, 202, event)
            sent[delivery] = (event, json.loads(body).get("action", ""), body.decode())
        kept = self.house.psql("select delivery_id, event, action, payload from webhook_deliveries")
        self.assertEqual({row[0]: tuple(row[1:]) for row in kept}, sent)
        self.assertEqual(self.house.psql("select count(*) from jobs where kind = 'deliver'"), [[str(len(sent))]])

    def test_each_with_a_flipped_bit_is_refused(self):
        chance = random.Random(1)
        for event, body in self.examples:
            bit = chance.randrange(len(body) * 8)
            changed = bytearray(body)
            changed[bit // 8] ^= 1 << bit % 8
            with self.subTest(event=event, bit=bit):
                self.assertEqual(self.deliver(event, bytes(changed), sign(body))[0], 403)


if __name__ == "__main__":
    unittest.main()
