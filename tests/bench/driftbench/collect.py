#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Run `delta check` on every DriftBench case and keep the findings of every score with their evidence.

    collect.py --driftbench DIR --mirrors DIR --delta PATH [--cases FILE...] --out FILE

DIR of --driftbench holds dev.jsonl and score.py; the mirrors lie in it as owner+name/repo. The file gets one JSON
object a line: {"id", "seconds", "error", "findings": [...]}; fit.py and score.py --replay read it.
"""

import argparse
import concurrent.futures
import json
import os
import subprocess
import sys
import time


def run(shop, case, delta):
    record = {"id": case["id"], "findings": [], "error": None, "seconds": 0.0}
    try:
        repo, base, head = shop.synthesize(case)
    except RuntimeError as problem:
        return dict(record, error=str(problem)[:300])
    command = [delta, "check", repo, "--base", base, "--head", head, "--format", "json", "--fail-on", "never",
               "--min-score", "0", "--evidence"]
    began = time.monotonic()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
    record["seconds"] = time.monotonic() - began
    try:
        report = json.loads(done.stdout)
    except ValueError:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or [""]
        return dict(record, error="exit %d: %s" % (done.returncode, last[0][:300]))
    for row in report["findings"]:
        record["findings"].append({
            "path": row["doc_path"], "start": row["doc_start"] or None, "end": row["doc_end"] or None,
            "kind": row["kind"], "score": row["score"], "rule": row["rule"], "mention": row["mention"],
            "family": row.get("family"), "code_path": row["code_path"],
            "evidence": {e["name"]: e["value"] for e in row.get("evidence", [])}})
    record["stats"] = report["stats"]
    return record


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--driftbench", default=os.environ.get("DRIFTBENCH"), help="default: $DRIFTBENCH")
    parser.add_argument("--mirrors", default=os.environ.get("MIRRORS"), help="default: $MIRRORS")
    parser.add_argument("--delta", default="build/release/app/delta")
    parser.add_argument("--scratch", default="/tmp/driftbench")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--cases", nargs="+", help="files of cases (default: dev.jsonl of --driftbench)")
    parser.add_argument("--only", help="only cases whose id holds this text")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    if not args.driftbench or not args.mirrors:
        parser.error("--driftbench and --mirrors (or $DRIFTBENCH and $MIRRORS) are needed")
    sys.path.insert(0, args.driftbench)
    import score  # the benchmark's own scorer
    cases = []
    for path in args.cases or [os.path.join(args.driftbench, "dev.jsonl")]:
        with open(path) as lines:
            cases += [json.loads(line) for line in lines if line.strip()]
    if args.only:
        cases = [case for case in cases if args.only in case["id"]]
    shop = score.Workshop(args.mirrors, args.scratch)
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool, open(args.out, "w") as out:
        for record in pool.map(lambda case: run(shop, case, args.delta), cases):
            out.write(json.dumps(record) + "\n")
            if record["error"]:
                print(record["id"], record["error"], file=sys.stderr)


if __name__ == "__main__":
    main()
