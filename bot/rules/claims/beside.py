"""A figure beside its target, its baseline or others: what is said of it, and what holds."""

from dataclasses import replace
from decimal import Decimal

from bot.domain.figures import bounds, say_number, say_outturn, say_target, say_value
from bot.domain.indicator import Direction, Indicator
from bot.domain.outturn import Outturn
from bot.domain.period import PeriodKind
from bot.rules.claims.claim import Beside, Claim, Side
from bot.rules.course import counts_up
from bot.rules.targets import target_in_force

_AREAS = {
    Beside.ENGLAND: ("england",),
    Beside.NEIGHBOURS: ("neighbour",),
    Beside.REGION: ("midlands", "region", "east", "west", "north", "south", "london", "humber"),
}


def contradicted(claim: Claim, indicator: Indicator, figure: Outturn) -> str | None:
    """Says what the claim's side is contradicted by: "its target is 22% or less"; None where it
    holds, or nothing is known to set beside the figure.
    """
    value = figure.value
    if value is None or (figure.unit or indicator.unit) is not indicator.unit:
        return None
    known = _target if claim.beside is Beside.TARGET else _others
    found = known(claim.beside, indicator, figure)
    if found is None:
        return None
    edge, said = found
    return said if _is_wrong(claim.side, value, edge, indicator.direction) else None


def say_figure_of(figure: Outturn, indicator: Indicator) -> str:
    """Says a figure with its counts and its period: "8.1% (3 of 37) for September 2018"."""
    said = say_outturn(replace(figure, numerator=None, denominator=None), indicator)
    if figure.numerator is not None and figure.denominator is not None:
        said += f" ({say_number(figure.numerator)} of {say_number(figure.denominator)})"
    if figure.period.kind is PeriodKind.UNSTATED:
        return f"{said}, reported by {figure.period.end:%B %Y}"
    return f"{said} {'on' if figure.period.kind is PeriodKind.DAY else 'for'} {figure.period.noun}"


def say_targets(indicator: Indicator) -> str:
    """Says the indicator's last two targets with their months."""
    said = [
        f"{say_target(each, indicator.unit, indicator.direction)} by {each.by:%B %Y}"
        for each in sorted(indicator.targets, key=lambda each: each.by)
        if each.stated
    ]
    return " and ".join(said[-2:])


def _target(_: Beside, indicator: Indicator, figure: Outturn) -> tuple[Decimal, str] | None:
    target = target_in_force(indicator.targets, figure.period.end)
    if target is None or counts_up(indicator, figure):
        return None
    low, high = bounds(target, indicator.direction)
    edge = low if high is None else high
    if edge is None or (low is not None and high is not None):
        return None
    return edge, f"its target is {say_target(target, indicator.unit, indicator.direction)}"


def _others(beside: Beside, indicator: Indicator, _: Outturn) -> tuple[Decimal, str] | None:
    if beside is Beside.BASELINE:
        baseline = indicator.baseline
        if baseline is None or baseline.value is None or not baseline.comparable:
            return None
        return baseline.value, f"its baseline is {say_value(baseline.value, indicator.unit)}"
    words = _AREAS[beside]
    named = [e for e in indicator.benchmarks if any(w in e.area.casefold() for w in words)]
    if not named:
        return None
    last = named[-1]
    return last.value, f"{last.area} is at {say_value(last.value, indicator.unit)} ({last.year})"


def _is_wrong(
    side: Side | None, value: Decimal, edge: Decimal, direction: Direction | None
) -> bool:
    if value == edge:
        return side is Side.MISSES
    higher = direction is Direction.HIGHER
    match side:
        case Side.ABOVE:
            return value < edge
        case Side.BELOW:
            return value > edge
        case Side.MEETS:
            return (value < edge) is higher
        case _:
            return (value > edge) is higher
