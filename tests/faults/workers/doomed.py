"""`planbot worker` that does something terrible to itself at a named point.

    python -m tests.faults.workers.doomed kill claimed

The deed is kill (SIGKILL), stop (SIGSTOP), raise or hang; the point one of the worker's own, or
`posting` (just before the call) or `importing` (in the middle of the transaction). `none never`
does nothing, nor does `outside never`, to be killed by another. Where the deed is one that others
wait for, so long as a lease or a silence lasts, that is short; all else is the real command.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import event

import bot.cli.worker
from bot.delivery.slack import Slack
from bot.settings import Settings
from bot.store import Store
from bot.worker import Patience, Worker

PATIENT = Patience(no_entry_seconds=1, settled=timedelta(seconds=1))
"""On a busy machine a part of a sound worker may well be silent for some seconds."""
LEFT_BEHIND = replace(PATIENT, slack_seconds=2, lease=timedelta(seconds=2))
FAULTY = replace(LEFT_BEHIND, silent_seconds=3, stop_seconds=3)
DEEDS: dict[str, tuple[Callable[[], object], Patience]] = {
    "kill": (lambda: os.kill(os.getpid(), signal.SIGKILL), LEFT_BEHIND),
    # To the thread itself: sent to the process, the stop may let this thread run on for a while.
    "stop": (lambda: signal.pthread_kill(threading.get_ident(), signal.SIGSTOP), LEFT_BEHIND),
    "raise": (lambda: int("a fault of ours"), FAULTY),
    "hang": (lambda: threading.Event().wait(), FAULTY),
    "outside": (lambda: None, LEFT_BEHIND),
    "none": (lambda: None, PATIENT),
}


def main(deed: str, point: str) -> int:
    done: list[str] = []
    does, patience = DEEDS[deed]

    def at(reached: str) -> None:
        if reached == point and not done:
            done.append(reached)
            does()

    def doomed(settings: Settings, store: Store) -> Worker:
        event.listen(store._engine, "after_cursor_execute", _importing(at))
        worker = Worker(settings, store, patience, at)
        _watch_posting(worker.sender.slack, at)
        return worker

    bot.cli.worker.Worker = doomed  # type: ignore[assignment,attr-defined]  # the one door to short waits
    return bot.cli.worker.run(Settings.read(os.environ))


def _watch_posting(slack: Slack, at: Callable[[str], None]) -> None:
    real = slack.post

    def post(*arguments: Any) -> object:
        at("posting")
        return real(*arguments)

    slack.post = post  # type: ignore[method-assign,assignment]  # see above


def _importing(at: Callable[[str], None]) -> Callable[..., None]:
    def executed(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("INSERT INTO flag"):
            at("importing")

    return executed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
