"""What the indicators of a plan must mean: targets that fit unit and direction, and a tolerance
that leaves room for amber.
"""

from decimal import Decimal

from bot.domain.indicator import (
    Direction,
    Indicator,
    Target,
    Tolerance,
    ToleranceKind,
    Unit,
)
from bot.domain.plan import Plan
from bot.importing.plan.plan_checks import check_percent, unique
from bot.importing.plan.plan_nouns import Places
from bot.importing.plan.yaml_tree import PlanProblems
from bot.importing.tables.numbers import plain

_WRITE_PERCENT = (
    "is over 100% of the target, or under one per cent; write 10 for 10%, or 0 for none"
)
_NEVER_COUNTS_UP = (Unit.PERCENT, Unit.SCORE, Unit.WORDS)


def check_indicators(places: Places, problems: PlanProblems) -> None:
    """Adds a problem for each thing of an indicator that contradicts another."""
    for _, plan in places.of(Plan):
        _check_default(plan.defaults.tolerance, problems)
    for path, indicator in places.of(Indicator):
        _check_direction(path, indicator, problems)
        targets = [
            (f"{path}.targets[{place}]", target) for place, target in enumerate(indicator.targets)
        ]
        unique(
            ((f"{where}.by", target) for where, target in targets),
            lambda target: target.by,
            "a target by",
            problems,
        )
        for where, target in targets:
            _check_target(where, target, indicator, problems)
        if indicator.tolerance is not None:
            _check_tolerance(f"{path}.tolerance", indicator.tolerance, indicator, problems)
        if indicator.cumulative and indicator.unit in _NEVER_COUNTS_UP:
            problems.at(f"{path}.cumulative", f"{indicator.unit} never counts up; delete it")
        _check_bounds(path, indicator, problems)
        _check_values(path, indicator, problems)


def _no_share(amount: Decimal) -> bool:
    """True for what can be no percentage of a target: over 100, or a share such as 0.1 for 10%."""
    return amount > 100 or 0 < amount < 1


def _check_default(tolerance: Tolerance, problems: PlanProblems) -> None:
    if tolerance.kind is not ToleranceKind.PERCENT:
        problems.at(
            "defaults.tolerance.kind",
            f"{tolerance.kind} cannot hold for indicators of every unit; write percent here",
        )
    elif _no_share(tolerance.amount):
        problems.at("defaults.tolerance.amount", _WRITE_PERCENT)


def _check_direction(path: str, indicator: Indicator, problems: PlanProblems) -> None:
    if indicator.unit is Unit.WORDS and indicator.direction is not None:
        problems.at(f"{path}.direction", "a milestone in words has no direction; delete it")
    if indicator.unit is not Unit.WORDS and indicator.direction is None:
        problems.at(
            f"{path}.direction",
            "is missing; write higher or lower, whichever is better, or range",
        )


def _check_target(path: str, target: Target, indicator: Indicator, problems: PlanProblems) -> None:
    bounds = [name for name in ("low", "high") if getattr(target, name) is not None]
    if target.words is not None and (bounds or target.value is not None):
        problems.at(f"{path}.words", "a target is words or a number, not both; delete one")
    if indicator.unit is Unit.WORDS and (bounds or target.value is not None):
        problems.at(path, "a milestone's target is in words; write words: …")
    if target.value is not None and (bounds or indicator.direction is Direction.RANGE):
        problems.at(f"{path}.value", "a range is given by low and high; delete value")
    if bounds and indicator.direction in (Direction.HIGHER, Direction.LOWER):
        problems.at(
            f"{path}.{bounds[0]}",
            f"where {indicator.direction} is better the target is one value; write value, or make "
            "the direction range",
        )
    if target.low is not None and target.high is not None and target.low > target.high:
        problems.at(f"{path}.low", f"{plain(target.low)} is over high; swap them")


def _check_bounds(path: str, indicator: Indicator, problems: PlanProblems) -> None:
    if indicator.per is not None and indicator.unit is not Unit.RATE:
        problems.at(f"{path}.per", "is for a rate; delete it, or make the unit rate")
    if indicator.per is not None and indicator.per < 1:
        problems.at(f"{path}.per", "is 0; write for every how many, such as 10000")
    for name in ("least", "most"):
        if indicator.unit is Unit.WORDS and getattr(indicator, name) is not None:
            problems.at(f"{path}.{name}", "a milestone in words has no bounds; delete it")
    if None not in (indicator.least, indicator.most) and indicator.least >= indicator.most:  # type: ignore[operator] # neither is None
        problems.at(f"{path}.least", "is not below most; correct one of them")


def _check_values(path: str, indicator: Indicator, problems: PlanProblems) -> None:
    """Holds every figure that the plan gives for the indicator against what it can be."""
    values = [
        (f"{path}.targets[{place}].{name}", getattr(target, name))
        for place, target in enumerate(indicator.targets)
        for name in ("value", "low", "high")
    ]
    if indicator.baseline is not None and indicator.baseline.comparable:
        values.append((f"{path}.baseline.value", indicator.baseline.value))
    values += [
        (f"{path}.benchmarks[{place}].value", each.value)
        for place, each in enumerate(indicator.benchmarks)
    ]
    for where, value in values:
        if value is None:
            continue
        if value < (indicator.least or 0):
            problems.at(where, _too_low(value, indicator))
        elif indicator.most is not None and value > indicator.most:
            problems.at(where, f"{plain(value)} is over most, {plain(indicator.most)}; correct it")
        elif indicator.unit is Unit.PERCENT:
            check_percent(where, value, problems, indicator.most)


def _too_low(value: Decimal, indicator: Indicator) -> str:
    if indicator.least is None:
        return (
            f"'{value:f}' is negative; write a number of 0 or more, or say with least that the "
            "indicator can be below 0"
        )
    return f"{plain(value)} is below least, {plain(indicator.least)}; correct it"


def _check_tolerance(
    path: str, tolerance: Tolerance, indicator: Indicator, problems: PlanProblems
) -> None:
    amount = f"{path}.amount"
    if indicator.unit is Unit.WORDS:
        problems.at(path, "a milestone in words has no tolerance; delete it")
    elif tolerance.kind is ToleranceKind.PERCENT and _no_share(tolerance.amount):
        problems.at(amount, _WRITE_PERCENT)
    elif indicator.unit is Unit.PERCENT and tolerance.amount > 100:
        problems.at(amount, "is over 100, the most that a percentage can be; correct it")
    elif tolerance.kind is ToleranceKind.FLOOR:
        _check_floor(path, tolerance, indicator, problems)


def _check_floor(path: str, floor: Tolerance, indicator: Indicator, problems: PlanProblems) -> None:
    values = [target.value for target in indicator.targets if target.value is not None]
    if indicator.direction is Direction.RANGE:
        problems.at(f"{path}.kind", "a range has no floor; write percent or amount")
    elif values and indicator.direction is Direction.HIGHER and floor.amount > max(values):
        problems.at(
            f"{path}.amount",
            f"{plain(floor.amount)} is above every target, so nothing could be amber; lower it",
        )
    elif values and indicator.direction is Direction.LOWER and floor.amount < min(values):
        problems.at(
            f"{path}.amount",
            f"{plain(floor.amount)} is below every target, so nothing could be amber; raise it",
        )
