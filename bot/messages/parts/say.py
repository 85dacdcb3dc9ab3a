"""Sentences, and the context lines below them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from bot.messages.parts.part import Block
from bot.messages.text import clip, mrkdwn, plain
from bot.messages.words import bullets

_MORE = re.compile(r"• and ([0-9]+) more")
_POINT = "• "


@dataclass(frozen=True, slots=True)
class _Words:
    text: str

    @property
    def words(self) -> str:
        return self.text

    def size(self) -> int:
        return len(mrkdwn(self.text))

    def shorter(self) -> Self:
        return replace(self, text=_without_last_point(self.text))

    def plain(self) -> str:
        return plain(self.text)


@dataclass(frozen=True, slots=True)
class Say(_Words):
    """Sentences; *bold* is the only mark-up."""

    limit = 3000

    def block(self, _place: int) -> Block:
        return {"type": "section", "text": _drawn(self.text)}


@dataclass(frozen=True, slots=True)
class Note(_Words):
    """A context line: where figures come from and what marks mean."""

    limit = 2000

    def block(self, _place: int) -> Block:
        return {"type": "context", "elements": [_drawn(self.text)]}


def listing(heading: str, lines: Iterable[str], most: int) -> Say:
    """The lines as points under a heading, at most so many; where there are none, no part at all:
    what says nothing is left out of a message.
    """
    points = bullets(lines, most)
    return Say(f"*{heading}*\n{points}" if points else "")


def _drawn(text: str) -> Block:
    # verbatim keeps Slack from making links and mentions out of what it finds.
    return {"type": "mrkdwn", "text": mrkdwn(text), "verbatim": True}


def _without_last_point(text: str) -> str:
    lines = text.split("\n")
    said = _MORE.fullmatch(lines[-1])
    left_out = int(said[1]) if said else 0
    points = lines[:-1] if said else lines
    # One point alone is not left out: it is shortened.
    if len(points) > 1 and all(each.startswith(_POINT) for each in points[-2:]):
        return "\n".join([*points[:-1], f"• and {left_out + 1} more"])
    rest = lines[-1:] if said else []
    kept = "\n".join(points)
    return "\n".join([clip(kept, max(1, len(kept) - 1 - len(kept) // 10)), *rest])
