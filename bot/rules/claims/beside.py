"""A figure beside its target, its baseline or others: what is said of it, and what holds."""

from dataclasses import replace
from decimal import Decimal

from bot.domain.figures import bounds, say_outturn, say_share, say_target, say_value
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
    known = _targets if claim.beside is Beside.TARGET else _others
    found = known(claim.beside, indicator, figure)
    # Of several years of others, it may be any that is meant.
    if not found or not all(
        _is_wrong(claim.side, value, edge, indicator.direction) for edge, _ in found
    ):
        return None
    return found[-1][1]


def say_figure_of(figure: Outturn, indicator: Indicator) -> str:
    """Says a figure with its counts and its period: "8.1% (3 of 37) for September 2018"."""
    said = say_outturn(replace(figure, numerator=None, denominator=None), indicator)
    if figure.numerator is not None and figure.denominator is not None:
        unit = figure.unit or indicator.unit
        said += f" ({say_share(figure.numerator, figure.denominator, unit)})"
    if figure.period.kind is PeriodKind.UNSTATED:
        said += f", reported by {figure.period.end:%B %Y}"
    else:
        said += f" {'on' if figure.period.kind is PeriodKind.DAY else 'for'} {figure.period.noun}"
    marks = {"provisional": figure.provisional, "illustrative": figure.illustrative}
    marked = ", ".join(mark for mark, holds in marks.items() if holds)
    return f"{said} ({marked})" if marked else said


def say_targets(indicator: Indicator) -> str:
    """Says the indicator's last two targets with their months."""
    said = [
        f"{say_target(each, indicator.unit, indicator.direction)} by {each.by:%B %Y}"
        for each in sorted(indicator.targets, key=lambda each: each.by)
        if each.stated
    ]
    return " and ".join(said[-2:])


def _targets(_: Beside, indicator: Indicator, figure: Outturn) -> list[tuple[Decimal, str]]:
    target = target_in_force(indicator.targets, figure.period.end)
    if target is None or counts_up(indicator, figure):
        return []
    low, high = bounds(target, indicator.direction)
    edge = low if high is None else high
    if edge is None or (low is not None and high is not None):
        return []
    return [(edge, f"its target is {say_target(target, indicator.unit, indicator.direction)}")]


def _others(beside: Beside, indicator: Indicator, _: Outturn) -> list[tuple[Decimal, str]]:
    unit = indicator.unit
    if beside is Beside.BASELINE:
        baseline = indicator.baseline
        if baseline is None or baseline.value is None or not baseline.comparable:
            return []
        return [(baseline.value, f"its baseline is {say_value(baseline.value, unit)}")]
    words = _AREAS[beside]
    return [
        (each.value, f"{each.area} is at {say_value(each.value, unit)} ({each.year})")
        for each in indicator.benchmarks
        if any(word in each.area.casefold() for word in words)
    ]


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
