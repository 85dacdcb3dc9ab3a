"""What looks like a slip in a plan and may be meant: dates of targets, titles, codes and rates."""

import re
from collections import defaultdict
from collections.abc import Iterator

from bot.domain.indicator import Indicator, Unit
from bot.domain.plan import Plan
from bot.importing.plan_remarks import RatePer, SameTitle, SeveralCodes, TargetFarOff
from bot.importing.recipes.words import same_name

_YEARS = 20
"""A target further away than that is most likely a slip of the year."""

_LONG_AGO = 366
"""Days: the last target of an indicator may well be past, but seldom for longer."""


_PER = re.compile(r"\bper (?P<many>[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*000)\b", re.IGNORECASE)

_Slip = TargetFarOff | SameTitle | SeveralCodes | RatePer


def plan_slips(plan: Plan) -> tuple[_Slip, ...]:
    """Makes a remark for each target due more than twenty years after the plan's date, for each
    indicator whose last target was due more than a year before it, for titles that several
    indicators of a recommendation have, for codes that read like several, and for titles of rates
    that are measured as something else or per another number.
    """
    return (*_far_off(plan), *_same_titles(plan), *_several_codes(plan), *_rates(plan))


def _far_off(plan: Plan) -> Iterator[TargetFarOff]:
    for indicator in plan.indicators:
        stated = [each for each in indicator.targets if each.stated]
        for each in stated:
            if each.by.year - plan.as_of.year > _YEARS:
                yield TargetFarOff(indicator.ref, each.by, plan.as_of)
        last = max((each.by for each in stated), default=None)
        if last is not None and (plan.as_of - last).days > _LONG_AGO:
            yield TargetFarOff(indicator.ref, last, plan.as_of)


def _same_titles(plan: Plan) -> Iterator[SameTitle]:
    """Of two recommendations, one measure may be the same on purpose."""
    for recommendation in plan.recommendations:
        alike: dict[str, list[Indicator]] = defaultdict(list)
        for each in recommendation.indicators:
            alike[same_name(each.title)].append(each)
        for those in alike.values():
            if len(those) > 1:
                yield SameTitle(those[0].title, tuple(each.ref for each in those))


def _several_codes(plan: Plan) -> Iterator[SeveralCodes]:
    for indicator in plan.indicators:
        for code in indicator.code:
            if "," in code or ";" in code:
                yield SeveralCodes(indicator.ref, code)


def _rates(plan: Plan) -> Iterator[RatePer]:
    """A figure of another unit is held against no counts: 4.82 would go in for 48.2."""
    for indicator in plan.indicators:
        said = _PER.search(indicator.title) or _PER.search(indicator.short)
        if said is None:
            continue
        rate = indicator.unit is Unit.RATE
        if not rate or int(said["many"].replace(",", "")) != indicator.out_of:
            unit = f"per {indicator.out_of:,}" if rate else f"{indicator.unit}"
            yield RatePer(indicator.ref, said[0].lower(), unit)
