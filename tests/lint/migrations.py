#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""sql/ is append-only: what was applied somewhere may not change, because `delta migrate` compares checksums.

    migrations.py [ROOT]            checks sql/ against sql/CHECKSUMS
    migrations.py --record [ROOT]   adds the files that sql/CHECKSUMS lacks; never changes a line of it

Migrations are pairs NNNN_name.{up,down}.sql, numbered from 0001 without a gap. Prints each breach as file:line and exits 1.
"""

import hashlib
import pathlib
import re
import sys

NAME = re.compile(r"(\d{4})_([a-z][a-z0-9_]*)\.(up|down)\.sql")


def checksum(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_recorded(listing):
    """{file name: (checksum, line)}"""
    recorded = {}
    for number, line in enumerate(listing.read_text().splitlines() if listing.exists() else [], 1):
        digest, _, name = line.partition("  ")
        recorded[name] = (digest, number)
    return recorded


def check_names(folder):
    pairs = {}
    for path in sorted(folder.glob("*.sql")):
        match = NAME.fullmatch(path.name)
        if not match:
            yield f"{path}:1: is not named like 0001_initial.up.sql"
            continue
        pairs.setdefault(int(match[1]), []).append((match[2], match[3]))
    for expected, (number, files) in enumerate(sorted(pairs.items()), 1):
        if number != expected:
            yield f"{folder}:1: there is no migration {expected:04}, but {number:04}"
            break
        names = {name for name, _ in files}
        if len(names) != 1 or sorted(kind for _, kind in files) != ["down", "up"]:
            yield f"{folder}:1: {number:04} must be one up.sql and one down.sql of the same name"


def check(root):
    folder = root / "sql"
    listing = folder / "CHECKSUMS"
    recorded = read_recorded(listing)
    problems = list(check_names(folder))
    for name, (digest, line) in recorded.items():
        path = folder / name
        if not path.exists():
            problems.append(f"{listing}:{line}: {name} is gone; databases remember that it was applied")
        elif checksum(path) != digest:
            problems.append(f"{path}:1: has changed since it was recorded; write a new migration instead")
    for path in sorted(folder.glob("*.sql")):
        if path.name not in recorded:
            problems.append(f"{path}:1: is not recorded; run tests/lint/migrations.py --record when it is final")
    return problems


def record(root):
    folder = root / "sql"
    recorded = read_recorded(folder / "CHECKSUMS")
    with (folder / "CHECKSUMS").open("a") as listing:
        for path in sorted(folder.glob("*.sql")):
            if path.name not in recorded:
                listing.write(f"{checksum(path)}  {path.name}\n")


if __name__ == "__main__":
    arguments = [word for word in sys.argv[1:] if word != "--record"]
    top = pathlib.Path(arguments[0] if arguments else ".")
    if "--record" in sys.argv[1:]:
        record(top)
    found = check(top)
    print("\n".join(found) or "migrations: what was recorded is as it was")
    sys.exit(bool(found))
