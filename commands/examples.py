"""What may be typed, with refs that the plan in force has."""

import re

from bot.domain.plan import Plan

_REF = re.compile(r"(?<![\w.-])[0-9]{1,2}(?:\.[0-9]+)?(?![\w-]|\.[0-9])")


def of_the_plan(usage: tuple[str, ...], plan: Plan) -> tuple[str, ...]:
    """The lines of `usage` as they are, where the plan has every ref of theirs; else with its first
    indicator, and the recommendation of that, in the place of those it has not.
    """
    own = next(plan.indicators, None)
    number = own.recommendation if own else next((n.number for n in plan.recommendations), None)
    refs = {each for line in usage for each in _REF.findall(line)}
    indicators = {each for each in refs if "." in each}
    lost = {each for each in indicators if plan.indicator(each) is None}
    lost_numbers = {each.partition(".")[0] for each in lost}
    instead: dict[str, str] = {}
    for each in refs - indicators:
        if number and (each in lost_numbers or plan.recommendation(int(each)) is None):
            instead[each] = str(number)
    if own:
        instead |= dict.fromkeys(lost, own.ref)
    return tuple(_REF.sub(lambda found: instead.get(found[0], found[0]), line) for line in usage)
