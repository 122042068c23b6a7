#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Jobs through the queue, as a ratio to pgbench running the same statements, and the wake-up of an idle worker, as a ratio
to a round trip of redis-benchmark; both in the same minute.

    queue.py [--bench build/release/tests/bench/service/queue_bench] [--rounds 5] [--jobs 20000] [--slots 16]

The floor of the throughput: pgbench -M prepared takes a job and finishes it, one by one, with the statements of
lib/queue/leases.cpp, on as many connections as we have slots. Private servers (synchronous_commit=off). Prints medians with
the least and the greatest. Then what one question to each server takes when all have slept before it, as they have when a
wake-up comes: the floor asks without a pause. `chrt --rr 1` before the command lets no other work of the machine between.
"""

import argparse
import pathlib
import re
import statistics
import subprocess
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[3]


def start_services():
    printed = subprocess.run([TOP / "tests/support/services", "start"], capture_output=True, text=True, check=True).stdout
    return dict(re.findall(r'export (\w+)="?([^"\n]+)"?', printed))


def read_statement(name):
    source = (TOP / "lib/queue/leases.cpp").read_text()
    raw, plain = re.search(rf'{name} = (?:R"\((.*?)\)"|"(.*?)");', source, re.S).groups()
    return " ".join((raw or plain).split())


def write_script(folder):
    """Claim one job, keep its id and generation, settle it."""
    claim = read_statement("claim_jobs").replace("$1", "'bench'").replace("$2", "1").replace("$3", "30000")
    settle = " ".join(map(read_statement, ("settle_first", "of_one", "settle_then")))
    for number, value in ((1, ":id"), (2, ":generation"), (3, "'done'"), (4, "0"), (5, "0"), (6, "''")):
        settle = settle.replace(f"${number}", value)
    # pgbench stops a client whose claim finds nothing: there must be more jobs than it can do.
    path = pathlib.Path(folder) / "job.sql"
    path.write_text(f"{claim} \\gset\n{settle};\n")
    return path


class Bench:
    def __init__(self, program, services):
        self.program, self.postgres, self.redis = program, services["DELTA_TEST_PG"], services["DELTA_TEST_REDIS"]
        self.pgbench = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/pgbench"))[-1]

    def call(self, *arguments):
        return subprocess.run([self.program, *map(str, arguments)], capture_output=True, text=True, check=True).stdout

    def floor(self, script, clients, jobs):
        self.call("fill", self.postgres, jobs)
        done = subprocess.run([self.pgbench, "-n", "-M", "prepared", "-j", "1", "-c", str(clients), "-t",
                               str(jobs // clients // 2), "-f", str(script), self.postgres],
                              capture_output=True, text=True, check=True)
        return float(re.search(r"tps = ([\d.]+)", done.stdout)[1])

    def ours(self, slots, jobs):
        self.call("fill", self.postgres, jobs)
        return float(self.call("drain", self.postgres, self.redis, slots))

    def round_trip(self):
        """µs: mean and 99th percentile of PING, as redis-benchmark tells them."""
        done = subprocess.run(["redis-benchmark", "-s", self.redis.removeprefix("unix://"), "-c", "1", "-n", "20000",
                               "-t", "ping_mbulk", "--csv"], capture_output=True, text=True, check=True).stdout
        figures = [float(value.strip('"')) for value in done.splitlines()[-1].split(",")[1:]]
        return 1e6 / figures[0], figures[5] * 1000

    def wake_up(self):
        self.call("fill", self.postgres, 0)
        return [float(value) for value in self.call("latency", self.postgres, self.redis, 500).split()]


    def rested_trips(self):
        """µs: median and 99th percentile of Redis, then of PostgreSQL, each asked after 2 ms in which all sleep."""
        return [float(value) for value in self.call("trips", self.postgres, self.redis, 500).split()]


def tell(values, digits=2):
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}-{max(values):.{digits}f})"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", default=str(TOP / "build/release/tests/bench/service/queue_bench"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=20_000)
    parser.add_argument("--slots", type=int, default=16)
    arguments = parser.parse_args()
    services = start_services()
    try:
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(arguments.bench, services)
            bench.call("prepare", bench.postgres)
            measure(bench, write_script(folder), arguments)
    finally:
        subprocess.run([TOP / "tests/support/services", "stop", services["DELTA_TEST_SERVICES"]], check=True)


def measure(bench, script, arguments):
    floors, ours, ratios, trips, slow_trips, medians, p99s, factors, slow_factors, rested = ([] for _ in range(10))
    for _ in range(arguments.rounds):
        floors.append(bench.floor(script, arguments.slots, arguments.jobs))
        ours.append(bench.ours(arguments.slots, arguments.jobs))
        ratios.append(ours[-1] / floors[-1])
        trip, slow_trip = bench.round_trip()
        trips.append(trip)
        slow_trips.append(slow_trip)
        median, p99, _ = bench.wake_up()
        medians.append(median)
        p99s.append(p99)
        factors.append(p99 / trip)
        slow_factors.append(p99 / slow_trip)
        rested.append(bench.rested_trips())
    print("| measure | floor | Delta | ratio |\n| --- | --- | --- | --- |")
    print(f"| empty jobs, {arguments.slots} slots, jobs/s | {tell(floors, 0)} | {tell(ours, 0)} | {tell(ratios)} |")
    print(f"| wake-up, commit to start, median, µs | {tell(trips, 0)} | {tell(medians, 0)} | |")
    print(f"| wake-up, commit to start, p99, µs | {tell(trips, 0)} | {tell(p99s, 0)} | {tell(factors, 1)} |")
    print(f"| the same, against the p99 of the round trip | {tell(slow_trips, 0)} | {tell(p99s, 0)} | {tell(slow_factors, 1)} |")
    print("\n| one question after a rest of 2 ms, µs | median | p99 |\n| --- | --- | --- |")
    for name, of in (("Redis, PING", 0), ("PostgreSQL, select 1", 2)):
        print(f"| {name} | {tell([each[of] for each in rested], 0)} | {tell([each[of + 1] for each in rested], 0)} |")


if __name__ == "__main__":
    main()
