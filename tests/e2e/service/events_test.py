#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What GitHub tells beside an opened pull request and a push to one: each event that Delta knows, and those it does not."""
import unittest

from stage import CHANGED, CODE, DONE, FILES, StageTest, wait_for

OTHER_PAGE = {"docs/use.md": "# Use\n\nCall `connect()`. The parameter `connect_timeout` defaults to `10`.\n"}


class Events(StageTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stage.link("octo/app", FILES)

    def analysed(self, branch, files=None, **more):
        pull = self.stage.pull("octo/app", branch, files or CHANGED, **more)
        return pull, self.stage.ended("octo/app", pull["number"], *DONE)

    def processed(self, event, action=None):
        """The newest delivery of this kind, once it was worked on."""
        where = f"event = '{event}'" + (f" and action = '{action}'" if action else "")
        return wait_for(f"{event} {action} to be processed", lambda: self.stage.rows(
            f"select error from webhook_deliveries where {where} and processed_at is not null "
            f"and received_at = (select max(received_at) from webhook_deliveries where {where})"))[0]

    def again(self, number):
        return wait_for("the second analysis", lambda: (e := self.stage.event("octo/app", number))
                        and e["generation"] == 2 and e["processing_phase"] in DONE and e)

    def test_a_draft_is_checked_and_not_again_when_it_is_ready(self):
        pull, event = self.analysed("draft", draft=True)
        self.assertEqual("drift_detected", event["drift_result"])

        self.stage.github.change_pull(full_name="octo/app", number=pull["number"], action="ready_for_review", draft=False)

        self.processed("pull_request", "ready_for_review")
        self.assertEqual(1, self.stage.event("octo/app", pull["number"])["generation"])
        self.assertEqual(1, len(self.stage.check_runs("octo/app", pull["head_sha"])))

    def test_a_pull_request_that_was_opened_again_is_checked_at_what_it_is_now(self):
        pull, _ = self.analysed("reopened")
        self.stage.github.close_pull(full_name="octo/app", number=pull["number"])
        head = self.stage.github.commit(full_name="octo/app", branch="reopened", files=OTHER_PAGE, tell=False)["sha"]
        self.assertEqual(pull["head_sha"], self.stage.event("octo/app", pull["number"])["head_sha"])

        self.stage.github.change_pull(full_name="octo/app", number=pull["number"], action="reopened", state="open",
                                      head_sha=head)

        self.stage.judged_again("octo/app", pull["number"], head)
        self.assertEqual("clean", self.stage.event("octo/app", pull["number"])["drift_result"])

    def test_another_base_is_compared_with(self):
        self.stage.github.commit(full_name="octo/app", branch="ready", files={**CHANGED, **OTHER_PAGE})
        pull, event = self.analysed("base", {"src/net.py": CODE.replace("=5", "=20")})
        base = self.stage.github.show(full_name="octo/app")["branches"]["ready"]

        self.stage.github.change_pull(full_name="octo/app", number=pull["number"], action="edited", base="ready",
                                      told={"changes": {"base": {"ref": {"from": "main"}, "sha": {"from": pull["base_sha"]}}}})

        again = self.again(pull["number"])
        self.assertEqual((pull["base_sha"], base), (event["base_sha"], again["base_sha"]))
        self.assertEqual("ready", again["base_branch"])

    def test_another_title_is_no_reason_to_check_again(self):
        pull, _ = self.analysed("title")

        self.stage.github.change_pull(full_name="octo/app", number=pull["number"], action="edited", title="A better one",
                                      told={"changes": {"title": {"from": "A change"}}})

        self.processed("pull_request", "edited")
        self.assertEqual(1, self.stage.event("octo/app", pull["number"])["generation"])

    def test_githubs_own_re_run_of_the_check_starts_over(self):
        pull, event = self.analysed("rerun")

        self.stage.github.event(event="check_run", full_name="octo/app", action="rerequested",
                                check_run=event["check_run_id"])

        self.again(pull["number"])

    def test_githubs_re_run_of_all_checks_starts_over(self):
        pull, event = self.analysed("suite")

        self.stage.github.event(event="check_suite", full_name="octo/app", action="rerequested",
                                check_suite=event["check_run_id"])

        self.again(pull["number"])

    def test_a_suspended_installation_is_skipped_with_the_reason_until_it_is_back(self):
        number = self.stage.link("calm/app", FILES)
        self.stage.github.suspend(installation=number)
        wait_for("the suspension", lambda: self.stage.psql("select 1 from repositories where is_suspended"))
        pull = self.stage.pull("calm/app", "change", CHANGED)
        self.processed("pull_request", "opened")
        self.assertIsNone(self.stage.event("calm/app", pull["number"]))

        self.stage.github.suspend(installation=number, suspended=False)
        wait_for("its end", lambda: not self.stage.psql("select 1 from repositories where is_suspended"))

        pull = self.stage.pull("calm/app", "later", {"src/net.py": CODE.replace("=5", "=30")})
        self.stage.ended("calm/app", pull["number"], *DONE)

    def test_a_push_to_the_target_branch_brings_the_mirror_up_to_date(self):
        self.analysed("before")
        (mirror,) = self.stage.rows("select id from repositories where repo_name = 'octo/app'")

        sha = self.stage.github.commit(full_name="octo/app", branch="main", files={"notes.txt": "new"})["sha"]

        head = self.stage.folder / "mirrors" / f"{mirror['id']}.git" / "refs/heads/main"
        packed = head.parents[2] / "packed-refs"
        wait_for("the mirror", lambda: (head.exists() and sha in head.read_text())
                 or (packed.exists() and f"{sha} refs/heads/main" in packed.read_text()))

    def test_documents_alone_and_code_alone_are_each_judged(self):
        _, documents = self.analysed("documents", {"docs/more.md": "# More\n\nNothing about code.\n"})
        _, code = self.analysed("code", {"src/inner.py": "def _helper():\n    return 1\n"})

        self.assertEqual(("completed", "clean"), (documents["processing_phase"], documents["drift_result"]))
        self.assertEqual(("completed", "clean"), (code["processing_phase"], code["drift_result"]))

    def test_a_branch_that_is_gone_has_its_verdict_and_no_fix(self):
        self.stage.github.commit(full_name="octo/app", branch="gone", files=CHANGED)
        pull = self.stage.github.open_pull(full_name="octo/app", head="gone", tell=False)
        self.stage.github.delete_branch(full_name="octo/app", branch="gone")

        self.stage.github.change_pull(full_name="octo/app", number=pull["number"], action="opened")

        event = self.stage.ended("octo/app", pull["number"], *DONE)
        self.assertEqual(("completed", "drift_detected"), (event["processing_phase"], event["drift_result"]))
        run = self.stage.completed_check("octo/app", pull["head_sha"])
        self.assertEqual("neutral", run["conclusion"])
        self.assertIn("The branch gone is not there any more", run["output"]["text"])
        shown = self.stage.github.show(full_name="octo/app")
        self.assertNotIn(f"docs/delta-fix/gone-{pull['number']}", [*shown["branches"], *(p["head"] for p in shown["pulls"])])

    def test_a_delivery_that_failed_is_asked_for_again(self):
        self.stage.github.configure(webhook_url="http://127.0.0.1:9/api/webhook/github")
        pull = self.stage.pull("octo/app", "missed", CHANGED)
        self.stage.github.configure(webhook_url=self.stage.api_url + "/api/webhook/github")
        self.assertIsNone(self.stage.event("octo/app", pull["number"]))

        self.stage.due("redeliver")

        self.stage.ended("octo/app", pull["number"], *DONE)

    def assert_kept_when_transferred(self, old, new, order):
        """Between two accounts that have the App."""
        self.stage.link(f"{old}/app", FILES)
        installation = self.stage.link(f"{new}/other", FILES)
        pull = self.stage.pull(f"{old}/app", "before", CHANGED)
        event = self.stage.ended(f"{old}/app", pull["number"], *DONE)

        self.stage.github.transfer(full_name=f"{old}/app", installation=installation)
        # One after the other: workers take what comes together in any order.
        for what in order:
            self.stage.github.tell_of_transfer(full_name=f"{new}/app", what=what)
            self.processed("repository" if what == "transferred" else "installation_repositories", what)
        if order[0] == "removed":
            self.stage.second_look()

        self.assertEqual([{"repo_name": f"{new}/app", "installation_id": installation, "is_active": True}], self.stage.rows(
            f"select repo_name, installation_id, is_active from repositories where id = '{event['repo_id']}'"))
        self.assertEqual(event["id"], self.stage.event(f"{new}/app", event["pr_number"])["id"])
        pull = self.stage.pull(f"{new}/app", "after", {"src/net.py": CODE.replace("=5", "=40")})
        self.assertEqual("fix_pr_raised", self.stage.ended(f"{new}/app", pull["number"], *DONE)["processing_phase"])
        (run,) = self.stage.check_runs(f"{new}/app", pull["head_sha"])
        self.assertEqual("neutral", run["conclusion"])

    def test_a_transferred_repository_keeps_its_analyses_and_is_checked_at_its_new_owner(self):
        self.assert_kept_when_transferred("seller", "buyer", ["transferred", "removed", "added"])

    def test_a_transfer_of_which_the_new_owners_list_tells_first_keeps_them_too(self):
        self.assert_kept_when_transferred("giver", "taker", ["added", "removed", "transferred"])

    def test_a_transfer_of_which_the_old_owners_list_tells_first_keeps_them_too(self):
        self.assert_kept_when_transferred("lender", "borrower", ["removed", "transferred", "added"])
        self.assert_kept_when_transferred("sender", "receiver", ["removed", "added", "transferred"])

    def test_a_repository_that_the_app_is_taken_off_is_gone_with_its_mirror_when_it_is_nowhere_else(self):
        installation = self.stage.link("plain/goes", FILES)
        pull = self.stage.pull("plain/goes", "change", CHANGED)
        repo = self.stage.ended("plain/goes", pull["number"], *DONE)["repo_id"]
        mirror = self.stage.folder / "mirrors" / f"{repo}.git"
        self.assertTrue(mirror.exists())

        self.stage.github.change_repositories(installation=installation, removed=["plain/goes"])
        self.stage.second_look()

        self.assertFalse(self.stage.rows(f"select 1 from repositories where id = '{repo}'"))
        wait_for("the mirror to go", lambda: not mirror.exists())

    def test_a_repository_that_the_app_is_taken_off_and_put_on_again_stays(self):
        installation = self.stage.link("plain/stays", FILES)
        (known,) = self.stage.rows("select id, is_active from repositories where repo_name = 'plain/stays'")

        self.stage.github.change_repositories(installation=installation, removed=["plain/stays"])
        self.processed("installation_repositories", "removed")
        self.stage.github.change_repositories(installation=installation, added=["plain/stays"])
        self.processed("installation_repositories", "added")
        self.stage.second_look()

        self.assertEqual([known], self.stage.rows("select id, is_active from repositories where repo_name = 'plain/stays'"))

    def test_a_ping_is_known_and_changes_nothing(self):
        before = self.stage.rows("select count(*) from jobs where kind <> 'deliver'")

        told = self.stage.github.ping()

        self.assertEqual("OK", told["delivery"])
        self.assertIsNone(self.processed("ping")["error"])
        line = wait_for("the log of it", lambda: [
            one for worker in self.stage.workers for one in worker.log.read_text().splitlines() if "event=ping" in one])[-1]
        self.assertIn("is_known=true", line)
        self.assertEqual(before, self.stage.rows("select count(*) from jobs where kind <> 'deliver'"))

    def test_what_delta_does_not_know_is_acknowledged_and_kept(self):
        told = self.stage.github.event(event="star", full_name="octo/app", action="created", starred_at=None)

        self.assertEqual("OK", told["delivery"])
        self.assertIsNone(self.processed("star")["error"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
