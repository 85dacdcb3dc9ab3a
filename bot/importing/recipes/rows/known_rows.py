"""What the rows of a file said of themselves, kept for the file of the next month."""

from collections.abc import Iterable
from dataclasses import replace

from bot.domain.recipe import KnownRow, Recipe
from bot.importing.recipes.words import same_name

_KEPT = 2_000


def with_rows(recipe: Recipe, rows: Iterable[KnownRow]) -> Recipe:
    """The recipe once a file with these rows is read, and none of them is in doubt. What is not in
    the file, such as a quarterly row, stays known; what was asked of rows that are answered is
    gone.
    """
    known = {_first(each): each for each in recipe.rows}
    now: dict[str, list[KnownRow]] = {}
    for each in rows:
        now.setdefault(_first(each), []).append(each)
    kept = [each for first, each in known.items() if first not in now]
    new = [each for same in now.values() for each in same]
    asked = {
        about: words
        for about, words in recipe.asked.items()
        if not recipe.names.keys() >= words.keys()
    }
    return replace(recipe, rows=tuple([*new, *kept][:_KEPT]), asked=asked)


def _first(row: KnownRow) -> str:
    return same_name(next(each for each in (*row.refs, *row.names) if each))
