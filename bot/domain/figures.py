"""How a figure is said: the same words in reasons, tables and sentences."""

from decimal import ROUND_HALF_UP, Decimal

from bot.domain.indicator import Direction, Target, Unit
from bot.domain.outturn import Outturn

_SUFFIX = {Unit.PERCENT: "%", Unit.DAYS: " days", Unit.FTE: " FTE"}
_DIFFERENCE = {Unit.PERCENT: "point", Unit.DAYS: "day", Unit.CASES: "case", Unit.FTE: "FTE"}


def say_number(value: Decimal) -> str:
    """Plain digits with no trailing zeros: 67.0 is "67", 1200 is "1,200"."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def say_value(value: Decimal, unit: Unit) -> str:
    """A value with its unit: "30.6%", "450 days", "1 day", "24"."""
    number = say_number(value)
    return "1 day" if number == "1" and unit is Unit.DAYS else number + _SUFFIX.get(unit, "")


def say_difference(value: Decimal, unit: Unit) -> str:
    """The size of a difference, in words of its unit: "8.6 points" (of a percentage), "2 cases"."""
    number = say_number(abs(value))
    noun = _DIFFERENCE.get(unit)
    if noun is None:
        return number
    return f"{number} {noun}" if number == "1" or noun == "FTE" else f"{number} {noun}s"


def say_target(target: Target, unit: Unit, direction: Direction | None) -> str:
    """What is wanted, read aloud: "22% or less", "18 to 20", "In place"."""
    if target.words is not None:
        return target.words
    low, high = bounds(target, direction)
    if low is not None and high is not None:
        return f"{say_number(low)} to {say_value(high, unit)}"
    if low is not None:
        return f"{say_value(low, unit)} or more"
    return f"{say_value(high, unit)} or less" if high is not None else "no target stated"


def show_target(target: Target, unit: Unit, direction: Direction | None) -> str:
    """What is wanted, for a table cell: "≤ 22%", "95%", "18–20"."""
    if target.words is not None:
        return target.words
    low, high = bounds(target, direction)
    if low is not None and high is not None:
        return f"{say_number(low)}–{say_value(high, unit)}"
    if low is not None:
        return say_value(low, unit)
    return f"≤ {say_value(high, unit)}" if high is not None else "–"


def bounds(target: Target, direction: Direction | None) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that meet the target; None where that side is open."""
    match direction:
        case Direction.HIGHER:
            return target.value, None
        case Direction.LOWER:
            return None, target.value
        case _:
            return target.low, target.high


def say_outturn(outturn: Outturn, unit: Unit) -> str:
    """The figure with what it stands on: "8.1%, 3 of 37", "System generated", "none fell due (0
    of 0)", "–" when missing.
    """
    if outturn.none_fell_due:
        return "none fell due (0 of 0)"
    if outturn.value is None:
        return outturn.words or "–"
    said = say_value(outturn.value, outturn.unit or unit)
    if outturn.numerator is None or outturn.denominator is None:
        return said
    return f"{said}, {say_number(outturn.numerator)} of {say_number(outturn.denominator)}"


def rounded(value: Decimal, places: int = 1) -> Decimal:
    """Half up, as people round."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
