"""Refs that a spreadsheet may have shortened: what is asked of them, and what was answered."""

from collections.abc import Sequence

from bot.domain.plan import Plan
from bot.domain.recipe import Question, Recipe
from bot.importing.recipe_remarks import AsAnswered
from bot.importing.tables.refs import Doubt, twins
from bot.importing.texts import quoted

REF = "ref "
"""What a rule begins with that says which indicator a doubtful ref of the file is."""


def said_of_refs(recipe: Recipe) -> dict[str, str]:
    """The answers about doubtful refs: the ref in the file to that in the plan."""
    return {
        key.removeprefix(REF): said for key, said in recipe.rules.items() if key.startswith(REF)
    }


def about_the_nought(doubt: Doubt, plan: Plan) -> Question:
    """Asks which of the two indicators the ref of the file is."""
    place, why, ref = doubt.place, doubt.why, doubt.ref
    return Question(
        f"{REF}{ref}",
        f"{place[:1].upper()}{place[1:]} is for {ref}. {why[:1].upper()}{why[1:]}, so {ref} could "
        f"also be {doubt.twin} that a spreadsheet has shortened; is it {_named(ref, plan)} or "
        f"{_named(doubt.twin, plan)}?",
        (ref, doubt.twin),
    )


def answers_used(recipe: Recipe, refs: Sequence[str], plan: Plan) -> tuple[AsAnswered, ...]:
    """Tells, of a file with figures for these `refs` of the plan, which of them stand on an answer
    that was given about its shape.
    """
    return tuple(
        AsAnswered(ref, _named(own, plan))
        for ref, own in said_of_refs(recipe).items()
        if own in refs
    )


def may_be(ref: str, plan: Plan) -> tuple[str, ...]:
    """The refs of the plan that `ref` of a file can be the remains of, itself among them."""
    twin = twins(each.ref for each in plan.indicators).get(ref)
    return (ref, twin) if twin else ()


def _named(ref: str, plan: Plan) -> str:
    indicator = plan.indicator(ref)
    return f"{ref} {quoted(indicator.short)}" if indicator else ref
