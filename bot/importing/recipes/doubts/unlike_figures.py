"""Figures that look unlike the plan's unit: counts where percentages or rates are due."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bot.domain.indicator import Indicator, Unit
from bot.domain.recipe import Means, Question, Recipe
from bot.importing.recipes.doubts.units_said import about_the_unit, left_out_of
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.shape import NUMBER, Heading
from bot.importing.recipes.words import plain_words
from bot.importing.tables.numbers import largest_share
from bot.importing.tables.rows import Row
from bot.importing.texts import quoted

NO_SIGN, WHOLE = "numbers without %", "whole numbers"
"""What such figures are called in an answer."""
_COUNTS = {Means.NUMERATOR, Means.DENOMINATOR}
_RATES = frozenset(["per", "rate", "rates"])


@dataclass(slots=True)
class UnlikeFigures:
    """By ref the first row, and the number there: `bare` of percentages without their sign,
    `whole` of rates of which every one is whole and nothing says that they are rates; `signed` is
    how many percentages have their sign.
    """

    indicators: Mapping[str, Indicator]
    bare: dict[str, tuple[int, str]] = field(default_factory=dict)
    whole: dict[str, tuple[int, str]] = field(default_factory=dict)
    signed: int = 0
    without: int = 0
    _told: set[str] = field(default_factory=set)

    def look(self, row: Row, laid: Layout, own: Indicator | None) -> None:
        """Takes note of the figures of a row, each for the indicator of the row or its column."""
        for figures in laid.figures:
            indicator = own or self.indicators.get(figures.indicator or "")
            counted = figures.out_of is not None or figures.parts.keys() >= _COUNTS
            if indicator is None or figures.value is None or counted:
                continue
            text = figures.value.text_in(row)
            if not (NUMBER.fullmatch(text) and text[0].isdigit()):
                continue
            if indicator.unit is Unit.PERCENT:
                self._look_at_percentage(indicator, text, row.number)
            elif indicator.unit is Unit.RATE:
                self._look_at_rate(indicator.ref, text, figures.value, row, laid)

    def _look_at_percentage(self, indicator: Indicator, text: str, row: int) -> None:
        if text.endswith("%"):
            self.signed += 1
        elif Decimal(text.replace(",", "")) > largest_share(indicator.most):
            self.without += 1
            self.bare.setdefault(indicator.ref, (row, text))

    def _look_at_rate(self, ref: str, text: str, value: Heading, row: Row, laid: Layout) -> None:
        names = [each.text_in(row) for each in laid.names]
        beside = [each.text_in(row) for each in laid.left_out]
        words = plain_words(" ".join((value.shown, *names, *beside))).split()
        named = laid.by_indicator or any(each.isalpha() for each in "".join(names))
        if "." in text or not named or _RATES.intersection(words):
            self._told.add(ref)
        self.whole.setdefault(ref, (row.number, text))

    def questions(self, recipe: Recipe) -> Iterator[Question]:
        """Asks whether they are the plan's all the same, once for each kind; nothing where it is
        answered for these indicators, or where as many percentages have no sign as have one.
        """
        for what, found in self._found().items():
            said = _SAID[what](*next(iter(found.values())))
            yield from about_the_unit(what, said, [self.indicators[each] for each in found], recipe)

    def left_out(self, recipe: Recipe) -> Iterator[str]:
        """Gives the refs of those whose figures are left out, as was answered."""
        return left_out_of(self._found(), recipe)

    def _found(self) -> dict[str, dict[str, tuple[int, str]]]:
        rates = {ref: each for ref, each in self.whole.items() if ref not in self._told}
        percentages = self.bare if self.signed > self.without else {}
        every = {NO_SIGN: percentages, WHOLE: rates}
        return {what: found for what, found in every.items() if found}


def _without_sign(row: int, number: str) -> str:
    return f"{quoted(number)} in row {row} stands without % where most percentages have it"


def _without_rate(row: int, number: str) -> str:
    return (
        f"The figures of row {row}, such as {quoted(number)}, are whole numbers that nothing there "
        "calls a rate"
    )


_SAID = {NO_SIGN: _without_sign, WHOLE: _without_rate}
