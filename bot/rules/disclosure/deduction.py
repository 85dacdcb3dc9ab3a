"""What a reader can work out of a table whose counts add up, though some of them are hidden.

A hidden count is safe when there is another table that the reader cannot tell from the true one:
every shown count the same, every sum right, no count under nought, and this one different. Such a
table is looked for by changing the count by one and mending, one by one, the sums that break.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

C = TypeVar("C", bound=Hashable)
Line = tuple[tuple[C, int], ...]
"""Cells with the sign that they have in a sum: the parts are 1, the total is -1."""

STEPS = 300
"""Changes tried for one count; past them it is taken as not safe, and more is hidden."""


@dataclass(frozen=True, slots=True)
class Sum(Generic[C]):
    """`total` is the sum of `parts`; both are names of cells."""

    parts: tuple[C, ...]
    total: C

    @property
    def cells(self) -> tuple[C, ...]:
        return (*self.parts, self.total)


class Reader(Generic[C]):
    """Somebody who sees the cells that are not hidden, and knows how all of them add up."""

    def __init__(self, counts: Mapping[C, int], sums: Iterable[Sum[C]]) -> None:
        self._counts = counts
        self._lines: list[Line[C]] = [
            (*((part, 1) for part in each.parts), (each.total, -1)) for each in sums
        ]
        self._places: dict[C, list[tuple[int, int]]] = {cell: [] for cell in counts}
        for place, line in enumerate(self._lines):
            for cell, sign in line:
                self._places[cell].append((place, sign))
        self._touched = {
            cell: frozenset(place for place, _ in places) for cell, places in self._places.items()
        }
        self._safe: set[C] = set()

    def works_out(self, wanted: Iterable[C], hidden: Collection[C]) -> frozenset[C]:
        """The cells of `wanted` that are not known to be safe. `hidden` may only grow from call
        to call: what was safe stays safe.
        """
        for cell in wanted:
            if cell not in self._safe:
                self._safe |= self._another_table(cell, hidden)
        return frozenset(wanted) - self._safe

    def _another_table(self, cell: C, hidden: Collection[C]) -> set[C]:
        """The cells that differ in another table in which `cell` differs; empty without one."""
        for change in (1, -1):
            search = _Search(self._counts, self._lines, self._places, self._touched, hidden)
            if self._counts[cell] + change >= 0 and search.mends(cell, change):
                return set(search.changes)
        return set()


class _Search(Generic[C]):
    """Depth first: change a cell by one, then mend the shortest sum that is not right."""

    def __init__(
        self,
        counts: Mapping[C, int],
        lines: list[Line[C]],
        places: Mapping[C, list[tuple[int, int]]],
        touched: Mapping[C, frozenset[int]],
        hidden: Collection[C],
    ) -> None:
        self._counts = counts
        self._lines = lines
        self._places = places
        self._touched = touched
        self._hidden = hidden
        self._off: dict[int, int] = {}
        self._left = STEPS
        self.changes: dict[C, int] = {}

    def mends(self, cell: C, change: int) -> bool:
        """Tells whether this change and those in `changes` make another table."""
        self._left -= 1
        self._shift(cell, change)
        self.changes[cell] = change
        if not self._off or any(self.mends(*option) for option in self._options()):
            return True
        del self.changes[cell]
        self._shift(cell, -change)
        return False

    def _shift(self, cell: C, change: int) -> None:
        for place, sign in self._places[cell]:
            off = self._off.pop(place, 0) + sign * change
            if off:
                self._off[place] = off

    def _options(self) -> Iterator[tuple[C, int]]:
        place = min(self._off, key=lambda each: len(self._lines[each]))
        down = self._off[place] > 0
        options = [
            (cell, change)
            for cell, sign in self._lines[place]
            if cell in self._hidden
            and cell not in self.changes
            and self._counts[cell] + (change := -sign if down else sign) >= 0
        ]
        # Those that break the fewest further sums come first: most tables are two or three away.
        options.sort(key=lambda option: len(self._touched[option[0]].difference(self._off)))
        for option in options:
            if self._left <= 0:
                return
            yield option
