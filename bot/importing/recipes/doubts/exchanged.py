"""Figures of one indicator that stand in the rows of another: asked about, never taken."""

from collections.abc import Iterable
from decimal import Decimal

from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.domain.plan import Plan
from bot.domain.recipe import Question, Recipe
from bot.importing.recipes.doubts.evidence import Stored
from bot.importing.texts import quoted
from bot.messages.words import listed

FIGURES = "figures to "
"""What a rule begins with that says of the figures up to a period that they are right."""
AS_THEY_STAND = "as they stand"
_ENOUGH = 3
"""So many figures, not all of them one, are another indicator's by no accident."""


def about_exchanged(
    outturns: Iterable[Outturn], stored: Stored, plan: Plan, recipe: Recipe
) -> Question | None:
    """Asks whether figures are right of which those of earlier periods are `stored`, every one, for
    another indicator than they are for; None where there are none, or it is answered for this file.
    """
    known = {
        ref: {each.period: each.value for each in series if each.value is not None}
        for ref, series in stored.items()
    }
    repeated: dict[str, dict[Period, Decimal]] = {}
    newest: Period | None = None
    for each in outturns:
        newest = each.period if newest is None or newest.end < each.period.end else newest
        if (
            each.team is None
            and each.value is not None
            and each.period in known.get(each.indicator, ())
        ):
            repeated.setdefault(each.indicator, {})[each.period] = each.value
    found = [
        f"{_called(ref, plan)} has those of {_called(other, plan)}"
        for ref, figures in repeated.items()
        if (other := _whose(ref, figures, known))
    ]
    if not found or newest is None:
        return None
    about = f"{FIGURES}{newest.code}"
    if about in recipe.rules:
        return None
    return Question(
        about,
        f"Earlier figures in this file are those stored for another indicator: {listed(found, 3)}. "
        "Where rows have changed places, correct the file; are the figures right as they stand?",
        (AS_THEY_STAND,),
    )


def _whose(
    own: str, repeated: dict[Period, Decimal], known: dict[str, dict[Period, Decimal]]
) -> str | None:
    """The one indicator whose stored figures these are, where none is that of their own."""
    if len(set(repeated.values())) < 2 or len(repeated) < _ENOUGH:
        return None
    if any(value == known[own][period] for period, value in repeated.items()):
        return None
    others = [
        ref
        for ref, theirs in known.items()
        if ref != own and all(theirs.get(period) == value for period, value in repeated.items())
    ]
    return others[0] if len(others) == 1 else None


def _called(ref: str, plan: Plan) -> str:
    indicator = plan.indicator(ref)
    return f"{ref} {quoted(indicator.short)}" if indicator else ref
