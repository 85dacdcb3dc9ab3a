"""Verbs of the command line, each in a process of its own that may kill itself at a point.

    python -m tests.faults.workers.doomed_verb < lines

A line is a list in JSON: the number of the point, 0 for none, and the words after `planbot`. Each
runs in a fork, so that planbot is imported once; the answer is a line with the exit code and the
point. The points of a verb are each statement that writes, the moment before a commit that keeps
something, and the one after it; of one that writes a file, the moment it is open and empty, and
the one before it gets its name.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.cli import import_files, imports, report
from bot.cli import main as planbot
from tests.faults.workers.warm import read_once

_LOADED = (import_files, imports, report)
"""What the verbs would import for themselves, each time anew."""
_WRITES = ("INSERT", "UPDATE", "DELETE")


def main() -> None:
    for number, *words in asked():
        answer = in_a_fork(number, lambda words=words: planbot(words))
        print(json.dumps(answer), flush=True)  # noqa: T201 - what it is run for


def asked() -> Iterator[list[Any]]:
    """The lines of standard input; from the first on, everything is warm."""
    for number, line in enumerate(sys.stdin):
        if not number:
            read_once(os.environ["DATABASE_URL"])
        yield json.loads(line)


def in_a_fork(number: int, deed: Callable[[], int]) -> list[Any]:
    """Does `deed` in a fork that is killed at point `number`: its exit code, and the point."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.dup2(2, 1)
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


if __name__ == "__main__":
    main()
