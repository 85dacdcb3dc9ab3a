"""Red, amber, green: what people judge (a rating) and what figures say (a status)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

KEPT = {"kept": True}
"""Marks a field that planbot keeps beside a noun: a plan file does not hold it."""


class Rag(StrEnum):
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    BLUE = "blue"
    """Complete, where a plan says so; only people can judge that."""

    @property
    def gone_well(self) -> bool:
        return self in (Rag.GREEN, Rag.BLUE)


class Status(StrEnum):
    """What the rule makes of a figure against its target. Never a rating."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NO_DATA = "no data"

    @property
    def off_green(self) -> bool:
        return self in (Status.AMBER, Status.RED)


@dataclass(frozen=True, slots=True)
class Rating:
    """A dated judgement of evidence by a named role, with a reason. Only ever added to."""

    rag: Rag
    judged: date
    by: str
    reason: str
    derived: bool = False
    """True where the source does not print the letter and it follows from printed counts."""
    recorded: datetime | None = field(default=None, compare=False, metadata=KEPT)
    """When planbot took the judgement in (UTC), however it was reworded later; None until it is
    stored.
    """
    in_slack: bool = field(default=False, compare=False, metadata=KEPT)
    """Whether it was given in Slack, and not brought by a file."""
