# SPDX-License-Identifier: Apache-2.0
"""For what another process does in its own time."""

import time


def wait_for(what, condition, limit=60):
    """The first true value of `condition()`."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        if value := condition():
            return value
        time.sleep(0.05)
    raise AssertionError(f"waited {limit} s for {what}")
