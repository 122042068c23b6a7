#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Notifications: the list, reading and deleting."""

import unittest
import uuid

from house import ApiTest


class Notifications(ApiTest):
    def setUp(self):
        self.owner = self.signed_in()
        self.older = self.house.add_notification(self.owner.user_id, "Older", "'2026-01-01T00:00:00Z'")
        self.newer = self.house.add_notification(self.owner.user_id, "Newer")

    def told(self):
        return self.owner.get("/api/notifications/").json

    def test_they_come_newest_first_with_every_field(self):
        self.assertEqual([n["id"] for n in self.told()], [self.newer, self.older])
        self.assertEqual(self.told()[1], {"id": self.older, "content": "Older", "is_read": False,
                                          "created_at": "2026-01-01T00:00:00.000000Z"})
        self.assertEqual(self.owner.get("/api/notifications").json, self.told())
        self.assertEqual([n["id"] for n in self.owner.get("/api/notifications/?limit=1").json], [self.newer])

    def test_one_is_marked_as_read(self):
        answer = self.owner.patch(f"/api/notifications/{self.older}/read")
        self.assertEqual((answer.status, answer.json["is_read"], answer.json["id"]), (200, True, self.older))
        self.assertEqual([n["is_read"] for n in self.told()], [False, True])
        self.assertEqual(self.owner.patch(f"/api/notifications/{self.older}/read").status, 200)

    def test_all_are_marked_as_read(self):
        answer = self.owner.patch("/api/notifications/read-all")
        self.assertEqual((answer.status, set(answer.json)), (200, {"message"}))
        self.assertEqual([n["is_read"] for n in self.told()], [True, True])

    def test_one_is_deleted(self):
        answer = self.owner.delete(f"/api/notifications/{self.newer}")
        self.assertEqual((answer.status, set(answer.json)), (200, {"message"}))
        self.assertEqual([n["id"] for n in self.told()], [self.older])
        self.assert_problem(self.owner.delete(f"/api/notifications/{self.newer}"), 404)

    def test_all_are_deleted_and_nobody_elses(self):
        stranger = self.signed_in()
        self.house.add_notification(stranger.user_id, "Mine")
        self.assertEqual(self.owner.delete("/api/notifications/").status, 200)
        self.assertEqual(self.told(), [])
        self.assertEqual(len(stranger.get("/api/notifications/").json), 1)

    def test_somebody_elses_is_not_found_and_stays_as_it_is(self):
        stranger = self.signed_in()
        self.assert_problem(stranger.patch(f"/api/notifications/{self.newer}/read"), 404, "There is no such notification.")
        self.assert_problem(stranger.delete(f"/api/notifications/{self.newer}"), 404)
        self.assert_problem(self.owner.delete(f"/api/notifications/{uuid.uuid4()}"), 404)
        self.assert_fields(self.owner.delete("/api/notifications/7"), "id")
        self.assertEqual([n["is_read"] for n in self.told()], [False, False])


if __name__ == "__main__":
    unittest.main()
