"""Verbs of the command line, each in a process of its own that may kill itself at a point.

What is asked is a list: the number of the point, 0 for none, and the words after `planbot`. Each
runs in a fork, so that planbot is imported once; the answer is the exit code and the point. The
points of a verb are each statement that writes, the moment before a commit that keeps
something, and the one after it; of one that writes a file, the moment it is open and empty, and
the one before it gets its name.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.cli import import_files, imports, report
from bot.cli import main as planbot
from tests.faults.workers.warm import read_once

_LOADED = (import_files, imports, report)
"""What the verbs would import for themselves, each time anew."""
_WRITES = ("INSERT", "UPDATE", "DELETE")


def main(terminal: Connection) -> int:
    for number, *words in asked(terminal):
        terminal.send(in_a_fork(number, lambda words=words: planbot(words)))
    return 0


def asked(terminal: Connection) -> Iterator[list[Any]]:
    """What is asked until the terminal is closed; from the first on, everything is warm."""
    warm = False
    with suppress(EOFError):
        while True:
            each = terminal.recv()
            if not warm:
                read_once(os.environ["DATABASE_URL"])
                warm = True
            yield each


def in_a_fork(number: int, deed: Callable[[], int]) -> list[Any]:
    """Does `deed` in a fork that is killed at point `number`: its exit code, and the point."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        _watch(_killer(number, writing))
        os._exit(deed())
    os.close(writing)
    _, status = os.waitpid(process, 0)
    with os.fdopen(reading) as said:
        return [os.waitstatus_to_exitcode(status), said.read()]


def _killer(number: int, writing: int) -> Callable[[str], None]:
    met = 0

    def reached(point: str) -> None:
        nonlocal met
        met += 1
        if met == number:
            os.write(writing, point.encode())
            os.kill(os.getpid(), signal.SIGKILL)

    return reached


def _watch(reached: Callable[[str], None]) -> None:
    """Calls `reached` at every point, on whatever engine the verb makes."""
    written = False

    def file(what: str, said: tuple[Any, ...]) -> None:
        if what == "os.rename":
            reached("naming")
        elif what == "open" and said[1] and "w" in said[1]:
            reached("writing")

    sys.addaudithook(file)

    @event.listens_for(Engine, "after_cursor_execute")
    def executed(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        nonlocal written
        if statement.lstrip().startswith(_WRITES):
            written = True
            reached(" ".join(statement.split()[:3]))

    @event.listens_for(Engine, "commit")
    def committing(connection: Any) -> None:
        nonlocal written
        if written:
            written = False
            reached("committing")
            connection.connection.dbapi_connection.commit()
            reached("committed")
