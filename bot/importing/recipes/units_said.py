"""What a file says of its units: asked about where the plan says otherwise."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.domain.indicator import Indicator, Unit
from bot.domain.recipe import Question, Recipe
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.words import plain_words
from bot.importing.tables.rows import Row
from bot.importing.texts import quoted
from bot.messages.words import listed

UNIT_SAID = "unit "
"""What a rule begins with that says of units in a file that the figures are in the plan's."""
AS_THE_PLAN = "as the plan has it"
_HEADINGS = frozenset(["unit", "units", "unit of measure", "unit of measurement", "uom"])
_PER = re.compile(r"\bper (?P<per>[1-9][0-9]{0,2}(?:,?000)+)\b")
_LARGER = re.compile(r"(?:£|gbp|pounds?)?\s*(?:'?000'?s?|k|m|thousands?|millions?|mn)")
_IN_A_NAME = re.compile(
    r"\((?P<unit>(?:£|gbp) ?(?:'?000'?s?|k|m|mn)|'?000'?s?|thousands|millions)\)", re.IGNORECASE
)
_PENCE = re.compile(r"p|pence")
_SAID: tuple[tuple[re.Pattern[str], frozenset[Unit]], ...] = (
    (
        re.compile(r"%.*|percent(?:age)?s?|per ?cent|pct|percentage points?"),
        frozenset([Unit.PERCENT]),
    ),
    (
        re.compile(r"#|n|no|nos|num|number|numbers|count|counts|headcount|whole number|integer"),
        frozenset(Unit) - {Unit.PERCENT},
    ),
    (re.compile(r"£|gbp|pounds?|currency|money"), frozenset([Unit.MONEY])),
    (re.compile(r"rate"), frozenset([Unit.RATE, Unit.PERCENT])),
    (re.compile(r"(?:calendar )?days?"), frozenset(Unit) - {Unit.PERCENT, Unit.MONEY, Unit.RATE}),
    (re.compile(r"weeks?|months?|years?|hours?|minutes?|working days?"), frozenset()),
    (
        re.compile(r"w?fte|full[ -]time equivalents?"),
        frozenset(Unit) - {Unit.PERCENT, Unit.MONEY, Unit.RATE, Unit.COUNT, Unit.DAYS},
    ),
)
"""Words for units, and the plan's units that they do not contradict: a "number" may be any of those
that are no percentage.
"""


@dataclass(slots=True)
class UnitsSaid:
    """By the words for a unit, the indicators beside which they stand and contradict the plan, with
    the first row that says so.
    """

    indicators: Mapping[str, Indicator]
    found: dict[str, dict[str, int]] = field(default_factory=dict)

    def look(self, row: Row, laid: Layout, own: Indicator | None) -> None:
        """Takes note of the units that a row says of its figures."""
        of_all = laid.figures[0].indicator if laid.figures else None
        indicator = own or self.indicators.get(of_all or "")
        if indicator is None or len({each.indicator for each in laid.figures}) > 1:
            return
        for text in _stated(row, laid):
            if contradicts(text, indicator):
                self.found.setdefault(text, {}).setdefault(indicator.ref, row.number)

    def questions(self, recipe: Recipe) -> Iterator[Question]:
        """Asks of each such unit whether the figures are in the plan's all the same; nothing of
        those that are answered for these indicators.
        """
        for text, rows in self.found.items():
            about = f"{UNIT_SAID}{text} of {listed(sorted(rows))}"
            if about in recipe.rules:
                continue
            row = next(iter(rows.values()))
            plan = listed([self._in_the_plan(each) for each in rows], 3)
            yield Question(
                about,
                f"The file says the unit {quoted(text, 40)}, first in row {row}, and the plan has "
                f"{plan}. Where the plan is right of the figures as they stand, say so; else write "
                "them in the plan's unit, or mend the plan.",
                (AS_THE_PLAN,),
            )

    def _in_the_plan(self, ref: str) -> str:
        indicator = self.indicators[ref]
        per = f" per {indicator.out_of:,}" if indicator.unit is Unit.RATE else ""
        return f"{ref} {quoted(indicator.short, 40)} as {indicator.unit}{per}"


def _stated(row: Row, laid: Layout) -> Iterator[str]:
    """The units in the row's columns of units, and the thousands in its name: "Spend (£000)"."""
    for heading in laid.left_out:
        if plain_words(heading.text) in _HEADINGS:
            yield heading.text_in(row)
    for heading in laid.names:
        if found := _IN_A_NAME.search(heading.text_in(row)):
            yield found["unit"]


def contradicts(text: str, indicator: Indicator) -> bool:
    """Tells whether `text` is a unit that the figures of the indicator cannot be in by the plan."""
    said = " ".join(text.casefold().split()).strip("()[]. ")
    if not said or indicator.unit in (Unit.WORDS, Unit.UNSTATED):
        return False
    if per := _PER.search(said):
        out_of = int(per["per"].replace(",", ""))
        return (indicator.unit, indicator.out_of) != (Unit.RATE, out_of)
    if _LARGER.fullmatch(said):
        return True
    if _PENCE.fullmatch(said):
        return indicator.unit is Unit.MONEY
    fits = next((units for words, units in _SAID if words.fullmatch(said)), None)
    return fits is not None and indicator.unit not in fits
