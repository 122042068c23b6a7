#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Make the cases fit.py learns from besides DriftBench's dev part, with the benchmark's own miner.

    training.py --driftbench DIR --mirrors DIR --out CASES

The repositories and their path rules are in training.json beside this file: of those the project may look at, the ones
whose prose lies beside their code. At most 26 drift cases of each, and as many clean ones, so that none outweighs the
others; none of the kind `behaviour`, whose every case would have to be read by hand. Takes about ten minutes.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--driftbench", default=os.environ.get("DRIFTBENCH"), help="default: $DRIFTBENCH")
    parser.add_argument("--mirrors", default=os.environ.get("MIRRORS"), help="default: $MIRRORS")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    if not args.driftbench or not args.mirrors:
        parser.error("--driftbench and --mirrors (or $DRIFTBENCH and $MIRRORS) are needed")
    config = os.path.join(os.path.dirname(os.path.abspath(__file__)), "training.json")
    environment = dict(os.environ, MIRRORS=os.path.abspath(args.mirrors))

    def run(program, *arguments):
        subprocess.run([sys.executable, os.path.join(args.driftbench, program), "--config", config, *arguments],
                       env=environment, check=True)

    with tempfile.TemporaryDirectory(prefix="driftbench-training-") as folder:
        vetted = os.path.join(folder, "vetted.json")
        with open(vetted, "w") as f:
            json.dump([], f)
        run("mine.py", "--out", os.path.join(folder, "candidates"))
        run("build.py", "--candidates", os.path.join(folder, "candidates"), "--cap", "26", "--vetted", vetted,
            "--out", args.out)


if __name__ == "__main__":
    main()
