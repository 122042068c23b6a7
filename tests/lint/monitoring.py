#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every figure that alerts and dashboards ask for is one that the code has, and every figure is asked for.

    monitoring.py [ROOT]
"""

import pathlib
import re
import sys

# A histogram has more names than its own.
SERIES = re.compile(r"\b(delta_[a-z_]+?)(?:_bucket|_sum|_count)?(?=[{\[ )\"}]|$)", re.M)
MADE = re.compile(r'(?:\.Name\(|\.name = )"(delta_[a-z_]+)"')
READERS = ("deploy/monitoring/alerts.yml", "deploy/monitoring/grafana.json")


def check(root):
    made = {name for path in (root / "lib").rglob("*.cpp") for name in MADE.findall(path.read_text())}
    asked = set()
    for reader in READERS:
        for number, line in enumerate((root / reader).read_text().splitlines(), 1):
            if '"uid"' in line or "- name:" in line:
                continue
            for name in SERIES.findall(line):
                asked.add(name)
                if name not in made:
                    yield f"{reader}:{number}: asks for {name}, which no code makes"
    for name in sorted(made - asked):
        yield f"{READERS[1]}:1: shows nothing of {name}"


if __name__ == "__main__":
    found = list(check(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
    print("\n".join(found) or "monitoring: alerts and dashboard ask for what there is")
    sys.exit(bool(found))
