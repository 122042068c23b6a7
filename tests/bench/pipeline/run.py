#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Many pull requests at once: DELTA=build/release/app/delta tests/bench/pipeline/run.py [PULLS [REPOSITORIES [WORKERS]]]

Of all requests to the stand-in for GitHub 2 % fail. Each pull request must end with its verdict, one completed check run and
one fix; prints how long that took from its webhook."""
import pathlib
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "e2e/service"))
from stage import Stage, wait_for  # noqa: E402

CODE = "def connect(host, connect_timeout=5):\n    return host, connect_timeout\n"
PAGE = "# Use\n\nCall `connect()`. The parameter `connect_timeout` defaults to `5`.\n"


def main():
    pulls, repositories, workers = [int(a) for a in sys.argv[1:]] + [200, 10, 2][len(sys.argv) - 1:]
    with Stage(workers=workers) as stage:
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
        phases = dict((r["processing_phase"], r["n"]) for r in stage.rows(
            "select processing_phase, count(*) as n from drift_events group by 1"))
        seconds = [r["s"] for r in stage.rows("select extract(epoch from completed_at - queued_at) as s from drift_events")]
        wrong = [(name, pull["number"]) for name, pull in opened
                 if [r["status"] for r in stage.check_runs(name, pull["head_sha"])] != ["completed"]]
        print(f"{pulls} pull requests, {repositories} repositories, {workers} workers: {took:.1f} s in all; {phases}; "
              f"not one completed check run: {wrong}; webhook to verdict and fix: median {statistics.median(seconds):.2f} s, "
              f"95 % within {statistics.quantiles(seconds, n=20)[-1]:.2f} s")
        return 1 if wrong or phases != {"fix_pr_raised": pulls} else 0


if __name__ == "__main__":
    sys.exit(main())
