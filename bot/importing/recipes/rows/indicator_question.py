"""What is asked where no column tells which indicator the figures are for."""

from collections.abc import Sequence
from pathlib import PurePath

from rapidfuzz import fuzz

from bot.domain.indicator import Indicator, Unit
from bot.domain.plan import Plan
from bot.domain.recipe import Means, Question, Recipe
from bot.importing.problems import Unreadable
from bot.importing.recipes.headings.headings import meaning_of
from bot.importing.recipes.layout import INDICATOR
from bot.importing.recipes.parts.named_parts import VALUE_OF
from bot.importing.recipes.rows.below import texts_below
from bot.importing.recipes.rows.likeness import EVERYWHERE, alike, words_of
from bot.importing.recipes.shape import NUMBER, Heading, Table
from bot.importing.recipes.words import plain_words
from bot.importing.texts import quoted
from bot.messages.words import listed

NONE = "none"
NEARLY = 85.0
"""How much of 100 a heading is like a name where other headings are exactly those of indicators."""
_CHOICES = 8
_UNIT_WORDS = {
    Unit.PERCENT: frozenset(["percent", "percentage", "rate", "%", "pct", "share"]),
    Unit.RATE: frozenset(["rate"]),
    Unit.COUNT: frozenset(["count", "number", "total", "headcount"]),
}


def about_the_indicator(tables: Sequence[Table], plan: Plan, file: str) -> Question:
    """Asks which indicator all the figures are for: the likeliest by the name of the file, title,
    sheet and heading first.
    """
    refs = _likeliest(tables, plan, PurePath(file).stem.replace("_", " "))
    return Question(
        INDICATOR,
        "No column tells which indicator the figures are for; which one are all of them for?",
        tuple(map(_choice, refs)),
    )


def about_the_sheet(about: str, table: Table, plan: Plan) -> Question:
    """Asks which indicator the figures of one sheet of several are for."""
    return Question(
        about,
        f"No column of the sheet {quoted(table.sheet)} tells which indicator its figures are for, "
        "and neither its name nor a title is exactly one of the plan's; which one are they for?",
        (*map(_choice, _likeliest([table], plan)), str(Means.LEFT_OUT)),
    )


def _choice(indicator: Indicator) -> str:
    return indicator.ref if "=" in indicator.short else f"{indicator.ref} {indicator.short}"


def _likeliest(tables: Sequence[Table], plan: Plan, file: str = "") -> list[Indicator]:
    texts = [
        text
        for table in tables
        for text in (table.sheet, *table.titles, *(each.shown for each in table.headings))
    ]
    said = " ".join((file, *texts))
    refs = sorted(plan.indicators, key=lambda each: _likeness(said, each), reverse=True)
    if all(not _likeness(said, each)[0] for each in refs[:1]):
        _refuse_other_things(tables[0])
    return refs


def _refuse_other_things(table: Table) -> None:
    """Rows that each have a name of their own, beside periods, are not all for one indicator."""
    for heading in table.headings:
        known = meaning_of(heading.text) not in (None, Means.LEFT_OUT)
        if known or heading.stated is not None or heading.above is not None:
            continue
        texts = texts_below(table, heading)
        names = list(dict.fromkeys(text for text in texts if not NUMBER.fullmatch(text)))
        if len(names) > 1 and any(each.stated for each in table.headings):
            shown = listed([quoted(each, 60) for each in names], 3)
            raise Unreadable(
                f"no row is for an indicator of the plan: {quoted(heading.shown, 40)} says "
                f"{shown}. If some are, under other names, write those names in the plan as the "
                "indicators' codes; if it is another report, such as a budget, leave it out",
                table.header,
            )


def about_columns(
    tables: Sequence[Table], recipe: Recipe, plan: Plan, least: float = 0
) -> tuple[Question, ...]:
    """Asks of each indicator whose name is like the heading of a column with figures, in all of it
    at `least` so much of 100, which column it is. What is only like a name is never taken for it.
    """
    columns = _of_figures(tables, recipe)
    told = {each.means for each in recipe.columns}
    asked = []
    for indicator in plan.indicators:
        about = f"{VALUE_OF}{indicator.ref}"
        if about in told or recipe.rules.get(about) == NONE:
            continue
        scored = [(_likeness(each.shown, indicator), each) for each in columns]
        near = [each for each in scored if each[0][0] and each[0][2] >= least]
        like = sorted(near, key=lambda each: each[0])[::-1]
        if like:
            asked.append(_which_column(indicator, [each for _, each in like[:_CHOICES]]))
    return tuple(asked)


def _which_column(indicator: Indicator, columns: Sequence[Heading]) -> Question:
    said = listed([f"{each.letter} {quoted(each.shown, 60)}" for each in columns])
    which = f"is it {said}" if len(columns) == 1 else f"which of {said} is it"
    return Question(
        f"{VALUE_OF}{indicator.ref}",
        f"No column is headed {quoted(indicator.short)}, as {indicator.ref} is called; {which}, or "
        "none?",
        (*(each.key for each in columns), NONE),
    )


def _of_figures(tables: Sequence[Table], recipe: Recipe) -> list[Heading]:
    """The columns with numbers of which nothing is known."""
    return [
        heading
        for table in tables[:1]
        for heading in table.headings
        if recipe.means(heading.key) == Means.LEFT_OUT
        and heading.stated is None
        and meaning_of(heading.text) is None
        and _holds_numbers(table, heading)
    ]


def _holds_numbers(table: Table, heading: Heading) -> bool:
    return any(NUMBER.fullmatch(each) for each in texts_below(table, heading))


def _likeness(text: str, indicator: Indicator) -> tuple[int, int, float]:
    """How many telling words of the indicator's name are in `text`, whether it says the unit, and
    how alike they are on the whole (0-100).
    """
    words = words_of(text)
    telling = words_of(f"{indicator.short} {indicator.title}") - EVERYWHERE
    shared = sum(any(alike(one, each) for each in words) for one in telling)
    of_unit = not words.isdisjoint(_UNIT_WORDS.get(indicator.unit, ()))
    whole = fuzz.token_set_ratio(plain_words(text), plain_words(indicator.short))
    return shared, int(of_unit), whole
