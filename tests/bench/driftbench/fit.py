#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fit the engine's weights on DriftBench's dev part, and say how well they carry to repositories they did not see.

    fit.py --driftbench DIR --findings FILE [--write lib/drift/weights.cpp]

FILE comes from collect.py. Each family of rules gets one logistic regression: evidence in, probability that the
maintainers changed that document because of the change out. The figures are leave-one-repository-out: every case is
scored by weights, and judged at a threshold, that were fitted on the other repositories alone.
Needs numpy and scikit-learn.
"""

import argparse
import collections
import json
import os
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression

FAMILIES = ["gone", "value", "replaced", "signature", "missing", "text"]
RULES = {"changed-default": "value", "changed-value": "value", "changed-port": "value", "changed-version": "value",
         "changed-image": "value", "changed-route": "value", "changed-signature": "signature",
         "call-arity": "signature", "replaced-value": "replaced", "changed-text": "text"}
# A finding in a drift case that names another document than the maintainers changed is wrong, but less surely so.
WRONG_DOCUMENT = 0.4
ALARMS = 0.035  # share of clean changes that may get a finding, on the cases the threshold is chosen from


def family_of(row):
    if row["rule"].startswith("undocumented-"):
        return "missing"
    if row["rule"] in ("removed-parameter", "renamed-parameter") and "value-stated" in row["evidence"]:
        return "signature"
    return RULES.get(row["rule"], "gone")


class Table:
    """Every finding of every case as a row of evidence, a label and a weight."""

    def __init__(self, cases, records):
        self.names = sorted({name for r in records.values() for f in r["findings"] for name in f["evidence"]})
        index = {name: i for i, name in enumerate(self.names)}
        self.case, self.family, self.label, self.weight, self.rows, rows = [], [], [], [], [], []
        for case in cases:
            record = records.get(case["id"])
            if record is None:
                continue
            truth = {d["path"] for d in case["docs"]}
            count = collections.Counter(family_of(f) for f in record["findings"])
            for f in record["findings"]:
                if f["path"] in case.get("neutral", ()):
                    continue
                row = np.zeros(len(self.names))
                for name, value in f["evidence"].items():
                    row[index[name]] = value
                right = f["path"] in truth
                family = family_of(f)
                rows.append(row)
                self.rows.append(f)
                self.case.append(case)
                self.family.append(family)
                self.label.append(int(right))
                share = 1 / np.sqrt(count[family])
                self.weight.append(share * (WRONG_DOCUMENT if case["label"] == "drift" and not right else 1))
        self.x = np.array(rows)
        self.label, self.weight, self.family = np.array(self.label), np.array(self.weight), np.array(self.family)
        self.repo = np.array([c["repo"] for c in self.case])


def fit(table, keep, strength):
    models = {}
    for family in FAMILIES:
        rows = keep & (table.family == family)
        if rows.sum() == 0 or len(set(table.label[rows])) < 2:
            models[family] = (np.zeros(table.x.shape[1]), -3.0)
            continue
        x = table.x[rows]
        mean, spread = x.mean(0), x.std(0)
        used = spread > 1e-9
        model = LogisticRegression(C=strength, max_iter=3000)
        model.fit((x[:, used] - mean[used]) / spread[used], table.label[rows], sample_weight=table.weight[rows])
        weights = np.zeros(x.shape[1])
        weights[used] = model.coef_[0] / spread[used]
        models[family] = (weights, model.intercept_[0] - (weights * mean).sum())
    return models


def predict(table, models):
    out = np.zeros(len(table.label))
    for family, (weights, bias) in models.items():
        rows = table.family == family
        out[rows] = 1 / (1 + np.exp(-(table.x[rows] @ weights + bias)))
    return out


def threshold(cases, best, rate):
    """The lowest score at which at most `rate` of the clean cases have a finding."""
    clean = sorted((best.get(c["id"], 0.0) for c in cases if c["label"] == "clean"), reverse=True)
    allowed = int(rate * len(clean))
    return clean[allowed] + 1e-9 if allowed < len(clean) else 0.0


def best_scores(table, scores):
    best = {}
    for case, score in zip(table.case, scores):
        best[case["id"]] = max(best.get(case["id"], 0.0), score)
    return best


def left_out(table, cases, strength):
    """Scores and thresholds of every row from models that did not see its repository."""
    scores, cuts = np.zeros(len(table.label)), {}
    for repo in sorted({c["repo"] for c in cases}):
        keep = table.repo != repo
        models = fit(table, keep, strength)
        all_scores = predict(table, models)
        scores[~keep] = all_scores[~keep]
        others = [c for c in cases if c["repo"] != repo]
        cuts[repo] = threshold(others, best_scores(table, all_scores), ALARMS)
    return scores, cuts


def records_of(table, scores, records):
    out = {i: dict(r, findings=[]) for i, r in records.items()}
    for case, row, score in zip(table.case, table.rows, scores):
        out[case["id"]]["findings"].append(dict(row, score=float(score)))
    return out


def report(scorer, title, cases, records, minimum):
    args = argparse.Namespace(min_score=minimum, near=3, max_span=120, prevalence=0.15)
    print("\n## " + title + "\n")
    print(scorer.render(scorer.evaluate(cases, records, args), True))


def write_weights(path, table, models, cut):
    def member(name):
        return "feature::" + FEATURES[name]

    FEATURES = feature_members(path)
    out = ["// SPDX-License-Identifier: Apache-2.0",
           "// Written by tests/bench/driftbench/fit.py from DriftBench's dev part; do not edit by hand.",
           '#include "drift/weights.hpp"', "", '#include "drift/score.hpp"', "", "namespace delta::drift {", "namespace {", ""]
    for family in FAMILIES:
        weights, _ = models[family]
        rows = [(n, w) for n, w in zip(table.names, weights) if abs(w) > 5e-4]
        out.append("constexpr std::array<weight, %d> %s = {{" % (len(rows), family))
        out += ["    {%s, %.3f}," % (member(n), w) for n, w in rows]
        out += ["}};", ""]
    out.append("constexpr std::array<family_weights, family_count> tables = {{")
    out += ["    {%.3f, %s}," % (models[f][1], f) for f in FAMILIES]
    out += ["}};", "", "}  // namespace", "",
            "const family_weights& weights_of(family f) { return tables.at(static_cast<std::size_t>(f)); }", "",
            "const double default_min_score = %.2f;" % cut, "", "}  // namespace delta::drift", ""]
    with open(path, "w") as f:
        f.write("\n".join(out))


def feature_members(path):
    """Names of the evidence as enumerators, read from the headers beside the weights."""
    folder = os.path.dirname(path)
    with open(os.path.join(folder, "candidate.hpp")) as f:
        text = f.read()
    body = text.split("enum class feature")[1].split("{")[1].split("count_")[0]
    members = [m.strip() for m in body.replace("\n", " ").split(",") if m.strip()]
    with open(os.path.join(folder, "evidence.cpp")) as f:
        text = f.read()
    names = text.split("feature_names = {")[1].split("}")[0]
    return dict(zip([n.strip().strip('"') for n in names.split(",") if n.strip()], members))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--driftbench", default=os.environ.get("DRIFTBENCH"), help="default: $DRIFTBENCH")
    parser.add_argument("--findings", required=True)
    parser.add_argument("--strength", type=float, default=0.05, help="inverse of the L2 penalty (default %(default)s)")
    parser.add_argument("--write", metavar="FILE", help="write the weights fitted on all cases here")
    parser.add_argument("--brief", action="store_true", help="only the lines that matter while working")
    args = parser.parse_args()
    sys.path.insert(0, args.driftbench)
    import score as scorer
    with open(os.path.join(args.driftbench, "dev.jsonl")) as lines:
        cases = [json.loads(line) for line in lines if line.strip()]
    with open(args.findings) as lines:
        records = {r["id"]: r for r in map(json.loads, lines)}
    cases = [c for c in cases if c["id"] in records]
    table = Table(cases, records)
    scores, cuts = left_out(table, cases, args.strength)
    if args.brief:
        brief(scorer, cases, table, scores, cuts, records)
    else:
        report(scorer, "Leave one repository out, every score", cases, records_of(table, scores, records), 0.0)
    shown = np.array([s if s >= cuts[c["repo"]] else -1 for s, c in zip(scores, table.case)])
    if not args.brief:
        report(scorer, "Leave one repository out, at the default threshold of the other repositories", cases,
               records_of(table, shown, records), 0.0)
    models = fit(table, np.ones(len(table.label), bool), args.strength)
    final = predict(table, models)
    cut = threshold(cases, best_scores(table, final), ALARMS)
    print("\nthreshold on all cases: %.3f" % cut)
    if args.write:
        write_weights(args.write, table, models, cut)


def brief(scorer, cases, table, scores, cuts, records):
    args = argparse.Namespace(min_score=0.0, near=3, max_span=120, prevalence=0.15)
    shown = np.array([s if s >= cuts[c["repo"]] else -1 for s, c in zip(scores, table.case)])
    every = scorer.evaluate(cases, records_of(table, scores, records), args)
    cut = scorer.evaluate(cases, records_of(table, shown, records), args)
    pr, at = every["overall"]["pr"], cut["overall"]
    print("AUC %.3f  R@5 %.3f  R@10 %.3f | at cut: P %.3f R %.3f FA %.3f right file %.3f lines %.3f stale hit %s" % (
        pr["auc"], pr["at_5"]["recall"], pr["at_10"]["recall"], at["pr"]["precision"] or 0, at["pr"]["recall"],
        at["pr"]["false_alarm_rate"], at["file"]["prs_with_a_hit"], at["line"]["findings_on_stale_or_insertion"] or 0,
        at["line"]["stale_ranges_hit"]))
    for kind, block in every["kinds"].items():
        c = cut["kinds"][kind]
        t10 = pr["at_10"]["threshold"]
        print("  %-18s AUC %.3f R@10 %.3f | at the overall 10%%: %.3f | at cut R %.3f right %.3f stale %.3f" % (
            kind, block["pr"]["auc"], block["pr"]["at_10"]["recall"],
            np.mean([max([f["score"] for f in records_of_case(table, scores, i)], default=0) >= t10
                     for i in [x["id"] for x in cases if x["kind"] == kind and x["label"] == "drift"]]),
            c["pr"]["recall"], c["file"]["prs_with_a_hit"], c["line"]["stale_ranges_hit"] or 0))
    for family in FAMILIES:
        rows = table.family == family
        print("  family %-10s rows %6d right %5d cases with a row: drift %d clean %d" % (
            family, rows.sum(), table.label[rows].sum(),
            len({c["id"] for c, r in zip(table.case, rows) if r and c["label"] == "drift"}),
            len({c["id"] for c, r in zip(table.case, rows) if r and c["label"] == "clean"})))


_by_case = {}


def records_of_case(table, scores, case_id):
    if not _by_case:
        for case, score in zip(table.case, scores):
            _by_case.setdefault(case["id"], []).append({"score": score})
    return _by_case.get(case_id, [])


if __name__ == "__main__":
    main()
