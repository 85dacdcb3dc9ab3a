"""A period in a heading, a cell, or the name of a sheet, as people write it → its written form."""

import re
from calendar import month_abbr, month_name
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.domain.period import Period, PeriodKind
from bot.importing.recipes.headings.provisional_words import without_estimated, without_provisional


@dataclass(frozen=True, slots=True)
class Stated:
    """`code` is the written form, as `Period.parse` reads it. Without one the text leaves the year
    open: `month` (1-12) or `quarter` (1-4) is what it says, or it is the year `to_date`. `year`
    is a bare year, 2018, that could be several.
    """

    code: str | None = None
    month: int | None = None
    quarter: int | None = None
    to_date: bool = False
    year: int | None = None
    provisional: bool = False

    def within(self, year: str) -> "Stated":
        """The period in `year`, a financial year such as 2018/19, where it left the year open."""
        first = int(year[:4])
        if self.code is not None:
            return self
        if self.month is not None:
            calendar = first if self.month >= 4 else first + 1
            return replace(self, code=f"{calendar}-{self.month:02d}")
        if self.quarter is not None:
            return replace(self, code=f"{year} Q{self.quarter}")
        return self


_MONTHS = {
    name.casefold(): number
    for names in (month_name, month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_LAST = _MONTH.replace("<month>", "<last>")
_YEAR = r"'?(?P<year>[0-9]{4}|[0-9]{2})"
_SPAN = r"(?P<first>(?:19|20)?[0-9]{2})\s?[/-]\s?(?P<second>[0-9]{2}|(?:19|20)[0-9]{2})"
_GAP = r"[\s./-]*"
_MIDNIGHT = r"(?:[t ]00:00(?::00(?:\.0+)?)?z?)?"
"""What databases write after a day."""
_QUARTER = r"(?:q|qtr|quarter)\.?\s*(?P<quarter>[1-4])"
_SHORT = (PeriodKind.MONTH, PeriodKind.QUARTER)
_TO_DATE = re.compile(r"^(?:ytd|year to date)\b|\b(?:ytd|year to date)$")
_FORMS = {
    "month": re.compile(rf"{_MONTH}{_GAP}{_YEAR}"),
    "iso_month": re.compile(r"(?P<year>[0-9]{4})[-/](?P<number>0[1-9]|1[0-2])"),
    "month_first": re.compile(r"(?P<number>0?[1-9]|1[0-2])/(?P<year>[0-9]{4})"),
    "bare_month": re.compile(_MONTH),
    "quarter_first": re.compile(rf"{_QUARTER}{_GAP}{_SPAN}"),
    "quarter_last": re.compile(rf"{_SPAN}{_GAP}{_QUARTER}"),
    "bare_quarter": re.compile(_QUARTER),
    "year": re.compile(
        r"(?P<first>(?:19|20)[0-9]{2})\s?[/-]\s?(?P<second>[0-9]{2}|(?:19|20)[0-9]{2})"
    ),
    "short_year": re.compile(r"(?P<first>[0-9]{2})/(?P<second>[0-9]{2})"),
    "joined_year": re.compile(r"(?P<first>(?:19|20)[0-9]{2})(?P<second>[0-9]{2})"),
    "bare_year": re.compile(r"(?P<year>(?:19|20)[0-9]{2})"),
    "iso_day": re.compile(
        rf"(?P<year>[0-9]{{4}})-(?P<number>[0-9]{{2}})-(?P<day>[0-9]{{2}}){_MIDNIGHT}"
    ),
    "day": re.compile(
        rf"(?P<day>[0-9]{{1,2}})(?P<parted>[/.-])(?P<number>[0-9]{{1,2}})(?P=parted)"
        rf"(?P<year>[0-9]{{4}}){_MIDNIGHT}"
    ),
    "year_ending": re.compile(
        rf"(?:year|y/e|12 months|twelve months)\s+(?:(?:ending|ended|end|to)\s+)?"
        rf"(?:(?:30|31)(?:st|th)?\s+)?{_LAST}{_GAP}{_YEAR}"
    ),
    "day_in_words": re.compile(
        rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{_GAP}{_MONTH}{_GAP}{_YEAR}"
    ),
    "months": re.compile(rf"{_MONTH}\s?(?:-|–|to)\s?{_LAST}{_GAP}{_YEAR}"),
}


@lru_cache(maxsize=4096)
def stated_period(text: str) -> Stated | None:
    """Tells what period `text` states, whole; None where it is no period or more than one.

    `2010-11` stays as a month, for the checks of the column `period` to doubt.
    """
    bare = " ".join(text.casefold().split())
    unmarked = without_provisional(bare)
    if unmarked == bare:
        return _valid(_of(bare)) or _estimated(bare)
    found = _valid(_of(unmarked))
    return found and replace(found, provisional=True)


def _estimated(text: str) -> Stated | None:
    """A month or a quarter that is said to be estimated."""
    unmarked = without_estimated(text)
    found = _valid(_of(unmarked)) if unmarked != text else None
    if found is None:
        return None
    open_year = found.month is not None or found.quarter is not None
    if open_year or (found.code and Period.parse(found.code).kind in _SHORT):
        return replace(found, provisional=True)
    return None


def _valid(found: Stated | None) -> Stated | None:
    if found is None or found.code is None:
        return found
    try:
        Period.parse(found.code)
    except ValueError:
        return None
    return found


def _of(text: str) -> Stated | None:
    try:
        Period.parse(text.upper() if "q" in text else text)
    except ValueError:
        pass
    else:
        return Stated(text.upper() if "q" in text else text)
    if _TO_DATE.search(text):
        return _year_to_date(_TO_DATE.sub("", text).strip(" -–:"))
    for form, pattern in _FORMS.items():
        if match := pattern.fullmatch(text):
            return _stated(form, match.groupdict())
    return None


def _stated(form: str, parts: dict[str, str | None]) -> Stated | None:
    match form:
        case "month" | "iso_month" | "month_first":
            return Stated(_month(parts))
        case "bare_month":
            return Stated(month=_MONTHS[parts["month"] or ""])
        case "quarter_first" | "quarter_last":
            year = _financial(parts)
            return Stated(f"{year} Q{parts['quarter']}") if year else None
        case "bare_quarter":
            return Stated(quarter=int(parts["quarter"] or 0))
        case "year" | "short_year" | "joined_year":
            year = _financial(parts)
            joined = f"{parts['first']}-{parts['second']}"
            if form == "joined_year" and year is None:
                return Stated(joined)
            if form == "joined_year" and int(parts["second"] or 0) <= 12:
                return None  # 201112 is a year or a month
            return Stated(year) if year else None
        case "bare_year":
            return Stated(year=int(parts["year"] or 0))
        case "months" | "year_ending":
            return _run(parts)
    return Stated(f"{_month(parts)}-{int(parts['day'] or 0):02d}")


def _month(parts: dict[str, str | None]) -> str:
    number = parts.get("number") or _MONTHS[parts.get("month") or ""]
    return f"{_four(parts['year'] or '')}-{int(number):02d}"


def _run(parts: dict[str, str | None]) -> Stated | None:
    """Several months, of which the last is in the year; a whole year where none is said first."""
    last, year = _MONTHS[parts["last"] or ""], _four(parts["year"] or "")
    first = _MONTHS[parts["month"] or ""] if "month" in parts else last % 12 + 1
    begun = year if first <= last else year - 1
    if first % 3 == 1 and last == first + 2:
        of_year = begun if first >= 4 else begun - 1
        quarter = (first - 4) % 12 // 3 + 1
        return Stated(f"{of_year}/{(of_year + 1) % 100:02d} Q{quarter}")
    if (first, last) == (4, 3):
        return Stated(f"{begun}/{year % 100:02d}")
    return Stated(f"{begun}-{first:02d}..{year}-{last:02d}")


def _year_to_date(rest: str) -> Stated | None:
    rest = re.sub(r"^(?:to|at|as at)\s+", "", rest)
    if not rest:
        return Stated(to_date=True)
    inner = _of(rest)
    if inner is None:
        return None
    if inner.code is None:
        return Stated(to_date=True)
    period = Period.parse(inner.code)
    if period.kind is PeriodKind.YEAR:
        return Stated(to_date=True)
    if period.kind not in (PeriodKind.MONTH, PeriodKind.QUARTER):
        return None
    return Stated(year_to_date(period))


def year_to_date(period: Period) -> str:
    """The written form of the financial year up to the end of a month or a quarter."""
    first = period.end.year if period.end.month >= 4 else period.end.year - 1
    return f"{first}/{(first + 1) % 100:02d} to {period.end:%Y-%m}"


def _financial(parts: dict[str, str | None]) -> str | None:
    first, second = _four(parts["first"] or ""), int((parts["second"] or "")[-2:])
    return f"{first}/{second:02d}" if (first + 1) % 100 == second else None


def _four(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return int(year) + (2000 if int(year) < 80 else 1900)
