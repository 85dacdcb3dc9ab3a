"""The columns right of a figure that belong to no other: without a heading, or headed as a part."""

from bot.domain.recipe import Means
from bot.importing.recipes.headings.headings import meaning_of
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.shape import NUMBER, Heading, Table

_FARTHEST = 4
"""Columns: a numerator, a denominator, a percentage, and one that is empty."""
_LOOKED_AT = 200


def heading_at(table: Table, position: int) -> Heading | None:
    """Gives the heading of a column; None where it has none."""
    return next((each for each in table.headings if each.position == position), None)


def columns_beside(table: Table, laid: Layout) -> list[tuple[int, ...]]:
    """Gives for each figure the columns to its right as far as nothing else begins: another figure,
    what tells the row, another period, or what is left out by its name.
    """
    texts = {
        position
        for row in table.source.rows(table.header + _LOOKED_AT)
        if row.number > table.header
        for position, text in enumerate(row.cells)
        if text.strip()
    }
    headed = {each.position: each for each in table.headings}
    open_ones = {each.position for each in laid.left_out}
    found = []
    for figures in laid.figures:
        beside: list[int] = []
        first = figures.value.position + 1 if figures.value else 0
        for position in range(first, first + _FARTHEST if first else 0):
            heading = headed.get(position)
            if heading is not None and (
                position not in open_ones
                or heading.stated is not None
                or (figures.value and heading.above != figures.value.above)
                or meaning_of(heading.text) is Means.LEFT_OUT
            ):
                break
            if position in texts:
                beside.append(position)
        found.append(tuple(beside))
    return found


def unheaded_figures(table: Table, laid: Layout) -> tuple[int, ...]:
    """Lists the columns right of the first figure that have no heading, hold numbers, and are not
    read.
    """
    values = [each.value.position for each in laid.figures if each.value]
    if not values:
        return ()
    known = {each.position for each in (*table.headings, *laid.beside_counts)}
    layouts = (laid, *laid.by_ref.values())
    known |= {
        part.position
        for each in layouts
        for figures in each.figures
        for part in (*figures.parts.values(), figures.out_of)
        if part
    }
    found = {
        position
        for row in table.source.rows(table.header + _LOOKED_AT)
        if row.number > table.header
        for position in range(min(values) + 1, len(row.cells))
        if position not in known and NUMBER.fullmatch(row.cells[position].strip())
    }
    return tuple(sorted(found))
