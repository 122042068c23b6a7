#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What `delta check` says of real pull requests of public repositories, as the tables of tests/bench/PULLS.md.

    run.py --mirrors FOLDER [--delta PATH] [--changes N] [--answers FOLDER] > tests/bench/PULLS.md

FOLDER holds bare mirrors, owner+name/repo. Each change is judged as if it had left the documents alone (delta check
--backtest), so what its authors did to the same documents is the answer to compare with. A repository whose mirror is not
there is named and left out. judged.tsv beside this file says of findings whether they are right, as read by a person:
repository, commit, mention, verdict, and why.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys

# One or more of each group of languages.
REPOSITORIES = [
    ("fastapi/fastapi", "Python"), ("psf/requests", "Python"), ("encode/uvicorn", "Python"), ("pallets/flask", "Python"),
    ("fastify/fastify", "JavaScript"), ("colinhacks/zod", "TypeScript"), ("honojs/hono", "TypeScript"), ("vitest-dev/vitest", "TypeScript"),
    ("gin-gonic/gin", "Go"), ("docker/compose", "Go"), ("sharkdp/bat", "Rust"), ("clap-rs/clap", "Rust"),
    ("google/gson", "Java"), ("resilience4j/resilience4j", "Java"), ("pinterest/ktlint", "Kotlin"),
    ("google/googletest", "C++"), ("fmtlib/fmt", "C++"), ("thoughtbot/factory_bot", "Ruby"), ("App-vNext/Polly", "C#"),
    ("symfony/console", "PHP"), ("serilog/serilog", "C#"), ("diffplug/spotless", "Java"), ("ninja-build/ninja", "C++"),
    ("go-task/task", "Go"), ("starship/starship", "Rust"), ("vitejs/vite", "TypeScript"), ("python-poetry/poetry", "Python"),
]

# The pull requests a published tool, StaleDocs, judged in public; their numbers stand in the subjects of merges.
JUDGED_ELSEWHERE = [
    ("colinhacks/zod", 5705, "silence is right: only documentation changed"),
    ("fastapi/fastapi", 12997, "silence is right: an annotation became wider, no page was touched"),
    ("honojs/hono", 3786, "silence is right: the pages are in another repository"),
    ("honojs/hono", 5141, "silence is right: the pages are in another repository"),
    ("pallets/click", 3764, "silence is right: a bug was mended, only the change log tells it"),
    ("psf/requests", 7505, "silence is right: nothing of it is seen from outside"),
    ("sindresorhus/ky", 874, "missed: the readme's prose on when it retries changed with it"),
    ("vitejs/vite", 18730, "silence is right or not: a new export, no page was touched"),
    ("vitest-dev/vitest", 7137, "right: the change describes it in locators.md; the two other pages are wrong"),
    ("vitest-dev/vitest", 11087, ""),
]
HINDSIGHT = {"same_change": "the change itself", "later": "within 30 days", "never": "nobody"}


def read_judgements():
    with open(pathlib.Path(__file__).with_name("judged.tsv"), encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return {tuple(row[:3]): row[3:] for row in rows}


def git(mirror, *arguments):
    done = subprocess.run(["git", f"--git-dir={mirror}", *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def replay(options, mirror, head, count):
    """The answer for one repository, kept where --answers says, so that a run that was cut short goes on."""
    kept = options.answers / f"{mirror.parent.name}-{head}-{count}.json" if options.answers else None
    if kept and kept.exists():
        return json.loads(kept.read_text())
    command = [options.delta, "check", str(mirror), "--head", head, "--backtest", str(count), "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1800)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}: {done.stderr}")
    if kept:
        kept.write_text(done.stdout)
    return json.loads(done.stdout)


def cell(text, longest=70):
    text = " ".join(str(text).split()).replace("|", "\\|")
    return text if len(text) <= longest else text[:longest - 1] + "…"


def evidence(finding):
    code = f"{finding['code_path']}:{finding['code_start']}" if finding["code_path"] else ""
    return f"{finding['doc_path']}:{finding['doc_start']} | {code} | `{finding['rule']}` {cell(finding['mention'], 40)}"


def table_of_repositories(options):
    print("| repository | language | code changes | spoken up on | findings | documents | mended by the change itself "
          "| within 30 days | changes nobody mended |\n|---|---|---|---|---|---|---|---|---|")
    examples = []
    totals = collections.Counter()
    for name, language in REPOSITORIES:
        mirror = options.mirrors / name.replace("/", "+") / "repo"
        if not mirror.exists():
            print(f"| {name} | {language} | no mirror | | | | | | |")
            continue
        told = replay(options, mirror, "HEAD", options.changes)
        numbers = [told[key] for key in ("code_changes", "flagged", "findings", "documents", "fixed_in_same_change",
                                         "fixed_later", "unconfirmed")]
        totals.update(dict(enumerate(numbers)))
        print(f"| {name} | {language} | " + " | ".join(map(str, numbers)) + " |")
        for change in told["flagged_changes"]:
            fixed = {document["path"]: document["fixed"] for document in change["documents"]}
            best = max(change["findings"], key=lambda f: (fixed.get(f["doc_path"]) == "same_change", f["score"]))
            examples.append((name, change, best, fixed.get(best["doc_path"], "never")))
    print("| **all** | | " + " | ".join(str(totals[i]) for i in range(7)) + " |\n")
    return examples


def table_of_findings(examples, judgements):
    rows = []
    right = collections.defaultdict(set)
    verdicts = collections.Counter()
    for name, change, finding, fixed in examples:
        verdict, why = judgements.get((name, change["commit"][:10], finding["mention"]), ("not read", ""))
        verdicts[verdict] += 1
        if verdict == "right":
            right[dict(REPOSITORIES)[name]].add(name)
        rows.append(f"| {name} | {change['commit'][:10]} {cell(change['subject'], 50)} | {evidence(finding)} | {HINDSIGHT[fixed]} "
                    f"| {verdict} | {cell(why)} |")
    print(f"Read one by one: {verdicts['right']} right, {verdicts['wrong']} wrong, {verdicts['not read']} not read. Right ones in "
          f"{sum(map(len, right.values()))} repositories: " +
          "; ".join(f"{language}: {', '.join(sorted(names))}" for language, names in sorted(right.items())) + ".\n")
    print("| repository | commit | document | code | finding | mended by | read | why |\n|---|---|---|---|---|---|---|---|")
    print("\n".join(rows) + "\n")


def table_of_judged(options):
    print("| pull request | subject | says | read |\n|---|---|---|---|")
    for name, number, reading in JUDGED_ELSEWHERE:
        mirror = options.mirrors / name.replace("/", "+") / "repo"
        if not mirror.exists():
            print(f"| {name} {number} | no mirror | | |")
            continue
        found = git(mirror, "log", "HEAD", "-1", "--format=%H %s", "-E", f"--grep=\\(#{number}\\)$|pull request #{number} ")
        if not found:
            print(f"| {name} {number} | not in the mirror | | |")
            continue
        commit, _, subject = found.partition(" ")
        told = replay(options, mirror, commit, 1)
        says = "; ".join(f"{f['doc_path']}:{f['doc_start']} {f['rule']} {f['mention']} ({f['score']:.2f})"
                         for change in told["flagged_changes"] for f in change["findings"][:3])
        print(f"| {name} {number} | {commit[:10]} {cell(subject, 60)} | {cell(says, 200) or 'nothing'} | {reading} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mirrors", type=pathlib.Path, required=True)
    parser.add_argument("--delta", default="build/release/app/delta")
    parser.add_argument("--changes", type=int, default=100)
    parser.add_argument("--answers", type=pathlib.Path, help="a folder that keeps each answer; of one build of delta only")
    options = parser.parse_args()
    version = subprocess.run([options.delta, "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]
    print(f"# Real pull requests\n\nMade by `tests/bench/pulls/run.py --mirrors MIRRORS --changes {options.changes}` with {version}.\n")
    print(f"## The last {options.changes} changes of each repository\n")
    print("Each is judged as if it had left the documents alone. A document counts as mended when somebody edited it, in the "
          "change itself or in a later commit; that is no proof that the edit was ours, nor its absence one that we are wrong.\n")
    examples = table_of_repositories(options)
    print("## The best finding of each change spoken up on\n")
    table_of_findings(examples, read_judgements())
    print("## Pull requests judged by another tool\n")
    table_of_judged(options)


if __name__ == "__main__":
    main()
