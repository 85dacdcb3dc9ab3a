"""The verb that shows, answers and forgets how files of a council's own forms are read."""

import sys
from collections.abc import Iterator, Sequence

from bot.cli.at_the_terminal import typing
from bot.cli.stores import opened
from bot.domain.period import london_day, say_day
from bot.domain.recipe import KeptRecipe, Means
from bot.importing.problems import Unreadable
from bot.messages.words import listed
from bot.services.recipes import edit_recipe, forget_recipe, recipe_of
from bot.settings import Settings

_ALSO = 12


def list_recipes(settings: Settings) -> int:
    """Prints a line for each recipe."""
    with opened(settings) as store:
        kept = store.recipes()
    for each in kept:
        print(_head(each))
    if not kept:
        print("No recipe is kept: one is when a file in a form of your own is imported.")
    return 0


def show_recipe(settings: Settings, name: str) -> int:
    """Prints the recipe in the words that edit it; 1 where there is none."""
    with opened(settings) as store:
        kept = recipe_of(store, name)
    if kept is None:
        return _no_such(name)
    print("\n".join(_lines(kept)))
    return 0


def edit(settings: Settings, name: str, answers: Sequence[str]) -> int:
    """Keeps the answers; without any it says what can be answered. 1 where one is none."""
    with opened(settings) as store:
        try:
            kept = edit_recipe(store, name, answers, typing())
        except Unreadable as error:
            print(f"planbot: {error}", file=sys.stderr)
            return 1
    if kept is None:
        return _no_such(name)
    print("\n".join(_lines(kept)))
    if answers:
        print("Kept. Import the file again.")
    else:
        print(f"Change a line with: planbot recipes edit {name} --set 'column D = value'")
    return 0


def forget(settings: Settings, name: str) -> int:
    """Drops the recipe; 1 where there is none."""
    with opened(settings) as store:
        gone = forget_recipe(store, name, typing())
    if not gone:
        return _no_such(name)
    print(f"{name} is forgotten; the next file of its shape is asked about again.")
    return 0


def _no_such(name: str) -> int:
    print(f"planbot: there is no recipe {name}; planbot recipes lists them", file=sys.stderr)
    return 1


def _head(kept: KeptRecipe) -> str:
    if kept.confirmed_at is None:
        return f"{kept.name}: questions are open"
    day = say_day(london_day(kept.confirmed_at))
    return f"{kept.name}: since {day}, by {kept.confirmed_by or 'somebody'}"


def _lines(kept: KeptRecipe) -> Iterator[str]:
    recipe = kept.recipe
    yield _head(kept)
    if any(recipe.sheets):
        yield f"  sheets = {', '.join(recipe.sheets)}"
    for each in recipe.columns:
        means = "not answered yet" if each.means == Means.ASKED else each.means
        also = f"; so {'is' if len(each.also) == 1 else 'are'} {listed(each.also, _ALSO)}"
        yield f"  column {each.letter} = {means}  ({each.heading}{also if each.also else ''})"
    for name, means in recipe.names.items():
        yield f"  name {name} = {means}"
    for rule, said in recipe.rules.items():
        yield f"  {rule} = {said}"
    if recipe.area:
        yield f"  area = {recipe.area}"
