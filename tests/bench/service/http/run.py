#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How many requests per second the HTTP server answers, as a ratio to nginx's `return 200` of the same bytes.

    run.py [--server build/release/tests/bench/service/http/http_hello] [--workers 1 2] [--rounds 5] [--seconds 4]
           [--connections 64] [--pipeline 1]

Both run with the same number of workers beside wrk on the same cores, in turn, several rounds; the median ratio and its
spread are printed, with the 99th percentile of the time of a request. Needs nginx and wrk.
"""

import argparse
import os
import pathlib
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from processor_time import children_of, seconds_of  # noqa: E402

BODY = '{"message":"Delta keeps documentation true."}'

NGINX = """
daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes {workers};
events {{ worker_connections 1024; }}
http {{
  access_log off; keepalive_requests 1000000000;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder}; uwsgi_temp_path {folder};
  scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port} reuseport; location = /api {{ default_type application/json; return 200 '{body}'; }} }}
}}
"""

PIPELINE = """
init = function(args)
  local all = {{}}
  for i = 1, {depth} do all[i] = wrk.format("GET", "/api") end
  joined = table.concat(all)
end
request = function() return joined end
"""


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait_for(port):
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.05)
    sys.exit(f"nothing listens on port {port}")


def start_nginx(folder, workers):
    port = free_port()
    config = pathlib.Path(folder, "nginx.conf")
    config.write_text(NGINX.format(folder=folder, workers=workers, port=port, body=BODY))
    process = subprocess.Popen(["nginx", "-p", folder, "-c", str(config)], stderr=subprocess.DEVNULL)
    return process, port


def start_ours(server, workers):
    process = subprocess.Popen([server, str(workers)], stdout=subprocess.PIPE, text=True)
    return process, int(process.stdout.readline())


def processor_seconds(process):
    return seconds_of([process.pid, *children_of(process.pid)])[0]


def load(process, port, options, script):
    """Requests per second, requests per second of processor time, and the 99th percentile in ms."""
    command = ["wrk", "-t1", f"-c{options.connections}", f"-d{options.seconds}s", "--latency"]
    command += ["-s", script] if script else []
    before = processor_seconds(process)
    out = subprocess.run(command + [f"http://127.0.0.1:{port}/api"], capture_output=True, text=True, check=True).stdout
    used = processor_seconds(process) - before
    if "Non-2xx" in out or "Socket errors" in out:
        sys.exit(out)
    per_second = float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])
    requests = int(re.search(r"(\d+) requests in", out)[1])
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)\b", out).groups()
    return per_second, requests / used, float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def resident_mib(process):
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{process.pid}/status").read_text())[1]) / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", default="build/release/tests/bench/service/http/http_hello")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--pipeline", type=int, default=1)
    options = parser.parse_args()
    print("| workers | nginx, requests/s | ours, requests/s | ratio: median (least to most) "
          "| ratio per processor second | p99 ms: nginx, ours | MiB |")
    print("| --- " * 7 + "|")
    for workers in options.workers:
        with tempfile.TemporaryDirectory(prefix="delta-bench-") as folder:
            script = ""
            if options.pipeline > 1:
                script = os.path.join(folder, "pipeline.lua")
                pathlib.Path(script).write_text(PIPELINE.format(depth=options.pipeline))
            nginx, nginx_port = start_nginx(folder, workers)
            ours, our_port = start_ours(options.server, workers)
            try:
                wait_for(nginx_port)
                rounds = [(load(nginx, nginx_port, options, script), load(ours, our_port, options, script)) for _ in range(options.rounds)]
                mib = resident_mib(ours)
            finally:
                nginx.send_signal(signal.SIGTERM)
                ours.send_signal(signal.SIGTERM)
                nginx.wait()
                ours.wait()
        of = lambda side, figure: statistics.median(r[side][figure] for r in rounds)
        ratios = [o[0] / n[0] for n, o in rounds]
        per_second = [o[1] / n[1] for n, o in rounds]
        print(f"| {workers} | {of(0, 0):,.0f} | {of(1, 0):,.0f} "
              f"| {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}) "
              f"| {statistics.median(per_second):.2f} ({min(per_second):.2f} to {max(per_second):.2f}) "
              f"| {of(0, 2):.2f}, {of(1, 2):.2f} | {mib:.1f} |", flush=True)


if __name__ == "__main__":
    main()
