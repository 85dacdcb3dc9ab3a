"""Recipes: kept, answered and forgotten."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.recipe import KeptRecipe
from bot.importing import answered
from bot.store import Store


def keep_draft(store: Store, draft: KeptRecipe, by: str) -> None:
    """Keeps a recipe with questions open, for answers to be given to it."""
    with store.begin(by) as work:
        work.recipes.save(draft)
        work.commit()


def confirmed(recipe: KeptRecipe, by: str, at: datetime) -> KeptRecipe:
    """The recipe as it is kept once a file was read by it: confirmed when it first was."""
    if recipe.confirmed_at is not None:
        return recipe
    return replace(recipe, confirmed_by=by, confirmed_at=at)


def edit_recipe(store: Store, name: str, answers: Sequence[str], by: str) -> KeptRecipe | None:
    """The recipe of that name with the answers, kept; None where there is none. Raises Unreadable
    for an answer that is none, and keeps nothing then.
    """
    snapshot = store.snapshot()
    kept = recipe_of(store, name)
    if kept is None or snapshot is None:
        return None
    recipe = kept.recipe
    for each in answers:
        recipe = answered(recipe, each, snapshot.plan)
    edited = replace(kept, recipe=recipe)
    keep_draft(store, edited, by)
    return edited


def recipe_of(store: Store, name: str) -> KeptRecipe | None:
    """The recipe of that name."""
    return next((each for each in store.recipes() if each.name == name), None)


def forget_recipe(store: Store, name: str, by: str) -> bool:
    """Drops the recipe; False where there is none of that name."""
    with store.begin(by) as work:
        gone = work.recipes.forget(name)
        work.commit()
    return gone
