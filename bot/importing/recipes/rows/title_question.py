"""A title that says what all figures below it are: targets, another's, or of the year to date."""

import re
from collections.abc import Iterable, Sequence

from bot.domain.period import Period, PeriodKind
from bot.domain.plan import Plan
from bot.domain.recipe import Question, Recipe
from bot.importing.recipes.headings.stated_periods import year_to_date
from bot.importing.recipes.rows.whose_rows import tells_of_others
from bot.importing.recipes.shape import Table
from bot.importing.recipes.words import plain_words
from bot.importing.texts import quoted

TITLES = "title"
"""The rule that says what the figures are, whatever the title says."""
OWN, EACH, TO_DATE = "own figures", "each period", "year to date"
_UP_TO = re.compile(r"\b(?:cumulative|ytd|year to date|rolling)\b")


def about_the_title(tables: Sequence[Table], recipe: Recipe, plan: Plan) -> Question | None:
    """Asks what the figures are, where a title or the name of a sheet says that they are another's,
    or more than those of their periods; None where nothing says so, or it is answered.
    """
    if TITLES in recipe.rules:
        return None
    titles = list(_titles(tables))
    for title in titles:
        if _UP_TO.search(plain_words(title)):
            text = (
                f"{quoted(title, 80)} stands above the figures; is each of them for its own "
                "period, or for the year to date?"
            )
            return Question(TITLES, text, (TO_DATE, EACH))
    for title in titles:
        if tells_of_others(title, plan):
            text = (
                f"{quoted(title, 80)} stands above the figures; are they your own figures all the "
                "same? If they are not, leave the file out"
            )
            return Question(TITLES, text, (OWN,))
    return None


def _titles(tables: Sequence[Table]) -> Iterable[str]:
    for table in tables:
        yield from filter(None, (table.sheet, *table.over_all))


def as_the_title_says(code: str, recipe: Recipe) -> str:
    """The period of a figure: where all are of the year to date, that up to the period."""
    if recipe.rules.get(TITLES) != TO_DATE:
        return code
    try:
        period = Period.parse(code)
    except ValueError:
        return code
    if period.kind not in (PeriodKind.MONTH, PeriodKind.QUARTER):
        return code
    return year_to_date(period)
