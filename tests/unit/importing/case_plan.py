"""A plan with the indicators that a case needs, and reading a table against it."""

from dataclasses import replace
from datetime import date

from bot.domain.indicator import Direction, Indicator, Unit
from bot.domain.period import PeriodKind
from bot.importing import OutturnFile, Problem, Refused, read_bytes
from tests.making import small_plan

HEADER = "indicator,period,value,numerator,denominator,note"
AT = date(2018, 10, 20)


def measure(ref, unit=Unit.PERCENT, measured=PeriodKind.MONTH):
    return Indicator(
        ref,
        title=f"What {ref} measures",
        short=f"Measure {ref}",
        unit=unit,
        direction=Direction.HIGHER,
        measured=measured,
    )


def plan_with(*indicators):
    plan = small_plan()
    first = replace(plan.recommendations[0], number=1, indicators=indicators)
    return replace(plan, recommendations=(first,))


def read(plan, content, name="o.csv") -> OutturnFile:
    """`content` is bytes, or the rows of CSV text, a short one's last cells being empty."""
    if isinstance(content, str):
        rows = [line + "," * (5 - line.count(",")) for line in content.split()]
        content = "\n".join([HEADER, *rows]).encode()
    brought = read_bytes(name, content, plan, AT)
    assert isinstance(brought, OutturnFile)
    return brought


def problems(plan, content) -> tuple[Problem, ...]:
    """What stands against `content`, as `read` takes it; nothing where it is read."""
    try:
        read(plan, content)
    except Refused as refused:
        return refused.problems
    return ()
