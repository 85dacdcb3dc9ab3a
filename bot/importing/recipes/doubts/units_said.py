"""What a file says of its units: asked about where the plan says otherwise."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.indicator import Indicator, Unit
from bot.domain.recipe import Means, Question, Recipe
from bot.importing.recipes.doubts.unit_in_words import units_in
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.shape import Table
from bot.importing.recipes.words import plain_words
from bot.importing.tables.rows import Row
from bot.importing.texts import quoted
from bot.messages.words import listed

UNIT_SAID = "unit "
"""What a rule begins with that says of units in a file that the figures are in the plan's."""
AS_THE_PLAN, UNIT_LEFT_OUT = "as the plan has it", str(Means.LEFT_OUT)
_HEADINGS = frozenset(["unit", "units", "unit of measure", "unit of measurement", "uom"])
_PER = re.compile(r"\bper (?P<per>[1-9][0-9]{0,2}(?:,?000)+)\b")
_LARGER = re.compile(r"(?:£|gbp|pounds?)?\s*(?:'?000'?s?|k|mn?|bn|thousands?|millions?|billions?)")
_PENCE = re.compile(r"p|pence")
_SAID: tuple[tuple[re.Pattern[str], frozenset[Unit]], ...] = (
    (
        re.compile(r"%.*|percent(?:age)?s?|per ?cent|pct|percentage points?"),
        frozenset([Unit.PERCENT]),
    ),
    (
        re.compile(r"#|n|no|nos|num|number|numbers|count|counts|headcount|whole number|integer"),
        frozenset(Unit) - {Unit.PERCENT, Unit.RATE},
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
that are no percentage and no rate.
"""


@dataclass(slots=True)
class UnitsSaid:
    """By the words for a unit, the indicators beside which they stand and contradict the plan, with
    the first row that says so.
    """

    indicators: Mapping[str, Indicator]
    found: dict[str, dict[str, int]] = field(default_factory=dict)
    _in_titles: list[str] = field(default_factory=list)

    def begin(self, table: Table, laid: Layout) -> None:
        """Takes note of the units that a table says in its titles, which hold for all that is
        counted in money, and in the heading of a column for one indicator.
        """
        titles = units_in(" ".join(table.titles))
        self._in_titles = [each for each in titles if _LARGER.fullmatch(each)]
        for figures in laid.figures:
            indicator = self.indicators.get(figures.indicator or "")
            if indicator is not None and figures.value is not None:
                said = units_in(figures.value.text)
                self._note(_new(said, indicator), indicator, table.header)

    def look(self, row: Row, laid: Layout, own: Indicator | None) -> None:
        """Takes note of the units that a row says of its figures."""
        of_all = laid.figures[0].indicator if laid.figures else None
        indicator = own or self.indicators.get(of_all or "")
        if indicator is None or len({each.indicator for each in laid.figures}) > 1:
            return
        self._note(_stated(row, laid, indicator), indicator, row.number)
        if indicator.unit is Unit.MONEY:
            self._note(_new(self._in_titles, indicator), indicator, row.number)

    def _note(self, said: Iterable[str], indicator: Indicator, row: int) -> None:
        for text in said:
            if contradicts(text, indicator.unit, indicator.out_of):
                self.found.setdefault(text, {}).setdefault(indicator.ref, row)

    def questions(self, recipe: Recipe) -> Iterator[Question]:
        """Asks of each such unit whether the figures are in the plan's all the same; nothing of
        those that are answered for these indicators.
        """
        for text, rows in self.found.items():
            said = f"The file says the unit {quoted(text, 40)}, first in row {min(rows.values())}"
            yield from about_the_unit(text, said, [self.indicators[each] for each in rows], recipe)

    def left_out(self, recipe: Recipe) -> Iterator[str]:
        """Gives the refs of those whose figures are left out, as was answered."""
        return left_out_of(self.found, recipe)


def about_the_unit(
    text: str, said: str, indicators: Sequence[Indicator], recipe: Recipe
) -> Iterator[Question]:
    """Asks whether figures of these indicators are in the plan's unit though something is `said`
    against it, which an answer calls `text`; nothing where it is answered.
    """
    about = _about(text, (each.ref for each in indicators))
    if about not in recipe.rules:
        yield Question(
            about,
            f"{said}, and the plan has {listed([*map(_in_the_plan, indicators)], 3)}. Where the "
            "plan is right of the figures as they stand, say so; else write them in the plan's "
            "unit, mend the plan, or leave them out.",
            (AS_THE_PLAN, UNIT_LEFT_OUT),
        )


def left_out_of(found: Mapping[str, Iterable[str]], recipe: Recipe) -> Iterator[str]:
    """Gives those of the refs, by what an answer calls it, that the answer leaves out."""
    for text, refs in found.items():
        if recipe.rules.get(_about(text, refs)) == UNIT_LEFT_OUT:
            yield from refs


def _about(text: str, refs: Iterable[str]) -> str:
    return f"{UNIT_SAID}{text} of {listed(sorted(refs))}"


def _in_the_plan(indicator: Indicator) -> str:
    """Says the unit that the plan has: "1.2 'Re-referrals' as rate per 10,000"."""
    per = f" per {indicator.out_of:,}" if indicator.unit is Unit.RATE else ""
    return f"{indicator.ref} {quoted(indicator.short, 40)} as {indicator.unit}{per}"


def _stated(row: Row, laid: Layout, indicator: Indicator) -> Iterator[str]:
    """The units in the row's columns of units, and those in its name: "Spend (£000)"."""
    for heading in laid.left_out:
        if plain_words(heading.text) in _HEADINGS:
            yield heading.text_in(row)
    for heading in laid.names:
        yield from _new(units_in(heading.text_in(row), indicator.unit), indicator)


def _new(said: Iterable[str], indicator: Indicator) -> Iterator[str]:
    """What is said of units that the plan's own names of the indicator do not say as well."""
    names = (indicator.title, indicator.short, *indicator.code)
    known = {each for name in names for each in units_in(name, indicator.unit)}
    return (each for each in said if each not in known)


def contradicts(text: str, unit: Unit, out_of: int = 10_000) -> bool:
    """Tells whether `text` is a unit that figures in the plan's `unit`, a rate for every one
    `out_of` so many, cannot be in.
    """
    said = " ".join(text.casefold().split()).strip("()[]. ")
    if not said or unit in (Unit.WORDS, Unit.UNSTATED):
        return False
    if per := _PER.search(said):
        return (unit, out_of) != (Unit.RATE, int(per["per"].replace(",", "")))
    if _LARGER.fullmatch(said):
        return True
    if _PENCE.fullmatch(said):
        return unit is Unit.MONEY
    fits = next((units for words, units in _SAID if words.fullmatch(said)), None)
    return fits is not None and unit not in fits
