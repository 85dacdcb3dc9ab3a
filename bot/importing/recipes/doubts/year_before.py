"""The month that would be next, but for its year: is the year in the file right?"""

from collections.abc import Sequence
from datetime import date

from bot.domain.outturn import Outturn
from bot.domain.period import PeriodKind
from bot.domain.recipe import Question, Recipe
from bot.importing.recipes.doubts.evidence import Stored
from bot.importing.recipes.doubts.exchanged import AS_THEY_STAND

BEFORE = "before "
"""What a rule begins with that says of figures up to a period that they are of their year."""
_NEXT = (1, 2)
"""How many months after the newest stored one the next is, or the next but one."""
_FEW = 2
"""More periods are a history that is brought in."""


def about_the_year_before(
    outturns: Sequence[Outturn], stored: Stored, recipe: Recipe
) -> Question | None:
    """Asks whether the year is right of the one or two months that a file is for, where they would
    follow the newest ones that are stored of its indicators were they of a later year, and none are
    stored for these; None where it is answered.
    """
    months = {each.period for each in outturns if each.period.kind is PeriodKind.MONTH}
    if not months or len(months) > _FEW or len(months) < len({each.period for each in outturns}):
        return None
    known = {
        each.period
        for ref in {each.indicator for each in outturns}
        for each in stored.get(ref, ())
        if each.period.kind is PeriodKind.MONTH
    }
    newest = max(months, key=lambda each: each.end)
    last = max(known, key=lambda each: each.end, default=None)
    if last is None or known & months:
        return None
    behind = _months(last.end) - _months(newest.end)
    if behind <= 0 or all((behind + each) % 12 for each in _NEXT):
        return None
    about = f"{BEFORE}figures to {newest.code}"
    if about in recipe.rules:
        return None
    return Question(
        about,
        f"All figures of this file are for {newest.label} and the newest that are stored for its "
        f"indicators are for {last.label}. Where the year is wrong, correct the file; are the "
        "figures right as they stand?",
        (AS_THEY_STAND,),
    )


def _months(day: date) -> int:
    return day.year * 12 + day.month
