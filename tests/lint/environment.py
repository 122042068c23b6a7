#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The settings that app/config.cpp reads, .env.example and docs/configure.md must be the same, in both directions,
and nothing else may read the environment.

    environment.py [ROOT]
"""

import pathlib
import re
import sys

READ = re.compile(r'^    \{"([A-Z][A-Z0-9_]+)", "([^"]*)"', re.M)
EXAMPLE = re.compile(r"^#?([A-Z][A-Z0-9_]+)=", re.M)
PAGE = re.compile(r"^\| `([A-Z][A-Z0-9_]+)` \| ([^|]*) \|", re.M)
# What the compose file reads from .env for the other containers.
COMPOSE = re.compile(r"\$\{([A-Z][A-Z0-9_]+)")
ASKS = re.compile(r"\b(?:std::|::)?(?:secure_)?getenv\(|\benviron\b")
# Settings are read in environment.cpp. NO_COLOR and the folder for caches are customs, not settings, and git
# is found in PATH.
MAY_ASK = {"app/environment.cpp": "", "app/report_output.cpp": '"NO_COLOR"', "lib/git/program.cpp": '"PATH"',
           "app/index_place.cpp": 'HOME"'}


def check_names(root):
    read = dict(READ.findall((root / "app/config.cpp").read_text()))
    page = dict(PAGE.findall((root / "docs/configure.md").read_text()))
    example = set(EXAMPLE.findall((root / ".env.example").read_text()))
    for compose in (*root.glob("docker-compose.yml"), *root.glob("deploy/*.yml")):
        example -= ({"COMPOSE_FILE"} | set(COMPOSE.findall(compose.read_text()))) - read.keys()
    for place, names in (("docs/configure.md", set(page)), (".env.example", example)):
        for name in sorted(read.keys() - names):
            yield f"{place}:1: lacks {name}, which app/config.cpp reads"
        for name in sorted(names - read.keys()):
            yield f"{place}:1: names {name}, which app/config.cpp does not read"
    for name, default in sorted(read.items()):
        if default and name in page and page[name].strip("` ") != default:
            yield f"docs/configure.md:1: the default of {name} is {default}"


def check_readers(root):
    for path in sorted([*(root / "app").rglob("*.[ch]pp"), *(root / "lib").rglob("*.[ch]pp")]):
        place = path.relative_to(root).as_posix()
        for number, line in enumerate(path.read_text().splitlines(), 1):
            code = re.sub(r'"[^"]*"' if place not in MAY_ASK else r"$^", '""', line.split("//")[0])
            if ASKS.search(code) and (place not in MAY_ASK or MAY_ASK[place] not in line):
                yield f"{place}:{number}: settings are read in app/config.cpp alone"


def check(root):
    return [*check_names(root), *check_readers(root)]


if __name__ == "__main__":
    found = check(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "."))
    print("\n".join(found) or "environment: code, example and page agree")
    sys.exit(bool(found))
