#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long `delta check` takes, as a ratio to the least work that could do: listing the change and reading the documents.

    run.py --driftbench DIR --mirrors DIR [--delta PATH] [--rounds N] [--cases N]

Floor: `git diff --raw BASE HEAD` and then `git cat-file --batch` of every documentation blob of HEAD to /dev/null. Both
are timed in turn on the same case, whole processes, several rounds; the median ratio of each repository is printed, and
the median and worst of those. `--threads 1` is timed as well. Peak memory is the largest resident set of the runs.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time

DOCS = (".md", ".mdx", ".markdown", ".rst", ".adoc", ".asciidoc")


def seconds(run):
    began = time.monotonic()
    run()
    return time.monotonic() - began


def document_blobs(repo, head):
    out = subprocess.run(["git", "-C", repo, "ls-tree", "-r", "-z", head], capture_output=True, check=True).stdout
    blobs = []
    for entry in out.split(b"\0"):
        meta, _, path = entry.partition(b"\t")
        if path.lower().decode("utf-8", "replace").endswith(DOCS) and meta.split()[1] == b"blob":
            blobs.append(meta.split()[2])
    return b"\n".join(blobs) + b"\n"


def floor(repo, base, head, blobs):
    subprocess.run(["git", "-C", repo, "diff", "--raw", base, head], stdout=subprocess.DEVNULL, check=True)
    subprocess.run(["git", "-C", repo, "cat-file", "--batch"], input=blobs, stdout=subprocess.DEVNULL, check=True)


def check(delta, repo, base, head, *more):
    subprocess.run([delta, "check", repo, "--base", base, "--head", head, "--format", "json", "--fail-on", "never", *more],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def measure(args, repo, base, head):
    blobs = document_blobs(repo, head)
    ratios, single, walls = [], [], []
    for _ in range(args.rounds + 1):
        least = seconds(lambda: floor(repo, base, head, blobs))
        ours = seconds(lambda: check(args.delta, repo, base, head))
        one = seconds(lambda: check(args.delta, repo, base, head, "--threads", "1"))
        ratios.append(ours / least)
        single.append(one / least)
        walls.append(ours)
    # The first round warms the page cache.
    return statistics.median(ratios[1:]), statistics.median(single[1:]), statistics.median(walls[1:])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--driftbench", default=os.environ.get("DRIFTBENCH"), help="default: $DRIFTBENCH")
    parser.add_argument("--mirrors", default=os.environ.get("MIRRORS"), help="default: $MIRRORS")
    parser.add_argument("--delta", default="build/release/app/delta")
    parser.add_argument("--scratch", default="/tmp/driftbench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cases", type=int, default=3, help="cases of each repository (default %(default)s)")
    args = parser.parse_args()
    sys.path.insert(0, args.driftbench)
    import score  # the benchmark's own scorer
    shop = score.Workshop(args.mirrors, args.scratch)
    by_repo = {}
    with open(os.path.join(args.driftbench, "dev.jsonl")) as lines:
        for case in map(json.loads, lines):
            by_repo.setdefault(case["repo"], []).append(case)
    rows = []
    print("| repository | ratio to floor | one thread | wall ms |\n| --- | --- | --- | --- |")
    for repo, cases in sorted(by_repo.items()):
        got = [measure(args, *shop.synthesize(case)) for case in cases[:args.cases]]
        row = [statistics.median(column) for column in zip(*got)]
        rows.append(row)
        print("| %s | %.2f | %.2f | %.0f |" % (repo, row[0], row[1], row[2] * 1000), flush=True)
    middle = [statistics.median(column) for column in zip(*rows)]
    print("| **median** | **%.2f** | %.2f | %.0f |" % (middle[0], middle[1], middle[2] * 1000))
    print("\nworst repository %.2f; peak memory of a run %.0f MiB" % (
        max(row[0] for row in rows), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024))


if __name__ == "__main__":
    main()
