# SPDX-License-Identifier: Apache-2.0
"""Rule by rule, how often it was right: counted, and written where the program and its documentation have it."""


def rule_counts(table, shown):
    """Rule by rule: the documents it spoke of (True: the maintainers changed them), and the drifting changes it found."""
    told, found = {}, {}
    for case, row, label, score in zip(table.case, table.rows, table.label, shown):
        if score < 0:
            continue
        told.setdefault(row["rule"], {})[case["id"], row["path"]] = bool(label)
        if label:
            found.setdefault(row["rule"], set()).add(case["id"])
    return [(rule, len(told[rule]), sum(told[rule].values()), len(found.get(rule, ())))
            for rule in sorted(told, key=lambda r: (-len(told[r]), r))]


def is_too_often_wrong(told, right):  # as in lib/drift/rule.hpp
    return told >= 20 and right * 5 < told * 4


def rule_table(scorer, counts, cases):
    drift = sum(c["label"] == "drift" for c in cases)
    out = ["| rule | documents told of | right | 95 % interval | drifting changes found | advisory |",
           "| --- | --- | --- | --- | --- | --- |"]
    for rule, n, right, found in counts:
        low, high = scorer.wilson(right, n)
        out.append("| `%s` | %d | %.2f | %.2f to %.2f | %.1f %% | %s |" % (
            rule, n, right / n, low, high, 100 * found / drift, "yes" if is_too_often_wrong(n, right) else ""))
    return out


def write_rule_records(path, counts):
    """The array of lib/drift/rule_record.hpp."""
    begin, end = "inline constexpr std::array<rule_record", "}};\n"
    with open(path) as f:
        head, rest = f.read().split(begin, 1)
    with open(path, "w") as f:
        f.write(head + begin + ", %d> rule_records = {{\n" % len(counts) +
                "".join('    {"%s", %d, %d},\n' % row[:3] for row in counts) + end + rest.split(end, 1)[1])


def write_rule_table(path, lines):
    begin, end = "<!-- measured -->\n", "<!-- end of measured -->"
    with open(path) as f:
        text = f.read()
    head, rest = text.split(begin, 1)
    with open(path, "w") as f:
        f.write(head + begin + "\n" + "\n".join(lines) + "\n\n" + end + rest.split(end, 1)[1])
