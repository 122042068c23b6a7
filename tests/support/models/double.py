#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A language model that says what a test tells it to: double.py [--port N]. Prints one line of JSON when it is ready; ends with
its standard input, unless --stay is given.

It speaks the wire formats of Gemini (/v1beta/models/MODEL:generateContent), of OpenAI (/v1/chat/completions) and of Anthropic
(/v1/messages), refuses what they would refuse, and answers the first script that fits a question, else as a model would that
finds everything stale and changes nothing. POST /_model/NAME with a JSON object calls a function of `CALLS`."""
import argparse
import http.server
import json
import re
import sys
import threading
import time

import formats

KEYS = {"gemini": "gemini-key", "openai": "openai-key", "anthropic": "anthropic-key"}


class World:
    def __init__(self):
        self.lock = threading.RLock()
        self.scripts = []
        self.faults = []
        self.received = []
        self.knows_schemas = True


def script(world, answer, when="", times=1_000_000):
    """Questions whose text matches the pattern `when` are answered so; a string is sent as it is, not as JSON. "$SECTION" and
    "$OLD" -> "$NEW" in it stand for the section that was asked about, with words replaced."""
    with world.lock:
        world.scripts.append({"when": when, "answer": answer, "times": times})
    return {}


def fault(world, times=1, **what):
    """The next questions are answered with `status`, `headers`, after `delay`, or by `kind`: "truncated", "closed", "cut" (the
    answer ends for its length), "refusal", "empty"."""
    with world.lock:
        world.faults.append({"times": times, **what})
    return {}


def forget(world):
    with world.lock:
        world.scripts.clear()
        world.faults.clear()
        world.received.clear()
        world.knows_schemas = True
    return {}


def know_schemas(world, known):
    """A server that knows no json_schema, as some that are compatible with OpenAI."""
    world.knows_schemas = known
    return {}


def received(world):
    return {"questions": world.received}


CALLS = {call.__name__: call for call in (script, fault, forget, know_schemas, received)}


def section_of(text):
    """What stands in the fence that is labelled as the section."""
    found = re.search(r"^\[(\w+) begin: [^\]\n]*section[^\]\n]*\]\n(.*?)^\[\1 end\]", text, re.S | re.M)
    return found.group(2) if found else ""


def fill(value, text):
    """`value` with {"$section": [[old, new], ...]} in the place of a text filled in."""
    if isinstance(value, dict) and "$section" in value:
        section = section_of(text)
        for old, new in value["$section"]:
            section = section.replace(old, new)
        return section
    if isinstance(value, dict):
        return {k: fill(v, text) for k, v in value.items()}
    return value


def default_answer(schema, text):
    wanted = schema.get("properties", {})
    out = {}
    for name, rule in wanted.items():
        kind = rule.get("type", "").lower()
        out[name] = rule["enum"][0] if "enum" in rule else {"string": "", "boolean": True, "integer": 0}.get(kind)
    if "replacement" in out:
        out["replacement"] = section_of(text)
    return out


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "model"
    world = None
    wbufsize = -1
    disable_nagle_algorithm = True

    def log_message(self, *_):
        pass

    def answer(self, status, body, fields=None):
        raw = json.dumps(body).encode()
        self.send_response(status)
        for name, value in (fields or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
        if self.path.startswith("/_model/"):
            return self.answer(200, CALLS[self.path[len("/_model/"):]](self.world, **body))
        wire = formats.find(self.path)
        if wire is None:
            return self.answer(404, {"error": {"message": "there is no such path"}})
        asked = wire.read(self.path, self.headers, body)
        note = {"provider": wire.name, "path": self.path, "headers": dict(self.headers), "body": body,
                "text": asked.text, "status": 200}
        with self.world.lock:
            self.world.received.append(note)
        fault = self.take(self.world.faults, lambda _: True)
        if fault and fault.get("kind") in (None, "truncated", "closed"):
            return self.fail(fault, note)
        if asked.key != KEYS[wire.name]:
            note["status"] = 401
            return self.answer(401, wire.error(401, "Incorrect API key provided: " + (asked.key or "")))
        wrong = asked.problem or self.lacks_schema(body)
        if wrong:
            note["status"] = 400
            return self.answer(400, wire.error(400, wrong))
        if asked.model == "no-such-model":
            note["status"] = 404
            return self.answer(404, wire.error(404, "model not found"))
        kind = fault.get("kind") if fault else None
        return self.answer(200, wire.reply(self.make_answer(asked), asked, kind))

    def make_answer(self, asked):
        found = self.take(self.world.scripts, lambda one: re.search(one["when"], asked.text))
        answer = fill(found["answer"], asked.text) if found else default_answer(asked.schema, asked.text)
        return answer if isinstance(answer, str) else json.dumps(answer)

    def lacks_schema(self, body):
        kind = body.get("response_format", {}).get("type")
        if kind == "json_schema" and not self.world.knows_schemas:
            return 'response_format type must be one of "text" or "json_object", but got: json_schema'
        return None

    def take(self, things, fits):
        with self.world.lock:
            for one in things:
                if fits(one):
                    one["times"] -= 1
                    if one["times"] <= 0:
                        things.remove(one)
                    return one
        return None

    def fail(self, fault, note):
        time.sleep(fault.get("delay", 0))
        note["status"] = fault.get("status", 0)
        if fault.get("kind") == "truncated":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"choices\":")
            self.close_connection = True
            return None
        if fault.get("kind") == "closed":
            self.close_connection = True
            return None
        return self.answer(fault.get("status", 500), fault.get("body", {"error": {"message": "not now"}}),
                           fault.get("headers"))


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A client that went away is no news."""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--stay", action="store_true", help="do not end with standard input")
    options = parser.parse_args()
    Handler.world = World()
    server = Server(("127.0.0.1", options.port), Handler)
    url = f"http://127.0.0.1:{server.server_port}"
    print(json.dumps({"url": url, "gemini": url + "/v1beta", "openai": url + "/v1", "anthropic": url + "/anthropic/v1",
                      **{name + "_key": key for name, key in KEYS.items()}}), flush=True)
    if not options.stay:
        threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown()), daemon=True).start()
    server.serve_forever()


if __name__ == "__main__":
    main()
