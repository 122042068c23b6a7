# SPDX-License-Identifier: Apache-2.0
"""The model double from Python: Double() starts one; its functions are those of double.py's CALLS."""
import json
import pathlib
import subprocess
import sys
import urllib.request

PROGRAM = pathlib.Path(__file__).resolve().parent / "double.py"


class Double:
    def __init__(self):
        self.process = subprocess.Popen([sys.executable, "-B", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.about = json.loads(self.process.stdout.readline())

    def __getattr__(self, name):
        def ask(**arguments):
            request = urllib.request.Request(f"{self.about['url']}/_model/{name}", json.dumps(arguments).encode(),
                                             {"Content-Type": "application/json"}, method="POST")
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.loads(answer.read())
        return ask

    def questions(self, task=None):
        """Those it was asked; of one task by the words of its instructions."""
        words = {"judge": "You judge one candidate", "draft": "You mend one section"}
        return [q for q in self.received()["questions"] if task is None or words[task] in q["text"]]

    def stop(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(timeout=30)


if __name__ == "__main__":
    # client.py URL NAME ARGUMENTS: one call, for tests that are not Python.
    url, name, arguments = sys.argv[1:]
    request = urllib.request.Request(f"{url}/_model/{name}", arguments.encode(), {"Content-Type": "application/json"},
                                     method="POST")
    with urllib.request.urlopen(request, timeout=30) as answer:
        print(answer.read().decode())
