#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Drift events: the list and its pages, one with its findings, and once more."""

import re
import unittest
import uuid

from house import ApiTest

SUMMARY = {"id", "pr_number", "base_branch", "head_branch", "processing_phase", "drift_result", "overall_drift_score",
           "created_at", "docs_pr_number", "docs_pr_merged_at", "docs_pr_closed_at", "finding_kinds"}
DETAIL = SUMMARY | {"base_sha", "head_sha", "error_message", "started_at", "completed_at", "summary", "findings", "code_changes"}
FINDING = {"id", "code_path", "doc_file_path", "doc_start", "doc_end", "change_type", "drift_type", "drift_score",
           "explanation", "confidence", "created_at", "rule", "advisory", "kind", "mention", "claim", "doc_excerpt",
           "code_before", "code_after", "fix"}


class Analyses(ApiTest):
    def setUp(self):
        self.owner = self.signed_in()
        self.repo = self.house.add_repository(self.owner.user_id)
        self.path = f"/api/repos/{self.repo}/drift-events"

    def next_of(self, answer):
        found = re.fullmatch(r'<(.*)>; rel="next"', answer.headers.get("Link", ""))
        return found and found[1]

    def add(self, number, **columns):
        return self.house.add_event(self.repo, number, **columns)

    def add_finding(self, event, **columns):
        columns = {"change_type": "modified", "drift_type": "outdated_docs", "drift_score": "0.9", **columns}
        names, texts = ", ".join(columns), ", ".join(f"'{value}'" for value in columns.values())
        return self.house.psql(f"insert into drift_findings (drift_event_id, {names}) values ('{event}', {texts}) "
                               "returning id")[0][0]


class List(Analyses):
    def test_they_come_newest_first_with_every_field(self):
        old = self.add(1, created_at="2026-01-01T00:00:00Z", drift_result="clean", processing_phase="completed")
        new = self.add(2, overall_drift_score="0.93", docs_pr_number="7", fix_pr_merged_at="2026-01-02T03:04:05Z")
        events = self.owner.get(self.path).json
        self.assertEqual([e["id"] for e in events], [new, old])
        self.assertEqual(set(events[0]), SUMMARY)
        self.assertEqual((events[0]["overall_drift_score"], events[0]["docs_pr_number"]), (0.93, 7))
        self.assertEqual([e["docs_pr_merged_at"] for e in events[:2]], ["2026-01-02T03:04:05.000000Z", None])
        self.assertEqual((events[1]["overall_drift_score"], events[1]["drift_result"]), (None, "clean"))
        self.assertEqual(events[1]["created_at"], "2026-01-01T00:00:00.000000Z")

    def test_pages_lead_through_all_of_them_once_though_some_share_a_time(self):
        ids = {self.add(n, created_at=f"2026-01-01T00:00:0{n % 3}Z") for n in range(1, 8)}
        seen, path = [], self.path + "?limit=3"
        while path:
            answer = self.owner.get(path)
            self.assertLessEqual(len(answer.json), 3)
            seen += [e["id"] for e in answer.json]
            path = self.next_of(answer)
        self.assertEqual((len(seen), set(seen)), (7, ids))

    def test_what_is_new_does_not_move_the_next_page(self):
        ids = [self.add(n) for n in range(1, 5)]
        first = self.owner.get(self.path + "?limit=2")
        self.add(9)
        second = self.owner.get(self.next_of(first))
        self.assertEqual([e["id"] for e in first.json + second.json], ids[::-1])
        self.assertIsNone(self.next_of(second))

    def test_a_result_and_a_phase_can_be_asked_for(self):
        self.add(1, drift_result="clean", processing_phase="completed")
        drift = self.add(2, drift_result="drift_detected", processing_phase="completed")
        failed = self.add(3, drift_result="error", processing_phase="failed")
        ids = lambda query: [e["id"] for e in self.owner.get(self.path + query).json]
        self.assertEqual(ids("?result=drift_detected"), [drift])
        self.assertEqual(ids("?phase=failed"), [failed])
        self.assertEqual(ids("?phase=failed&result=clean"), [])
        self.assertIn("result=drift_detected&", self.page_link("?limit=1&result=drift_detected"))

    def test_missing_docs_beside_stale_ones_are_both_told(self):
        only = self.add(1, drift_result="missing_docs", processing_phase="completed")
        both = self.add(2, drift_result="missing_docs", processing_phase="completed")
        for event in (only, both):
            self.add_finding(event, drift_type="missing_docs")
            self.add_finding(event, drift_type="ambiguous_docs", is_advisory="true")
        self.add_finding(both)

        listed = self.owner.get(self.path).json
        self.assertEqual([e["finding_kinds"] for e in listed], [["missing_docs", "outdated_docs"], ["missing_docs"]])
        self.assertEqual(self.owner.get(f"{self.path}/{both}").json["finding_kinds"], ["missing_docs", "outdated_docs"])
        for result, ids in (("drift_detected", [both]), ("missing_docs", [both, only])):
            self.assertEqual([e["id"] for e in self.owner.get(f"{self.path}?result={result}").json], ids)

    def page_link(self, query):
        self.add(8, drift_result="drift_detected")
        return self.next_of(self.owner.get(self.path + query))

    def test_wrong_questions_are_named(self):
        self.assert_fields(self.owner.get(self.path + "?limit=0"), "limit")
        self.assert_fields(self.owner.get(self.path + "?limit=101"), "limit")
        self.assert_fields(self.owner.get(self.path + "?cursor=nonsense"), "cursor")
        self.assert_fields(self.owner.get(self.path + "?cursor="), "cursor")
        self.assert_fields(self.owner.get(self.path + "?result=x&phase=y"), "result", "phase")

    def test_somebody_elses_list_is_not_found(self):
        self.add(1)
        self.assert_problem(self.signed_in().get(self.path), 404)
        self.assert_problem(self.owner.get(f"/api/repos/{uuid.uuid4()}/drift-events"), 404)


class Detail(Analyses):
    def test_it_has_the_findings_with_their_evidence_and_the_changed_files(self):
        event = self.add(1, summary="One finding.", started_at="2026-01-01T00:00:00Z", drift_result="drift_detected")
        finding = self.add_finding(
            event, doc_file_path="docs/a.md", doc_start="12", doc_end="14", doc_excerpt="defaults to 5", mention="timeout",
            claim="timeout defaults to 5", rule="changed-default", explanation="It is 10 now.", confidence="0.8",
            code_before_path="src/a.py", code_before_start="3", code_before_end="3", code_before_excerpt="timeout=5",
            code_after_path="src/a.py", code_after_start="4", code_after_end="4", code_after_excerpt="timeout=10",
            fix_start="100", fix_end="101", fix_replacement="10")
        self.house.psql(f"insert into code_changes (drift_event_id, file_path, change_type, is_code, is_ignored) "
                        f"values ('{event}', 'src/a.py', 'modified', true, false)")
        detail = self.owner.get(f"{self.path}/{event}").json
        self.assertEqual(set(detail), DETAIL)
        self.assertEqual((detail["summary"], detail["error_message"]), ("One finding.", None))
        self.assertEqual((detail["base_sha"], detail["head_sha"]), ("a" * 40, "b" * 40))
        self.assertEqual((detail["started_at"], detail["completed_at"]), ("2026-01-01T00:00:00.000000Z", None))
        told = detail["findings"][0]
        self.assertEqual(set(told), FINDING)
        self.assertRegex(told.pop("created_at"), r"\.\d{6}Z$")
        self.assertEqual(told, {
            "id": finding, "code_path": "src/a.py", "doc_file_path": "docs/a.md", "doc_start": 12, "doc_end": 14,
            "change_type": "modified", "drift_type": "outdated_docs", "drift_score": 0.9, "explanation": "It is 10 now.",
            "confidence": 0.8, "rule": "changed-default", "advisory": False, "kind": "outdated_docs", "mention": "timeout",
            "claim": "timeout defaults to 5", "doc_excerpt": "defaults to 5",
            "code_before": {"path": "src/a.py", "start": 3, "end": 3, "excerpt": "timeout=5"},
            "code_after": {"path": "src/a.py", "start": 4, "end": 4, "excerpt": "timeout=10"},
            "fix": {"start": 100, "end": 101, "replacement": "10"}})
        change = detail["code_changes"][0]
        self.assertEqual({**change, "id": None}, {"id": None, "file_path": "src/a.py", "change_type": "modified",
                                                  "is_code": True, "is_ignored": False})

    def test_a_finding_of_an_older_version_has_nulls_where_it_knows_nothing(self):
        event = self.add(1)
        self.add_finding(event)
        told = self.owner.get(f"{self.path}/{event}").json["findings"][0]
        for field in ("code_path", "doc_file_path", "doc_start", "doc_end", "rule", "mention", "claim", "code_before",
                      "code_after", "fix"):
            self.assertIsNone(told[field], field)

    def test_what_is_not_mine_or_not_of_this_repository_is_not_found(self):
        event = self.add(1)
        other_repo = self.house.add_repository(self.owner.user_id, "octo/other")
        self.assert_problem(self.signed_in().get(f"{self.path}/{event}"), 404)
        self.assert_problem(self.owner.get(f"{self.path}/{uuid.uuid4()}"), 404)
        self.assert_problem(self.owner.get(f"/api/repos/{other_repo}/drift-events/{event}"), 404)
        self.assert_fields(self.owner.get(f"{self.path}/7"), "event_id")


class Rerun(Analyses):
    def test_it_resets_the_event_and_writes_one_job(self):
        event = self.add(1, processing_phase="failed", drift_result="error", error_message="It broke.", retry_count="3")
        for _ in range(2):
            self.assertEqual(self.owner.post(f"{self.path}/{event}/rerun").status, 202)
        detail = self.owner.get(f"{self.path}/{event}").json
        self.assertEqual((detail["processing_phase"], detail["drift_result"], detail["error_message"]),
                         ("queued", "pending", None))
        jobs = self.house.psql("select arguments ->> 'event', state from jobs where kind = 'analyze' and "
                               "arguments ->> 'event' = :'event'", event=event)
        self.assertEqual(jobs, [[event, "waiting"]])

    def test_what_is_not_mine_is_not_found_and_makes_no_job(self):
        event = self.add(1, processing_phase="completed")
        self.assert_problem(self.signed_in().post(f"{self.path}/{event}/rerun"), 404)
        self.assert_problem(self.owner.post(f"{self.path}/{uuid.uuid4()}/rerun"), 404)
        self.assertEqual(self.house.psql("select 1 from jobs where arguments ->> 'event' = :'event'", event=event), [])


if __name__ == "__main__":
    unittest.main()
