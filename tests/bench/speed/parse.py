#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast code is read, as a ratio to tree-sitter's bare parse of the same bytes in the same run, one thread.

    cmake --build --preset release --target parse_floor parse_bench
    parse.py [--build DIR] [--rounds N] FILE...

The floor is tree-sitter as it is published, compiled by the same compiler with the same flags, with the C library's
allocator. Ours is linked as `delta` is; its own bare parse is told too, since tree-sitter runs faster there. The
programs take turns; medians of the rounds are printed for each language.
"""

import argparse
import os
import statistics
import subprocess

GRAMMARS = {"py": "python", "js": "javascript", "ts": "typescript", "tsx": "tsx", "go": "go", "rs": "rust", "java": "java",
            "c": "c", "cc": "cpp", "cpp": "cpp", "h": "cpp", "cs": "c_sharp", "rb": "ruby", "php": "php", "kt": "kotlin",
            "sh": "bash"}


def round_of(program):
    program.stdin.write("go\n")
    program.stdin.flush()
    return [float(s) for s in program.stdout.readline().split()]


def start(*command):
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def measure(build, grammar, files, rounds):
    """Seconds of each round: the floor, our bare parse, our whole reading."""
    folder = os.path.join(build, "tests", "bench", "speed")
    with start(os.path.join(folder, "parse_floor"), grammar, *files) as floor, \
            start(os.path.join(folder, "parse_bench"), *files) as ours:
        round_of(floor), round_of(ours)  # they fill the caches
        taken = [round_of(floor) + round_of(ours) for _ in range(rounds)]
        floor.stdin.close(), ours.stdin.close()
    return taken


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default="build/release")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("files", nargs="+")
    args = parser.parse_args()
    by_grammar = {}
    for path in args.files:
        if grammar := GRAMMARS.get(path.rpartition(".")[2]):
            by_grammar.setdefault(grammar, []).append(path)
    print("| language | files | MB | bare MB/s | bare in ours | read MB/s | read / bare | read / bare in ours |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for grammar, files in by_grammar.items():
        size = sum(map(os.path.getsize, files)) / 1e6
        taken = measure(args.build, grammar, files, args.rounds)
        bare, own, whole = (size / statistics.median(column) for column in zip(*taken))
        ratio, own_ratio = (statistics.median(row[i] / row[2] for row in taken) for i in (0, 1))
        print(f"| {grammar} | {len(files)} | {size:.1f} | {bare:.1f} | {own:.1f} | {whole:.1f} | {ratio:.2f} | {own_ratio:.2f} |",
              flush=True)


if __name__ == "__main__":
    main()
