"""The reports that planbot writes."""

from enum import StrEnum


class ReportKind(StrEnum):
    """What a report is for: `bot/papers/reports.py` has the maker of each."""

    COMMITTEE = "committee"
    EXCEPTIONS = "exceptions"
