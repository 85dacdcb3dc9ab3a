"""A column that nobody has filled in yet: noughts in all units, the plan's targets, or the figures
of the period before.
"""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from bot.domain.period import Period, PeriodKind
from bot.domain.plan import Plan
from bot.domain.recipe import Means, Question, Recipe
from bot.importing.recipes.doubts.evidence import Stored
from bot.importing.recipes.doubts.exchanged import AS_THEY_STAND
from bot.importing.recipes.doubts.fresh_figures import Fresh
from bot.messages.words import counted

PREFILLED = "prefilled "
"""What a rule begins with that says what the figures of a period are, all 0, all as targeted or all
as in the period before.
"""
LEFT_OUT = str(Means.LEFT_OUT)
_ENOUGH = 5
"""So many figures that are all 0, all their targets or all as before, are no accident."""
_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3}


def about_prefilled(fresh: Fresh, stored: Stored, plan: Plan, recipe: Recipe) -> Iterator[Question]:
    """Asks of each period, from the newest on, whether figures are meant that are `fresh` and all 0
    in several units, or all the plan's targets; of the newest, also where each is the figure of the
    period before, in this file or `stored`.
    """
    for period, said in _prefilled(fresh, stored, plan):
        about = f"{PREFILLED}{period.code}"
        if about not in recipe.rules:
            yield Question(
                about,
                f"{said}; are they filled in beforehand, and to be left out?",
                (LEFT_OUT, AS_THEY_STAND),
            )


def prefilled_left_out(
    fresh: Fresh, stored: Stored, plan: Plan, recipe: Recipe
) -> tuple[Period, ...]:
    """Gives the periods whose figures an answer leaves out for as long as they are so."""
    return tuple(
        period
        for period, _ in _prefilled(fresh, stored, plan)
        if recipe.rules.get(f"{PREFILLED}{period.code}") == LEFT_OUT
    )


def _prefilled(fresh: Fresh, stored: Stored, plan: Plan) -> Iterator[tuple[Period, str]]:
    by_period: dict[Period, dict[str, Decimal]] = {}
    for (ref, period), value in fresh.items():
        by_period.setdefault(period, {})[ref] = value
    units = {each.ref: each.unit for each in plan.indicators}
    targets = {
        each.ref: {target.value for target in each.targets} - {None} for each in plan.indicators
    }
    newest = max((each.end for each in by_period), default=None)
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
            continue
        if period.end == newest and (before := _copied(values, period, fresh, stored)):
            yield period, f"All figures for {period.code} are those of {before.code} again"


def _copied(
    values: dict[str, Decimal], period: Period, fresh: Fresh, stored: Stored
) -> Period | None:
    """The period before, where every figure of an indicator that has one for it is that very
    figure, and they are not all one number.
    """
    before = _before(period)
    if before is None:
        return None
    known = {
        ref: each.value for ref in values for each in stored.get(ref, ()) if each.period == before
    }
    known |= {ref: fresh[place] for ref in values if (place := (ref, before)) in fresh}
    same = [value for ref, value in values.items() if known.get(ref) == value]
    enough = len(same) >= _ENOUGH and len(set(same)) > 1
    return before if enough and len(same) == len(known) else None


def _before(period: Period) -> Period | None:
    """The month before a month, the quarter before a quarter; None of other kinds."""
    months = _MONTHS.get(period.kind)
    if months is None:
        return None
    end = start = period.start - timedelta(1)
    for _ in range(months - 1):
        start = start.replace(day=1) - timedelta(1)
    return Period(period.kind, start.replace(day=1), end)
