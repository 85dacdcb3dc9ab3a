"""A file of many areas that the DfE publishes, and no measure of the plan is in."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.recipe import Question
from bot.importing.published.forms import form_of
from bot.importing.recipes.shape import Table


def told_of_areas(questions: Sequence[Question], tables: Sequence[Table]) -> tuple[Question, ...]:
    """The questions, the first of which says where the file has a form of the DfE's that it is to
    be compared with, and how: what is answered makes its figures the council's own.
    """
    forms = (
        form_of({" ".join(one.text.casefold().split()) for one in each.headings}) for each in tables
    )
    form = next((each for each in forms if each is not None), None)
    if form is None or not questions:
        return tuple(questions)
    first, *others = questions
    told = (
        f"This has the form of a published file ({form}), and the plan publishes no indicator as a "
        "measure of it: to compare with it, write or correct the measure under published. An "
        "answer takes its figures for your own."
    )
    return (replace(first, text=f"{told} {first.text}"), *others)
