"""Figures as numbers, with the format that shows them as planbot says them."""

import re
from dataclasses import replace
from decimal import Decimal

from bot.domain.figures import bounds, read_alone, say_figure, say_outturn, say_value, show_target
from bot.domain.indicator import Benchmark, Direction, Indicator, Target, Unit
from bot.domain.outturn import Outturn
from bot.papers.styled_cell import CENTRE, Shown, Style, Value

_DECIMALS = re.compile(r"\.([0-9]+)")
_YEAR = re.compile(r"[0-9]{4}(?:/[0-9]{2})?")
_HUNDRED = Decimal(100)
_MOST = 4
_LEAST_SAID = {Direction.HIGHER: '"≥ "', Direction.LOWER: '"≤ "'}


def format_of(unit: Unit, decimals: int) -> str:
    """The number format of a unit: "0.0%", "£#,##0", "#,##0.00"."""
    point = f".{'0' * decimals}" if decimals else ""
    match unit:
        case Unit.PERCENT:
            return f"0{point}%"
        case Unit.MONEY:
            return f'"£"#,##0{point}'
    return f"#,##0{point}"


def number_of(value: Decimal, unit: Unit) -> Decimal:
    """The number that stands in the cell: 30.6% is 0.306."""
    return value / _HUNDRED if unit is Unit.PERCENT else value


def figure(outturn: Outturn, indicator: Indicator, style: Style = CENTRE) -> Value:
    """The figure of an outturn that is shown: a number, or the words that stand in its place."""
    if outturn.none_fell_due:
        return Shown("0 of 0", style)
    if outturn.value is None:
        return Shown(say_outturn(outturn, indicator), style)
    unit = outturn.unit or indicator.unit
    said = say_figure(outturn.value, indicator)
    decimals = _decimals(said, outturn.value)
    mark = f"{'ᵖ' if outturn.provisional else ''}{'ᵘ' if outturn.updated else ''}"
    if style.rag is not None:
        mark += f" {style.rag.value[0].upper()}"
    shown = format_of(unit, decimals) + (f'"{mark}"' if mark else "")
    return Shown(number_of(outturn.value, unit), _numeric(style, shown))


def target(wanted: Target | None, indicator: Indicator) -> Value:
    """Shows what is wanted: a number with "≥" or "≤", a range or a milestone in words."""
    if wanted is None or not wanted.stated:
        return Shown("–", CENTRE)
    if wanted.value is None or indicator.direction not in _LEAST_SAID:
        return Shown(show_target(wanted, indicator.unit, indicator.direction), CENTRE)
    said = say_value(wanted.value, indicator.unit)
    sign = _LEAST_SAID[indicator.direction]
    number = format_of(indicator.unit, _decimals(said, wanted.value))
    # Of a number below nought programs put the minus before all of a format that has one part.
    shown = f"{sign}{number}" if wanted.value >= 0 else f"{sign}{number};{sign}-{number}"
    return Shown(number_of(wanted.value, indicator.unit), Style(shown, "center"))


def edge(wanted: Target | None, indicator: Indicator) -> Decimal | None:
    """The number that a line of targets is drawn through; None where it is no one number."""
    if wanted is None:
        return None
    low, high = bounds(wanted, indicator.direction)
    side = low if high is None else high
    both = low is not None and high is not None
    return None if both or side is None else number_of(side, indicator.unit)


def benchmark(found: Benchmark, indicator: Indicator) -> Value:
    """The figure of others, with its year behind it where that is short."""
    decimals = _decimals(say_figure(found.value, indicator), found.value)
    shown = format_of(indicator.unit, decimals)
    if _YEAR.fullmatch(found.year):
        shown += f'" ({found.year})"'
    return Shown(number_of(found.value, indicator.unit), Style(shown, "center"))


def amount(value: Decimal | None, indicator: Indicator) -> Value:
    """Shows a value in the indicator's unit."""
    if value is None:
        return None
    shown = format_of(indicator.unit, _decimals(say_figure(value, indicator), value))
    return Shown(number_of(value, indicator.unit), Style(shown, "center"))


def count(value: Decimal | int | None) -> Value:
    """Shows a number of people or things."""
    if value is None:
        return None
    whole = value == value // 1
    return Shown(value, Style("#,##0" if whole else "#,##0.0", "right"))


def part(numerator: Decimal | None, unit: Unit) -> Value:
    """Shows the count that a figure is made of; of money so many pounds."""
    if numerator is None or unit is not Unit.MONEY:
        return count(numerator)
    return Shown(numerator, Style(read_format(numerator, unit), "right"))


def centred(value: Value) -> Value:
    """Puts a number in the middle: at the right it would run into the text beside it."""
    return (
        Shown(value.value, replace(value.style, side="center"))
        if isinstance(value, Shown)
        else value
    )


def read_format(value: Decimal, unit: Unit) -> str:
    """The number format that shows a value as it is read by itself."""
    return format_of(unit, _decimals(say_value(read_alone(value, unit), unit), value))


def _numeric(style: Style, number_format: str) -> Style:
    return Style(number_format, style.side, style.rag, style.bold, style.quiet)


def _decimals(said: str, value: Decimal) -> int:
    """As many as the figure is said with; all of one that lies just beside its target."""
    exponent = value.as_tuple().exponent
    stated = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    if said.startswith("just"):
        return min(stated, _MOST)
    found = _DECIMALS.search(said)
    return len(found[1]) if found else 0
