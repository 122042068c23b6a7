#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""House rules that a look at each file can hold.

    files.py [ROOT]

Source files stay within 400 lines and begin with the licence line; TODO carries a number; no file of ours names a
folder of the machine it was written on; no loop awaits in half a condition. Prints each breach as file:line and exits 1.
"""

import pathlib
import re
import subprocess
import sys

LONGEST = 400
CODE = {".cpp", ".hpp", ".py", ".sh", ".cmake"}
# Only in comments: a reader of docs may well know these words, and mkdtemp's pattern holds one.
TODO = re.compile(r"(?://|#|/\*|^\s*\*).*\b(TODO|FIXME|XXX)\b(?!\(#\d+\))")
MACHINE = re.compile(r"(?<![\w.])/(?:work|home|root|Users)/\w")
# g++ 14 awaits in any case what stands behind && or || or ? in the condition of a loop, or in what a coroutine returns.
INSIDE = r"(?:[^()]|\([^()]*\))*"
HALF_AWAITED = re.compile(rf"(?:\b(?:while|for) \({INSIDE}|\bco_return\b.*)(?:&&|\|\||\?)[^)]*\bco_await\b")
# Input of tests, written as others would write it.
SAMPLES = {("tests", "golden"), ("tests", "fuzz", "corpus")}
FORBIDDEN_NAMES = {"util", "utils", "common", "helper", "helpers", "manager"}


def tracked(root):
    out = subprocess.run(["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                         capture_output=True, check=True).stdout
    return [pathlib.Path(name) for name in out.decode().split("\0") if name]


def check_file(root, path):
    if any(path.parts[:len(sample)] == sample for sample in SAMPLES):
        return
    try:
        lines = (root / path).read_text().splitlines()
    except (UnicodeDecodeError, FileNotFoundError):
        return
    if path.suffix in CODE:
        if len(lines) > LONGEST:
            yield f"{path}:{LONGEST + 1}: {len(lines)} lines; split it by idea (at most {LONGEST})"
        if not any("SPDX-License-Identifier: Apache-2.0" in line for line in lines[:2]):
            yield f"{path}:1: the licence line is missing"
        if path.stem in FORBIDDEN_NAMES:
            yield f"{path}:1: a file named {path.stem} says nothing; name the idea in it"
    if path.parts[:2] == ("tests", "lint"):
        return
    for number, line in enumerate(lines, 1):
        if path.suffix in CODE and TODO.search(line):
            yield f"{path}:{number}: a TODO needs an issue's number: TODO(#12)"
        if path.suffix in CODE and HALF_AWAITED.search(line):
            yield f"{path}:{number}: g++ 14 awaits this in any case; await in an if of its own"
        if path.suffix != ".lock" and path.parts[0] in {"lib", "app", "deploy", "cmake", "docs"} and MACHINE.search(line):
            yield f"{path}:{number}: names a folder of one machine"


def check(root):
    return [problem for path in tracked(root) for problem in check_file(root, path)]


if __name__ == "__main__":
    found = check(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "."))
    print("\n".join(found) or "files: every rule holds")
    sys.exit(bool(found))
