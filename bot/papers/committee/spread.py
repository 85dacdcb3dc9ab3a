"""A recommendation's long lists, dealt out over the rows of its indicators.

So each row is about as high as the next, and no cell has to be merged.
"""

from collections.abc import Sequence

from bot.papers.document import Cell, Paragraph

_A_LINE = 34
"""Characters of a line of such a cell, about."""


def spread(lines: Sequence[Paragraph], rows: int) -> list[Cell]:
    """Makes a cell for each row, together holding all lines in their order; those after the first
    go on from it.
    """
    whole = sum(map(_height, lines))
    dealt: list[list[Paragraph]] = [[] for _ in range(rows)]
    above = 0
    for line in lines:
        height = _height(line)
        dealt[min(rows - 1, above * rows // whole)].append(line)
        above += height
    return [Cell(tuple(each), goes_on=place > 0) for place, each in enumerate(dealt)]


def _height(line: Paragraph) -> int:
    return 1 + len(line.text) // _A_LINE
