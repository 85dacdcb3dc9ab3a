"""The counts of a percentage that stand in rows of their own: known by what they come to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

from bot.domain.indicator import Indicator, Unit
from bot.domain.recipe import Means
from bot.importing.problems import Unreadable
from bot.importing.recipes.doubts.footnotes import marked
from bot.importing.tables.headers import OUTTURNS
from bot.importing.tables.numbers import agrees, number, part
from bot.importing.tables.rows import Row

_NUMERATOR, _DENOMINATOR = (
    OUTTURNS.names.index(each) for each in (Means.NUMERATOR, Means.DENOMINATOR)
)
Cell = tuple[Row, int]
"""A row and the position of a cell in it."""
_SURE = 3
"""In so many figures two rows are no counts by chance, whatever they are called."""


@dataclass(frozen=True, slots=True)
class PartRow:
    """A row of numbers beside a percentage, and what it calls itself of its counts, if anything."""

    row: Row
    means: Means | None


@dataclass(frozen=True, slots=True)
class Counts:
    """The rows with the `numerator` and the `denominator` of a percentage: `declared` where both
    say so of themselves, and `agreeing` in so many figures.
    """

    numerator: Row
    denominator: Row
    declared: bool
    agreeing: int

    @property
    def sure(self) -> bool:
        """Tells whether nobody needs to be asked: the rows say it, or several figures do."""
        return self.declared or self.agreeing >= _SURE

    def beside(self, percent: Row, position: int, indicator: Indicator) -> dict[int, str]:
        """The counts at that position by column of planbot's own table, where they agree with the
        percentage that stands there.
        """
        if _agree(percent, self.numerator, self.denominator, position, indicator):
            return {
                _NUMERATOR: self.numerator.cells[position].strip(),
                _DENOMINATOR: self.denominator.cells[position].strip(),
            }
        return {}


def counts_of(
    percent: Row, rows: Sequence[PartRow], places: Sequence[int], indicator: Indicator
) -> Counts | None:
    """Finds the two rows whose numbers come to every percentage that they stand beside; None where
    none do, or where it could be others as well.
    """
    found = []
    for over, under in permutations(rows, 2):
        if over.means is Means.DENOMINATOR or under.means is Means.NUMERATOR:
            continue
        told = [_agree(percent, over.row, under.row, each, indicator) for each in places]
        said = [each for each in told if each is not None]
        if said and all(said):
            declared = over.means is Means.NUMERATOR and under.means is Means.DENOMINATOR
            found.append(Counts(over.row, under.row, declared, len(said)))
    best = [each for each in found if each.declared] or found
    return best[0] if len(best) == 1 or _all_say_the_same(best, places) else None


def figure_at(row: Row, position: int) -> str:
    """The figure that stands there without a mark behind it; "" where there is none that holds."""
    if position >= len(row.cells) or position in row.faults or position in row.struck:
        return ""
    text = row.cells[position].strip()
    found = marked(text)
    return found.number if found else text


def _all_say_the_same(found: Sequence[Counts], places: Sequence[int]) -> bool:
    said = {
        tuple(
            figure_at(row, each)
            for row in (counts.numerator, counts.denominator)
            for each in places
        )
        for counts in found
    }
    return len(said) == 1


def _agree(
    percent: Row, numerator: Row, denominator: Row, position: int, indicator: Indicator
) -> bool | None:
    """Whether the percentage is what the counts at that position come to."""
    return come_to((percent, position), (numerator, position), (denominator, position), indicator)


def come_to(percent: Cell, numerator: Cell, denominator: Cell, indicator: Indicator) -> bool | None:
    """Tells whether the percentage is what the counts come to; None where one of them is no
    number.
    """
    text = figure_at(*percent)
    over, under = (_count(*each) for each in (numerator, denominator))
    value = _value(text)
    if value is None or over is None or under is None:
        return None
    if not under or (over > under and indicator.unit is Unit.PERCENT and not _beyond(indicator)):
        return False
    out_of = indicator.out_of if indicator.unit is Unit.RATE else 100
    share = Fraction(over) / Fraction(under) * out_of / 100
    return any(agrees(each, share) for each in readings(text, value, indicator))


def readings(text: str, value: Decimal, indicator: Indicator) -> Iterator[Decimal]:
    """Yields what the number may say: without its sign a percentage may be a share."""
    yield value
    if indicator.unit is Unit.PERCENT and "%" not in text:
        yield value.scaleb(2)


def _beyond(indicator: Indicator) -> bool:
    return (indicator.most or 0) > 100


def _value(text: str) -> Decimal | None:
    try:
        return number(text.removesuffix("%").rstrip())
    except Unreadable:
        return None


def _count(row: Row, position: int) -> Decimal | None:
    """What was counted, where nothing speaks against it."""
    if row.hidden or position in row.doubts:
        return None
    try:
        return part(figure_at(row, position))
    except Unreadable:
        return None
