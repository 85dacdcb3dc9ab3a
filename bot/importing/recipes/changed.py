"""A file whose shape is nearly that of a recipe that is kept: what has changed in it."""

from collections.abc import Sequence

from bot.domain.recipe import KeptRecipe, Question, Recipe
from bot.importing.recipes.answers import AS_SHOWN, SHAPE
from bot.importing.texts import quoted
from bot.messages.words import listed

_SHARED = 0.5
"""The share of the headings of both that a changed file has in common with its recipe."""


def recipe_before(keys: Sequence[str], kept: Sequence[KeptRecipe]) -> KeptRecipe | None:
    """The confirmed recipe that has most of its headings in common with a file of these."""
    found = [
        (shared, each)
        for each in kept
        if each.confirmed_at is not None
        if (shared := _shared(keys, each.recipe)) >= _SHARED
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _shared(keys: Sequence[str], recipe: Recipe) -> float:
    known = {each.heading for each in recipe.columns}
    both = known | set(keys)
    return len(known.intersection(keys)) / len(both) if both else 0


def about_the_change(before: KeptRecipe, now: Recipe) -> Question:
    """Asks whether the file is read rightly, and says what is new in it and what is gone."""
    known = {each.heading for each in before.recipe.columns}
    new = [
        f"{quoted(each.heading)} ({each.means})"
        for each in now.columns
        if each.heading not in known
    ]
    here = {each.heading for each in now.columns}
    gone = [
        f"{quoted(each.heading)} (it was {each.means})"
        for each in before.recipe.columns
        if each.heading not in here
    ]
    changes = [f"what is new: {listed(new, 12)}"] if new else []
    changes += [f"what is gone: {listed(gone, 12)}"] if gone else []
    return Question(
        SHAPE,
        f"The headings are nearly those that the recipe {before.name} reads; what differs is "
        f"{'; '.join(changes) or 'the sheet that they stand on'}. Is the file to be read in the "
        "same way?",
        (AS_SHOWN,),
    )
