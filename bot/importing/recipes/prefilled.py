"""A column that nobody has filled in yet: noughts in all units, or the plan's targets."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from bot.domain.indicator import Indicator
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
    indicators = {each.ref: each for each in plan.indicators}
    for period in sorted(by_period, key=lambda each: each.end, reverse=True):
        if said := _said(by_period[period], period, indicators):
            yield period, said


def _said(
    values: Mapping[str, Decimal], period: Period, indicators: Mapping[str, Indicator]
) -> str | None:
    """What is so of all figures of the period, by ref; None where they are ordinary ones."""
    units = {indicators[ref].unit for ref in values if ref in indicators}
    if len(values) >= _ENOUGH and not any(values.values()) and len(units) > 1:
        return f"All {counted(len(values), 'figure')} for {period.code} are 0, whatever their unit"
    targets = {ref: wanted for ref in values if (wanted := _targets(indicators.get(ref)))}
    if len(targets) >= _ENOUGH and all(values[ref] in each for ref, each in targets.items()):
        figures = counted(len(targets), "figure")
        return f"All {figures} for {period.code} that have a target are the target itself"
    return None


def _targets(indicator: Indicator | None) -> set[Decimal]:
    targets = indicator.targets if indicator else ()
    return {each.value for each in targets if each.value is not None}
