#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fit the engine's weights on DriftBench's dev part, and say how well they carry to repositories they did not see.

    fit.py --driftbench DIR [--training CASES] --findings FILE [--write lib/drift/weights.cpp] [--rules-page docs/rules.md]

FILE comes from collect.py, CASES from training.py: cases of further repositories, from which the weights and the
threshold learn too; the figures are of dev alone. Each family of rules gets one logistic model: evidence in,
probability that the maintainers changed that document because of the change out. The figures are
leave-one-repository-out: every case is scored by weights, and judged at a threshold, that were fitted on the other
repositories alone.
Needs numpy and scipy.
"""

import argparse
import json
import os
import sys

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from rule_tables import rule_counts, rule_table, write_rule_records, write_rule_table

FAMILIES = ["gone", "value", "replaced", "signature", "missing", "text", "touched"]
RULES = {"changed-default": "value", "changed-value": "value", "changed-port": "value", "changed-version": "value",
         "changed-image": "value", "changed-route": "value", "changed-type": "value", "changed-signature": "signature",
         "call-arity": "signature", "replaced-value": "replaced", "changed-text": "text",
         "changed-behaviour": "touched"}
# A finding in a drift case that names another document than the maintainers changed is wrong, but less surely so.
WRONG_DOCUMENT = 0.3
EASE = 0.3
SURE, SURE_SCORE = "sure-flip", 0.9  # as in lib/drift/score.cpp
# A hint only says that the code behind a name changed. It is fitted by itself, so that it changes nothing of what the
# claims weigh. What no family may score above: as in lib/drift/score.hpp.
HINT = "touched"
LIMITS = {"replaced": 0.7, HINT: 0.5}
BINDING = ["is-element", "is-exported", "form-of-code", "common-name", "mention-entry", "mention-code", "mention-fence",
           "mention-prose", "mention-whole", "mention-loose", "docs-with-name", "co-change-known", "imported"]
# How many other names of the change the same part of a document, or the document, is about.
AGREEMENT = ["claims-near", "claims-in-doc", "news-in-doc"]
# What a family may look at: the size and shape of the whole change say whether something new wants documenting, not
# whether a name that is gone is gone.
EVIDENCE = {
    "gone": BINDING + AGREEMENT + ["is-renamed", "is-option", "is-type", "is-member", "new-in-strings", "mentions-in-doc", "uses-in-tree",
                       "container-near", "is-file", "deprecated", "left-package", "is-entry"],
    "value": BINDING + AGREEMENT + ["value-stated", "value-specific", "value-distance", "new-value-present", "container-near", "is-option"],
    "replaced": BINDING + AGREEMENT + ["value-stated", "value-specific", "siblings-documented", "siblings-as-entries", "siblings-share",
                           "uses-in-tree", "co-change", "new-in-strings", "path-affinity", "says-default", "container-near"],
    "signature": BINDING + AGREEMENT + ["is-renamed", "is-parameter", "value-stated", "co-change"],
    HINT: ["is-element", "is-option", "is-member", "docs-with-name", "co-change", "co-change-known", "co-change-folder",
           "path-affinity", "doc-activity", "reference-doc", "container-near", "in-heading", "touched-share", "comment-too",
           "uses-in-change", "change-size", "added-names", "removed-names", "touches-tests", "comment-lines", "doc-marks",
           "news-in-doc", "claims-in-doc"],
    "text": AGREEMENT + ["text-repeated", "co-change", "co-change-known", "path-affinity", "readme", "change-size"],
}
# Share of clean changes that may get a finding, on the cases the threshold is chosen from: a tenth below the target, for
# what holds on some repositories is overshot on others.
ALARMS = 0.036


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
        self.case, self.family, self.label, self.rows, rows = [], [], [], [], []
        for case in cases:
            record = records.get(case["id"])
            if record is None:
                continue
            truth = {d["path"] for d in case["docs"]}
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
        self.x = np.array(rows)
        self.label, self.family = np.array(self.label), np.array(self.family)
        self.repo = np.array([c["repo"] for c in self.case])


    def part(self, keep):
        """The rows of `keep` alone."""
        out = object.__new__(Table)
        at = np.where(keep)[0]
        out.names, out.x = self.names, self.x[at]
        out.label, out.family, out.repo = self.label[at], self.family[at], self.repo[at]
        out.rows, out.case = [self.rows[i] for i in at], [self.case[i] for i in at]
        return out


def groups_of(table, keep):
    """The rows of each kept case, as what should raise its score and what should not."""
    cases = {}
    for row in np.where(keep)[0]:
        cases.setdefault(table.case[row]["id"], []).append(row)
    wanted, unwanted = [], []
    for rows in cases.values():
        rows = np.array(rows)
        right = rows[table.label[rows] == 1]
        if len(right):
            wanted.append(right)
        wrong = rows[table.label[rows] == 0]
        if len(wrong):
            drift = table.case[rows[0]]["label"] == "drift"
            unwanted.append((wrong, WRONG_DOCUMENT if drift else 1.0))
    return wanted, unwanted


def fit(table, keep, strength):
    """{family: (weights, intercept)}."""
    hint = table.family == HINT
    models = fit_families(table, keep & ~hint, [f for f in FAMILIES if f != HINT], strength)
    if (keep & hint).any():
        models.update(fit_families(table, keep & hint, [HINT], strength))
    return models


def fit_families(table, keep, families, strength):
    """The models of these families, whose rows `keep` are.

    A change is judged by its best finding, so the fit looks at changes and not at single rows: the best right finding
    of a drift case should score high, the best finding of a clean case low (multiple-instance logistic regression;
    "best" is the soft maximum, so that the loss is smooth). Each family has weights of its own, drawn to common ones
    by the L2 penalty. Evidence is scaled but not centred: what does not apply adds nothing.
    """
    spread = table.x[keep].std(0) + 1e-9
    x = table.x / spread
    if SURE in table.names:
        x[:, table.names.index(SURE)] = 0
    for family, names in EVIDENCE.items():
        hidden = [i for i, name in enumerate(table.names) if name not in names]
        x[np.ix_(table.family == family, hidden)] = 0
    blocks = [x]
    for family in families:
        mine = (table.family == family)[:, None]
        blocks += [np.where(mine, x, 0), np.where(mine, 1.0, 0.0)]
    z = sparse.csr_matrix(np.hstack(blocks))
    wanted, unwanted = groups_of(table, keep)
    groups = wanted + [rows for rows, _ in unwanted]
    sign = np.array([1.0] * len(wanted) + [-1.0] * len(unwanted))
    share = np.array([1.0] * len(wanted) + [s for _, s in unwanted])
    size = np.array([len(rows) for rows in groups])
    start = np.concatenate([[0], np.cumsum(size)[:-1]])
    rows = np.concatenate(groups)  # a row may stand in a wanted or an unwanted group, never in both
    z = z[rows]

    def loss(w):
        scores = z @ w
        top = np.repeat(np.maximum.reduceat(scores, start), size)
        part = np.exp(scores - top)
        total = np.add.reduceat(part, start)
        # A change with many findings is not likelier to be right for it: the soft maximum is eased by their number.
        best = top[start] + np.log(total) - EASE * np.log(size)
        pull = np.repeat(-sign * share / (1 + np.exp(sign * best)) / total, size) * part
        return (share * np.logaddexp(0, -sign * best)).sum() + strength * (w @ w) / 2, z.T @ pull + strength * w

    found = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 100}).x
    width = x.shape[1]
    models = {}
    for n, family in enumerate(families):
        start = width + n * (width + 1)
        seen = np.array([name != SURE and (family not in EVIDENCE or name in EVIDENCE[family]) for name in table.names])
        weights = np.where(seen, (found[:width] + found[start:start + width]) / spread, 0)
        models[family] = (weights, found[start + width])
    return models


def predict(table, models):
    out = np.zeros(len(table.label))
    for family, (weights, bias) in models.items():
        rows = table.family == family
        out[rows] = 1 / (1 + np.exp(-(table.x[rows] @ weights + bias)))
    for family, limit in LIMITS.items():  # neither has proven flips
        out[table.family == family] *= limit
    if SURE in table.names:
        sure = table.x[:, table.names.index(SURE)] > 0
        out[sure] = SURE_SCORE + (1 - SURE_SCORE) * out[sure]
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
    """Scores of every row from weights that did not see its repository, and for each repository the threshold that
    such scores of the other repositories ask for."""
    scores = np.zeros(len(table.label))
    repos = sorted({c["repo"] for c in cases})
    for repo in repos:
        keep = table.repo != repo
        scores[~keep] = predict(table, fit(table, keep, strength))[~keep]
    best = best_scores(table, scores)
    cuts = {repo: threshold([c for c in cases if c["repo"] != repo], best, ALARMS) for repo in repos}
    return scores, cuts, threshold(cases, best, ALARMS)


def read_cases(path, records):
    with open(path) as lines:
        cases = [json.loads(line) for line in lines if line.strip()]
    return [c for c in cases if c["id"] in records]


def say_training(cases, best, cuts):
    """How the further repositories fare, each left out in its turn."""
    drift = np.array([best.get(c["id"], 0.0) for c in cases if c["label"] == "drift"])
    clean = np.array([best.get(c["id"], 0.0) for c in cases if c["label"] == "clean"])
    told = {label: np.mean([best.get(c["id"], 0.0) >= cuts[c["repo"]] for c in cases if c["label"] == label])
            for label in ("drift", "clean")}
    auc = np.mean((drift[:, None] > clean) + 0.5 * (drift[:, None] == clean))
    print("training: %d drift and %d clean cases of %d repositories; AUC %.3f, recall %.3f, false alarms %.3f\n" % (
        len(drift), len(clean), len({c["repo"] for c in cases}), auc, told["drift"], told["clean"]))


def records_of(table, scores, records):
    out = {i: dict(r, findings=[]) for i, r in records.items()}
    for case, row, score in zip(table.case, table.rows, scores):
        out[case["id"]]["findings"].append(dict(row, score=float(score)))
    return out


def save(path, records):
    with open(path, "w") as f:
        for record in records.values():
            told = [finding for finding in record["findings"] if finding["score"] >= 0]
            f.write(json.dumps(dict(record, findings=told)) + "\n")


def report(scorer, title, cases, records, minimum):
    args = argparse.Namespace(min_score=minimum, near=3, max_span=120, prevalence=0.15)
    print("\n## " + title + "\n")
    print(scorer.render(scorer.evaluate(cases, records, args), True))


def write_weights(path, table, models, cut):
    def member(name):
        return "feature::" + FEATURES[name]

    FEATURES = feature_members(path)
    out = ["// SPDX-License-Identifier: Apache-2.0",
           "// Written by tests/bench/driftbench/fit.py; do not edit by hand.",
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
            "const double default_min_score = %.2f;" % (np.ceil(100 * cut) / 100), "", "}  // namespace delta::drift", ""]
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
    parser.add_argument("--training", help="cases of further repositories to learn from")
    parser.add_argument("--strength", type=float, default=50, help="of the L2 penalty (default %(default)s)")
    parser.add_argument("--write", metavar="FILE", help="write the weights fitted on all cases here, and each rule's record beside them (rule_record.hpp)")
    parser.add_argument("--rules-page", metavar="FILE", help="write the table of rules into this page (docs/rules.md)")
    parser.add_argument("--save", metavar="FILE", help="write the findings at the threshold of the other repositories here (score.py --replay, peers.py --replay)")
    parser.add_argument("--brief", action="store_true", help="only the lines that matter while working")
    args = parser.parse_args()
    sys.path.insert(0, args.driftbench)
    import score as scorer
    with open(args.findings) as lines:
        records = {r["id"]: r for r in map(json.loads, lines)}
    cases = read_cases(os.path.join(args.driftbench, "dev.jsonl"), records)
    more = read_cases(args.training, records) if args.training else []
    table = Table(cases + more, records)
    scores, cuts, cut = left_out(table, cases + more, args.strength)
    dev = np.isin(table.repo, [c["repo"] for c in cases])
    if more:
        say_training(more, best_scores(table, scores), cuts)
    models = fit(table, np.ones(len(table.label), bool), args.strength)
    table, scores = table.part(dev), scores[dev]
    records = {c["id"]: records[c["id"]] for c in cases}
    if args.brief:
        brief(scorer, cases, table, scores, cuts, records)
    else:
        report(scorer, "Leave one repository out, every score", cases, records_of(table, scores, records), 0.0)
    shown = np.array([s if s >= cuts[c["repo"]] else -1 for s, c in zip(scores, table.case)])
    if args.save:
        save(args.save, records_of(table, shown, records))
    if not args.brief:
        report(scorer, "Leave one repository out, at the default threshold of the other repositories", cases,
               records_of(table, shown, records), 0.0)
    # The weights that ship see every repository and so score their own cases a little too well; the threshold that
    # ships is the one the left-out scores ask for.
    print("\nthreshold: %.3f" % cut)
    counts = rule_counts(table, shown)
    if args.rules_page:
        write_rule_table(args.rules_page, rule_table(scorer, counts, cases))
    if args.write:
        write_weights(args.write, table, models, cut)
        write_rule_records(os.path.join(os.path.dirname(args.write), "rule_record.hpp"), counts)


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
