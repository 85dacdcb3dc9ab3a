"""The parts that messages are made of, each one thought."""

from dataclasses import dataclass
from typing import Literal

MOST_ROWS = 97
"""Slack shows 100 rows: these, the header, the foot, and how many are left out."""


@dataclass(frozen=True, slots=True)
class Title:
    text: str


@dataclass(frozen=True, slots=True)
class Say:
    """Sentences; *bold* is the only mark-up."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A context line: where figures come from and what marks mean."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """At most one a message. `right` names the columns of numbers. Rows past `most` are counted
    and not shown; the `foot`, such as a total, is.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()
    foot: tuple[str, ...] | None = None
    most: int = MOST_ROWS


@dataclass(frozen=True, slots=True)
class Button:
    """`does` is the action's name; `value` says to what. `typed` is the command that does the
    same, for those who read the plain text.
    """

    label: str
    does: Literal["show", "share", "acknowledge"]
    value: str
    typed: str | None = None
    main: bool = False


@dataclass(frozen=True, slots=True)
class Buttons:
    buttons: tuple[Button, ...]


Part = Title | Say | Note | Table | Buttons
