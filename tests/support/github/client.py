# SPDX-License-Identifier: Apache-2.0
"""Starts a sandbox and asks things of it."""
import json
import pathlib
import subprocess
import sys
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).parent


class Sandbox:
    def __init__(self, folder):
        self.process = subprocess.Popen([sys.executable, HERE / "sandbox.py", str(folder)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        self.about = json.loads(self.process.stdout.readline())

    def __getattr__(self, name):
        return lambda **arguments: ask(self.about["url"], name, arguments)

    def stop(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(timeout=10)


def ask(url, name, arguments):
    request = urllib.request.Request(f"{url}/_sandbox/{name}", json.dumps(arguments).encode(),
                                     {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read())
    except urllib.error.HTTPError as refused:
        raise RuntimeError(f"{name}: {json.loads(refused.read())['message']}") from None


if __name__ == "__main__":
    print(json.dumps(ask(sys.argv[1], sys.argv[2], json.loads(sys.argv[3]))))
