#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Run published checkers on DriftBench's dev cases, by the rule a pull request is judged by.

    peers.py --driftbench DIR --mirrors DIR --peer docrot=PATH [--peer claimlint=PATH] [--jobs N] [--sample N]

These tools judge a checked-out tree and know of no change, so each is run on the base and on the head of a case, and
what it says of the head alone counts as its findings: a tool is not blamed for what was stale before. Whatever fails
or takes longer than --timeout counts as "no finding"; the table says how often.
"""

import argparse
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile


def docrot_rows(program, tree):
    done = subprocess.run([program, "check", "--format", "json", "--no-temporal", "--root", tree], cwd=tree,
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT)
    report = json.loads(done.stdout)
    rows = report.get("findings", report) if isinstance(report, dict) else report
    return [(r.get("path") or r.get("file") or r.get("doc"), r.get("line") or r.get("start_line"),
             str(r.get("reference") or r.get("ref") or r.get("target") or r.get("message"))) for r in rows]


def claimlint_rows(program, tree):
    done = subprocess.run([program, "check", "--format", "json", tree], cwd=tree, stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=TIMEOUT)
    report = json.loads(done.stdout)
    rows = report.get("findings", report) if isinstance(report, dict) else report
    return [(r["doc_file"], r["doc_line"], r["message"]) for r in rows]


PEERS = {"docrot": docrot_rows, "claimlint": claimlint_rows}
TIMEOUT = 60


def relative(path, tree):
    return os.path.relpath(path, tree) if path and os.path.isabs(path) else path


def look(shop, repo, commit, read, program):
    tree = shop.checkout(repo, commit)
    try:
        return [(relative(path, tree), line, text.replace(tree, "")) for path, line, text in read(program, tree)]
    finally:
        shop.discard(repo, tree)


def run(shop, case, read, program):
    record = {"id": case["id"], "findings": [], "error": None, "seconds": 0.0}
    try:
        repo, base, head = shop.synthesize(case)
        before = {(path, text) for path, _, text in look(shop, repo, base, read, program)}
        for path, line, text in look(shop, repo, head, read, program):
            if (path, text) not in before:
                record["findings"].append({"path": path, "start": line, "end": line, "kind": None, "score": 1.0})
    except (RuntimeError, OSError, ValueError, subprocess.SubprocessError) as problem:
        record["error"] = "%s: %s" % (type(problem).__name__, str(problem)[:200])
    return record


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--driftbench", default=os.environ.get("DRIFTBENCH"), help="default: $DRIFTBENCH")
    parser.add_argument("--mirrors", default=os.environ.get("MIRRORS"), help="default: $MIRRORS")
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PROGRAM", help=", ".join(PEERS))
    parser.add_argument("--scratch", default=os.path.join(tempfile.gettempdir(), "driftbench"))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--sample", type=int, default=1, help="every N-th case of each label only")
    parser.add_argument("--only", help="only cases whose id holds this text")
    args = parser.parse_args()
    sys.path.insert(0, args.driftbench)
    import score
    with open(os.path.join(args.driftbench, "dev.jsonl")) as lines:
        cases = [json.loads(line) for line in lines if line.strip()]
    if args.only:
        cases = [c for c in cases if args.only in c["id"]]
    cases = [c for label in ("drift", "clean") for c in [x for x in cases if x["label"] == label][::args.sample]]
    shop = score.Workshop(args.mirrors, args.scratch)
    judge = argparse.Namespace(min_score=0.0, near=3, max_span=120, prevalence=0.15)
    print("| peer | cases | failed | PR precision | PR recall | false alarms | right document | touching findings |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for peer in args.peer:
        name, _, program = peer.partition("=")
        with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
            records = {r["id"]: r for r in pool.map(lambda case: run(shop, case, PEERS[name], program), cases)}
        report = score.evaluate(cases, records, judge)
        at = report["overall"]
        figures = [at["pr"]["precision"], at["pr"]["recall"], at["pr"]["false_alarm_rate"], at["file"]["prs_with_a_hit"],
                   at["line"]["findings_on_stale_or_insertion"]]
        print("| %s | %d | %d | %s |" % (name, len(cases), report["errors"], " | ".join(map(score.num, figures))), flush=True)
        for example in report["error_examples"][:3]:
            print(name, example, file=sys.stderr)


if __name__ == "__main__":
    main()
