#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every `#include "room/…"` under lib/ and app/ must be one that lib/LAYERS allows.

    layers.py [ROOT]

Prints each include that is not, as file:line, and exits 1. The table in docs/architecture.md must say what lib/LAYERS
says, and each room must have a README.md of at most 30 lines.
"""

import pathlib
import re
import sys

LONGEST_README = 30
INCLUDE = re.compile(r'\s*#\s*include\s+"([a-z_]+)/')


def read_layers(path):
    """{room: (level, rooms it may include)} and what is wrong with the table itself."""
    layers, problems = {}, []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        head, _, tail = line.partition(":")
        level, room = head.split()
        layers[room] = (int(level), tail.split(), number)
    for room, (level, allowed, number) in layers.items():
        for other in allowed:
            if other != "*" and (other not in layers or layers[other][0] >= level):
                problems.append(f"{path}:{number}: {room} (level {level}) may not list {other}: arrows go down only")
    return layers, problems


def check_page(page, layers):
    """The rows `| level | `room` | what it is | `room` `room` |` against the table."""
    rows = {}
    for number, line in enumerate(page.read_text().splitlines(), 1):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 4 and cells[0].isdigit():
            allowed = ["*"] if cells[3] == "all" else re.findall(r"`(\w+)`", cells[3])
            rows[cells[1].strip("`")] = (int(cells[0]), allowed, number)
    for room, (level, allowed, number) in rows.items():
        if room not in layers:
            yield f"{page}:{number}: lib/LAYERS has no room {room}"
        elif layers[room][:2] != (level, allowed):
            yield f"{page}:{number}: lib/LAYERS says '{layers[room][0]} {room}: {' '.join(layers[room][1])}'"
    for room in layers.keys() - rows.keys():
        yield f"{page}:1: the table of layers lacks the room {room}"


def check_readme(folder):
    readme = folder / "README.md"
    lines = readme.read_text().splitlines() if readme.exists() else []
    if not 1 <= len(lines) <= LONGEST_README:
        yield f"{readme}:1: has {len(lines)} lines; a room is explained in 1 to {LONGEST_README}"


def check(root):
    layers, problems = read_layers(root / "lib" / "LAYERS")
    for folder in sorted([*(root / "lib").iterdir(), root / "app"]):
        if not folder.is_dir():
            continue
        room = folder.name
        if room not in layers:
            problems.append(f"{folder}: no such room in lib/LAYERS")
            continue
        allowed = layers[room][1]
        if room != "app":
            problems.extend(check_readme(folder))
        for source in sorted([*folder.rglob("*.hpp"), *folder.rglob("*.cpp")]):
            for number, line in enumerate(source.read_text().splitlines(), 1):
                match = INCLUDE.match(line)
                if match and match[1] != room and match[1] in layers and "*" not in allowed and match[1] not in allowed:
                    problems.append(f"{source}:{number}: {room} may not include {match[1]}")
    page = root / "docs" / "architecture.md"
    if page.exists():
        problems.extend(check_page(page, layers))
    return problems


if __name__ == "__main__":
    found = check(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "."))
    print("\n".join(found) or "layers: every arrow points down")
    sys.exit(bool(found))
