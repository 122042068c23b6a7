#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Statements of the product through pg::pool, as a ratio to pgbench running the same statements in the same minute.

    pg.py [--bench build/release/tests/bench/service/pg_bench] [--rounds 5] [--seconds 4]

pgbench -M prepared with one thread and as many clients as we have connections; ours with one coroutine on each
connection, and with 16, which is what pipelining is for. Both in turn, several rounds, on a private server
(synchronous_commit=off). Prints a table of medians with the least and the greatest.
"""

import argparse
import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[3]


def find_pgbench():
    folders = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/pgbench"), key=lambda path: int(path.parts[-3]))
    return str(folders[-1]) if folders else shutil.which("pgbench")


def start_services():
    printed = subprocess.run([TOP / "tests/support/services", "start"], capture_output=True, text=True, check=True).stdout
    return dict(re.findall(r'export (\w+)="?([^"\n]+)"?', printed))


class Bench:
    def __init__(self, program, url, seconds):
        self.program, self.url, self.seconds = program, url, seconds
        self.pgbench = find_pgbench()
        self.scripts = tempfile.TemporaryDirectory()

    def call(self, *arguments):
        return subprocess.run([self.program, *map(str, arguments)], capture_output=True, text=True, check=True).stdout

    def write_script(self, what, values, before=""):
        """The statement with pgbench's variables in the place of $1, $2 …"""
        statement = self.call("statement", what)
        for number, value in reversed(list(enumerate(values, 1))):
            statement = statement.replace(f"${number}", value)
        path = pathlib.Path(self.scripts.name) / f"{what}.sql"
        path.write_text(before + " ".join(statement.split()) + ";\n")
        return path

    def floor(self, script, connections, *variables):
        done = subprocess.run(
            [self.pgbench, "-n", "-M", "prepared", "-j", "1", "-c", str(connections), "-T", str(self.seconds), "-f",
             str(script), *variables, self.url], capture_output=True, text=True, check=True)
        return float(re.search(r"tps = ([\d.]+)", done.stdout)[1])

    def ours(self, what, connections, tasks):
        return float(self.call("run", what, self.url, connections, tasks, self.seconds))


def tell(values):
    return f"{statistics.median(values):.2f} ({min(values):.2f}-{max(values):.2f})"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", default=TOP / "build/release/tests/bench/service/pg_bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=4)
    arguments = parser.parse_args()
    services = start_services()
    try:
        bench = Bench(str(arguments.bench), services["DELTA_TEST_PG"], arguments.seconds)
        bench.call("prepare", bench.url)
        measure(bench, arguments.rounds)
    finally:
        subprocess.run([TOP / "tests/support/services", "stop", services["DELTA_TEST_SERVICES"]], check=True)


def measure(bench, rounds):
    payload = '{"action":"opened","body":"' + "x" * (8192 - 29) + '"}'
    user = subprocess.run(["psql", "-XAt", bench.url, "-c", "select id from users where email = 'user1@example.com'"],
                          capture_output=True, text=True, check=True).stdout.strip()
    id_of_delivery = "\\set a random(1, 9223372036854775807)\n\\set b random(1, 9223372036854775807)\n"
    insert = bench.write_script("insert", ["(:a::text || :b::text)", "'pull_request'", "'opened'", ":payload"],
                                id_of_delivery)
    listing = bench.write_script("list", [":user"])
    cases = [("insert", insert, ["-D", "payload=" + payload]), ("list", listing, ["-D", "user=" + user])]
    print("| statement | connections | pgbench, per second | ours, 1 at a time each | ours, 16 at a time each |")
    print("|---|---|---|---|---|")
    for what, script, variables in cases:
        for connections in (1, 8):
            floors, single, pipelined = [], [], []
            for _ in range(rounds):
                least = bench.floor(script, connections, *variables)
                floors.append(least)
                single.append(bench.ours(what, connections, connections) / least)
                pipelined.append(bench.ours(what, connections, 16 * connections) / least)
            print(f"| {what} | {connections} | {statistics.median(floors):.0f} | {tell(single)} | {tell(pipelined)} |",
                  flush=True)


if __name__ == "__main__":
    main()
