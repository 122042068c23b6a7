#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Run published checkers on the same DriftBench cases as Delta, and print one table.

    peers.py --driftbench DIR --mirrors DIR --peer docrot=PATH [--peer docs-drift=PATH ...] [--per-repo N] [--jobs N]
             [--replay Delta=FILE]

Some of these tools compare two commits themselves. The others judge a checked-out tree and know of no change: they are
run on the base and on the head of a case, and what they say of the head alone counts as their findings, so that none is
blamed for what was stale before. Whatever fails or takes longer than --timeout counts as "no finding"; the table says
how often. `baseline=PATH` is one of the benchmark's own baselines; --replay takes findings that are at hand, such as
those of `fit.py --save`.
"""

import argparse
import concurrent.futures
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time


CHECKOUTS = threading.Lock()  # git makes and drops the work trees of one repository badly at the same time


class Stage:
    """One case as a peer meets it: both commits in `repo`, and work trees where they are asked for."""

    def __init__(self, shop, case, timeout):
        self.shop, self.timeout, self.seconds, self.trees = shop, timeout, 0.0, []
        self.repo, self.base, self.head = shop.synthesize(case)

    def tree(self, commit):
        with CHECKOUTS:
            self.trees.append(self.shop.checkout(self.repo, commit))
        return self.trees[-1]

    def run(self, *command):
        began = time.monotonic()
        try:
            return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=self.timeout).stdout
        finally:
            self.seconds += time.monotonic() - began

    def close(self):
        with CHECKOUTS:
            for tree in self.trees:
                self.shop.discard(self.repo, tree)


def of_head_alone(look):
    """A peer that compares two commits, of one that judges a tree: look(stage, program, tree) gives (path, line, text)."""
    def rows(stage, program):
        def said(commit):
            tree = stage.tree(commit)
            return [(os.path.relpath(path, tree) if path and os.path.isabs(path) else path, line, text.replace(tree, ""))
                    for path, line, text in look(stage, program, tree)]
        before = {(path, text) for path, _, text in said(stage.base)}
        return [(path, line) for path, line, text in said(stage.head) if (path, text) not in before]
    return rows


def findings_of(report):
    return report.get("findings", report) if isinstance(report, dict) else report


def docrot(stage, program, tree):
    report = json.loads(stage.run(program, "check", "--format", "json", "--no-temporal", "--root", tree))
    return [(r.get("path") or r.get("file") or r.get("doc"), r.get("line") or r.get("start_line"),
             str(r.get("reference") or r.get("ref") or r.get("target") or r.get("message"))) for r in findings_of(report)]


def claimlint(stage, program, tree):
    report = json.loads(stage.run(program, "check", "--format", "json", tree))
    return [(r["doc_file"], r["doc_line"], r["message"]) for r in findings_of(report)]


def driftcheck(stage, program, tree):
    """It judges workflows and manifests as well; here only what it says of a document counts."""
    report = json.loads(stage.run(program, "--sarif", tree))
    places = [(r["locations"][0]["physicalLocation"], r["message"]["text"]) for r in report["runs"][0]["results"] if r.get("locations")]
    return [(place["artifactLocation"]["uri"], place.get("region", {}).get("startLine"), text) for place, text in places
            if place["artifactLocation"]["uri"].endswith((".md", ".mdx", ".rst", ".adoc"))]


def docs_drift(stage, program):
    with tempfile.TemporaryDirectory(prefix="driftbench-report-") as folder:
        place = os.path.join(folder, "report")
        stage.run(program, "--repo", stage.tree(stage.head), "-q", "pr", "--base", stage.base, "--report-dir", place)
        with open(os.path.join(place, "review.json")) as f:
            return [(row["doc_path"], row["line"]) for row in json.load(f)["observations"]]


def readme_drift(stage, program):
    """It prints a README's bare name and the line's text, which tell which README it is."""
    tree = stage.tree(stage.head)
    said = stage.run(program, "--repo-root", tree, "--base-ref", stage.base, "--warn-only").decode("utf-8", "replace")
    if "readme-drift:" not in said:
        raise ValueError("no verdict: " + said.strip()[-100:])
    rows = set()
    for name, line, text in re.findall(r"referenced in (\S+) line (\d+): …(.*)…", said):
        for folder, _, files in os.walk(tree):
            path = os.path.join(folder, name)
            if name in files and has_line(path, int(line), text):
                rows.add((os.path.relpath(path, tree), int(line)))
    return sorted(rows)


def has_line(path, number, text):
    with open(path, encoding="utf-8", errors="replace") as f:
        lines = f.read().splitlines()
    return number <= len(lines) and text.strip(" .…")[:40] in lines[number - 1]


def baseline(stage, program):
    out = stage.run(sys.executable, program, "--repo", stage.repo, "--base", stage.base, "--head", stage.head)
    return [(row.get("doc_path"), row.get("doc_start")) for row in json.loads(out)["findings"]]


PEERS = {"docrot": of_head_alone(docrot), "claimlint": of_head_alone(claimlint), "driftcheck": of_head_alone(driftcheck),
         "docs-drift": docs_drift, "readme-drift": readme_drift, "baseline": baseline}


def run(shop, case, rows, program, timeout):
    record = {"id": case["id"], "findings": [], "error": None, "seconds": 0.0}
    stage = None
    try:
        stage = Stage(shop, case, timeout)
        record["findings"] = [{"path": path, "start": line, "end": line, "kind": None, "score": 1.0}
                              for path, line in rows(stage, program)]
    except (RuntimeError, OSError, ValueError, subprocess.SubprocessError) as problem:
        record["error"] = "%s: %s" % (type(problem).__name__, str(problem)[:200])
    finally:
        if stage:
            record["seconds"] = stage.seconds
            stage.close()
    return record


def sample(cases, most):
    """The first `most` drift and clean cases of each repository by their ids, which end in digits of a hash."""
    if not most:
        return cases
    kept = {}
    for case in sorted(cases, key=lambda c: c["id"]):
        kept.setdefault((case["repo"], case["label"]), []).append(case)
    return [case for group in kept.values() for case in group[:most]]


def tell(scorer, name, cases, records):
    report = scorer.evaluate(cases, records, argparse.Namespace(min_score=0.0, near=3, max_span=120, prevalence=0.15))
    at = report["overall"]
    low, high = at["pr"]["recall_95"]
    figures = [at["pr"]["precision"], at["pr"]["recall"], at["pr"]["false_alarm_rate"], at["file"]["prs_with_a_hit"],
               at["line"]["findings_on_stale_or_insertion"]]
    precision, recall, *rest = map(scorer.num, figures)
    spent = statistics.median(records[c["id"]].get("seconds") or 0.0 for c in cases)
    print("| %s | %d | %d | %s | %s (%.2f to %.2f) | %s | %.1f |" % (
        name, len(cases), report["errors"], precision, recall, low, high, " | ".join(rest), spent), flush=True)
    for example in report["error_examples"][:3]:
        print(name, example, file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--driftbench", default=os.environ.get("DRIFTBENCH"), help="default: $DRIFTBENCH")
    parser.add_argument("--mirrors", default=os.environ.get("MIRRORS"), help="default: $MIRRORS")
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PROGRAM", help=", ".join(PEERS))
    parser.add_argument("--replay", action="append", default=[], metavar="NAME=FILE")
    parser.add_argument("--scratch", default=os.path.join(tempfile.gettempdir(), "driftbench"))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=180, help="seconds for one run of a tool (default %(default)s)")
    parser.add_argument("--per-repo", type=int, default=0, metavar="N", help="N drift and N clean cases of each repository only")
    parser.add_argument("--only", help="only cases whose id holds this text")
    args = parser.parse_args()
    sys.path.insert(0, args.driftbench)
    import score
    with open(os.path.join(args.driftbench, "dev.jsonl")) as lines:
        cases = [json.loads(line) for line in lines if line.strip()]
    cases = sample([c for c in cases if not args.only or args.only in c["id"]], args.per_repo)
    shop = score.Workshop(args.mirrors, args.scratch)
    print("| peer | cases | failed | PR precision | PR recall (95 % interval) | false alarms | right document | touching findings | seconds a case |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for peer in args.peer:
        name, _, program = peer.partition("=")
        with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
            done = pool.map(lambda case: run(shop, case, PEERS[name], program, args.timeout), cases)
            records = {r["id"]: r for r in done}
        tell(score, os.path.basename(program) if name == "baseline" else name, cases, records)
    for replay in args.replay:
        name, _, path = replay.partition("=")
        with open(path) as lines:
            tell(score, name, cases, {r["id"]: r for r in map(json.loads, lines)})


if __name__ == "__main__":
    main()
