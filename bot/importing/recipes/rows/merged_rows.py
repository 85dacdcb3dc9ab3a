"""Cells below a header that are merged: names over several rows, and headings over figures."""

from collections.abc import Mapping

from bot.importing.recipes.layout import Layout, positions
from bot.importing.recipes.shape import Table
from bot.importing.tables.rows import MOST_ROWS, Row
from bot.importing.workbook.cells import place

_ANY_WIDTH = 16_384
_TALLEST = 1_000


def merged_down(table: Table) -> dict[int, dict[int, int]]:
    """Gives by row each position merged with a cell further up, and the row of that cell."""
    found: dict[int, dict[int, int]] = {}
    for _, name in table.source.merged(table.header + 1, MOST_ROWS, _ANY_WIDTH):
        first, _, last = name.partition(":")
        left, top = place(first)
        right, bottom = place(last or first)
        if left == right and top > table.header:
            for row in range(top + 1, min(bottom, top + _TALLEST) + 1):
                found.setdefault(row, {})[left] = top
    return found


def sections_of(table: Table, laid: Layout) -> set[int]:
    """Finds the rows with a name that is merged over figures: headings of the rows below them."""
    names = positions((*laid.refs, *laid.names))
    first = min((each.value.position for each in laid.figures if each.value), default=_ANY_WIDTH)
    found = set()
    for _, name in table.source.merged(table.header + 1, MOST_ROWS, _ANY_WIDTH):
        left_top, _, last = name.partition(":")
        left, top = place(left_top)
        right, _ = place(last or left_top)
        if left in names and left < first <= right:
            found.add(top)
    return found


def filled(row: Row, above: Mapping[int, int], tops: Mapping[int, Row]) -> Row:
    """The row with what its merged cells hold further up."""
    cells = list(row.cells)
    numbers = set(row.numbers)
    for position, top in above.items():
        if top not in tops:
            continue
        cells += [""] * (position + 1 - len(cells))
        if not cells[position] and position < len(tops[top].cells):
            cells[position] = tops[top].cells[position]
            numbers.update({position} & tops[top].numbers)
    return row._replace(cells=tuple(cells), numbers=frozenset(numbers))
