"""Figures that are a thousandth, or a tenth, of all that is known: in another unit, most likely."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.domain.indicator import Indicator, Unit
from bot.domain.plan import Plan
from bot.domain.recipe import Question, Recipe
from bot.importing.recipes.doubts.evidence import Stored
from bot.importing.recipes.doubts.exchanged import AS_THEY_STAND
from bot.importing.recipes.doubts.fresh_figures import Fresh
from bot.importing.texts import quoted

OTHER_SCALE = "scale "
"""What a rule begins with that says of an indicator's figures to a period that they are right."""
_THOUSANDS = (Decimal(1000), Decimal(1000) ** 2)
_TENS = (Decimal(10), Decimal(100), *_THOUSANDS)
_FEWEST = 3
"""Of fewer stored figures it cannot be told how much they move."""
_SMALL = 10
"""Below, a figure may well be a tenth of another by chance."""
_FAR, _NEAR = 5, Decimal("1.5")
_NEAR_A_TARGET = 3
_SCALES = {
    Unit.MONEY: _TENS,
    Unit.RATE: _TENS,
    Unit.CASES: _TENS,
    Unit.DAYS: _TENS,
    Unit.COUNT: _THOUSANDS,
    Unit.FTE: _THOUSANDS,
}


def about_other_scales(
    fresh: Fresh, stored: Stored, plan: Plan, recipe: Recipe
) -> Iterator[Question]:
    """Asks of each indicator whether its `fresh` figures are right, which lie far from all that are
    `stored` and would be among them ten, a hundred, a thousand or a million times as large or
    small; where none is stored, the same of a thousand and its targets.
    """
    by_ref: dict[str, dict[str, Decimal]] = {}
    for (ref, period), value in fresh.items():
        by_ref.setdefault(ref, {})[period.code] = value
    for indicator in plan.indicators:
        values = by_ref.get(indicator.ref, {})
        if not values or min(values.values()) <= 0:
            continue
        known = [
            each.value
            for each in stored.get(indicator.ref, ())
            if each.value is not None and each.team is None
        ]
        said = _apart(list(values.values()), known, indicator)
        about = f"{OTHER_SCALE}of {indicator.ref} to {max(values)}"
        if said and about not in recipe.rules:
            month, value = next(iter(values.items()))
            yield Question(
                about,
                f"{value:,f} of {indicator.ref} {quoted(indicator.short, 40)} for {month} is "
                f"far from {said}. Where it is counted in another unit, correct the file; are its "
                "figures right as they stand?",
                (AS_THEY_STAND,),
            )


def _apart(values: Sequence[Decimal], known: Sequence[Decimal], indicator: Indicator) -> str | None:
    """What the figures are far from, where another scale would bring every one of them to it."""
    scales = _SCALES.get(indicator.unit, ())
    if len(known) >= _FEWEST and min(known) > 0:
        least, most = min(known), max(known)
        if _all_astray(values, least, most, scales, _NEAR):
            return f"those stored, from {least:,f} to {most:,f}"
        return None
    targets = [each.value for each in indicator.targets if each.value is not None]
    if not known and targets and min(targets) > 0:
        least, most = min(targets), max(targets)
        larger = [each for each in scales if each in _THOUSANDS]
        if _all_astray(values, least, most, larger, Decimal(_NEAR_A_TARGET)):
            return f"its target, {most:,f}"
    return None


def _all_astray(
    values: Sequence[Decimal],
    least: Decimal,
    most: Decimal,
    scales: Sequence[Decimal],
    near: Decimal,
) -> bool:
    """Tells whether one scale brings every value, each far from all between `least` and `most`,
    `near` to these.
    """
    far = all(each * _FAR < least or each > most * _FAR for each in values)
    if not far or min(*values, least) < _SMALL:
        return False
    factors = [*scales, *(1 / each for each in scales)]
    return any(
        all(least / near <= value * factor <= most * near for value in values) for factor in factors
    )
