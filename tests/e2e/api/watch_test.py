#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Live events of a repository."""

import http.client
import json
import os
import time
import unittest
import uuid

from house import ApiTest


class Stream:
    def __init__(self, browser, path):
        self.connection = http.client.HTTPConnection("127.0.0.1", browser.port, timeout=25)
        self.connection.request("GET", path, headers={
            "Accept": "text/event-stream", "Cookie": "; ".join(f"{k}={v}" for k, v in browser.cookies.items())})
        self.response = self.connection.getresponse()

    def next(self):
        """The lines up to an empty one; nothing at the stream's end."""
        lines = []
        while line := self.response.readline().decode():
            if line == "\n":
                break
            lines.append(line.rstrip("\n"))
        return lines

    def close(self):
        self.connection.close()


class Watch(ApiTest):
    def setUp(self):
        self.owner = self.signed_in()
        self.repo = self.house.add_repository(self.owner.user_id)
        self.path = f"/api/repos/{self.repo}/events"

    def watch(self):
        stream = Stream(self.owner, self.path)
        self.addCleanup(stream.close)
        self.assertEqual(stream.response.headers["Content-Type"], "text/event-stream")
        self.assertEqual(stream.next(), ["event: ready", "data: {}"])
        return stream

    def publish(self, message, repo=None):
        self.house.redis_cli("publish", f"delta:events:{repo or self.repo}", json.dumps(message))

    def test_what_is_published_arrives_at_every_watcher(self):
        streams = [self.watch(), self.watch()]
        self.publish({"event_id": "e", "processing_phase": "analyzing"})
        for stream in streams:
            line = stream.next()[0]
            self.assertEqual(json.loads(line.removeprefix("data: ")), {"event_id": "e", "processing_phase": "analyzing"})

    def test_other_repositories_news_does_not(self):
        stream = self.watch()
        self.publish({"n": 1}, repo=uuid.uuid4())
        self.publish({"n": 2})
        self.assertEqual(stream.next(), ['data: {"n": 2}'])

    def test_a_rerun_is_told_live(self):
        event = self.house.add_event(self.repo, 5, processing_phase="completed", drift_result="clean")
        stream = self.watch()
        self.assertEqual(self.owner.post(f"/api/repos/{self.repo}/drift-events/{event}/rerun").status, 202)
        news = json.loads(stream.next()[0].removeprefix("data: "))
        self.assertRegex(news.pop("at"), r"\.\d{6}Z$")
        self.assertEqual(news, {"event_id": event, "pr_number": 5, "processing_phase": "queued", "drift_result": "pending"})

    def test_a_quiet_stream_is_kept_alive_until_its_session_ends(self):
        stream = self.watch()
        began = time.monotonic()
        self.assertEqual(stream.next(), [": keep-alive"])
        self.assertTrue(10 < time.monotonic() - began < 20)
        self.owner.post("/api/auth/logout")
        self.assertEqual(stream.next(), [])

    def read_to_the_end_of_a_busy_stream(self, stream):
        """News come each half second; whether the stream ended within two looks."""
        end = time.monotonic() + 35
        while time.monotonic() < end:
            self.publish({"n": 1})
            if not stream.next():
                return True
            time.sleep(0.5)
        return False

    def test_a_busy_stream_ends_with_its_session_too(self):
        stream = self.watch()
        self.owner.post("/api/auth/logout")
        self.assertTrue(self.read_to_the_end_of_a_busy_stream(stream))

    def test_a_stream_ends_when_the_repository_is_somebody_elses(self):
        stream = self.watch()
        self.house.psql("update installations set user_id = :'other' where user_id = :'owner'",
                        other=self.signed_in().user_id, owner=self.owner.user_id)
        self.assertTrue(self.read_to_the_end_of_a_busy_stream(stream))

    def test_a_watcher_that_leaves_is_forgotten(self):
        stream = self.watch()
        count = lambda: int(self.house.redis_cli("pubsub", "numsub", f"delta:events:{self.repo}").split()[-1])
        self.assertEqual(count(), 1)
        stream.close()
        for _ in range(100):
            if count() == 0:
                break
            time.sleep(0.05)
        self.assertEqual(count(), 0)

    def test_one_account_has_so_many_streams_and_gets_more_when_it_leaves_some(self):
        # 20 on each reactor, of which there is one for each processor.
        streams = [Stream(self.owner, self.path) for _ in range(20 * os.cpu_count() + 1)]
        refused = [stream for stream in streams if stream.response.status == 429]
        self.assertTrue(refused)
        self.assertTrue(refused[0].response.headers["Retry-After"])
        self.assertEqual(self.owner.get("/api/auth/me").status, 200)
        other = self.signed_in()
        stream = Stream(other, f"/api/repos/{self.house.add_repository(other.user_id)}/events")
        self.assertEqual(stream.response.status, 200)
        for each in (*streams, stream):
            each.close()
        end = time.monotonic() + 10
        while (stream := Stream(self.owner, self.path)).response.status == 429:
            self.assertLess(time.monotonic(), end)
            time.sleep(0.05)
        stream.close()

    def test_somebody_elses_repository_is_not_found(self):
        self.assert_problem(self.signed_in().get(self.path), 404)


if __name__ == "__main__":
    unittest.main()
