# SPDX-License-Identifier: Apache-2.0
"""Commits that no git program would make: any bytes as names, links, huge files."""
import os
import subprocess

from state import git


def write_object(folder, kind, content):
    done = subprocess.run(["git", "hash-object", "-w", "-t", kind, "--literally", "--stdin"], cwd=folder, input=content,
                          capture_output=True, check=True, env={"PATH": os.environ["PATH"], "HOME": "/nonexistent"})
    return done.stdout.decode().strip()


def write_tree(folder, entries):
    """Of {name: (mode, kind, content) or a dict of the same}; names as latin-1, so that every byte can be told."""
    lines = []
    for name, what in entries.items():
        if isinstance(what, dict):
            mode, oid = "40000", write_tree(folder, what)
        else:
            mode, kind, content = what
            oid = content if kind == "commit" else write_object(folder, kind, content)
        raw = name.encode("latin-1")
        lines.append((raw + (b"/" if mode == "40000" else b""), mode.encode() + b" " + raw + b"\0" + bytes.fromhex(oid)))
    return write_object(folder, "tree", b"".join(line for _, line in sorted(lines)))


def from_json(entries):
    """A text is a file, {"link": target}, {"submodule": id} and {"zeros": size} are what they say; else it is a folder."""
    out = {}
    for name, what in entries.items():
        if isinstance(what, str):
            out[name] = ("100644", "blob", what.encode("latin-1"))
        elif "link" in what:
            out[name] = ("120000", "blob", what["link"].encode())
        elif "submodule" in what:
            out[name] = ("160000", "commit", what["submodule"])
        elif "zeros" in what:
            out[name] = ("100644", "blob", b"\0" * what["zeros"])
        else:
            out[name] = from_json(what)
    return out


def commit(folder, branch, entries, parent):
    tree = write_tree(folder, from_json(entries))
    sha = git(folder, "commit-tree", tree, "-m", "crafted", *(["-p", parent] if parent else []))
    git(folder, "update-ref", "refs/heads/" + branch, sha)
    return sha
