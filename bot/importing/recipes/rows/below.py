"""What stands below a heading, as far as a column is known by it."""

from bot.importing.recipes.shape import Heading, Table

_LOOKED_AT = 200


def texts_below(table: Table, heading: Heading) -> list[str]:
    """Lists the texts below the heading in the first rows of its table, without the empty cells."""
    below = (
        row.cells[heading.position].strip()
        for row in table.source.rows(table.header + _LOOKED_AT)
        if row.number > table.header and heading.position < len(row.cells)
    )
    return [text for text in below if text]
