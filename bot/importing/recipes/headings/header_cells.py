"""What the cells of a header say: their text as it is shown, and the period that they state."""

import re

from bot.importing.recipes.headings.numbered_days import months_of_days
from bot.importing.recipes.headings.stated_periods import Stated, stated_period
from bot.importing.tables.rows import Row


def shown(row: Row, position: int) -> str:
    """Tells what a person sees in the cell."""
    if position >= len(row.cells):
        return ""
    cell = row.cells[position]
    return " ".join((row.shown.get(position) or cell).split())


def stated_in(row: Row, position: int) -> Stated | None:
    """The period that a heading states. A spreadsheet's date is a month where it shows one."""
    if position >= len(row.cells):
        return None
    if position in row.dates or position in row.months:
        return stated_period(row.cells[position])
    if month := months_of_days(row.cells).get(position):
        return stated_period(month)
    if position in row.numbers and not re.fullmatch("(19|20)[0-9]{2}", row.cells[position]):
        return None
    return stated_period(shown(row, position))
