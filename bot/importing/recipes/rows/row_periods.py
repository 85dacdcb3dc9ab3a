"""The period of a row, from the columns that say it, the sheet's name, or the title."""

import re
from calendar import month_name
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.indicator import Indicator
from bot.domain.period import Period, PeriodKind
from bot.importing.recipes.headings.stated_periods import Stated, stated_period, year_to_date
from bot.importing.recipes.layout import Layout, positions
from bot.importing.recipes.rows.title_question import TITLES, TO_DATE
from bot.importing.recipes.shape import Table
from bot.importing.recipes.words import plain_words
from bot.importing.tables.rows import Row

DATES, YEAR, ACADEMIC, PERIOD_RULE = "dates", "year", "academic year", "period"
YEAR_OF_MONTHS, SO_FAR = "year of the months", "months so far"
"""What a recipe's rules say of periods, by what is asked."""
MONTH, DAY = "month", "day"
TITLE, SHEET = "title", "sheet"
FINANCIAL, LEFT_OUT = "financial year", "left out"
FROM_APRIL, TO_MARCH = "year from April", "year to March"
YEARS = ("31 March", "30 September", FROM_APRIL, TO_MARCH)
YEARS_OF_MONTHS = (TO_MARCH, FROM_APRIL)
_JANUARY, _APRIL, _SEPTEMBER = 1, 4, 9
_FINANCIAL_YEAR = re.compile(r"(?<![0-9/])(20[0-9]{2})\s?[/-]\s?(?:20)?([0-9]{2})(?![0-9/])")
_MONTH_AND_YEAR = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s.-]+(?:20)[0-9]{2}\b|"
    r"\bq[1-4]\s+20[0-9]{2}\s?[/-]\s?[0-9]{2}\b",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\b(?:year|y/e|quarter|months)\s+(?:(?:ending|ended|end|to)\s+)?(?:[0-9]{1,2}(?:st|th)?\s+)?$",
    re.IGNORECASE,
)
"""What makes a month in a title the last one of a longer period."""


@dataclass(frozen=True, slots=True)
class RowPeriod:
    """`code` is the written form, or the file's own words where they are no period. `asks` names
    the rule that would settle it, and `left_out` is True where a rule leaves it out; `provisional`
    is True where the period is said to be so in its cell, or in the name of the sheet.
    """

    code: str = ""
    asks: str | None = None
    left_out: bool = False
    provisional: bool = False


def year_of(table: Table) -> str | None:
    """The one financial year that the sheet's name and the titles name, or a text above a block of
    rows; None for none or two.
    """
    if table.year:
        return table.year
    found = {
        f"{match[1]}/{match[2]}"
        for text in (table.sheet, *table.titles)
        for match in _FINANCIAL_YEAR.finditer(text)
        if (int(match[1]) + 1) % 100 == int(match[2])
    }
    return found.pop() if len(found) == 1 else None


def title_period(table: Table) -> str | None:
    """The one month, quarter or year to a month that stands in the titles; None for none or two."""
    found = set()
    for text in table.titles:
        for match in _MONTH_AND_YEAR.finditer(text):
            longer = _ENDING.search(text[: match.start()])
            stated = stated_period(f"{longer[0] if longer else ''}{match[0]}")
            if stated is None or stated.code is None:
                return None
            found.add(stated.code)
    return found.pop() if len(found) == 1 else None


def sheet_period(table: Table) -> str | None:
    """The period that is the name of the sheet."""
    stated = stated_period(table.sheet)
    if stated is None:
        return None
    year = year_of(table)
    return (stated.within(year) if year and stated.code is None else stated).code


def row_period(
    row: Row, laid: Layout, table: Table, rules: dict[str, str], indicator: Indicator | None
) -> RowPeriod:
    """The period of a row that has one figure for each indicator."""
    if not laid.periods:
        if rules.get(PERIOD_RULE) != SHEET:
            return RowPeriod(title_period(table) or "")
        of_sheet = stated_period(table.sheet)
        provisional = of_sheet is not None and of_sheet.provisional
        return RowPeriod(sheet_period(table) or "", provisional=provisional)
    texts = [_text(row, each) for each in positions(laid.periods)]
    stated = [each for each in (stated_period(text) for text in texts if text) if each]
    if not stated:
        return RowPeriod(" ".join(each for each in texts if each))
    said = _together(stated, year_of(table))
    if said is None or (said.code is None and said.year is None):
        return RowPeriod(" ".join(each for each in texts if each))
    kind = " ".join(plain_words(_text(row, each)) for each in positions(laid.kinds))
    found = settled(said, kind, rules, indicator)
    return replace(found, provisional=any(each.provisional for each in stated))


def period_across(
    said: Stated, row: Row, laid: Layout, rules: dict[str, str], indicator: Indicator | None
) -> RowPeriod:
    """The period of a figure below a heading that states one; where that leaves the year open and
    a column says it, in the year of the row.
    """
    if said.code is not None or not laid.periods:
        return settled(said, "", rules, indicator)
    text = " ".join(filter(None, (_text(row, each) for each in positions(laid.periods))))
    year = stated_period(text) if text else None
    name = month_name[said.month] if said.month else f"Q{said.quarter}"
    unread = RowPeriod(f"{name} {text}".strip())
    if year is None or not _is_year(year) or not _begins_as_years_do(laid):
        return unread
    if year.year is None:
        return RowPeriod(said.within(year.code or "").code or "")
    if _months(laid)[:1] == [_JANUARY]:
        return RowPeriod(f"{year.year}-{said.month:02d}") if said.month else unread
    rule = rules.get(YEAR_OF_MONTHS)
    if rule is None:
        return RowPeriod(asks=YEAR_OF_MONTHS)
    return RowPeriod(said.within(_of_year(year.year, rule)).code or "")


def _months(laid: Layout) -> list[int]:
    return [each.period.month for each in laid.figures if each.period and each.period.month]


def _begins_as_years_do(laid: Layout) -> bool:
    """Whether the months in the headings are those of a year from April or from January. Months of
    a school's year are of the same one only before April.
    """
    months = _months(laid)
    if not months or months[0] in (_JANUARY, _APRIL):
        return True
    return all(each >= _SEPTEMBER or each < _APRIL for each in months)


def _text(row: Row, position: int) -> str:
    return row.cells[position].strip() if position < len(row.cells) else ""


def _together(stated: list[Stated], year: str | None) -> Stated | None:
    """What several columns say together: Q1 beside 2018/19; None where they do not agree."""
    if len(stated) == 1:
        (only,) = stated
        return only.within(year) if year and only.code is None else only
    years = [each for each in stated if _is_year(each)]
    others = [each for each in stated if not _is_year(each)]
    if len(others) != 1 or len(years) != 1:
        return None
    (inner,), (outer,) = others, years
    if inner.code is None:
        if outer.code is not None:
            return inner.within(outer.code)
        return Stated(f"{outer.year}-{inner.month:02d}") if inner.month else None
    period = Period.parse(inner.code)
    if outer.code is None:
        return inner if period.end.year == outer.year else None
    whole = Period.parse(outer.code)
    return inner if whole.start <= period.start and period.end <= whole.end else None


def _is_year(stated: Stated) -> bool:
    if stated.year is not None:
        return True
    return stated.code is not None and Period.parse(stated.code).kind is PeriodKind.YEAR


def settled(
    said: Stated, kind: str, rules: dict[str, str], indicator: Indicator | None
) -> RowPeriod:
    """The period that was `said`, of what `kind` the file calls it, by the rules of a recipe."""
    if said.year is not None:
        rule = rules.get(YEAR)
        return RowPeriod(_of_year(said.year, rule)) if rule else RowPeriod(asks=YEAR)
    if said.code is None:
        return RowPeriod()
    period = Period.parse(said.code)
    if period.kind is PeriodKind.YEAR and "academic" in kind:
        rule = rules.get(ACADEMIC)
        if rule is None:
            return RowPeriod(asks=ACADEMIC)
        return RowPeriod(said.code, left_out=rule == LEFT_OUT)
    if period.kind is PeriodKind.DAY and not _measured_by_day(indicator):
        rule = rules.get(DATES)
        if rule is None:
            return RowPeriod(said.code, asks=DATES)
        return RowPeriod(said.code if rule == DAY else said.code[:7])
    if _may_be_to_date(period, indicator) and TITLES not in rules:
        rule = rules.get(SO_FAR)
        if rule is None:
            return RowPeriod(said.code, asks=SO_FAR)
        return RowPeriod(year_to_date(period) if rule == TO_DATE else said.code)
    return RowPeriod(said.code)


def _may_be_to_date(period: Period, indicator: Indicator | None) -> bool:
    """Whether the month's figure could be that of the year up to it, as the plan measures it."""
    by_year = indicator is not None and indicator.measured is PeriodKind.YEAR_TO_DATE
    return by_year and period.kind in (PeriodKind.MONTH, PeriodKind.QUARTER)


def _measured_by_day(indicator: Indicator | None) -> bool:
    return indicator is not None and indicator.measured is PeriodKind.DAY


def _of_year(year: int, rule: str) -> str:
    match rule:
        case "31 March":
            return f"{year}-03-31"
        case "30 September":
            return f"{year}-09-30"
        case "year from April":
            return f"{year}/{(year + 1) % 100:02d}"
    return f"{year - 1}/{year % 100:02d}"


def is_within(inner: Stated, outer: Stated) -> bool:
    """Tells whether a period can lie within another; True where either leaves the year open."""
    if inner.code is None or (outer.code is None and outer.year is None):
        return True
    period = Period.parse(inner.code)
    if outer.code is None:
        return outer.year in (period.start.year, period.end.year)
    whole = Period.parse(outer.code)
    return whole.start <= period.start and period.end <= whole.end


def is_over(code: str, at: date) -> bool:
    """Tells whether the period had ended by `at`; True for words that are no period."""
    try:
        return Period.parse(code).end <= at
    except ValueError:
        return True
