#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A pull request from the webhook to the fix: the real binary, PostgreSQL, Redis, git over HTTP, and the sandbox."""
import json
import subprocess
import unittest

from stage import DELTA, DONE, StageTest, wait_for

CODE = 'def connect(host, connect_timeout=5):\n    """Connects."""\n    return host, connect_timeout\n'
PAGE = "# Use\n\nCall `connect()`. The parameter `connect_timeout` defaults to `5`.\n"
FILES = {"src/net.py": CODE, "docs/use.md": PAGE, "README.md": "# App\n\nSee [use](docs/use.md).\n"}
CHANGED = {"src/net.py": CODE.replace("connect_timeout=5", "connect_timeout=10")}


class PullRequest(StageTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stage.link("octo/app", FILES)

    def test_a_stale_page_is_told_on_its_line_and_mended_by_a_pull_request(self):
        pull = self.stage.pull("octo/app", "longer", CHANGED)

        event = self.stage.ended("octo/app", pull["number"], "fix_pr_raised", "failed")

        self.assertEqual("fix_pr_raised", event["processing_phase"], event["error_message"])
        self.assertEqual("drift_detected", event["drift_result"])
        shown = self.stage.github.show(full_name="octo/app")
        (run,) = [r for r in shown["check_runs"] if r["head_sha"] == pull["head_sha"]]
        self.assertEqual(("Delta Docs", "completed", "neutral"), (run["name"], run["status"], run["conclusion"]))
        self.assertEqual(f"http://dashboard.invalid/repositories/{event['repo_id']}/analyses/{event['id']}",
                         run["details_url"])
        (annotation,) = run["output"]["annotations"]
        self.assertEqual(("docs/use.md", 3), (annotation["path"], annotation["start_line"]))
        (fix,) = [p for p in shown["pulls"] if p["head"] == f"docs/delta-fix/longer-{pull['number']}"]
        self.assertEqual(f"Docs: Resolve Documentation Drift for PR #{pull['number']}", fix["title"])
        self.assertEqual("longer", fix["base"])
        self.assertIn(f"#{fix['number']}", run["output"]["text"])
        mended = self.stage.github.read_file(full_name="octo/app", revision=fix["head"], path="docs/use.md")
        self.assertIn("defaults to `10`", mended["text"])

    def test_its_own_fix_is_not_analysed(self):
        pull = self.stage.pull("octo/app", "own", CHANGED)
        fix = self.stage.ended("octo/app", pull["number"], "fix_pr_raised", "failed")["docs_pr_number"]

        (run,) = wait_for("the skipped check", lambda: [
            r for r in self.stage.github.show(full_name="octo/app")["check_runs"] if r.get("conclusion") == "skipped"
            and f"skipped:{fix}:" in r["external_id"]])

        self.assertIn("Delta made it", run["output"]["summary"])
        self.assertIsNone(self.stage.event("octo/app", fix))

    def test_a_clean_change_is_a_success(self):
        pull = self.stage.pull("octo/app", "clean", {"src/net.py": CODE.replace("Connects.", "Makes a connection.")})

        event = self.stage.ended("octo/app", pull["number"], *DONE)

        self.assertEqual(("completed", "clean"), (event["processing_phase"], event["drift_result"]))
        (run,) = self.stage.check_runs("octo/app", pull["head_sha"])
        self.assertIn(run["conclusion"], ("success", "neutral"))
        self.assertEqual([], run["output"]["annotations"])

    def test_the_verdict_is_that_of_delta_check(self):
        pull = self.stage.pull("octo/app", "same", CHANGED)
        event = self.stage.ended("octo/app", pull["number"], *DONE)

        (mirror,) = (self.stage.folder / "mirrors").glob("*.git")
        checked = subprocess.run([DELTA, "check", mirror, "--base", pull["base_sha"], "--head", pull["head_sha"],
                                  "--format", "markdown"], capture_output=True, text=True, check=False)

        (run,) = self.stage.check_runs("octo/app", pull["head_sha"])
        blob = f"{self.stage.github.about['url']}/octo/app/blob/{pull['head_sha']}/"
        summary = run["output"]["summary"]
        for path in ("docs/use.md",):
            summary = summary.replace(f"]({blob}{path}#L3)", "]()")
        told = checked.stdout
        self.assertEqual(told.strip(), summary.replace("[<code>", "<code>").replace("</code>]()", "</code>").strip())
        found = self.stage.rows(f"select finding_id, drift_score from drift_findings "
                                f"where drift_event_id = '{event['id']}'")
        as_json = json.loads(subprocess.run([DELTA, "check", mirror, "--base", pull["base_sha"], "--head",
                                             pull["head_sha"], "--format", "json"], capture_output=True, text=True,
                                            check=False).stdout)
        self.assertEqual([(f["id"], f["score"]) for f in as_json["findings"]],
                         [(f["finding_id"], f["drift_score"]) for f in found])

    def test_merging_the_fix_is_marked_and_leaves_a_success(self):
        pull = self.stage.pull("octo/app", "merged", CHANGED)
        fix = self.stage.ended("octo/app", pull["number"], "fix_pr_raised", "failed")["docs_pr_number"]

        self.stage.github.close_pull(full_name="octo/app", number=fix, merge=True)

        wait_for("the merge to be marked", lambda: self.stage.event("octo/app", pull["number"])["fix_pr_merged_at"])
        head = self.stage.github.show(full_name="octo/app")["branches"]["merged"]
        wait_for("a success on the new head", lambda: any(
            run.get("conclusion") == "success" for run in self.stage.check_runs("octo/app", head)))

    def test_closing_the_fix_without_a_merge_is_marked_and_told(self):
        pull = self.stage.pull("octo/app", "unwanted", CHANGED)
        fix = self.stage.ended("octo/app", pull["number"], "fix_pr_raised", "failed")["docs_pr_number"]

        self.stage.github.close_pull(full_name="octo/app", number=fix)

        wait_for("it to be marked", lambda: self.stage.event("octo/app", pull["number"])["fix_pr_closed_at"])
        event = self.stage.event("octo/app", pull["number"])
        self.assertEqual(("fix_pr_raised", None), (event["processing_phase"], event["fix_pr_merged_at"]))
        told = self.stage.rows(f"select 1 from notifications where content like '%fix #{fix} was closed without being merged.'")
        self.assertEqual(len(told), len(self.stage.rows("select 1 from installations where user_id is not null limit 1")))

    def test_a_new_push_is_checked_and_the_fix_follows_it(self):
        pull = self.stage.pull("octo/app", "pushed", CHANGED)
        first = self.stage.ended("octo/app", pull["number"], "fix_pr_raised", "failed")

        sha = self.stage.github.commit(full_name="octo/app", branch="pushed", files={
            "src/net.py": CODE.replace("connect_timeout=5", "connect_timeout=30")})["sha"]

        wait_for("the new head's fix", lambda: (e := self.stage.event("octo/app", pull["number"]))
                 and e["head_sha"] == sha and e["processing_phase"] == "fix_pr_raised")
        shown = self.stage.github.show(full_name="octo/app")
        fixes = [p for p in shown["pulls"] if p["head"].startswith("docs/delta-fix/pushed-")]
        self.assertEqual([first["docs_pr_number"]], [p["number"] for p in fixes])
        mended = self.stage.github.read_file(full_name="octo/app", revision=fixes[0]["head"], path="docs/use.md")
        self.assertIn("defaults to `30`", mended["text"])

    def assert_left_alone(self, event, branch, sha):
        self.assertEqual("completed", event["processing_phase"], event["error_message"])
        (run,) = self.stage.check_runs("octo/app", event["head_sha"])
        self.assertEqual("neutral", run["conclusion"])
        self.assertIn(f"{branch} has commits of somebody else, so it is left alone", run["output"]["text"])
        self.assertEqual(sha, self.stage.github.show(full_name="octo/app")["branches"][branch])

    def test_a_fix_that_somebody_has_worked_on_is_left_alone(self):
        pull = self.stage.pull("octo/app", "shared", CHANGED)
        self.stage.ended("octo/app", pull["number"], "fix_pr_raised", "failed")
        branch = f"docs/delta-fix/shared-{pull['number']}"
        theirs = self.stage.github.commit(full_name="octo/app", branch=branch, files={"docs/use.md": "# Mine\n"})["sha"]

        sha = self.stage.github.commit(full_name="octo/app", branch="shared", files={
            "src/net.py": CODE.replace("connect_timeout=5", "connect_timeout=30")})["sha"]

        self.stage.judged_again("octo/app", pull["number"], sha)
        self.assert_left_alone(self.stage.event("octo/app", pull["number"]), branch, theirs)

    def test_a_branch_of_somebody_that_has_the_name_of_a_fix_is_left_alone(self):
        self.stage.github.commit(full_name="octo/app", branch="named", files=CHANGED)
        pull = self.stage.github.open_pull(full_name="octo/app", head="named", tell=False)
        branch = f"docs/delta-fix/named-{pull['number']}"
        theirs = self.stage.github.commit(full_name="octo/app", branch=branch, files={"docs/use.md": "# Mine\n"})["sha"]

        self.stage.github.change_pull(full_name="octo/app", number=pull["number"], action="opened")

        self.assert_left_alone(self.stage.ended("octo/app", pull["number"], *DONE), branch, theirs)

    def test_whoever_reviews_the_documentation_is_asked_to(self):
        self.stage.psql("update repositories set reviewer = 'grace' where repo_name = 'octo/app'")
        self.addCleanup(self.stage.psql, "update repositories set reviewer = null where repo_name = 'octo/app'")
        pull = self.stage.pull("octo/app", "reviewed", CHANGED)

        event = self.stage.ended("octo/app", pull["number"], "fix_pr_raised", "failed")

        (fix,) = [p for p in self.stage.github.show(full_name="octo/app")["pulls"] if p["number"] == event["docs_pr_number"]]
        self.assertEqual(["grace"], fix["requested_reviewers"])

    def test_an_unusable_configuration_is_told_with_its_line(self):
        pull = self.stage.pull("octo/app", "config", {**CHANGED, ".github/delta.yml": "docs:\n  - docs/**\ncolour: blue\n"})

        event = self.stage.ended("octo/app", pull["number"], *DONE)

        (run,) = self.stage.check_runs("octo/app", pull["head_sha"])
        self.assertEqual("neutral", run["conclusion"])
        self.assertIn("delta.yml:3:1", event["error_message"])
        (annotation,) = run["output"]["annotations"]
        self.assertEqual((".github/delta.yml", 3), (annotation["path"], annotation["start_line"]))

    def test_a_repository_that_asks_to_block_gets_action_required(self):
        pull = self.stage.pull("octo/app", "block", {**CHANGED, ".github/delta.yml": "block: true\n"})

        self.stage.ended("octo/app", pull["number"], *DONE)

        (run,) = self.stage.check_runs("octo/app", pull["head_sha"])
        self.assertEqual("action_required", run["conclusion"])

    def test_an_inactive_repository_is_skipped_with_the_reason(self):
        self.stage.link("octo/idle", FILES, active=False)
        pull = self.stage.pull("octo/idle", "change", CHANGED)

        (run,) = wait_for("the skipped check", lambda: self.stage.check_runs("octo/idle", pull["head_sha"]))

        self.assertEqual("skipped", run["conclusion"])
        self.assertIn("not active", run["output"]["summary"])

    def test_a_fork_gets_the_patch_in_a_review(self):
        self.stage.github.add_repository(full_name="visitor/app", fork_of="octo/app")
        self.stage.github.commit(full_name="visitor/app", branch="idea", files=CHANGED, tell=False)
        pull = self.stage.github.open_pull(full_name="octo/app", head="idea", head_repository="visitor/app")

        event = self.stage.ended("octo/app", pull["number"], *DONE)

        self.assertEqual(("completed", "drift_detected"), (event["processing_phase"], event["drift_result"]))
        (told,) = [p for p in self.stage.github.show(full_name="octo/app")["pulls"] if p["number"] == pull["number"]]
        (review,) = told["reviews"]
        self.assertIn("defaults to `10`", review["body"])

    def test_checking_again_by_the_button_starts_over(self):
        pull = self.stage.pull("octo/app", "again", CHANGED)
        first = self.stage.ended("octo/app", pull["number"], *DONE)

        self.stage.github.event(event="check_run", full_name="octo/app", action="requested_action",
                                requested_action={"identifier": "rerun"}, check_run=first["check_run_id"])

        again = wait_for("the second analysis", lambda: (e := self.stage.event("octo/app", pull["number"]))
                         and e["generation"] == 2 and e["processing_phase"] in DONE and e)
        self.assertEqual(first["docs_pr_number"], again["docs_pr_number"])
        self.assertTrue(all(r["status"] == "completed" for r in self.stage.check_runs("octo/app", pull["head_sha"])))

    def test_a_merge_group_is_not_held_up(self):
        sha = self.stage.github.commit(full_name="octo/app", branch="gh-readonly-queue/main/pr-1", files={"a": "b"})["sha"]

        self.stage.github.event(event="merge_group", full_name="octo/app", action="checks_requested",
                                merge_group={"head_sha": sha, "head_ref": "refs/heads/gh-readonly-queue/main/pr-1"})

        (run,) = wait_for("its check", lambda: self.stage.check_runs("octo/app", sha))
        self.assertEqual("success", run["conclusion"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
