# SPDX-License-Identifier: Apache-2.0
"""The three providers' formats: reading a question, with what they would refuse of it, and writing an answer."""
import dataclasses
import json
import re


@dataclasses.dataclass
class Asked:
    key: str
    model: str
    text: str  # of strangers and of us, as a model reads it
    schema: dict
    problem: str = None
    json_mode: str = ""


def tokens(text):
    return len(text) // 4 + 1


def strict_problem(schema, path="schema"):
    """What OpenAI's strict mode does not take."""
    if schema.get("type") == "object":
        if schema.get("additionalProperties") is not False:
            return f"Invalid schema: {path} needs additionalProperties false"
        if sorted(schema.get("required", [])) != sorted(schema.get("properties", {})):
            return f"Invalid schema: {path} must require every property"
        for name, one in schema["properties"].items():
            if wrong := strict_problem(one, f"{path}.{name}"):
                return wrong
    for limit in ("maxLength", "maxItems"):
        if limit in schema:
            return f"Invalid schema: {limit} is not permitted"
    return None


def openapi_problem(schema):
    """What Gemini's responseSchema does not take."""
    if schema.get("type") not in ("OBJECT", "STRING", "BOOLEAN", "ARRAY", "NUMBER", "INTEGER"):
        return f"Invalid value at 'generation_config.response_schema.type': {schema.get('type')}"
    known = {"type", "properties", "required", "items", "enum", "maxLength", "maxItems", "propertyOrdering", "description"}
    for name in schema:
        if name not in known:
            return f"Unknown name \"{name}\" at 'generation_config.response_schema': Cannot find field."
    for one in schema.get("properties", {}).values():
        if wrong := openapi_problem(one):
            return wrong
    return None


class Gemini:
    name = "gemini"
    path = re.compile(r"/v1beta/models/([^/:]+):generateContent$")

    def read(self, path, headers, body):
        config = body.get("generationConfig", {})
        text = body["systemInstruction"]["parts"][0]["text"] + "\n" + body["contents"][0]["parts"][0]["text"]
        schema = config.get("responseSchema", {})
        problem = openapi_problem(schema)
        if config.get("responseMimeType") != "application/json":
            problem = "responseSchema needs responseMimeType application/json"
        unknown = set(body) - {"systemInstruction", "contents", "generationConfig"}
        if unknown:
            problem = f"Unknown name {sorted(unknown)}"
        return Asked(headers.get("x-goog-api-key"), self.path.search(path)[1], text, schema, problem)

    def reply(self, answer, asked, kind=None):
        usage = {"promptTokenCount": tokens(asked.text), "candidatesTokenCount": tokens(answer), "thoughtsTokenCount": 7,
                 "totalTokenCount": tokens(asked.text) + tokens(answer) + 7}
        if kind == "refusal":
            return {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "usageMetadata": usage}
        if kind == "empty":
            return {"candidates": [], "usageMetadata": usage}
        reason = "MAX_TOKENS" if kind == "cut" else "STOP"
        half = len(answer) // 2
        parts = [{"text": "Let me see.", "thought": True}, {"text": answer[:half]}, {"text": answer[half:]}]
        return {"candidates": [{"content": {"role": "model", "parts": parts}, "finishReason": reason, "index": 0}],
                "usageMetadata": usage, "modelVersion": asked.model}

    @staticmethod
    def error(status, message):
        return {"error": {"code": status, "message": message, "status": "INVALID_ARGUMENT"}}


class OpenAI:
    name = "openai"
    path = re.compile(r"^/v1/chat/completions$")

    def read(self, path, headers, body):
        text = "\n".join(one["content"] for one in body["messages"])
        wanted = body.get("response_format", {})
        kind = wanted.get("type")
        problem, schema = None, {}
        if kind == "json_schema":
            schema = wanted["json_schema"].get("schema", {})
            problem = strict_problem(schema) if wanted["json_schema"].get("strict") else None
            if not re.fullmatch(r"[\w-]{1,64}", wanted["json_schema"].get("name", "")):
                problem = "Missing required parameter: 'response_format.json_schema.name'"
        elif kind == "json_object":
            if "json" not in text.lower():
                problem = "'messages' must contain the word 'json' in some form"
            found = re.search(r"^\{\"type\":\"object\".*\}$", text, re.M)
            schema = json.loads(found.group(0)) if found else {}
        authorization = headers.get("Authorization", "")
        return Asked(authorization.removeprefix("Bearer "), body.get("model"), text, schema, problem)

    def reply(self, answer, asked, kind=None):
        message = {"role": "assistant", "content": answer, "refusal": None}
        reason = "stop"
        if kind == "refusal":
            message.update(content=None, refusal="I can't help with that.")
        if kind == "empty":
            message["content"] = None
        if kind == "cut":
            reason = "length"
            message["content"] = answer[:len(answer) // 2]
        used = {"prompt_tokens": tokens(asked.text), "completion_tokens": tokens(answer)}
        return {"id": "chatcmpl-1", "object": "chat.completion", "created": 0, "model": asked.model,
                "choices": [{"index": 0, "message": message, "finish_reason": reason, "logprobs": None}],
                "usage": {**used, "total_tokens": sum(used.values())}}

    @staticmethod
    def error(status, message):
        return {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": None}}


class Anthropic:
    name = "anthropic"
    path = re.compile(r"^/anthropic/v1/messages$")

    def read(self, path, headers, body):
        text = body.get("system", "") + "\n" + body["messages"][0]["content"]
        (tool,) = body.get("tools", [{}])
        problem = None
        if headers.get("anthropic-version") != "2023-06-01":
            problem = "anthropic-version: header is required"
        if not isinstance(body.get("max_tokens"), int):
            problem = "max_tokens: Field required"
        if body.get("tool_choice") != {"type": "tool", "name": tool.get("name")}:
            problem = "tool_choice names no tool"
        unknown = set(body) - {"model", "max_tokens", "system", "messages", "tools", "tool_choice"}
        if unknown:
            problem = f"{sorted(unknown)}: Extra inputs are not permitted"
        return Asked(headers.get("x-api-key"), body.get("model"), text, tool.get("input_schema", {}), problem)

    def reply(self, answer, asked, kind=None):
        try:
            given = json.loads(answer)
        except ValueError:
            given = answer  # a model that does not keep to its tool
        block = {"type": "tool_use", "id": "toolu_1", "name": "answer", "input": given}
        content, reason = [{"type": "text", "text": "I will answer."}, block], "tool_use"
        if kind == "refusal":
            content, reason = [], "refusal"
        if kind == "empty":
            content, reason = [{"type": "text", "text": "No."}], "end_turn"
        if kind == "cut":
            reason = "max_tokens"
        return {"id": "msg_1", "type": "message", "role": "assistant", "model": asked.model, "content": content,
                "stop_reason": reason, "stop_sequence": None,
                "usage": {"input_tokens": tokens(asked.text), "output_tokens": tokens(answer)}}

    @staticmethod
    def error(status, message):
        kinds = {401: "authentication_error", 404: "not_found_error", 429: "rate_limit_error"}
        return {"type": "error", "error": {"type": kinds.get(status, "invalid_request_error"), "message": message}}


FORMATS = (Gemini(), OpenAI(), Anthropic())


def find(path):
    return next((one for one in FORMATS if one.path.search(path)), None)
