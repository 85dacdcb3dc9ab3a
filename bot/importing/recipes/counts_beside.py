"""A percentage with its counts in one cell, as in 60/202 (29.7%) or 29.7%, 60 of 202."""

import re

from bot.domain.recipe import Means
from bot.importing.tables.headers import OUTTURNS
from bot.importing.tables.rows import Row

_COUNTS = r"(?P<numerator>[0-9][0-9,]*)\s*(?:/|(?:out\s)?of\s)\s*(?P<denominator>[0-9][0-9,]*)"
_VALUE = r"(?P<value>[0-9]+(?:\.[0-9]+)?\s?%)"
_FORMS = (
    re.compile(rf"{_COUNTS}\s*[,;:=]?\s*[(\[]?{_VALUE}[)\]]?"),
    re.compile(rf"{_VALUE}\s*[,;:=]?\s*[(\[]?{_COUNTS}[)\]]?"),
)
_PARTS = (Means.NUMERATOR, Means.DENOMINATOR)


def with_counts(row: Row, position: int) -> tuple[Row, dict[int, str]]:
    """The row with the percentage alone in that cell, and by column of planbot's own table the
    counts that stood beside it; the row as it is where none do.
    """
    text = " ".join(row.cells[position].split()) if position < len(row.cells) else ""
    found = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if found is None:
        return row, {}
    cells = (*row.cells[:position], found["value"], *row.cells[position + 1 :])
    given = {OUTTURNS.names.index(part): found[part] for part in _PARTS}
    return row._replace(cells=cells), given


def named_as_the_value(row: Row, columns: dict[int, str]) -> Row:
    """The row of planbot's own table, in which these `columns` are called as that of the value is:
    they stand in its cell.
    """
    value = row.named.get(OUTTURNS.names.index(Means.VALUE))
    if not columns or value is None:
        return row
    return row._replace(named={**row.named, **dict.fromkeys(columns, value)})
