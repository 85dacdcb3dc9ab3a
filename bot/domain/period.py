"""The stretch of time a figure speaks about, and how it is written down."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


FORMS = (
    "2018-09-30, 2018-09, 2018-07..2018-08, 2018/19 Q2, 2017/18, 2018/19 to 2018-09, or by 2018-09 "
    "where none is stated"
)
"""How a period is written down: one of each kind."""


class PeriodKind(StrEnum):
    DAY = "day"
    MONTH = "month"
    MONTHS = "months"
    QUARTER = "quarter"
    YEAR = "year"
    YEAR_TO_DATE = "year to date"
    UNSTATED = "unstated"

    @property
    def nouns(self) -> tuple[str, str]:
        """The nouns of one figure and of several: "a month" and "months"."""
        return _NOUNS[self]

    @property
    def by(self) -> str:
        """Says how an indicator is measured: "by month", "by the year to date"."""
        return _BY.get(self, f"by {self}")


_NOUNS = {
    PeriodKind.DAY: ("a day", "days"),
    PeriodKind.MONTH: ("a month", "months"),
    PeriodKind.MONTHS: ("a stretch of months", "stretches of months"),
    PeriodKind.QUARTER: ("a quarter", "quarters"),
    PeriodKind.YEAR: ("a year", "years"),
    PeriodKind.YEAR_TO_DATE: ("the year to date", "the year to date"),
    PeriodKind.UNSTATED: ("a period that is not stated", "periods that are not stated"),
}
_BY = {
    PeriodKind.MONTHS: "by stretches of months",
    PeriodKind.YEAR_TO_DATE: "by the year to date",
    PeriodKind.UNSTATED: "without a stated period",
}


@dataclass(frozen=True, slots=True)
class Period:
    """First to last day, both included; years and quarters are financial, from 1 April.

    Written as `2018-09-30` (a day), `2018-09`, `2018-07..2018-08` (months), `2018/19 Q2`,
    `2017/18`, `2018/19 to 2018-09` (year to date) or `by 2018-09` (the source states no
    period; the figure was reported by the end of that month).
    """

    kind: PeriodKind
    start: date
    end: date

    def __hash__(self) -> int:
        # A hundred thousand of them are looked up at a time, and a kind is slow to hash.
        return hash((self.start, self.end))

    @staticmethod
    def parse(code: str) -> "Period":
        """The period that `code` writes down. Raises ValueError with the forms it knows."""
        return _parsed(code.strip())

    @property
    def code(self) -> str:
        """The written form; `Period.parse(period.code) == period`."""
        return _code(self)

    @property
    def label(self) -> str:
        """The name a manager would say: "September 2018", "April to September 2018"."""
        last = f"{self.end:%B %Y}"
        match self.kind:
            case PeriodKind.DAY:
                return say_day(self.end)
            case PeriodKind.MONTH:
                return last
            case PeriodKind.MONTHS:
                return _months(self.start, self.end)
            case PeriodKind.QUARTER | PeriodKind.YEAR:
                return self.code
            case PeriodKind.YEAR_TO_DATE:
                return f"year to date, {_months(self.start, self.end)}"
            case PeriodKind.UNSTATED:
                return f"period not stated, reported by {last}"

    @property
    def when(self) -> str:
        """The period after a verb: "in September 2018", "on 30 June 2018"; where none is stated,
        "with the figure reported by September 2018".
        """
        match self.kind:
            case PeriodKind.DAY:
                return f"on {self.label}"
            case PeriodKind.UNSTATED:
                return f"with {self.figure}"
            case _:
                return f"in {self.noun}"

    @property
    def noun(self) -> str:
        """The period as what a sentence speaks of: "September 2018", "the year to date, …", "the
        figure reported by September 2018".
        """
        match self.kind:
            case PeriodKind.YEAR_TO_DATE:
                return f"the {self.label}"
            case PeriodKind.UNSTATED:
                return self.figure
            case _:
                return self.label

    @property
    def figure(self) -> str:
        """The words for its figure: "the figure for September 2018", "the figure reported by
        September 2018" where no period is stated.
        """
        if self.kind is PeriodKind.UNSTATED:
            return f"the figure reported by {self.end:%B %Y}"
        return f"the figure for {self.noun}"

    @property
    def short(self) -> str:
        """The name for a table cell, some 20 characters at most: "by September 2018"."""
        match self.kind:
            case PeriodKind.UNSTATED:
                return f"by {self.end:%B %Y}"
            case PeriodKind.YEAR_TO_DATE:
                return f"year to {self.end:%B %Y}"
            case PeriodKind.MONTHS if f"{self.start:%Y%m}" != f"{self.end:%Y%m}":
                return f"{self.start:%b %Y}–{self.end:%b %Y}"
            case _:
                return self.label

    @property
    def tick(self) -> str:
        """The name under a point of a chart, 20 characters at most: "Sep 2018"."""
        match self.kind:
            case PeriodKind.MONTH:
                return f"{self.end:%b %Y}"
            case PeriodKind.YEAR_TO_DATE:
                return f"year to {self.end:%b %Y}"
            case _:
                return self.short


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Period:
    for kind, pattern in _PATTERNS.items():
        if match := pattern.fullmatch(text):
            return Period(kind, *_bounds(kind, match))
    raise ValueError(f"'{text[:40]}' is not a period; write {FORMS}")


@lru_cache(maxsize=4096)
def _code(period: Period) -> str:
    last = f"{period.end:%Y-%m}"
    match period.kind:
        case PeriodKind.DAY:
            return period.end.isoformat()
        case PeriodKind.MONTH:
            return last
        case PeriodKind.MONTHS:
            return f"{period.start:%Y-%m}..{last}"
        case PeriodKind.QUARTER:
            return f"{financial_year(period.end)} Q{_quarter(period.end)}"
        case PeriodKind.YEAR:
            return financial_year(period.end)
        case PeriodKind.YEAR_TO_DATE:
            return f"{financial_year(period.end)} to {last}"
        case PeriodKind.UNSTATED:
            return f"by {last}"


def financial_year(day: date) -> str:
    """The year to 31 March that `day` falls in, as "2018/19"."""
    first = day.year if day.month >= 4 else day.year - 1
    return f"{first}/{(first + 1) % 100:02d}"


def say_day(day: date) -> str:
    """Says a day as people do, without a leading zero: "5 November 2018"."""
    return f"{day.day} {day:%B %Y}"


def london_day(moment: datetime) -> date:
    """The calendar day in England at `moment` (aware)."""
    return moment.astimezone(LONDON).date()


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _months(start: date, end: date) -> str:
    last = f"{end:%B %Y}"
    if f"{start:%B %Y}" == last:
        return last
    return f"{start:%B} to {last}" if start.year == end.year else f"{start:%B %Y} to {last}"


def _quarter(day: date) -> int:
    return (day.month - 4) % 12 // 3 + 1


_MONTH = r"([0-9]{4})-(0[1-9]|1[0-2])"
_YEAR = r"([0-9]{4})/([0-9]{2})"
_PATTERNS = {
    PeriodKind.DAY: re.compile(rf"{_MONTH}-([0-9]{{2}})"),
    PeriodKind.MONTH: re.compile(_MONTH),
    PeriodKind.MONTHS: re.compile(rf"{_MONTH}\.\.{_MONTH}"),
    PeriodKind.QUARTER: re.compile(rf"{_YEAR} Q([1-4])"),
    PeriodKind.YEAR: re.compile(_YEAR),
    PeriodKind.YEAR_TO_DATE: re.compile(rf"{_YEAR} to {_MONTH}"),
    PeriodKind.UNSTATED: re.compile(rf"by {_MONTH}"),
}


def _bounds(kind: PeriodKind, match: re.Match[str]) -> tuple[date, date]:
    parts = [int(part) for part in match.groups()]
    match kind:
        case PeriodKind.DAY:
            day = date(*parts)
            return day, day
        case PeriodKind.MONTH | PeriodKind.UNSTATED:
            return date(parts[0], parts[1], 1), month_end(parts[0], parts[1])
        case PeriodKind.MONTHS:
            return _ordered(date(parts[0], parts[1], 1), month_end(parts[2], parts[3]))
        case PeriodKind.QUARTER:
            first = _april(parts[0], parts[1])
            year, month = (first.year, 1 + 3 * parts[2]) if parts[2] < 4 else (first.year + 1, 1)
            return date(year, month, 1), month_end(year, month + 2)
        case PeriodKind.YEAR:
            first = _april(parts[0], parts[1])
            return first, date(first.year + 1, 3, 31)
        case PeriodKind.YEAR_TO_DATE:
            first, last = _april(parts[0], parts[1]), month_end(parts[2], parts[3])
            if financial_year(last) != financial_year(first):
                raise ValueError(f"{last:%B %Y} is not in the financial year {match[1]}/{match[2]}")
            return first, last


def _april(first: int, second: int) -> date:
    if (first + 1) % 100 != second:
        raise ValueError(f"{first}/{second:02d} is not a financial year; write 2018/19")
    return date(first, 4, 1)


def _ordered(start: date, end: date) -> tuple[date, date]:
    if start > end:
        raise ValueError(f"the period ends ({end:%Y-%m}) before it starts ({start:%Y-%m})")
    return start, end
