"""A cache of answers given on the present revision: the same question gets the same message."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import date
from threading import Lock
from typing import TypeVar

from bot.domain.message import Message
from bot.domain.people import Audience
from bot.domain.snapshot import Snapshot
from bot.rules.assessment import Assessment, assess
from commands.asked import Asked, Command

_MESSAGES = 256
_ASSESSMENTS = 4
"""Few: each holds every figure of its day."""

T = TypeVar("T")


class AnswerCache:
    """Threads may share it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._assessments: OrderedDict[Hashable, Assessment] = OrderedDict()
        self._messages: OrderedDict[Hashable, tuple[Message, bool]] = OrderedDict()

    def assessment(self, snapshot: Snapshot, at: date) -> Assessment:
        key = (snapshot.revision, at)
        return self._kept(self._assessments, key, _ASSESSMENTS, lambda: assess(snapshot, at))

    def keep(self, assessment: Assessment) -> None:
        """Keeps an assessment of what is stored, which was made elsewhere, for who asks next."""
        key = (assessment.snapshot.revision, assessment.at)
        self._kept(self._assessments, key, _ASSESSMENTS, lambda: assessment)

    def of(self, command: Command, asked: Asked) -> tuple[Message, bool]:
        """The message, and whether everyone, in a place that may see least, would be shown less."""
        return self._kept(self._messages, asked.view.key, _MESSAGES, lambda: _build(command, asked))

    def _kept(
        self, kept: "OrderedDict[Hashable, T]", key: Hashable, most: int, build: Callable[[], T]
    ) -> T:
        with self._lock:
            if key in kept:
                kept.move_to_end(key)
                return kept[key]
        # Built outside the lock: two threads may build the same, none waits for another's.
        built = build()
        with self._lock:
            kept[key] = built
            while len(kept) > most:
                kept.popitem(last=False)
        return built


def _build(command: Command, asked: Asked) -> tuple[Message, bool]:
    message = command.answer(asked)
    widest = replace(asked, view=replace(asked.view, audience=Audience.WIDE, reader=None))
    return message, command.answer(widest) != message
