#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What heals by itself: installations and repositories that went without a word, workers that vanish, deliveries that are
late, answers that are lost."""
import os
import time
import unittest

from stage import CHANGED, CODE, DONE, FILES, PAGE, Stage, StageTest, wait_for


class Heal(StageTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stage.link("octo/app", FILES)

    def linked(self, name):
        return self.stage.rows(f"select r.id from repositories r where repo_name = '{name}'")

    def mirror_of(self, name):
        return self.stage.folder / "mirrors" / f"{self.linked(name)[0]['id']}.git"

    def analysed(self, name, branch="change"):
        pull = self.stage.pull(name, branch, CHANGED)
        self.stage.ended(name, pull["number"], *DONE)

    def test_an_installation_that_went_without_a_word_is_gone_with_its_mirror(self):
        number = self.stage.link("quiet/app", FILES)
        self.analysed("quiet/app")
        mirror = self.mirror_of("quiet/app")
        self.assertTrue(mirror.exists())

        self.stage.github.uninstall(installation=number, tell=False)
        self.stage.due("reconcile")

        wait_for("the rows to go", lambda: not self.linked("quiet/app"))
        wait_for("the mirror to go", lambda: not mirror.exists())
        self.assertTrue(self.linked("octo/app"))

    def test_an_installation_whose_end_names_no_repository_takes_all_mirrors_with_it(self):
        number = self.stage.link("curt/app", FILES)
        self.analysed("curt/app")
        mirror = self.mirror_of("curt/app")

        self.stage.github.uninstall(installation=number, name=False)

        wait_for("the rows to go", lambda: not self.linked("curt/app"))
        wait_for("the mirror to go", lambda: not mirror.exists())

    def test_repositories_that_came_and_went_without_a_word_come_and_go(self):
        self.stage.github.add_repository(full_name="flux/stays", files=FILES)
        number = self.stage.link("flux/goes", FILES)
        self.analysed("flux/goes")
        mirror = self.mirror_of("flux/goes")

        self.stage.github.change_repositories(installation=number, removed=["flux/goes"], added=["flux/stays"], tell=False)
        self.stage.due("reconcile")

        wait_for("the one to come", lambda: self.linked("flux/stays"))
        self.assertTrue(self.linked("flux/goes"), "it may turn up elsewhere")
        self.stage.second_look()
        self.assertFalse(self.linked("flux/goes"))
        wait_for("the mirror to go", lambda: not mirror.exists())

    def test_a_repository_that_was_renamed_without_a_word_keeps_what_is_its_own(self):
        self.stage.link("shy/before", FILES)
        self.analysed("shy/before")
        (known,) = self.linked("shy/before")

        self.stage.github.rename(full_name="shy/before", to="shy/after", tell=False)
        self.stage.due("reconcile")

        self.assertEqual([known], wait_for("the new name", lambda: self.linked("shy/after")))
        self.assertFalse(self.linked("shy/before"))

    def test_a_delivery_whose_job_is_dead_is_taken_up_again(self):
        self.stage.kill(self.stage.workers.pop())
        pull = self.stage.pull("octo/app", "unlucky", CHANGED)
        wait_for("the delivery", lambda: self.stage.rows("select 1 from jobs where kind = 'deliver' and state = 'waiting'"))
        self.stage.psql("update jobs set state = 'dead', finished_at = now() where kind = 'deliver' and state = 'waiting'")
        self.stage.psql("update webhook_deliveries set received_at = now() - interval '11 minutes' where processed_at is null")
        self.stage.workers.append(self.stage.start("worker"))

        self.stage.due("sweep")

        self.stage.ended("octo/app", pull["number"], *DONE)
        self.assertFalse(self.stage.rows("select 1 from webhook_deliveries where processed_at is null"))

    def test_an_analysis_whose_worker_vanished_in_its_last_attempt_is_told_as_failed(self):
        self.stage.link("last/app", FILES)
        self.stage.github.fault(path="/last/app.git/", kind="slow", delay=30, times=1)
        pull = self.stage.pull("last/app", "change", CHANGED)
        event = self.stage.ended("last/app", pull["number"], "scouting")
        self.stage.kill(self.stage.workers.pop())
        self.stage.psql("update jobs set attempts = max_attempts, lease_until = now() where state = 'running' "
                        f"and unique_key = 'analyze:{event['id']}'")
        self.stage.psql(f"update drift_events set queued_at = now() - interval '2 minutes' where id = '{event['id']}'")
        self.stage.workers.append(self.stage.start("worker"))
        wait_for("the job to be dead", lambda: self.stage.rows(
            f"select 1 from jobs where unique_key = 'analyze:{event['id']}' and state = 'dead'"))

        self.stage.due("sweep")

        event = self.stage.ended("last/app", pull["number"], "failed")
        self.assertIn("The worker ended before", event["error_message"])
        run = self.stage.completed_check("last/app", pull["head_sha"])
        self.assertEqual("failure", run["conclusion"])

    def test_a_newer_head_supersedes_an_analysis_and_ends_its_check(self):
        self.stage.link("fast/app", FILES)
        self.stage.github.fault(path="/fast/app.git/", kind="slow", delay=3, times=1)
        pull = self.stage.pull("fast/app", "change", CHANGED)
        self.stage.ended("fast/app", pull["number"], "scouting")

        sha = self.stage.github.commit(full_name="fast/app", branch="change", files={
            "src/net.py": CODE.replace("=5", "=30")})["sha"]

        self.stage.judged_again("fast/app", pull["number"], sha)
        (old,) = self.stage.check_runs("fast/app", pull["head_sha"])
        self.assertEqual(("completed", "cancelled"), (old["status"], old["conclusion"]))
        self.assertIn("Superseded", old["output"]["title"])
        (new,) = self.stage.check_runs("fast/app", sha)
        self.assertEqual("neutral", new["conclusion"])
        mended = self.stage.github.read_file(full_name="fast/app", path="docs/use.md",
                                             revision=f"docs/delta-fix/change-{pull['number']}")
        self.assertIn("defaults to `30`", mended["text"])

    def test_a_check_is_shown_as_queued_while_others_of_the_repository_run_and_never_two_run(self):
        self.stage.link("busy/app", FILES)
        self.stage.github.fault(path="/busy/app.git/", kind="slow", delay=4, times=1)
        first = self.stage.pull("busy/app", "one", CHANGED)
        self.stage.ended("busy/app", first["number"], "scouting")

        second = self.stage.pull("busy/app", "two", CHANGED)

        (run,) = wait_for("the second's check", lambda: self.stage.check_runs("busy/app", second["head_sha"]))
        self.assertEqual("queued", run["status"])
        self.assertEqual("queued", self.stage.event("busy/app", second["number"])["processing_phase"])
        (run,) = self.stage.check_runs("busy/app", first["head_sha"])
        self.assertEqual("in_progress", run["status"])
        for pull in (first, second):
            self.stage.ended("busy/app", pull["number"], "fix_pr_raised")

    def test_an_analysis_that_waits_to_be_tried_again_holds_up_no_other(self):
        self.stage.link("stuck/app", FILES)
        # The connection, and the one try again in place.
        self.stage.github.fault(path="/stuck/app.git/", status=503, times=2)
        first = self.stage.pull("stuck/app", "one", CHANGED)
        wait_for("the setback", lambda: (e := self.stage.event("stuck/app", first["number"])) and e["retry_count"])

        second = self.stage.pull("stuck/app", "two", CHANGED)

        self.stage.ended("stuck/app", second["number"], "fix_pr_raised", limit=10)
        self.stage.ended("stuck/app", first["number"], "fix_pr_raised")

    def test_a_delivery_that_comes_late_does_not_bring_the_old_head_back(self):
        self.stage.link("late/app", FILES)
        pull = self.stage.pull("late/app", "change", CHANGED)
        self.stage.ended("late/app", pull["number"], "fix_pr_raised")
        sha = self.stage.github.commit(full_name="late/app", branch="change", files={
            "src/net.py": CODE.replace("=5", "=30")})["sha"]
        self.stage.judged_again("late/app", pull["number"], sha)

        self.stage.github.repeat_pull(full_name="late/app", number=pull["number"], action="synchronize",
                                      head_sha=pull["head_sha"])

        wait_for("the doubt", lambda: self.stage.event("late/app", pull["number"])["retry_count"])
        self.stage.judged_again("late/app", pull["number"], sha)
        self.assertTrue(all(r["status"] == "completed" for r in self.stage.github.show(full_name="late/app")["check_runs"]))

    def test_many_annotations_arrive_once_each_whatever_is_lost_on_the_way(self):
        names = [f"option_{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(120)]
        code = lambda value: "".join(f"def f_{n}(host, {n}={value}):\n    return host, {n}\n\n\n" for n in names)  # noqa: E731
        page = "# Use\n\n" + "".join(f"Call `f_{n}()`. The parameter `{n}` defaults to `5`.\n\n" for n in names)
        self.stage.link("many/app", {"src/net.py": code(5), "docs/use.md": page})
        self.stage.github.fault(path="/repos/many/app/check-runs/", method="PATCH", kind="lost", times=1, skip=1)
        self.stage.github.fault(path="/repos/many/app/check-runs/", method="PATCH", kind="truncated", times=1, skip=2)
        self.stage.github.fault(path="/repos/many/app/check-runs/", method="PATCH", kind="lost", times=1, skip=4)

        pull = self.stage.pull("many/app", "change", {"src/net.py": code(10)})
        event = self.stage.ended("many/app", pull["number"], *DONE)

        self.assertEqual("fix_pr_raised", event["processing_phase"], event["error_message"])
        (run,) = self.stage.check_runs("many/app", pull["head_sha"])
        told = [a["start_line"] for a in run["output"]["annotations"]]
        found = self.stage.rows(f"select 1 from drift_findings where drift_event_id = '{event['id']}'")
        self.assertGreater(len(found), 100)
        self.assertEqual((len(found), len(set(told))), (len(told), len(told)))


    def test_a_damaged_mirror_is_made_again(self):
        self.stage.link("torn/app", FILES)
        self.analysed("torn/app")
        for pack in (self.mirror_of("torn/app") / "objects/pack").glob("*.pack"):
            pack.chmod(0o600)
            os.truncate(pack, 20)

        pull = self.stage.pull("torn/app", "later", {"src/net.py": CODE.replace("=5", "=20")})

        event = self.stage.ended("torn/app", pull["number"], *DONE)
        self.assertEqual(("fix_pr_raised", 0), (event["processing_phase"], event["retry_count"]), event["error_message"])


class Slow(unittest.TestCase):
    def test_repositories_that_are_slow_to_fetch_hold_up_no_other(self):
        slow = [f"slow/app-{number}" for number in range(os.cpu_count())]
        with Stage(NUM_WORKERS=str(len(slow) + 2)) as stage:
            for name in [*slow, "quick/app"]:
                stage.link(name, FILES)
            for name in slow:
                stage.github.fault(path=f"/{name}.git/", kind="slow", delay=20, times=1)
            waiting = [(name, stage.pull(name, "change", CHANGED)["number"]) for name in slow]
            for name, number in waiting:
                stage.ended(name, number, "scouting")

            pull = stage.pull("quick/app", "change", CHANGED)

            stage.ended("quick/app", pull["number"], "fix_pr_raised", limit=10)
            self.assertEqual({"scouting"}, {stage.event(name, number)["processing_phase"] for name, number in waiting})


class Suggestions(unittest.TestCase):
    def test_a_fork_gets_a_suggestion_where_the_diff_shows_the_line_and_a_patch_for_the_rest(self):
        other = "# More\n\nAs said, `connect_timeout` defaults to `5` in `connect()`.\n"
        with Stage() as stage:
            stage.link("octo/app", {**FILES, "docs/more.md": other})
            stage.github.add_repository(full_name="visitor/app", fork_of="octo/app")
            stage.github.commit(full_name="visitor/app", branch="idea", tell=False, files={
                **CHANGED, "docs/use.md": PAGE + "\nA line more.\n"})
            pull = stage.github.open_pull(full_name="octo/app", head="idea", head_repository="visitor/app")

            event = stage.ended("octo/app", pull["number"], *DONE)

            self.assertEqual("completed", event["processing_phase"], event["error_message"])
            (told,) = [p for p in stage.github.show(full_name="octo/app")["pulls"] if p["number"] == pull["number"]]
            (review,) = told["reviews"]
            (comment,) = review["comments"]
            self.assertEqual(("docs/use.md", 3, "RIGHT"), (comment["path"], comment["line"], comment["side"]))
            self.assertEqual("```suggestion\nCall `connect()`. The parameter `connect_timeout` defaults to `10`.\n```\n",
                             comment["body"])
            self.assertIn("docs/more.md", review["body"])
            self.assertNotIn("docs/use.md", review["body"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
