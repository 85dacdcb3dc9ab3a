"""Rows with figures and no name right below one that has one: is the name written once for all?"""

from collections.abc import Mapping, Sequence

from bot.domain.recipe import Means, Question
from bot.importing.recipes.layout import Layout, positions
from bot.importing.tables.rows import Row
from bot.importing.texts import quoted
from bot.messages.words import listed

UNNAMED = "rows without a name"
"""The rule that says what rows are that stand without a name right below one that has one."""
NAMED_ABOVE, LEFT_OUT = "named above", str(Means.LEFT_OUT)
_SHOWN = 4


class NameAbove:
    """The row whose name those right below it may share. `once` is what a recipe says of them: True
    where they do, None where nobody has said; `is_own` tells a name of the plan's.
    """

    def __init__(self, laid: Layout, once: bool | None) -> None:
        self.once = once
        self.is_own = False
        self._names = positions((*laid.refs, *laid.names))
        self._row: Row | None = None
        self._last = 0

    def row(self, number: int) -> Row | None:
        """The row with the name; None where another thing, or nothing, stands between."""
        return self._row if number == self._last + 1 else None

    def passed(self, row: Row, *, has_name: bool, is_own: bool, ends: bool) -> None:
        """Takes note of a row: one that `has_name` gives it to those below, which `is_own` where it
        is of the plan's; one that `ends` the run gives none.
        """
        if has_name:
            self._row, self.is_own = row, is_own
        elif ends or row.number != self._last + 1:
            self._row = None
        self._last = row.number

    def named(self, row: Row, above: Row) -> Row:
        """The row with the name of the one above it."""
        cells = list(row.cells)
        for position in self._names:
            cells += [""] * (position + 1 - len(cells))
            cells[position] = above.cells[position] if position < len(above.cells) else ""
        numbers = row.numbers | above.numbers.intersection(self._names)
        return row._replace(cells=tuple(cells), numbers=numbers)


def about_unnamed(rows: Mapping[str, Sequence[int]]) -> Question | None:
    """Asks whose figures stand in the rows, by sheet, that have none and stand right below a row
    with a name; None where there are none.
    """
    count = sum(map(len, rows.values()))
    if not count:
        return None
    said = listed([_said(sheet, numbers) for sheet, numbers in rows.items()])
    stand, them = ("stand", "them") if count > 1 else ("stands", "it")
    return Question(
        UNNAMED,
        f"{said[:1].upper()}{said[1:]} {stand} without a name right below a row with one; is that "
        f"name written once, and meant for {them} too?",
        (NAMED_ABOVE, LEFT_OUT),
    )


def said_once(rules: Mapping[str, str]) -> bool | None:
    """Tells whether names are written once; None where nobody has said."""
    said = rules.get(UNNAMED)
    return None if said is None else said == NAMED_ABOVE


def _said(sheet: str, numbers: Sequence[int]) -> str:
    noun = "rows" if len(numbers) > 1 else "row"
    return f"{noun} {listed([str(each) for each in numbers], _SHOWN)}{on_sheet(sheet)}"


def on_sheet(sheet: str) -> str:
    """Says on which sheet a row is, where several are read together."""
    return f" of sheet {quoted(sheet)}" if sheet else ""
