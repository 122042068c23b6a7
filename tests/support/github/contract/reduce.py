#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Cuts GitHub's OpenAPI 3.0 description to the calls of the stand-in, as JSON Schema: reduce.py FILE. Prints
{"calls": {"GET /app": {"query": {name: schema}, "body": schema, "answers": {"200": schema}}}, "schemas": {…}}."""
import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import rest  # noqa: E402
import users  # noqa: E402, F401  its calls join those of `rest`

REFERENCE = re.compile(r"^#/components/(\w+)/(.+)$")


def to_json_schema(node):
    """OpenAPI 3.0 writes "or null" in a way of its own."""
    if isinstance(node, list):
        return [to_json_schema(one) for one in node]
    if not isinstance(node, dict):
        return node
    out = {key: to_json_schema(value) for key, value in node.items()
           if key not in ("nullable", "example", "examples", "description", "properties")}
    if "properties" in node:
        out["properties"] = {name: to_json_schema(schema) for name, schema in node["properties"].items()}
    # A fault of the description: an account is a user or an enterprise, and never both.
    if [one.get("title") for one in node.get("allOf", [])] == ["Simple User", "Enterprise"]:
        out["anyOf"] = out.pop("allOf")
    if node.get("nullable") is True:
        return {"anyOf": [out, {"type": "null"}]}
    return out


def schema_of(content):
    return content["application/json"]["schema"] if "application/json" in (content or {}) else None


class Reducer:
    def __init__(self, whole):
        self.whole = whole
        self.schemas = {}

    def resolve(self, node):
        found = REFERENCE.match(node.get("$ref", ""))
        return self.whole["components"][found[1]][found[2]] if found else node

    def take(self, schema):
        """The schema, with all it refers to among ours."""
        waiting = [schema]
        while waiting:
            node = waiting.pop()
            if isinstance(node, list):
                waiting.extend(node)
            elif isinstance(node, dict):
                waiting.extend(node.values())
                name = str(node.get("$ref", "")).rpartition("/")[2]
                if name and name not in self.schemas and "schemas" in node["$ref"]:
                    self.schemas[name] = None
                    whole = self.whole["components"]["schemas"][name]
                    self.schemas[name] = to_json_schema(whole)
                    waiting.append(whole)
        return to_json_schema(schema)

    def reduce(self, operation, shared):
        parameters = [self.resolve(one) for one in [*shared, *operation.get("parameters", [])]]
        body = operation.get("requestBody", {})
        answers = {}
        for status, answer in operation["responses"].items():
            schema = schema_of(self.resolve(answer).get("content"))
            answers[status] = self.take(schema) if schema else None
        request = schema_of(body.get("content"))
        return {"query": {one["name"]: self.take(one["schema"]) for one in parameters if one["in"] == "query"},
                "body": self.take(request) if request else None, "body_required": body.get("required", False),
                "answers": answers}


def find_path(whole, method, pattern):
    for path, operations in whole["paths"].items():
        # Parameters are named otherwise.
        if method.lower() in operations and re.sub(r"{\w+}", "{}", path) == re.sub(r"{\w+}", "{}", pattern):
            return operations
    raise SystemExit(f"GitHub knows no {method} {pattern}")


def main():
    whole = json.loads(pathlib.Path(sys.argv[1]).read_text())
    reducer = Reducer(whole)
    calls = {}
    for method, pattern in rest.PATTERNS:
        operations = find_path(whole, method, pattern)
        calls[f"{method} {pattern}"] = reducer.reduce(operations[method.lower()], operations.get("parameters", []))
    json.dump({"calls": calls, "schemas": reducer.schemas}, sys.stdout)


if __name__ == "__main__":
    main()
