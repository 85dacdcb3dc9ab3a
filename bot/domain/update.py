"""What lead officers say for a meeting, whom they were asked by, and who is away."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Going(StrEnum):
    """How a recommendation is going, in its lead officer's judgement."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class FigureNote:
    """What is said of one indicator's figure; `back_by` is the month it is expected back on target,
    as a period's code: "2019-03".
    """

    indicator: str
    note: str = ""
    back_by: str | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """One version of what is said of a recommendation for the meeting of a day. `at` is UTC, `by`
    the title of the role. Where there is nothing to add, nothing else is said.
    """

    id: int
    recommendation: int
    meeting: date
    at: datetime
    by: str
    going: Going | None = None
    why: str = ""
    done: str = ""
    next: str = ""
    next_by: date | None = None
    notes: tuple[FigureNote, ...] = ()

    @property
    def nothing_to_add(self) -> bool:
        return self.going is None


@dataclass(frozen=True, slots=True)
class Ask:
    """That a role was asked about a recommendation, for the meeting of a day."""

    meeting: date
    recommendation: int
    role: str
    """The title of the role that was asked: the first lead's, or its deputy's."""


@dataclass(frozen=True, slots=True)
class Absence:
    """That a role is away, from the moment it was said (UTC) until the end of a day."""

    role: str
    """The title."""
    at: datetime
    until: date
