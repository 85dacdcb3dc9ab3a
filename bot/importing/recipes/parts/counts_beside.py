"""A percentage with its counts in one cell: 60/202 (29.7%), or the counts alone: 60 of 202."""

import re
from decimal import Decimal
from fractions import Fraction

from bot.domain.indicator import Indicator, Unit
from bot.domain.recipe import Means
from bot.importing.recipes.shape import Heading
from bot.importing.tables.headers import OUTTURNS
from bot.importing.tables.no_figure import is_no_figure
from bot.importing.tables.rows import Row

_COUNTS = r"(?P<numerator>[0-9][0-9,]*)\s*(?:/|(?:out\s)?of\s)\s*(?P<denominator>[0-9][0-9,]*)"
_VALUE = r"(?P<value>[0-9]+(?:\.[0-9]+)?\s?%)"
_FORMS = (
    re.compile(rf"{_COUNTS}\s*[,;:=]?\s*[(\[]?{_VALUE}[)\]]?"),
    re.compile(rf"{_VALUE}\s*[,;:=]?\s*[(\[]?{_COUNTS}[)\]]?"),
)
_ALONE = re.compile(_COUNTS)
_DAY_AND_MONTH = re.compile(r"(0?[1-9]|[12][0-9]|3[01])\s*/\s*(0?[1-9]|1[0-2])")
_PARTS = (Means.NUMERATOR, Means.DENOMINATOR)


def with_counts(
    row: Row, position: int, indicator: Indicator | None, out_of: Heading | None = None
) -> tuple[Row, dict[int, str]]:
    """The row with the percentage alone in that cell, and by column of planbot's own table the
    counts that stood beside it, or alone where the indicator is a percentage; the row as it is
    where none do. Where the denominator has a column of its own, `out_of`, the cell has the
    numerator.
    """
    if out_of is not None:
        row = _as_counts(row, position, out_of.position, indicator)
    text = " ".join(row.cells[position].split()) if position < len(row.cells) else ""
    found = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if found is not None:
        value = found["value"]
    elif indicator is not None and (found := _alone(text, indicator)):
        value = _percentage(found)
    else:
        return row, {}
    cells = (*row.cells[:position], value, *row.cells[position + 1 :])
    given = {OUTTURNS.names.index(part): found[part] for part in _PARTS}
    return row._replace(cells=cells), given


def _as_counts(row: Row, position: int, out_of: int, indicator: Indicator | None) -> Row:
    """The row with "60 of 202" in the cell of its numerator; a mark in one of both stands for both.
    What was counted is its own figure where nothing says out of how many. A numerator is never left
    to be read as the percentage.
    """
    over, under = (
        " ".join(row.cells[each].split()) if each < len(row.cells) else ""
        for each in (position, out_of)
    )
    if out_of in row.faults or out_of in row.struck:
        under = ""
    counted = indicator is not None and indicator.unit is Unit.COUNT
    if not over or (counted and not under):
        return row
    marked = next((each for each in (over, under) if each and is_no_figure(each)), None)
    counts = marked or f"{over} of {under or '?'}"
    return row._replace(cells=(*row.cells[:position], counts, *row.cells[position + 1 :]))


def _alone(text: str, indicator: Indicator) -> "re.Match[str] | None":
    """The counts of a percentage that stand by themselves; not 5/11, which is the fifth of November
    as well.
    """
    if indicator.unit is not Unit.PERCENT or _DAY_AND_MONTH.fullmatch(text):
        return None
    counts = _ALONE.fullmatch(text)
    if counts is None:
        return None
    numerator, denominator = _whole(counts)
    return counts if numerator <= denominator else None


def _percentage(counts: "re.Match[str]") -> str:
    """The share of the counts with one decimal; nothing of none, where there is no share."""
    numerator, denominator = _whole(counts)
    if denominator == 0:
        return ""
    tenths = round(Fraction(numerator * 1000, denominator))
    return f"{Decimal(tenths) / 10}%"


def _whole(counts: "re.Match[str]") -> tuple[int, int]:
    numerator, denominator = (int(counts[part].replace(",", "")) for part in _PARTS)
    return numerator, denominator


def named_as_the_value(row: Row, columns: dict[int, str]) -> Row:
    """The row of planbot's own table, in which these `columns` are called as that of the value is:
    they stand in its cell.
    """
    value = row.named.get(OUTTURNS.names.index(Means.VALUE))
    if not columns or value is None:
        return row
    return row._replace(named={**row.named, **dict.fromkeys(columns, value)})
