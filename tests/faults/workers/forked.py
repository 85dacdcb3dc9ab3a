"""Processes that are forked from one that has imported the worker: each is a process like any
other, to be stopped and killed, and starts in a twentieth of the time.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from multiprocessing import get_context
from pathlib import Path
from typing import Any

_FORKING = get_context("forkserver")
_FORKING.set_forkserver_preload(
    [
        f"tests.faults.workers.{each}"
        for each in ("doomed", "doomed_verb", "doomed_form", "warm")  # the last one keeps them all
    ]
)

pipe = _FORKING.Pipe


class Forked:
    """`main` of a module, run on `arguments`; what it says is added to the file `log`."""

    def __init__(
        self, main: Callable[..., int], *arguments: Any, log: Path, environment: Mapping[str, str]
    ) -> None:
        given = (main, arguments, log, dict(environment))
        self._process = _FORKING.Process(target=_run, args=given)
        self._process.start()
        self.pid = self._process.pid

    @property
    def returncode(self) -> int | None:
        """None while it runs, -9 where it was killed."""
        return self._process.exitcode

    poll = returncode.fget

    def wait(self, seconds: float | None = None) -> int:
        self._process.join(seconds)
        if self.returncode is None:
            raise subprocess.TimeoutExpired("a forked process", seconds or 0)
        return self.returncode

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        self._process.kill()


def _run(
    main: Callable[..., int], arguments: tuple[Any, ...], log: Path, given: dict[str, str]
) -> None:
    with log.open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    os.environ.clear()
    os.environ.update(given)
    sys.exit(main(*arguments))
