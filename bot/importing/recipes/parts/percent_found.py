"""Finds where percentages stand whose counts are in the place of the figures."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from bot.domain.indicator import Indicator
from bot.domain.recipe import Means
from bot.importing.recipes.parts.block_counts import come_to, figure_at
from bot.importing.recipes.parts.count_alone import what_it_may_be
from bot.importing.recipes.parts.percent_words import is_plain_percentage
from bot.importing.recipes.shape import NUMBER
from bot.importing.tables.rows import Row

WHOLE = re.compile(r"[0-9][0-9,]*")
"""A whole number without a sign, as counts are."""
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure's cell in a `row`: the `number` of the figure, and its column."""

    row: Row
    number: int
    position: int

    def cell(self, columns: int) -> tuple[Row, int]:
        """The cell so many columns to the right."""
        return self.row, self.position + columns

    def away(self, columns: int) -> str:
        """The figure so many columns to the right."""
        return figure_at(*self.cell(columns))


@dataclass(frozen=True, slots=True)
class Found:
    """Of one indicator: its `cells`, and how many columns to the right its percentages stand.
    `counts` are the columns with the numerator and the denominator, counted likewise, which come to
    the percentage in so many figures, `agreeing`.
    """

    indicator: Indicator
    cells: tuple[Cell, ...]
    away: int
    mixed: bool
    counts: tuple[int, int] | None
    agreeing: int
    alone: Means | None
    """What the count must be where it is the only one."""

    def parts(self) -> Iterator[tuple[Means, int]]:
        """Yields the counts that are known for what they are, and how far to the right they are."""
        if self.counts is not None:
            yield from zip((Means.NUMERATOR, Means.DENOMINATOR), self.counts, strict=True)
        elif self.alone is not None:
            yield self.alone, 0


def find(
    indicator: Indicator,
    cells: Sequence[Cell],
    runs: Sequence[tuple[int, ...]],
    words: Mapping[int, str],
) -> Found | None:
    """Finds the percentages of one indicator right of the whole numbers in its `cells`, in the
    columns of each figure's run, with the `words` above them; None where there are none.
    """
    whole = [each for each in cells if WHOLE.fullmatch(each.away(0))]
    at: Counter[int] = Counter()
    for each in whole:
        at.update(
            column - each.position
            for column in runs[each.number]
            if _is_percentage(figure_at(each.row, column), words.get(column, ""))
        )
    if not at:
        return None
    away = max(at, key=lambda columns: (at[columns], -columns))
    both = [each for each in whole if each.away(away)]
    if at[away] * 2 <= len(whole) or all(_is_rounded(each, away) for each in both):
        return None
    mixed = any(each not in whole and each.away(0)[:1].isdigit() for each in cells)
    others = [n for n in range(max(at) + 1) if n != away]
    counts, agreeing = _counts(both, away, others, indicator)
    may_be = what_it_may_be([(each.away(away), each.away(0)) for each in both], indicator)
    alone = next(iter(may_be)) if len(may_be) == 1 else None
    return Found(indicator, tuple(cells), away, mixed, counts, agreeing, alone)


def _is_percentage(text: str, word: str) -> bool:
    """Whether it is one by its sign or its decimals, or by the `word` above it."""
    if not (NUMBER.fullmatch(text) and text[0].isdigit()):
        return False
    return "%" in text or is_plain_percentage(word) or ("." in text and _number(text) <= 100)


def _is_rounded(cell: Cell, away: int) -> bool:
    """Whether the whole number is the percentage itself with fewer decimals."""
    exact, rounded = _number(cell.away(away)), _number(cell.away(0))
    return any(abs(each - rounded) <= _HALF for each in (exact, exact.scaleb(2)))


def _number(text: str) -> Decimal:
    digits = text.removesuffix("%").strip().replace(",", "")
    return Decimal(digits) if NUMBER.fullmatch(digits) else Decimal(-1)


def _counts(
    cells: Sequence[Cell], away: int, columns: Sequence[int], indicator: Indicator
) -> tuple[tuple[int, int] | None, int]:
    """The columns of a numerator and a denominator that come to every percentage, and in how many
    figures.
    """
    for over, under in permutations(columns, 2):
        told = [
            come_to(each.cell(away), each.cell(over), each.cell(under), indicator) for each in cells
        ]
        said = [each for each in told if each is not None]
        if said and all(said):
            return (over, under), len(said)
    return None, 0
