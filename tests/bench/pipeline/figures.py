#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The figures of a pull request on its way, each beside a floor of the same run:

    DELTA=build/release/app/delta tests/bench/pipeline/figures.py [latency|throughput|bytes REPOSITORY|rerun]...

latency      webhook to completed check run, one at a time, warm mirror; and how much of it is not GitHub and git
throughput   pull requests a minute with 2 workers on 10 repositories, beside the same fetches alone, and fetches with a push
             alone, and whose processor time they take; each with a page made wrong, and each with none
bytes        what the first pull request of REPOSITORY, a clone on this machine, fetches, beside a blobless clone and its files
rerun        what "Check again" fetches and says
"""
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "e2e/service"))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from processor_time import children_of, seconds_of  # noqa: E402
from stage import Stage, wait_for  # noqa: E402

CODE = "def connect(host, connect_timeout=5):\n    return host, connect_timeout\n"
PAGE = "# Use\n\nCall `connect()`. The parameter `connect_timeout` defaults to `5`.\n"
FILES = {"src/net.py": CODE, "docs/use.md": PAGE}
ENDED = ("completed", "fix_pr_raised", "failed")


def changed(i):
    return {"src/net.py": CODE.replace("=5", f"={i + 10}")}


def clean(i):
    return {"src/net.py": CODE + f"# {i}\n"}


def milliseconds(values):
    return f"median {statistics.median(values):.0f} ms, 95 % within {statistics.quantiles(values, n=20)[-1]:.0f} ms"


def latency(rounds=40):
    with Stage(contract=False) as stage:
        stage.link("octo/app", FILES)
        whole, ours = [], []
        for i in range(rounds):
            stage.github.commit(full_name="octo/app", branch=f"change-{i}", files=changed(i))
            begun = time.time()
            pull = stage.github.open_pull(full_name="octo/app", head=f"change-{i}")
            stage.ended("octo/app", pull["number"], *ENDED)
            told = stage.github.received()
            done = next(r["at"] for r in told["requests"] if r["method"] == "PATCH" and "/check-runs/" in r["path"]
                        and r["at"] > begun and (r["body"] or {}).get("status") == "completed")
            others = sum(r["took"] for r in told["requests"] + told["git"] if begun < r["at"] <= done)
            if i >= 5:  # the first ones warm up
                whole.append((done - begun) * 1000)
                ours.append((done - begun - others) * 1000)
        print(f"latency: webhook to completed check run: {milliseconds(whole)}; without the stand-in's own time: "
              f"{milliseconds(ours)} (the git program's processes are in it)")


def prepare_fix(git, pull):
    """A commit as large as a fix, on what the mirror has."""
    page = PAGE.replace("`5`", f"`{pull['number']}`")
    stream = (f"commit refs/prepared/{pull['number']}\ncommitter D <d@example.org> 1700000000 +0000\ndata 0\n"
              f"from refs/heads/main^0\nM 100644 inline docs/use.md\ndata {len(page)}\n{page}\n")
    subprocess.run([*git, "fast-import", "--quiet"], input=stream, text=True, check=True)


def transfer_all(stage, opened, token, pushes):
    """Seconds for the fetches of the analyses, and with `pushes` a push after each, and no more: as many at a time as two
    workers have places, those of one repository one after another, as Delta's are."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="delta-fetch."))
    url = stage.github.about["url"].replace("http://", f"http://x-access-token:{token}@")
    by_repository = {}
    for name, pull in opened:
        by_repository.setdefault(name, []).append(pull)

    def git_of(name):
        return ["git", "--git-dir", folder / name.replace("/", "-"), "-c", "gc.auto=0"]

    for name, pulls in by_repository.items():
        subprocess.run(["git", "clone", "-q", "--bare", "--filter=blob:none", f"{url}/{name}.git", git_of(name)[2]], check=True)
        for pull in pulls if pushes else []:
            prepare_fix(git_of(name), pull)

    def transfer(name, pull):
        git = git_of(name)
        fetch = [*git, "fetch", "-q", "--no-tags", "--no-write-fetch-head", "--filter=blob:none"]
        number = pull["number"]
        subprocess.run([*fetch, "origin", "+refs/heads/main:refs/heads/main", f"+refs/pull/{number}/head:refs/pull/{number}/head"],
                       check=True)
        tree = subprocess.run([*git, "ls-tree", "-r", pull["head_sha"]], check=True, capture_output=True, text=True).stdout
        ids = [line.split()[2] for line in tree.splitlines()]
        subprocess.run([*fetch, "--stdin", "origin"], input="\n".join(ids), text=True, check=True)
        if pushes:
            branch = f"refs/heads/floor-{number}"
            subprocess.run([*git, "push", "-q", "--no-verify", f"--force-with-lease={branch}:", "origin",
                            f"refs/prepared/{number}:{branch}"], check=True)

    begun = time.monotonic()
    with ThreadPoolExecutor(8) as places:
        list(places.map(lambda name: [transfer(name, pull) for pull in by_repository[name]], by_repository))
    took = time.monotonic() - begun
    shutil.rmtree(folder)
    return took


def processor_time(stage):
    """Seconds so far: by whom, itself and what it started."""
    folder = pathlib.Path(stage.services.folder)
    postmaster = int((folder / "pg/data/postmaster.pid").read_text().split()[0])
    of = {"workers": [p.pid for p in stage.workers], "api": [stage.api.pid],
          "PostgreSQL": [postmaster, *children_of(postmaster)], "Redis": [int((folder / "redis.pid").read_text())],
          "the stand-in": [stage.github.process.pid]}
    out = {}
    for name, pids in of.items():
        out[name], out[f"what {name} started"] = seconds_of(pids)
    return out


def seconds_until(stage, begun, what, pulls):
    """From `begun`, a time of the database, until each analysis has `what`, a time of it too. Asked for seldom: each
    question takes a process."""
    def done():
        time.sleep(0.5)
        return int(stage.psql(f"select count({what}) from drift_events")) >= pulls
    wait_for(what, done, 600)
    return float(stage.psql(f"select extract(epoch from max({what}) - '{begun}') from drift_events"))


def analyse_all(pulls, repositories, change):
    """A second: verdicts, ends, pull requests only fetched, pull requests only fetched and pushed for; and processor time."""
    with Stage(workers=0, contract=False) as stage:
        stage.workers = [stage.start("worker")]
        names = [f"octo/app-{i}" for i in range(repositories)]
        numbers = [stage.link(name, FILES) for name in names]
        stage.github.group(installations=numbers)
        opened = []
        for i in range(pulls):
            name = names[i % repositories]
            stage.github.commit(full_name=name, branch=f"change-{i}", files=change(i))
            opened.append((name, stage.github.open_pull(full_name=name, head=f"change-{i}", tell=False)))
        token = stage.github.make_token(installation=numbers[0])["token"]
        floors = [pulls / transfer_all(stage, opened, token, pushes) for pushes in (False, True)]
        stage.workers.append(stage.start("worker"))
        time.sleep(1)
        before = processor_time(stage)
        begun = stage.psql("select clock_timestamp()")
        for name, pull in opened:
            stage.github.repeat_pull(full_name=name, number=pull["number"], action="opened", head_sha=pull["head_sha"])
        verdicts = pulls / seconds_until(stage, begun, "verdict_at", pulls)
        ends = pulls / seconds_until(stage, begun, "completed_at", pulls)
        after = processor_time(stage)
        took = {name: round((after[name] - before[name]) / pulls * 1000, 1) for name in after}
        return verdicts, ends, *floors, took


def throughput(pulls=100, repositories=10):
    for what, change in (("that each make a page wrong, so that a fix is pushed", changed), ("that make no page wrong", clean)):
        verdicts, ends, fetched, pushed, took = analyse_all(pulls, repositories, change)
        print(f"throughput: {pulls} pull requests {what}, 2 workers, {repositories} repositories: {verdicts * 60:.0f} verdicts a "
              f"minute, {ends * 60:.0f} with all that follows; fetching alone {fetched * 60:.0f}, fetching and pushing alone "
              f"{pushed * 60:.0f}; verdicts to fetching {verdicts / fetched:.2f}, ends to fetching and pushing {ends / pushed:.2f}")
        print("  milliseconds of processor time for each: " + ", ".join(f"{name} {ms}" for name, ms in took.items() if ms))


def count_bytes(stage):
    return sum(r["asked"] + r["answered"] for r in stage.github.received()["git"])


def bytes_of(path):
    with Stage(contract=False) as stage:
        stage.link("octo/app", FILES)
        folder = stage.github.adopt(full_name="octo/big", path=str(pathlib.Path(path).resolve()))["folder"]
        number = stage.github.install(account="octo", repositories=["octo/big"])["id"]
        wait_for("the repository", lambda: stage.psql("update repositories set is_active = true where repo_name = "
                                                      "'octo/big' returning 1"))
        size = sum(p.stat().st_size for p in pathlib.Path(folder).rglob("*") if p.is_file())
        head = stage.github.commit(full_name="octo/big", branch="change", files={"delta-example.py": CODE}, tell=False)["sha"]
        before = count_bytes(stage)
        pull = stage.github.open_pull(full_name="octo/big", head="change")
        event = stage.ended("octo/big", pull["number"], *ENDED, limit=280)
        ours = count_bytes(stage) - before
        with tempfile.TemporaryDirectory() as work:
            token = stage.github.make_token(installation=number)["token"]
            url = stage.github.about["url"].replace("http://", f"http://x-access-token:{token}@") + "/octo/big.git"
            before = count_bytes(stage)
            subprocess.run(["git", "clone", "-q", "--bare", "--filter=blob:none", url, work], check=True)
            tree = subprocess.run(["git", "-C", work, "ls-tree", "-r", head], check=True, capture_output=True, text=True).stdout
            ids = {line.split()[2] for line in tree.splitlines() if line.split()[1] == "blob"}
            subprocess.run(["git", "-C", work, "fetch", "-q", "--no-tags", "--filter=blob:none", "--stdin", "origin"],
                           input="\n".join(ids), text=True, check=True)
            floor = count_bytes(stage) - before
        print(f"bytes: {size / 1e6:.0f} MB of repository, {event['processing_phase']}: {ours / 1e6:.1f} MB fetched for its first "
              f"pull request; a blobless clone with the {len(ids)} files of its head {floor / 1e6:.1f} MB: {ours / floor:.2f}")


def rerun():
    with Stage(contract=False) as stage:
        stage.link("octo/app", FILES)
        pull = stage.pull("octo/app", "change", changed(1))
        first = stage.ended("octo/app", pull["number"], *ENDED)
        before = len(stage.github.received()["git"])
        (run,) = stage.check_runs("octo/app", pull["head_sha"])
        stage.github.event(event="check_run", full_name="octo/app", action="requested_action",
                           requested_action={"identifier": "rerun"}, check_run=first["check_run_id"])
        wait_for("the second", lambda: (e := stage.event("octo/app", pull["number"])) and e["generation"] == 2
                 and e["processing_phase"] in ENDED)
        asked = [r for r in stage.github.received()["git"][before:] if r["service"] == "git-upload-pack" and r["answered"] > 0]
        again = max(stage.check_runs("octo/app", pull["head_sha"]), key=lambda r: r["id"])
        print(f"rerun: {sum(r['answered'] for r in asked)} bytes of git's packs and lists of references in {len(asked)} exchanges; "
              f"the same bytes: {again['output'] == run['output'] and again['id'] != run['id']}")


def main(arguments):
    known = {"latency": latency, "throughput": throughput, "rerun": rerun}
    if not arguments or not re.fullmatch("latency|throughput|rerun|bytes", arguments[0]):
        sys.exit(__doc__)
    while arguments:
        name = arguments.pop(0)
        if name == "bytes":
            bytes_of(arguments.pop(0))
        else:
            known[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
