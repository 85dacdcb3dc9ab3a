"""The reports that planbot writes, and what is remembered of each that reached somebody."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ReportKind(StrEnum):
    """What a report is for: `bot/papers/reports.py` has the maker of each."""

    COMMITTEE = "committee"
    SCORECARD = "scorecard"
    EXCEPTIONS = "exceptions"

    @property
    def said(self) -> str:
        """Names it as people do: "committee report", "exception report", "scorecard"."""
        return _SAID.get(self, f"{self} report")


_SAID = {ReportKind.SCORECARD: "scorecard", ReportKind.EXCEPTIONS: "exception report"}


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


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """A report that somebody asked for in Slack: to whom it goes, and how far it has come. `by` is
    the title of their role; `file` the id that Slack gave the file once it was handed over.
    """

    id: int
    kind: ReportKind
    as_at: date
    since: date | None
    public: bool
    user: str
    by: str
    attempts: int = 0
    file: str | None = None
