"""A cache of answers given on the present revision: the same question gets the same message."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock
from typing import TypeVar

from bot.domain.message import Block, Message
from bot.domain.people import Audience
from bot.domain.snapshot import Snapshot
from bot.rules.assessment import Assessment, assess
from commands.asked import Asked, Command
from commands.replies import encoded

_ANSWERS = 256
_ASSESSMENTS = 4
"""Few: each holds every figure of its day."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer:
    """A message, and the reply that brings it; `restricted` where everyone, in a place that may see
    least, would be shown less.
    """

    message: Message
    reply: str
    restricted: bool = False


class AnswerCache:
    """Threads may share it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._assessments: OrderedDict[Hashable, Assessment] = OrderedDict()
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()

    def assessment(self, snapshot: Snapshot, at: date) -> Assessment:
        key = (snapshot.revision, at)
        return self._kept(self._assessments, key, _ASSESSMENTS, lambda: assess(snapshot, at))

    def keep(self, assessment: Assessment) -> None:
        """Keeps an assessment of what is stored, which was made elsewhere, for who asks next."""
        key = (assessment.snapshot.revision, assessment.at)
        self._kept(self._assessments, key, _ASSESSMENTS, lambda: assessment)

    def of(self, command: Command, asked: Asked) -> Answer:
        return self._kept(self._answers, asked.view.key, _ANSWERS, lambda: _build(command, asked))

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


def answer_of(message: Message) -> Answer:
    """The same answer for everyone."""
    return Answer(message, encoded(message))


def _build(command: Command, asked: Asked) -> Answer:
    message = command.answer(asked)
    widest = replace(asked, view=replace(asked.view, audience=Audience.WIDE, reader=None))
    restricted = _shown(command.answer(widest)) != _shown(message)
    return Answer(message, encoded(message), restricted)


def _shown(message: Message) -> tuple[str, list[Block]]:
    """What is read: what may be pressed depends on who may do it, and shows nothing."""
    return message.text, [each for each in message.blocks if each["type"] != "actions"]
