"""The column `period`. `2010-11` is November 2010, and in many tables the year 2010/11."""

import re
from calendar import month_name
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from bot.domain.outturn import Outturn
from bot.domain.period import FORMS, Period, PeriodKind
from bot.domain.plan import Plan
from bot.importing.problems import Unreadable
from bot.importing.recipes.headings.numbered_days import day_of_number
from bot.importing.recipes.headings.stated_periods import stated_period
from bot.importing.tables.dates import MONTH_FIRST, NO_WEEKS, is_month_first, is_week
from bot.importing.tables.table import Cells
from bot.importing.texts import quoted

_EARLIEST = 1990
_FORMS = "write 2018-09 for a month or 2018/19 Q2 for a quarter"
_DASHED_YEAR = re.compile(r"([0-9]{4})-([0-9]{2})")
_MONTH_IN_WORDS = re.compile(rf"({'|'.join(month_name[1:])}) ([0-9]{{4}})", re.IGNORECASE)
_AS_A_SPREADSHEET = re.compile(r"[A-Z][a-z]{2}-[0-9]{2}")
_MONTHS = {name.casefold(): number for number, name in enumerate(month_name) if name}


def read_period(text: str, at: date) -> Period:
    """The period, as the month where it could be a month or a year. Raises Unreadable, also for
    one that is not over on the day `at`.
    """
    if not text:
        raise Unreadable(f"is empty; {_FORMS}")
    return _within(_parsed(text), at)


class YearsOrMonths:
    """Periods such as 2010-11, settled by what stands beside them for the same indicator: years
    of that form make it a year, months of its calendar year a month, and nothing or both neither.
    """

    def __init__(self, plan: Plan, at: date) -> None:
        self._at = at
        self._measured_by_year = {
            each.ref for each in plan.indicators if each.measured is PeriodKind.YEAR
        }
        self._doubtful: dict[str, list[tuple[int, Cells, Period]]] = defaultdict(list)
        self._years: set[str] = set()
        self._months: set[tuple[str, int]] = set()

    def doubts(self, place: int, cells: Cells, outturn: Outturn) -> bool:
        """Tells whether the period of the row, whose figure is at `place` of the file's, could be a
        year as well; what it says of other rows is taken down.
        """
        ref, period, text = outturn.indicator, outturn.period, cells.text("period")
        if period.kind is PeriodKind.MONTH and _could_be_a_year(text):
            self._doubtful[ref].append((place, cells, period))
            return True
        if period.kind is PeriodKind.MONTH:
            self._months.add((ref, period.end.year))
        elif period.kind is PeriodKind.YEAR and _DASHED_YEAR.fullmatch(text):
            self._years.add(ref)
        return False

    def settled(self) -> Iterator[tuple[int, Cells, Period]]:
        """Yields each doubtful row with the period that it is settled to be, once all rows are
        seen. Refuses, once for each indicator, what stays doubtful.
        """
        for ref, found in self._doubtful.items():
            unsettled: list[Cells] = []
            for place, cells, month in found:
                among_months = (ref, month.end.year) in self._months
                if ref in self._years and not among_months:
                    year = cells.read("period", lambda text: _within(_year(text), self._at))
                    if year:
                        yield place, cells, year
                elif among_months and not self._years_only(ref):
                    yield place, cells, month
                else:
                    unsettled.append(cells)
            if unsettled:
                _refuse(unsettled)

    def _years_only(self, ref: str) -> bool:
        return ref in self._years or ref in self._measured_by_year


def _refuse(unsettled: list[Cells]) -> None:
    first = unsettled[0]
    month, year = _parsed(first.text("period")), _year(first.text("period"))
    rest = len(unsettled) - 1
    more = f" (and {rest} more {'row' if rest == 1 else 'rows'} like it)" if rest else ""
    first.refuse(
        "period",
        f"{month.code} could be {month.label} or the financial year {year.code}{more}; write "
        f"{year.code} as text for the year, or {month.label} for the month",
    )


@lru_cache(maxsize=4096)
def _could_be_a_year(text: str) -> bool:
    match = _DASHED_YEAR.fullmatch(_dashed(text))
    return match is not None and (int(match[1]) + 1) % 100 == int(match[2])


def _dashed(text: str) -> str:
    """Dec-11, which a spreadsheet makes of 2011/12, as 2011-12; other texts as they are."""
    if not _AS_A_SPREADSHEET.fullmatch(text):
        return text
    stated = stated_period(text)
    return stated.code if stated and stated.code else text


def _year(text: str) -> Period:
    dashed = _dashed(text)
    return Period.parse(f"{dashed[:4]}/{dashed[5:]}")


def _within(period: Period, at: date) -> Period:
    if period.end > at:
        raise Unreadable(
            f"the period {period.code} ends on {period.end}, after {at}, the day of this import; "
            "correct it, or report it once it is over"
        )
    if period.start.year < _EARLIEST:
        raise Unreadable(f"the period {period.code} is before {_EARLIEST}; correct the year")
    return period


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Period:
    if match := _MONTH_IN_WORDS.fullmatch(text):
        return Period.parse(f"{match[2]}-{_MONTHS[match[1].casefold()]:02d}")
    if _could_be_a_year(text) and not 1 <= int(_dashed(text)[5:]) <= 12:
        return _year(text)
    try:
        return Period.parse(text)
    except ValueError as error:
        if (stated := stated_period(text)) and stated.code and not stated.provisional:
            return Period.parse(stated.code)
        if is_month_first(text):
            said = f"{quoted(text)} is a date with its month first; {MONTH_FIRST}"
            raise Unreadable(said) from error
        if is_week(text):
            raise Unreadable(f"{quoted(text)} is a week; {NO_WEEKS}") from error
        if numbered := day_of_number(text):
            raise Unreadable(
                f"{quoted(text)} is the number that a spreadsheet keeps for {numbered:%-d %B %Y}; "
                f"give the column the format of a date, or write {numbered:%B %Y}"
            ) from error
        said = str(error).replace(FORMS, f"July 2018, {FORMS}")
        raise Unreadable(said if "write" in said else f"{said}; {_FORMS}") from error
