# SPDX-License-Identifier: Apache-2.0
"""Whether requests, answers and webhooks are such as GitHub describes them."""
import json
import pathlib

import jsonschema

from contract import examples


def integers(query):
    """A query is text; schemas speak of numbers and truths."""
    out = {}
    for name, text in query.items():
        out[name] = int(text) if text.isdigit() else {"true": True, "false": False}.get(text, text)
    return out


class Contract:
    def __init__(self, folder):
        folder = pathlib.Path(folder)
        described = json.loads((folder / "openapi.json").read_text())
        self.calls = described["calls"]
        self.components = {"schemas": described["schemas"]}
        self.validators = {}
        self.webhooks = examples.read_shapes(json.loads((folder / "webhooks.json").read_text()))

    def check(self, key, schema, value):
        """What is wrong with a value, in a line each; `key` names the schema."""
        if key not in self.validators:
            self.validators[key] = jsonschema.Draft4Validator({"allOf": [schema], "components": self.components})
        for error in self.validators[key].iter_errors(value):
            place, message = deepest(error)
            yield f"{'/'.join(map(str, place)) or '.'}: {message[:300]}"

    def check_request(self, call, query, body):
        """`call`: "GET /app/installations"."""
        known = self.calls[call]
        for name in query.keys() - known["query"].keys():
            yield f"{call}: the query has {name}, which GitHub does not know"
        for name, value in integers(query).items():
            if name in known["query"]:
                for fault in self.check(f"{call}?{name}", known["query"][name], value):
                    yield f"{call}: query {name}: {fault}"
        if body is None:
            if known["body_required"]:
                yield f"{call}: the body is missing"
            return
        if not known["body"]:
            yield f"{call}: GitHub expects no body"
            return
        for name in body.keys() - members(known["body"], self.components):
            yield f"{call}: the body has {name}, which GitHub does not know"
        for fault in self.check(call, known["body"], body):
            yield f"{call}: body {fault}"

    def check_answer(self, call, status, body):
        """Refusals that any call may meet need not be described."""
        answers = self.calls[call]["answers"]
        if str(status) not in answers:
            if status < 400:
                yield f"{call}: GitHub does not answer {status}"
            return
        if answers[str(status)] is not None:
            for fault in self.check(f"{call} {status}", answers[str(status)], body):
                yield f"{call}: answer {status} {fault}"

    def check_webhook(self, event, payload):
        return examples.check(self.webhooks, event, payload)


def deepest(error, before=()):
    """Of the ways a value could have been right, what is wrong with the one that comes nearest."""
    place = (*before, *error.path)
    if not error.context:
        return place, error.message
    branches = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    nearest = min(branches.values(), key=len)
    return max((deepest(inner, place) for inner in nearest), key=lambda told: len(told[0]))


def members(schema, components):
    """The names an object of this schema may have."""
    if "$ref" in schema:
        return members(components["schemas"][schema["$ref"].rpartition("/")[2]], components)
    names = set(schema.get("properties", {}))
    for key in ("allOf", "anyOf", "oneOf"):
        for one in schema.get(key, []):
            names |= members(one, components)
    return names
