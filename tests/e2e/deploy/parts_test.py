#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""deploy/sbom and deploy/notices: what an executable is made of, and whose words go with it."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

TOP = pathlib.Path(__file__).resolve().parents[3]
DELTA = os.path.abspath(os.environ["DELTA"])


def run(*command):
    return subprocess.run([str(c) for c in command], check=True, capture_output=True, text=True, cwd="/").stdout


class Parts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text = run(TOP / "deploy/sbom", DELTA)
        cls.told = json.loads(cls.text)
        cls.parts = {part["purl"]: part for part in cls.told["components"]}

    def names(self, kind):
        return {part["name"] for purl, part in self.parts.items() if purl.startswith(kind)}

    def test_every_library_that_the_linker_asks_for_belongs_to_a_part(self):
        libraries = self.names("pkg:deb/")
        places = {os.path.realpath(line.split("=> ")[1].split(" ")[0]) for line in run("ldd", DELTA).splitlines()
                  if "=> /" in line}
        known = subprocess.run(["dpkg-query", "--search", *places, *(p.removeprefix("/usr") for p in places)],
                               capture_output=True, text=True, check=False).stdout
        self.assertGreater(len(places), 10)
        for place in places:
            owner = next(line.split(":")[0] for line in known.splitlines() if line.endswith(place.removeprefix("/usr")))
            self.assertIn(owner, libraries, place)

    def test_the_libraries_of_every_executable_given_are_parts(self):
        with_git = json.loads(run(TOP / "deploy/sbom", DELTA, "/usr/bin/git"))
        known = {part["name"] for part in with_git["components"]}
        for package in run(TOP / "deploy/runtime-packages", "/usr/bin/git").split():
            self.assertIn(package, known)
        self.assertEqual(with_git["metadata"], self.told["metadata"])

    def test_grammars_are_parts_and_what_only_runs_them_in_node_is_not(self):
        lock = json.loads((TOP / "lib/syntax/grammars/package-lock.json").read_text())["packages"]
        parts = self.names("pkg:npm/")
        for name in lock[""]["dependencies"]:
            self.assertIn(name.split("/")[-1], parts)
        self.assertNotIn("node-gyp-build", parts)

    def test_the_dashboards_tools_are_no_parts_and_its_libraries_are(self):
        parts = self.names("pkg:npm/")
        self.assertIn("react", parts)
        self.assertNotIn("vite", parts)

    def test_every_part_has_version_and_licence_or_says_where_it_stands(self):
        for purl, part in self.parts.items():
            self.assertTrue(part["version"], purl)
            if purl.startswith("pkg:npm/"):
                self.assertTrue(part["licenses"], purl)
                self.assertEqual(128, len(part["hashes"][0]["content"]), purl)

    def test_the_same_tree_gives_the_same_bytes(self):
        self.assertEqual(self.text, run(TOP / "deploy/sbom", DELTA))

    def test_notices_name_every_part_and_quote_what_is_compiled_in(self):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            file.write(self.text)
            file.flush()
            notices = run(TOP / "deploy/notices", file.name)
        for part in self.parts.values():
            name = "/".join(filter(None, (part.get("group"), part["name"])))
            self.assertIn(f"| {name} | {part['version']} |", notices)
        self.assertIn("Permission is hereby granted, free of charge", notices)
        self.assertRegex(notices, r"### .*tree-sitter")

    def test_what_is_not_there_is_told(self):
        done = subprocess.run([TOP / "deploy/sbom", "/no/such"], capture_output=True, text=True, check=False)
        self.assertNotEqual(0, done.returncode)


if __name__ == "__main__":
    unittest.main()
