"""What a plan says → what stands in a cell."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from openpyxl.cell import Cell

from bot.domain.plan_sheets import Column, Kind
from bot.papers.cell_text import LONGEST_CELL, put_text
from bot.papers.sheet_looks import BORDER, OPEN, TEXT_FONT, look_of

_MOST_DECIMALS = 30
"""That a number format can show."""


class TooLongForACellError(ValueError):
    """A plan holds more than a spreadsheet keeps in one cell: keep it as YAML."""


def put_value(cell: Cell, column: Column, value: Any) -> None:
    """Puts what the plan says under the column's heading into the cell, with the column's looks; of
    None the looks alone. Raises TooLongForACellError.
    """
    look = look_of(column.kind)
    cell.font, cell.border, cell.protection = TEXT_FONT, BORDER, OPEN
    cell.alignment, cell.number_format = look.alignment, look.number_format
    match value:
        case None:
            return
        case Decimal():
            cell.value = value
            cell.number_format = _format_of(value)
        case bool():
            put_text(cell, "yes" if value else "no")
        case int() | date():
            cell.value = value
        case time():
            put_text(cell, f"{value:%H:%M}")
        case tuple():
            put_text(cell, _fitting("\n".join(value), column))
        case _:
            put_text(cell, _fitting(str(value), column))
    # A day takes openpyxl's own format with it.
    if column.kind is Kind.DAY:
        cell.number_format = look.number_format


def _format_of(value: Decimal) -> str:
    """With as many decimals as the plan states: 22.0 is not 22 to who reads it."""
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    return f"0.{'0' * decimals}" if 0 < decimals <= _MOST_DECIMALS else "General"


def _fitting(text: str, column: Column) -> str:
    if len(text) > LONGEST_CELL:
        raise TooLongForACellError(
            f"{column.heading}: a text of {len(text):,} does not fit into a cell, which holds "
            f"{LONGEST_CELL:,} characters; write the plan as YAML"
        )
    return text
