"""Somebody at the command line whose process is killed, one point further on each time."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager


@contextmanager
def terminal(url, log, runs="doomed_verb"):
    environment = os.environ | {"DATABASE_URL": url}
    command = [sys.executable, "-m", f"tests.faults.workers.{runs}"]
    with (
        log.open("ab") as errors,
        subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        ) as process,
    ):
        yield Terminal(process)
        process.stdin.close()


class Terminal:
    def __init__(self, process):
        self._process = process

    def run(self, *words, point=0):
        """The exit code of `planbot` with these words, and the point at which it was killed."""
        line = json.dumps(
            [point, *(each if isinstance(each, dict) else str(each) for each in words)]
        )
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        code, at = json.loads(self._process.stdout.readline())
        return code, at

    def killed_everywhere(self, *words, holds):
        """Kills the verb at every point of its way; `holds` is told each, and looks at the store.
        Returns the exit code of the run that came to no more points, and the points.
        """
        points = []
        while (ended := self.run(*words, point=len(points) + 1))[0] == -9:
            points.append(ended[1])
            holds(ended[1])
        return ended[0], points
