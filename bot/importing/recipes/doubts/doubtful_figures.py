"""What is asked of the figures of a whole file once they are read, before any of them is stored."""

from collections.abc import Sequence

from bot.domain.outturn import Outturn
from bot.domain.plan import Plan
from bot.domain.recipe import Question, Recipe
from bot.importing.recipes.doubts.evidence import Stored
from bot.importing.recipes.doubts.exchanged import about_exchanged
from bot.importing.recipes.doubts.fresh_figures import fresh_figures
from bot.importing.recipes.doubts.other_scale import about_other_scales
from bot.importing.recipes.doubts.prefilled import about_prefilled
from bot.importing.recipes.doubts.year_apart import about_a_year_apart
from bot.importing.recipes.doubts.year_before import about_the_year_before


def about_figures(
    outturns: Sequence[Outturn], stored: Stored, plan: Plan, recipe: Recipe
) -> tuple[Question, ...]:
    """Asks of figures that are another indicator's, another year's, in another unit, or nobody's
    yet.
    """
    fresh = fresh_figures(outturns, stored)
    found = (
        about_exchanged(outturns, stored, plan, recipe),
        about_a_year_apart(fresh, stored, recipe),
        about_the_year_before(outturns, stored, recipe),
        *about_other_scales(fresh, stored, plan, recipe),
        *about_prefilled(fresh, stored, plan, recipe),
    )
    return tuple(each for each in found if each is not None)
