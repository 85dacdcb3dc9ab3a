"""What people answer to a flag: seen, on hold, handed on. Only ever added to."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from bot.domain.rag import Status


class FlagDeed(StrEnum):
    ACKNOWLEDGED = "acknowledged"
    HELD = "held"
    HANDED_ON = "handed on"
    HOLD_ENDED = "hold ended"
    """By planbot: what it was held until has come."""
    ESCALATED = "escalated"
    """By planbot: nobody had acknowledged it in time."""


class HoldUntil(StrEnum):
    """Until when a flag is set aside. It is evaluated all the while."""

    NEXT_FIGURE = "next figure"
    WORSE = "worse"
    DAY = "a day"


@dataclass(frozen=True, slots=True)
class FlagAnswer:
    """One answer. `at` is UTC; `by` the title of the role that gave it, empty for planbot."""

    deed: FlagDeed
    at: datetime
    by: str = ""
    reason: str = ""
    """In people's own words."""
    until: HoldUntil | None = None
    day: date | None = None
    """Until when it is held, or by when whoever has it is to answer."""
    role: str | None = None
    """The title of the role that it was handed on, or escalated, to."""
    period: str | None = None
    """Of the figure that stood when it was held, as a code; with its `status`, and its `gap` to the
    target, in the indicator's unit: how much worse it was.
    """
    gap: Decimal | None = None
    status: Status | None = None
