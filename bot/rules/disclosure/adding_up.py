"""Measures of one recommendation that add up: a whole, and parts one of which is withheld.

Nothing in a plan says that "in placements" is "in foster care", "in homes" and "in secure homes"
together; their figures do. So a count that is withheld is looked for in every whole less every sum
of parts. They add up where they do in each period that all of them have. Where that is one period
alone, a small count that fits is taken for it: better a figure too few. Where they add up, what a
reader could work out is found as in any other table whose counts do (see deduction.py).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from bot.domain.period import Period
from bot.rules.disclosure.deduction import Reader, Sum
from bot.rules.disclosure.stated import Stated
from bot.rules.disclosure.suppression import SMALL

Cell = tuple[str, str]
"""An indicator, or what else has a figure, and what is counted of it."""
Counts = Mapping[Cell, Decimal]
_WHOLE, _OWN = "whole", "value"
MOST_SUMS = 5_000
"""Sums of parts that are tried in one period, those of the fewest parts first: of up to twelve
measures of counts every one.
"""


@dataclass(frozen=True, slots=True)
class _Table:
    """What is counted in one period, and the figures that state it: a report may have it twice."""

    counts: dict[Cell, Decimal]
    by: dict[Cell, list[Stated]]

    def hidden(self, keys: AbstractSet[str]) -> set[Cell]:
        return {cell for cell, by in self.by.items() if all(each.key in keys for each in by)}

    def can_hide(self, cell: Cell) -> bool:
        return not any(each.fixed for each in self.by[cell])


def giving_away(stated: Sequence[Stated], hidden: AbstractSet[str]) -> Iterator[str]:
    """Yields the keys of those of one recommendation, none `hidden` nor fixed, without which no
    small count of those that are `hidden` can be worked out from sums.
    """
    tables = _tables(stated)
    sums = set(_sums(tables, hidden))
    for table in tables.values():
        held = [each for each in sums if table.by.keys() >= {*each.cells}]
        yield from _to_hide(table, held, hidden)


def _tables(stated: Sequence[Stated]) -> dict[Period, _Table]:
    tables: dict[Period, _Table] = {}
    for each in stated:
        for what, count in each.counts:
            if each.period is not None and count == count // 1:
                cell = each.indicator or each.key, what
                table = tables.setdefault(each.period, _Table({}, {}))
                table.counts.setdefault(cell, count)
                table.by.setdefault(cell, []).append(each)
    return tables


def _sums(tables: Mapping[Period, _Table], hidden: AbstractSet[str]) -> Iterator[Sum[Cell]]:
    """Yields the sums that hold and have a part that is hidden somewhere."""
    found: set[Sum[Cell]] = set()
    for table in tables.values():
        secrets = table.hidden(hidden)
        for wholes in (True, False):
            own = [cell for cell in secrets if (cell[1] == _WHOLE) is wholes]
            if not own:
                continue
            kinds = (_WHOLE, _OWN) if wholes else (_OWN, "part", "rest")
            by_total = _by_total(table.counts, kinds)
            for secret in own:
                for fits in _fitting(secret, table.counts, by_total):
                    if fits not in found and _holds(fits, secret, tables):
                        found.add(fits)
                        yield fits


def _by_total(counts: Counts, kinds: Iterable[str]) -> Mapping[Decimal, list[tuple[Cell, ...]]]:
    """Every set of parts, one of a measure, by what they count together."""
    parts: dict[str, list[Cell]] = defaultdict(list)
    for cell in counts:
        if cell[1] in kinds:
            parts[cell[0]].append(cell)
    measures = list(parts.values())
    found: dict[Decimal, list[tuple[Cell, ...]]] = defaultdict(list)
    sets: list[tuple[int, Decimal, tuple[Cell, ...]]] = [(0, Decimal(0), ())]
    tried = 0
    for start, total, chosen in sets:
        # The list grows while it is read: sets of more parts follow those of fewer.
        for place in range(start, len(measures)):
            for cell in measures[place]:
                more = (*chosen, cell)
                found[total + counts[cell]].append(more)
                sets.append((place + 1, total + counts[cell], more))
                tried += 1
        if tried > MOST_SUMS:
            break
    return found


def _fitting(
    secret: Cell, counts: Counts, by_total: Mapping[Decimal, list[tuple[Cell, ...]]]
) -> Iterator[Sum[Cell]]:
    """Yields each whole that is the secret and some parts, no two of one measure."""
    for whole, count in counts.items():
        if whole[0] == secret[0]:
            continue
        for parts in by_total.get(count - counts[secret], ()):
            measures = {cell[0] for cell in parts}
            if not measures & {whole[0], secret[0]}:
                yield Sum(tuple(sorted((secret, *parts))), whole)


def _holds(sum_: Sum[Cell], secret: Cell, tables: Mapping[Period, _Table]) -> bool:
    """Whether it holds in every period that has it all: in two of them, or for a small count."""
    common = [each.counts for each in tables.values() if each.counts.keys() >= {*sum_.cells}]
    if any(sum(each[part] for part in sum_.parts) != each[sum_.total] for each in common):
        return False
    told = [each[secret] for each in common if each[secret]]
    return bool(told) and (len(common) > 1 or told[0] < SMALL)


def _to_hide(table: _Table, sums: Sequence[Sum[Cell]], keys: AbstractSet[str]) -> Iterator[str]:
    hidden = table.hidden(keys)
    small = [cell for cell in chain.from_iterable(each.cells for each in sums) if cell in hidden]
    small = [cell for cell in dict.fromkeys(small) if table.counts[cell] < SMALL]
    if not small:
        return
    counts = {cell: int(count) for cell, count in table.counts.items()}
    reader = Reader(counts, (*sums, *_rests(counts)))
    while True:
        follows = reader.works_out(small, hidden)
        exposed = [
            each
            for each in sums
            if not follows.isdisjoint(each.cells) or _few_together(each, hidden, counts)
        ]
        shown = [
            cell
            for each in exposed
            for cell in each.cells
            if cell not in hidden and table.can_hide(cell)
        ]
        if not shown:
            return
        smallest = min(shown, key=lambda cell: (counts[cell], cell))
        more = {each.key for each in table.by[smallest]}
        hidden |= {cell for cell, by in table.by.items() if more & {each.key for each in by}}
        yield from more


def _rests(counts: Mapping[Cell, int]) -> Iterator[Sum[Cell]]:
    for of, what in counts:
        if what == "rest" and {(of, "part"), (of, _WHOLE)} <= counts.keys():
            yield Sum(((of, "part"), (of, what)), (of, _WHOLE))


def _few_together(sum_: Sum[Cell], hidden: set[Cell], counts: Mapping[Cell, int]) -> bool:
    """Whether the parts that are hidden are fewer than five people together."""
    covered = [cell for cell in sum_.parts if cell in hidden]
    return (
        bool(covered) and sum_.total not in hidden and sum(counts[cell] for cell in covered) < SMALL
    )
