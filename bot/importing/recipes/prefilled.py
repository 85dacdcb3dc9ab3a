"""A column that nobody has filled in yet: noughts in all units, or the plan's targets."""

from collections.abc import Iterator
from decimal import Decimal

from bot.domain.period import Period
from bot.domain.plan import Plan
from bot.domain.recipe import Means, Question, Recipe
from bot.importing.recipes.exchanged import AS_THEY_STAND
from bot.importing.recipes.fresh_figures import Fresh
from bot.messages.words import counted

PREFILLED = "prefilled "
"""What a rule begins with that says what the figures of a period are, all 0 or all as targeted."""
LEFT_OUT = str(Means.LEFT_OUT)
_ENOUGH = 5
"""So many figures that are all 0, or all their targets, are no accident."""


def about_prefilled(fresh: Fresh, plan: Plan, recipe: Recipe) -> Iterator[Question]:
    """Asks of each period, from the newest on, whether figures are meant that are `fresh` and all 0
    in several units, or all the plan's targets.
    """
    for period, said in _prefilled(fresh, plan):
        about = f"{PREFILLED}{period.code}"
        if about not in recipe.rules:
            yield Question(
                about,
                f"{said}; are they filled in beforehand, and to be left out?",
                (LEFT_OUT, AS_THEY_STAND),
            )


def prefilled_left_out(fresh: Fresh, plan: Plan, recipe: Recipe) -> tuple[Period, ...]:
    """Gives the periods whose figures an answer leaves out for as long as they are so."""
    return tuple(
        period
        for period, _ in _prefilled(fresh, plan)
        if recipe.rules.get(f"{PREFILLED}{period.code}") == LEFT_OUT
    )


def _prefilled(fresh: Fresh, plan: Plan) -> Iterator[tuple[Period, str]]:
    by_period: dict[Period, dict[str, Decimal]] = {}
    for (ref, period), value in fresh.items():
        by_period.setdefault(period, {})[ref] = value
    units = {each.ref: each.unit for each in plan.indicators}
    targets = {
        each.ref: {target.value for target in each.targets} - {None} for each in plan.indicators
    }
    for period in sorted(by_period, key=lambda each: each.end, reverse=True):
        values = by_period[period]
        if len(values) < _ENOUGH:
            continue
        if not any(values.values()) and len({units[ref] for ref in values if ref in units}) > 1:
            all_of_them = f"All {counted(len(values), 'figure')} for {period.code}"
            yield period, f"{all_of_them} are 0, whatever their unit"
            continue
        aimed = [ref for ref in values if targets.get(ref)]
        if len(aimed) >= _ENOUGH and all(values[ref] in targets[ref] for ref in aimed):
            all_of_them = f"All {counted(len(aimed), 'figure')} for {period.code}"
            yield period, f"{all_of_them} that have a target are the target itself"
