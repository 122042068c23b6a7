#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""docs/api.md and the program tell the same."""

import json
import pathlib
import re
import subprocess
import unittest

from house import DELTA

PAGE = (pathlib.Path(__file__).resolve().parents[3] / "docs" / "api.md").read_text()
DOCUMENT = json.loads(subprocess.run([DELTA, "api", "--openapi"], check=True, capture_output=True).stdout)


class Page(unittest.TestCase):
    def test_the_page_lists_every_operation_in_the_documents_order(self):
        told = re.findall(r"^\| `([A-Z]+) (/\S*)` \|", PAGE, re.M)
        described = [(method.upper(), path) for path, methods in DOCUMENT["paths"].items() for method in methods]
        self.assertEqual(sorted(told), sorted(described))

    def test_the_page_lists_every_status_of_an_error(self):
        told = set(re.findall(r"^\| (\d{3}) \|", PAGE, re.M))
        described = {status for methods in DOCUMENT["paths"].values() for operation in methods.values()
                     for status in operation["responses"] if int(status) >= 400}
        self.assertEqual(told, described | {"405"})

    def test_the_limits_of_the_page_are_the_programs(self):
        parameters = DOCUMENT["paths"]["/api/repos/{id}/drift-events"]["get"]["parameters"]
        limit = next(p for p in parameters if p["name"] == "limit")
        self.assertIn(f"`limit` (50 unless said, at most {limit['schema']['maximum']})", PAGE)
        self.assertIn("50 unless said", limit["description"])


if __name__ == "__main__":
    unittest.main()
