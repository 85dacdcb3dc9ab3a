"""The reports that planbot writes, and what is remembered of each that reached somebody."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ReportKind(StrEnum):
    """What a report is for: `bot/papers/reports.py` has the maker of each."""

    COMMITTEE = "committee"
    EXCEPTIONS = "exceptions"


@dataclass(frozen=True, slots=True)
class ReportMade:
    """A report that was written into a file or delivered. `since` is the day that it was compared
    with, `made_at` UTC, `by` who had it made, `file` its name.
    """

    kind: ReportKind
    as_at: date
    since: date | None
    public: bool
    made_at: datetime
    by: str
    file: str
    imports: tuple[int, ...]
    """The numbers of the imports that its plan and its figures came with."""
