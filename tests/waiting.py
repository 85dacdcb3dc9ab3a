"""How long a test waits for what must happen. Nothing waits for it to pass."""

import time

SOON = 60.0
"""Seconds: far more than any of it takes, on a machine that is busy with other things too."""


def until(happened):
    """What `happened()` gives, as soon as that is true. Raises AssertionError when it never is."""
    deadline = time.monotonic() + SOON
    while not (found := happened()):
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.02)
    return found
