"""What a wide audience may see: no count of people under five, and none by subtraction.

The steps, for figures that add up to one another:
1. hide every count under five;
2. where the hidden cells of a sum are one alone, or fewer than five people together, hide the
   smallest shown cell of that sum too;
3. where a hidden cell still follows from several sums taken together, hide one more;
until nothing follows.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.indicator import Indicator, Unit
from bot.domain.outturn import Outturn
from bot.domain.people import Audience

SMALL = 5
"""Counts of people under this are not shown to a wide audience."""

HIDDEN = "[c]"
"""How a hidden count is written. Source: the Government Statistical Service's symbols."""


@dataclass(frozen=True, slots=True)
class Sum:
    """`total` is the sum of `parts`; both are names of cells."""

    parts: tuple[Hashable, ...]
    total: Hashable

    @property
    def cells(self) -> tuple[Hashable, ...]:
        return (*self.parts, self.total)


def withheld(outturn: Outturn, indicator: Indicator, audience: Audience) -> bool:
    """True when a figure rests on fewer than five people, is not published and the audience is
    wide. The percentage is then withheld with its counts: it would give them away.
    """
    if audience is Audience.NAMED or outturn.published is not None:
        return False
    unit = outturn.unit or indicator.unit
    counts = [outturn.value] if unit is Unit.COUNT else []
    if outturn.numerator is not None and outturn.denominator is not None:
        counts += [outturn.numerator, outturn.denominator - outturn.numerator]
    return any(count is not None and count < SMALL for count in counts)


def hidden_cells(counts: Mapping[Hashable, int], sums: Iterable[Sum]) -> frozenset[Hashable]:
    """The cells of `counts` that must be hidden so that none under five can be worked out."""
    lines = tuple(sums)
    hidden = {cell for cell, count in counts.items() if count < SMALL}
    while True:
        exposed = [line for line in lines if _gives_away(line, hidden, counts)]
        if not exposed:
            follows = _determined(hidden, lines)
            exposed = [line for line in lines if not follows.isdisjoint(line.cells)]
        added = {
            cell for line in exposed if (cell := _next_to_hide(line, hidden, counts)) is not None
        }
        if not added:
            return frozenset(hidden)
        hidden |= added


def _gives_away(line: Sum, hidden: set[Hashable], counts: Mapping[Hashable, int]) -> bool:
    covered = [cell for cell in line.cells if cell in hidden]
    if not covered or len(covered) == len(line.cells):
        return False
    if line.total in hidden:
        return len(covered) == 1
    return len(covered) == 1 or sum(counts[cell] for cell in covered) < SMALL


def _next_to_hide(
    line: Sum, hidden: set[Hashable], counts: Mapping[Hashable, int]
) -> Hashable | None:
    parts = [cell for cell in line.parts if cell not in hidden]
    if parts:
        return min(parts, key=lambda cell: (counts[cell], str(cell)))
    return None if line.total in hidden else line.total


def _determined(hidden: set[Hashable], lines: Sequence[Sum]) -> frozenset[Hashable]:
    """The hidden cells that the sums fix to one value: the rows of the reduced system with a
    single unknown left.
    """
    rows: list[dict[Hashable, Fraction]] = []
    for line in lines:
        row = {cell: Fraction(1) for cell in line.parts if cell in hidden}
        if line.total in hidden:
            row[line.total] = Fraction(-1)
        for pivot_row in rows:
            _eliminate(row, pivot_row)
        if row:
            for other in rows:
                _eliminate(other, row)
            rows.append(row)
    return frozenset(next(iter(row)) for row in rows if len(row) == 1)


def _eliminate(row: dict[Hashable, Fraction], pivot_row: Mapping[Hashable, Fraction]) -> None:
    """Take from `row` the multiple of `pivot_row` that clears its first cell."""
    pivot = next(iter(pivot_row))
    if not (share := row.get(pivot, Fraction(0))):
        return
    factor = share / pivot_row[pivot]
    for cell, value in pivot_row.items():
        left = row.get(cell, Fraction(0)) - factor * value
        if left:
            row[cell] = left
        else:
            row.pop(cell, None)
