"""What a command needs from its start to its end: time, the processor's time, memory."""

import json
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1_000_000
_MEASURER = """
import json, os, resource, subprocess, sys
code = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
told = [code, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024]
open(sys.argv[1], "w").write(json.dumps(told))
"""
"""Run by a small process of its own: one that is forked off a large one counts that one's memory
as the most that it ever held.
"""


@dataclass(frozen=True, slots=True)
class Used:
    """`wall` and `busy` are in seconds, `memory` is the most that it held, in megabytes."""

    wall: float
    busy: float
    memory: float


def used_by(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Used:
    """Runs the command to its end. Raises AssertionError where it fails."""
    told = folder / "used.json"
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-S", "-c", _MEASURER, str(told), *command],
        env=dict(environment),
        check=True,
    )
    wall = time.perf_counter() - begun
    code, busy, memory = json.loads(told.read_text(encoding="utf-8"))
    if code:
        raise AssertionError(f"{' '.join(command)} ended with {code}")
    return Used(wall, busy, memory / MEGABYTE)
