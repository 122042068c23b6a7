#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Many pull requests while GitHub is not well:

    DELTA=build/release/app/delta tests/bench/pipeline/faults.py [PULLS [REPOSITORIES [WORKERS]]]

Of all requests to the stand-in 2 % fail (502, 500, a rate limit, an answer that is cut off). Each pull request must end with
its verdict, one completed check run and one fix, and the verdict must be that of `delta check` on the same range to the byte.
Ends with 1 when one does not; prints how long each took from its webhook."""
import json
import pathlib
import statistics
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "e2e/service"))
from stage import DELTA, Stage, wait_for  # noqa: E402

CODE = "def connect(host, connect_timeout=5):\n    return host, connect_timeout\n"
PAGE = "# Use\n\nCall `connect()`. The parameter `connect_timeout` defaults to `5`.\n"


def check(mirror, pull, form):
    done = subprocess.run([DELTA, "check", mirror, "--base", pull["base_sha"], "--head", pull["head_sha"], "--format", form],
                          capture_output=True, text=True, check=False)
    return done.stdout


def find_difference(stage, name, pull):
    """What the service says otherwise than the command line; empty when nothing."""
    event = stage.event(name, pull["number"])
    (run,) = stage.check_runs(name, pull["head_sha"])
    if run["status"] != "completed" or run["conclusion"] != "neutral":
        return f"its check run is {run['status']}, {run['conclusion']}"
    mirror = stage.folder / "mirrors" / f"{event['repo_id']}.git"
    # In the check run each place is a link to the page at the head.
    blob = f"{stage.github.about['url']}/{name}/blob/{pull['head_sha']}/docs/use.md#L3"
    shown = run["output"]["summary"].replace(f"]({blob})", "]()").replace("[<code>", "<code>").replace("</code>]()", "</code>")
    if shown.strip() != check(mirror, pull, "markdown").strip():
        return "the summary differs"
    told = [(f["id"], f["score"], f["explanation"]) for f in json.loads(check(mirror, pull, "json"))["findings"]]
    kept = [(f["finding_id"], f["drift_score"], f["explanation"]) for f in stage.rows(
        f"select finding_id, drift_score, explanation from drift_findings where drift_event_id = '{event['id']}'")]
    return "" if told == kept and told else "the findings differ"


def main():
    pulls, repositories, workers = [int(a) for a in sys.argv[1:]] + [200, 10, 2][len(sys.argv) - 1:]
    with Stage(workers=workers, contract=False) as stage:
        names = [f"octo/app-{i}" for i in range(repositories)]
        for name in names:
            stage.link(name, {"src/net.py": CODE, "docs/use.md": PAGE})
        stage.github.flaky(rate=0.02)
        begun = time.monotonic()
        opened = [(names[i % repositories], stage.pull(names[i % repositories], f"change-{i}", {
            "src/net.py": CODE.replace("=5", f"={i + 10}")})) for i in range(pulls)]

        def ended():
            return int(stage.psql("select count(*) from drift_events where processing_phase in "
                                  "('fix_pr_raised', 'failed')")) >= pulls
        wait_for("all of them", ended, 1800)
        took = time.monotonic() - begun
        stage.github.flaky(rate=0)
        phases = dict((r["processing_phase"], r["n"]) for r in stage.rows(
            "select processing_phase, count(*) as n from drift_events group by 1"))
        seconds = [r["s"] for r in stage.rows("select extract(epoch from completed_at - queued_at) as s from drift_events")]
        tries = stage.rows("select sum(retry_count) as n from drift_events")[0]["n"]
        wrong = [f"{name}#{pull['number']}: {why}" for name, pull in opened if (why := find_difference(stage, name, pull))]
        fixes = [p["base"] for name in names for p in stage.github.show(full_name=name)["pulls"]
                 if p["head"].startswith("docs/delta-fix/")]
        print(f"{pulls} pull requests, {repositories} repositories, {workers} workers, 2 % errors: {took:.1f} s in all; {phases}; "
              f"{len(fixes)} fixes for {len(set(fixes))} branches; {tries} attempts failed and were repeated; "
              f"other than `delta check`: {wrong or 'none'}; webhook to verdict and fix: median "
              f"{statistics.median(seconds):.2f} s, 95 % within {statistics.quantiles(seconds, n=20)[-1]:.2f} s")
        return 1 if wrong or phases != {"fix_pr_raised": pulls} or len(fixes) != pulls else 0


if __name__ == "__main__":
    sys.exit(main())
