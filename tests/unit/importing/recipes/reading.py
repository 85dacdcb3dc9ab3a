"""Reading rows of a council's own file against a plan, and what is asked of them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

from bot.importing import Asked, answered, read_bytes, read_file

CASES = Path(__file__).parent / "cases"
AT = date(2018, 10, 20)
PLAN = read_file(CASES / "plan.yaml", None, AT).plan
NOTHING = MappingProxyType({})
NOW = datetime(2018, 10, 20, 9, tzinfo=UTC)


def text(*rows):
    return "\n".join(rows).encode()


def read(*rows, plan=PLAN, kept=(), name="board.csv", at=AT, stored=NOTHING):
    """`rows` are those of a CSV; `stored` outturns by ref."""
    return read_bytes(name, text(*rows), plan, at, recipes=kept, stored=stored)


def figures(brought):
    return {(each.indicator, each.period.code): str(each.value) for each in brought.outturns}


def with_counts(brought):
    """The figures with their numerators and denominators."""
    return {
        (each.indicator, each.period.code): (
            str(each.value),
            str(each.numerator),
            str(each.denominator),
        )
        for each in brought.outturns
    }


def asked(*rows, **how):
    """The questions of a file, and its recipe so far."""
    try:
        read(*rows, **how)
    except Asked as error:
        return error
    raise AssertionError("nothing was asked")


def after(asking, *answers, plan=PLAN):
    """The draft with the answers, as it is kept."""
    recipe = asking.draft.recipe
    for each in answers:
        recipe = answered(recipe, each, plan)
    return replace(asking.draft, recipe=recipe)


def kept(brought):
    """The recipe as it is kept once a file was read by it."""
    return replace(brought.recipe, confirmed_by="somebody", confirmed_at=NOW)


def with_indicator(ref, **changed):
    """The plan with one of its indicators changed."""
    (first,) = PLAN.recommendations
    indicators = tuple(
        replace(each, **changed) if each.ref == ref else each for each in first.indicators
    )
    return replace(PLAN, recommendations=(replace(first, indicators=indicators),))
