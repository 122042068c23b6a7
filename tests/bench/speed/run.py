#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long `delta check` takes, as a ratio to the least work that could do: listing the change and reading the documents.

    run.py --driftbench DIR --mirrors DIR [--delta PATH] [--rounds N] [--cases N]

Floor: `git diff --raw BASE HEAD` and then `git cat-file --batch` of every documentation blob of HEAD to /dev/null. Floor
and check are timed in turn on the same case, whole processes, several rounds; the median ratio of each repository is
printed, and the median and worst of those. Cold is without an index, warm is with one that knows every blob, and next is
with one that knows what the commit before the change holds, which is what a developer and a CI cache have. With --cpu the
ratios are of processor time, which other work on the machine disturbs less. Peak memory is the largest resident set.
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


def wall(run):
    began = time.monotonic()
    run()
    return time.monotonic() - began


def processor(run):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


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


def index_of(repo):
    folder = subprocess.run(["git", "-C", repo, "rev-parse", "--absolute-git-dir"], capture_output=True, text=True,
                            check=True).stdout.strip()
    return os.path.join(folder, "delta", "index")


def know_base(delta, repo, base):
    """Leaves an index as the runs on earlier commits would: of the base's documents and of the code it holds."""
    index = index_of(repo)
    if os.path.exists(index):
        os.remove(index)
    check(delta, repo, base + "~1", base)


def measure(args, repo, base, head):
    blobs = document_blobs(repo, head)
    seconds = processor if args.cpu else wall
    ways = {"cold": ["--no-index"], "single": ["--no-index", "--threads", "1"], "warm": [], "next": []}
    ratios = {way: [] for way in ways}
    walls = {way: [] for way in ways}
    check(args.delta, repo, base, head)
    for _ in range(args.rounds + 1):
        least = seconds(lambda: floor(repo, base, head, blobs))
        for way, flags in ways.items():
            if way == "next":
                know_base(args.delta, repo, base)
            began = time.monotonic()
            ratios[way].append(seconds(lambda: check(args.delta, repo, base, head, *flags)) / least)
            walls[way].append(time.monotonic() - began)
    # The first round warms the page cache.
    return [statistics.median(ratios[way][1:]) for way in ways] + [
        statistics.median(walls[way][1:]) for way in ("cold", "warm")]


def line(name, row):
    return "| %s | %s | %.0f | %.0f |" % (name, " | ".join("%.2f" % ratio for ratio in row[:4]), row[4] * 1000,
                                          row[5] * 1000)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--driftbench", default=os.environ.get("DRIFTBENCH"), help="default: $DRIFTBENCH")
    parser.add_argument("--mirrors", default=os.environ.get("MIRRORS"), help="default: $MIRRORS")
    parser.add_argument("--delta", default="build/release/app/delta")
    parser.add_argument("--scratch", default="/tmp/driftbench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cpu", action="store_true", help="ratios of processor time, not of wall time")
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
    print("| repository | cold | cold, one thread | warm | next | cold ms | warm ms |\n" + "| --- " * 7 + "|")
    for repo, cases in sorted(by_repo.items()):
        got = [measure(args, *shop.synthesize(case)) for case in cases[:args.cases]]
        row = [statistics.median(column) for column in zip(*got)]
        rows.append(row)
        print(line(repo, row), flush=True)
    middle = [statistics.median(column) for column in zip(*rows)]
    print(line("**median**", middle))
    slowest = statistics.quantiles([row[5] for row in rows], n=20)[-1]
    print("\nworst repository %.2f cold, %.2f warm; p95 of warm %.0f ms; peak memory of a run %.0f MiB" % (
        max(row[0] for row in rows), max(row[2] for row in rows), slowest * 1000, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024))


if __name__ == "__main__":
    main()
