"""Percentages that a file writes as shares: 0.35 for 35%, in every cell and without the sign."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bot.domain.indicator import Indicator, Unit
from bot.domain.recipe import Means, Question, Recipe
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.shape import NUMBER
from bot.importing.tables.numbers import largest_share, plain
from bot.importing.tables.rows import Row
from bot.importing.texts import quoted

SHARES = "numbers "
"""What a rule begins with that says what percentages without their sign are, where none is over
the largest share: "numbers up to 1".
"""
SHARE, PER_CENT = "shares", "percentages"


@dataclass(slots=True)
class _Alike:
    """Percentages of one largest share: the `first` number up to it, and whether any is `over`."""

    first: tuple[str, int] | None = None
    over: bool = False


@dataclass(slots=True)
class Shares:
    """What stands where percentages are due, by the largest that a share of theirs can be."""

    indicators: Mapping[str, Indicator]
    alike: dict[Decimal, _Alike] = field(default_factory=dict)

    def look(self, row: Row, laid: Layout, own: Indicator | None) -> None:
        """Takes note of the figures of a row, each for the indicator of the row or its column."""
        for figures in laid.figures:
            indicator = own or self.indicators.get(figures.indicator or "")
            if indicator is None or indicator.unit is not Unit.PERCENT:
                continue
            text = _bare(row, figures.value.position) if figures.value else None
            counted = {Means.NUMERATOR, Means.DENOMINATOR} <= figures.parts.keys()
            if text is None or counted or figures.out_of:
                continue
            largest = largest_share(indicator.most)
            known = self.alike.setdefault(largest, _Alike())
            known.over = known.over or Decimal(text) > largest
            if known.first is None and 0 < Decimal(text) <= largest:
                known.first = text, row.number

    def questions(self, recipe: Recipe) -> Iterator[Question]:
        """Asks what the numbers are; nothing of those of which one is over a share, or that are
        answered.
        """
        for largest, known in sorted(self.alike.items()):
            about = f"{SHARES}up to {plain(largest)}"
            if known.first is None or known.over or about in recipe.rules:
                continue
            text, row = known.first
            number = Decimal(text)
            those = "" if largest == 1 else f" that may go up to {plain(largest * 100)}%"
            yield Question(
                about,
                f"Percentages{those} stand there without a % sign and none is over "
                f"{plain(largest)}, as {quoted(text)} in row {row}; does that mean "
                f"{plain(number * 100)}%, being a share, or {plain(number)}%?",
                (SHARE, PER_CENT),
            )


def with_sign(
    row: Row, position: int, rules: Mapping[str, str], indicator: Indicator | None
) -> Row:
    """The row with its percentage at `position` as the `rules` say that the file writes it."""
    if indicator is None or indicator.unit is not Unit.PERCENT:
        return row
    rule = rules.get(f"{SHARES}up to {plain(largest_share(indicator.most))}")
    text = _bare(row, position)
    if rule is None or text is None:
        return row
    number = Decimal(text) * (100 if rule == SHARE else 1)
    cells = (*row.cells[:position], f"{plain(number)}%", *row.cells[position + 1 :])
    return row._replace(cells=cells)


def _bare(row: Row, position: int) -> str | None:
    """The number without a per cent sign that stands there."""
    text = row.cells[position].strip() if position < len(row.cells) else ""
    bare = NUMBER.fullmatch(text) and text[0].isdigit() and not text.endswith("%")
    return text.replace(",", "") if bare else None
