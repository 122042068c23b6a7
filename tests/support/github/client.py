# SPDX-License-Identifier: Apache-2.0
"""Starts a sandbox and asks things of it."""
import importlib.util
import json
import pathlib
import ssl
import subprocess
import sys
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).parent


class Sandbox:
    """With `contract`, `stop` fails when anything that was asked, answered or delivered is not as GitHub describes it."""

    def __init__(self, folder, contract=True, tls=False):
        self.contract = contract
        more = [*(["--contract", install_contract()] if contract else []), *(["--tls"] if tls else [])]
        self.process = subprocess.Popen([find_python(contract), HERE / "sandbox.py", str(folder), *more], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        self.about = json.loads(self.process.stdout.readline())

    def __getattr__(self, name):
        return lambda **arguments: ask(self.about["url"], name, arguments, self.about.get("ca"))

    def stop(self):
        wrong = self.violations()["violations"] if self.contract else []
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(timeout=10)
        if wrong:
            raise AssertionError("not as GitHub describes it:\n" + "\n".join(wrong[:40]))


def find_python(contract):
    """The distribution's, when this one cannot check schemas."""
    can = not contract or importlib.util.find_spec("jsonschema")
    return sys.executable if can else "/usr/bin/python3"


def install_contract():
    return subprocess.run([HERE / "contract/install"], check=True, capture_output=True, text=True).stdout.strip()


def ask(url, name, arguments, ca=None):
    request = urllib.request.Request(f"{url}/_sandbox/{name}", json.dumps(arguments).encode(),
                                     {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60, context=ca and ssl.create_default_context(cafile=ca)) as answer:
            return json.loads(answer.read())
    except urllib.error.HTTPError as refused:
        raise RuntimeError(f"{name}: {json.loads(refused.read())['message']}") from None


if __name__ == "__main__":
    print(json.dumps(ask(sys.argv[1], sys.argv[2], json.loads(sys.argv[3]))))
