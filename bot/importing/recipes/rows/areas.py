"""Which of the areas of a file is the plan's own."""

from collections import Counter
from collections.abc import Sequence

from bot.domain.plan import Plan
from bot.domain.recipe import Question, Recipe
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.rows.line import EVERY_ROW
from bot.importing.recipes.shape import Heading, Table
from bot.importing.recipes.words import plain_words, same_name
from bot.importing.texts import quoted
from bot.messages.words import listed

_CHOICES = 500
"""All councils and their regions: whose own area is not offered cannot choose it from a list."""
_NAMED, _EXAMPLES = 6, 3
_COUNTRIES = frozenset(["england", "wales", "united kingdom", "great britain"])


def own_area(
    laid: dict[Table, Layout], recipe: Recipe, plan: Plan
) -> tuple[str | None, Question | None]:
    """The plan's own area as the file writes it, or the question which it is."""
    if not any(each.areas for each in laid.values()):
        return None, None
    found = [_areas(table, each.areas) for table, each in laid.items()]
    every = {same_name(text) for counts in found for column in counts for text in column}
    wanted = recipe.area or plan.authority
    if wanted == EVERY_ROW or (wanted and same_name(wanted) in every):
        return wanted, None
    if not every:
        return EVERY_ROW, None
    column = max((column for counts in reversed(found) for column in reversed(counts)), key=_rank)
    names = sorted((name for name, _ in column.most_common()), key=lambda it: _is_own(it, plan))
    missing = f", and none is {quoted(wanted)}" if wanted else ""
    return None, Question(
        "area",
        f"The file has rows for {_said(names)}{missing}; which is your own area? The others are "
        "left out",
        (*names[:_CHOICES], EVERY_ROW),
    )


def _said(names: Sequence[str]) -> str:
    """A few areas by name; of more, how many and some."""
    if len(names) <= _NAMED:
        return listed([quoted(each) for each in names])
    some = listed([quoted(each) for each in names[:_EXAMPLES]])
    return f"{len(names)} areas, such as {some}"


def _is_own(name: str, plan: Plan) -> int:
    """Ranks an area that the plan speaks of first, and the whole country last: the first one is
    what people copy.
    """
    if same_name(name) in _COUNTRIES:
        return 2
    said = " ".join(plain_words(f"{plan.name} {plan.title}").split())
    return int(f" {plain_words(name)} " not in f" {said} ")


def _rank(column: Counter[str]) -> tuple[int, int]:
    """Ranks a column of names before one of codes, one of many before one of few; of like ones
    the last, since files go from the country to the council.
    """
    codes = sum(" " not in text and any(each.isdigit() for each in text) for text in column)
    return -int(codes * 2 > len(column)), len(column)


def _areas(table: Table, columns: Sequence[Heading]) -> list[Counter[str]]:
    counts: list[Counter[str]] = [Counter() for _ in columns]
    for row in table.source.rows():
        if row.number > table.header:
            for place, heading in enumerate(columns):
                if heading.position < len(row.cells) and row.cells[heading.position].strip():
                    counts[place][" ".join(row.cells[heading.position].split())] += 1
    return [each for each in counts if each]
