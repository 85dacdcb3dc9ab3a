"""Files of which only an answer tells the indicator: it holds for files that are named alike."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.plan import Plan
from bot.domain.recipe import KeptRecipe, Question, Recipe
from bot.importing.recipes.layout import INDICATOR
from bot.importing.recipes.shape import Table
from bot.importing.texts import quoted


def needs_an_answer(recipe: Recipe, questions: Sequence[Question]) -> bool:
    """Tells whether nothing in the file says which indicator its figures are for."""
    return INDICATOR in recipe.rules or any(each.about == INDICATOR for each in questions)


def of_any_file(kept: Sequence[KeptRecipe]) -> list[KeptRecipe]:
    """Gives the recipes that hold for a file whatever it is called."""
    return [each for each in kept if INDICATOR not in each.recipe.rules]


def told_of_another(
    question: Question, tables: Sequence[Table], kept: Sequence[KeptRecipe], plan: Plan
) -> Question:
    """The question, and of which indicator, which other file the same headings were answered."""
    if question.about != INDICATOR:
        return question
    keys = {one.key for each in tables for one in each.headings}
    others = [
        f"{_called(each.recipe.rules[INDICATOR], plan)} by the recipe {each.name}"
        for each in kept
        if INDICATOR in each.recipe.rules and {one.heading for one in each.recipe.columns} == keys
    ]
    if not others:
        return question
    text = f"{question.text} The same headings of a file of another name were read as {others[-1]}."
    return replace(question, text=text)


def _called(ref: str, plan: Plan) -> str:
    indicator = plan.indicator(ref)
    return f"{ref} {quoted(indicator.short)}" if indicator else ref
