#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How time and memory of `delta check` grow with the documents and with the tree, on repositories made for it.

    growth.py [--delta PATH] [--rounds N] [--cpu]

Each repository has DOCS pages of Markdown and FILES modules of Python; the change renames one function and alters one
default. Time is told as a ratio to run.py's floor in the same run and in milliseconds; memory is the largest resident
set of one run.
"""

import argparse
import os
import statistics
import subprocess
import tempfile

import run

SIZES = [(30, 300), (300, 300), (3000, 300), (30, 3000), (300, 3000)]

PAGE = """# Module {n}

Call `open_{n}(path, mode)` before `read_{n}()`. The option `--limit-{n}` defaults to 30.

```python
handle = open_{n}("data.txt", mode="r")
print(read_{n}(handle))
```

- `LIMIT_{n}`: how much is read at once.
- See [the next page](page_{next}.md).
""" + "Plain words that speak of nothing in particular fill the rest of the page.\n\n" * 20

MODULE = '''LIMIT_{n} = {limit}


def open_{n}(path, mode="r"):
    return open(path, mode)


def {name}_{n}(handle, limit=LIMIT_{n}):
    return handle.read(limit)
'''


def make(folder, docs, files):
    def git(*arguments):
        return subprocess.run(["git", "-C", folder, "-c", "user.name=a", "-c", "user.email=a@b", *arguments],
                              capture_output=True, text=True, check=True).stdout.strip()

    def write(path, text):
        os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
        with open(os.path.join(folder, path), "w") as out:
            out.write(text)

    git("init", "-q")
    for n in range(docs):
        write("docs/page_%d.md" % n, PAGE.format(n=n, next=(n + 1) % docs))
    for n in range(files):
        write("src/package_%d/module_%d.py" % (n // 50, n), MODULE.format(n=n, limit=10, name="read"))
    git("add", ".")
    git("commit", "-qm", "first")
    write("src/package_0/module_7.py", MODULE.format(n=7, limit=20, name="take"))
    git("commit", "-qam", "second")
    return git("rev-parse", "HEAD~1"), git("rev-parse", "HEAD")


def peak_memory(command):
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, _, used = os.wait4(child.pid, 0)
    return used.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--delta", default="build/release/app/delta")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cpu", action="store_true", help="processor time, not wall time")
    args = parser.parse_args()
    seconds = run.processor if args.cpu else run.wall
    print("| documents | code files | cold | warm | cold ms | warm ms | cold MiB | warm MiB |\n" + "| --- " * 8 + "|")
    for docs, files in SIZES:
        with tempfile.TemporaryDirectory(prefix="delta-growth-") as folder:
            base, head = make(folder, docs, files)
            blobs = run.document_blobs(folder, head)
            run.check(args.delta, folder, base, head)
            times = {"floor": [], "cold": [], "warm": []}
            for _ in range(args.rounds):
                times["floor"].append(seconds(lambda: run.floor(folder, base, head, blobs)))
                times["cold"].append(seconds(lambda: run.check(args.delta, folder, base, head, "--no-index")))
                times["warm"].append(seconds(lambda: run.check(args.delta, folder, base, head)))
            least, cold, warm = (statistics.median(times[way]) for way in ("floor", "cold", "warm"))
            command = [args.delta, "check", folder, "--base", base, "--head", head, "--quiet"]
            print("| %d | %d | %.2f | %.2f | %.0f | %.0f | %.0f | %.0f |" % (
                docs, files, cold / least, warm / least, cold * 1000, warm * 1000,
                peak_memory(command + ["--no-index"]), peak_memory(command)), flush=True)


if __name__ == "__main__":
    main()
