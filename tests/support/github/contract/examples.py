# SPDX-License-Identifier: Apache-2.0
"""The shape of webhooks as GitHub's published examples have it: what every example of an event and action has, a payload of
ours must have; what no example of the event has, it must not; and each value is of a kind that some example has there."""

# Objects whose members are names of things, or differ from one to the next.
OPEN = ("permissions", "changes")
# What only some deliveries have, though examples of an action may all have it or all lack it: an App's installation, and
# what came to GitHub after the examples were written down.
OPTIONAL = ("installation", "organization", "enterprise", "node_id", "visibility", "is_template", "web_commit_signoff_required",
            "allow_forking", "topics", "client_id", "has_discussions", "user_view_type", "custom_properties", "requested_action", "changes")


def kind(value):
    if isinstance(value, bool):
        return "boolean"
    return {dict: "object", list: "array", str: "text", int: "number", float: "number", type(None): "null"}[type(value)]


class Shape:
    def __init__(self):
        self.count = 0
        self.kinds = set()
        self.members = {}
        self.items = None

    def add(self, value):
        self.count += 1
        self.kinds.add(kind(value))
        if isinstance(value, dict):
            for name, one in value.items():
                self.members.setdefault(name, Shape()).add(one)
        if isinstance(value, list):
            self.items = self.items or Shape()
            for one in value:
                self.items.add(one)

    def objects(self):
        return self.count if self.kinds == {"object"} else 0


def read_shapes(published):
    """{(event, action): shape}; an event's shape alone has action None."""
    shapes = {}
    for event in published:
        for example in event["examples"]:
            for action in {None, example.get("action")}:
                shapes.setdefault((event["name"], action), Shape()).add(example)
    return shapes


def check(shapes, event, payload):
    """What is wrong with a payload, in a line each."""
    # Of an action without an example the event's others say what it is like; and some examples are years older than others.
    general = shapes.get((event, None))
    shape = shapes.get((event, payload.get("action"))) or general
    if not shape:
        return [f"{event}: GitHub publishes no example of this event"]
    return [f"{event} {payload.get('action', '')}: {fault}" for fault in compare(shape, payload, "", general)]


def compare(shape, value, place, general):
    at = place or "payload"
    # Where examples have nothing but null, they do not say what else may stand there.
    if kind(value) not in shape.kinds and shape.kinds != {"null"} and value is not None:
        yield f"{at} is {kind(value)}, where GitHub has {' or '.join(sorted(shape.kinds))}"
        return
    if isinstance(value, list) and shape.items and shape.items.count:
        for number, one in enumerate(value):
            yield from compare(shape.items, one, f"{place}[{number}]", general and general.items)
    if not isinstance(value, dict) or "object" not in shape.kinds or place.rpartition(".")[2] in OPEN:
        return
    objects = shape.objects()
    known = general.members if general else {}
    for name, member in shape.members.items():
        if name not in value and member.count == objects and name not in OPTIONAL:
            yield f"{at} lacks {name}"
    for name, one in value.items():
        if name in shape.members:
            yield from compare(shape.members[name], one, f"{place}.{name}".lstrip("."), known.get(name))
        elif name in known:
            yield from compare(known[name], one, f"{place}.{name}".lstrip("."), known[name])
        elif name not in OPTIONAL:
            yield f"{at} has {name}, which no example has"
