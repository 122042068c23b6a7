# SPDX-License-Identifier: Apache-2.0
"""Whose processor time it was: on a shared machine the steadier measure."""
import os
import pathlib


def children_of(pid):
    return [int(n) for task in pathlib.Path(f"/proc/{pid}/task").iterdir() for n in (task / "children").read_text().split()]


def seconds_of(pids):
    """So far: of the processes themselves, and of what they started that has ended. One that ended is in its parent's."""
    own = started = 0
    for pid in filter(lambda pid: pathlib.Path(f"/proc/{pid}").exists(), pids):
        user, system, for_user, for_system = map(int, pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:15])
        own, started = own + user + system, started + for_user + for_system
    ticks = os.sysconf("SC_CLK_TCK")
    return own / ticks, started / ticks
