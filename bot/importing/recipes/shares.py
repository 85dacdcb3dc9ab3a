"""Percentages that a file writes as shares: 0.35 for 35%, in every cell and without the sign."""

from decimal import Decimal

from bot.domain.dataclass import dataclass
from bot.domain.indicator import Indicator, Unit
from bot.domain.recipe import Means, Question, Recipe
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.shape import NUMBER
from bot.importing.tables.numbers import plain
from bot.importing.tables.rows import Row
from bot.importing.texts import quoted

SHARES = "numbers up to 1"
"""The rule that says what percentages without their sign are, where none is over 1."""
SHARE, PER_CENT = "shares", "percentages"


@dataclass(slots=True)
class Shares:
    """What stands where percentages are due: the `first` number up to 1, and whether any is `over`
    it.
    """

    first: tuple[str, int] | None = None
    over: bool = False

    def look(self, row: Row, laid: Layout, indicator: Indicator | None) -> None:
        """Takes note of the figures of a row that is for `indicator`."""
        if indicator is None or indicator.unit is not Unit.PERCENT:
            return
        for figures in laid.figures:
            text = _bare(row, figures.value.position) if figures.value else None
            if text is None or {Means.NUMERATOR, Means.DENOMINATOR} <= figures.parts.keys():
                continue
            self.over = self.over or Decimal(text) > 1
            if self.first is None and 0 < Decimal(text) <= 1:
                self.first = text, row.number

    def question(self, recipe: Recipe) -> Question | None:
        """Asks what the numbers are; None where one is over 1, or where it is answered."""
        if self.first is None or self.over or SHARES in recipe.rules:
            return None
        text, row = self.first
        number = Decimal(text)
        return Question(
            SHARES,
            f"Percentages stand there without a % sign and none is over 1, as {quoted(text)} in "
            f"row {row}; does that mean {plain(number * 100)}%, being a share, or "
            f"{plain(number)}%?",
            (SHARE, PER_CENT),
        )


def with_sign(row: Row, position: int, rule: str | None, indicator: Indicator | None) -> Row:
    """The row with its percentage at `position` as the `rule` says that the file writes it."""
    if rule is None or indicator is None or indicator.unit is not Unit.PERCENT:
        return row
    text = _bare(row, position)
    if text is None:
        return row
    number = Decimal(text) * (100 if rule == SHARE else 1)
    cells = (*row.cells[:position], f"{plain(number)}%", *row.cells[position + 1 :])
    return row._replace(cells=cells)


def _bare(row: Row, position: int) -> str | None:
    """The number without a per cent sign that stands there."""
    text = row.cells[position].strip() if position < len(row.cells) else ""
    bare = NUMBER.fullmatch(text) and text[0].isdigit() and not text.endswith("%")
    return text.replace(",", "") if bare else None
