"""Somebody at the command line whose process is killed, one point further on each time."""

import os
from contextlib import contextmanager

from tests.faults.workers import doomed_verb
from tests.faults.workers.forked import Forked, pipe
from tests.waiting import SOON


@contextmanager
def terminal(url, log, main=doomed_verb.main):
    here, there = pipe()
    process = Forked(main, there, log=log, environment=os.environ | {"DATABASE_URL": url})
    there.close()
    try:
        with here:
            yield Terminal(here)
        assert process.wait(SOON) == 0
    finally:
        process.kill()


class Terminal:
    def __init__(self, connection):
        self._connection = connection

    def run(self, *words, point=0):
        """The exit code of `planbot` with these words, and the point at which it was killed."""
        said = [each if isinstance(each, dict) else str(each) for each in words]
        self._connection.send([point, *said])
        return self._connection.recv()

    def killed_everywhere(self, *words, holds):
        """Kills the verb at every point of its way; `holds` is told each, and looks at the store.
        Returns the exit code of the run that came to no more points, and the points.
        """
        points = []
        while (ended := self.run(*words, point=len(points) + 1))[0] == -9:
            points.append(ended[1])
            holds(ended[1])
        return ended[0], points
