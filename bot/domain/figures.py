"""How a figure is said: the same words in reasons, tables and sentences.

The exact value decides a status. People read it to one decimal: to two, or "just under 85%", where
fewer would hide on which side of a target it stands, and to as many as its targets are stated to.
What the plan states (a target, a tolerance) is said as it is stated.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from bot.domain.indicator import Direction, Indicator, Target, Unit
from bot.domain.outturn import Outturn

_SUFFIX = {Unit.PERCENT: "%", Unit.DAYS: " days", Unit.FTE: " FTE"}
_DIFFERENCE = {Unit.PERCENT: "point", Unit.DAYS: "day", Unit.CASES: "case", Unit.FTE: "FTE"}


def say_number(value: Decimal) -> str:
    """Writes plain digits with no trailing zeros: 67.0 is "67", 1200 is "1,200"."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def say_value(value: Decimal, unit: Unit) -> str:
    """Says a value with its unit: "30.6%", "450 days", "1 day", "24"."""
    number = say_number(value)
    if unit is Unit.MONEY:
        return f"-£{number[1:]}" if value < 0 else f"£{number}"
    return "1 day" if number == "1" and unit is Unit.DAYS else number + _SUFFIX.get(unit, "")


def say_difference(value: Decimal, unit: Unit) -> str:
    """The size of a difference, in words of its unit: "8.6 points" (of a percentage), "2 cases"."""
    number = say_number(abs(value))
    if unit is Unit.MONEY:
        return f"£{number}"
    noun = _DIFFERENCE.get(unit)
    if noun is None:
        return number
    return f"{number} {noun}" if number == "1" or noun == "FTE" else f"{number} {noun}s"


def say_target(target: Target, unit: Unit, direction: Direction | None) -> str:
    """Says what is wanted, read aloud: "22% or less", "18 to 20", "In place"."""
    if target.words is not None:
        return target.words
    low, high = bounds(target, direction)
    if low is not None and high is not None:
        return f"{say_number(low)} to {say_value(high, unit)}"
    if low is not None:
        return f"{say_value(low, unit)} or more"
    return f"{say_value(high, unit)} or less" if high is not None else "no target stated"


def show_target(target: Target, unit: Unit, direction: Direction | None) -> str:
    """Writes what is wanted, for a table cell: "≤ 22%", "95%", "18–20"."""
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


def say_outturn(outturn: Outturn, indicator: Indicator) -> str:
    """The figure with what it stands on: "8.1%, 3 of 37", "System generated", "none fell due (0
    of 0)"; what stands in its place when it is missing: "[c]", "n/a", or "–" without a mark.
    """
    if outturn.none_fell_due:
        return "none fell due (0 of 0)"
    if outturn.value is None:
        return outturn.words or (outturn.mark.sign if outturn.mark is not None else "–")
    unit = outturn.unit or indicator.unit
    said = _say_read(outturn.value, unit, edges(indicator) if unit is indicator.unit else ())
    said += _per(unit, indicator)
    if outturn.numerator is None or outturn.denominator is None:
        return said
    n, of = (say_number(_short(each, 1)) for each in (outturn.numerator, outturn.denominator))
    return f"{said}, {n} of {of}"


def say_figure(value: Decimal, indicator: Indicator) -> str:
    """Says a reported or computed value as people read it: "81.6%", "just under 85%"."""
    said = _say_read(value, indicator.unit, edges(indicator))
    return said + _per(indicator.unit, indicator)


def as_read(value: Decimal, indicator: Indicator) -> Decimal:
    """Rounds a figure as `say_figure` does; to four decimals where it is just beside a target."""
    read, hidden_side = _as_read(value, edges(indicator))
    return rounded(value, 4) if hidden_side else read


def say_limit(limit: Decimal, beside: Decimal, indicator: Indicator) -> str:
    """Says a computed limit as people read it, never like the figure that stands `beside` it where
    the two differ: "11.07%" beside 11.1%.
    """
    said = _say_read(limit, indicator.unit, [*edges(indicator), beside])
    return said + _per(indicator.unit, indicator)


def _per(unit: Unit, indicator: Indicator) -> str:
    return f" per {indicator.out_of:,}" if unit is Unit.RATE else ""


def say_gap(value: Decimal, edge: Decimal, indicator: Indicator) -> str:
    """Says how far the value is from the `edge` of a target, both as read: "3.4 points"."""
    stated = edges(indicator)
    read, hidden_side = _as_read(value, stated)
    wanted = edge if edge in stated else _as_read(edge, [value])[0]
    if hidden_side or (read == wanted and value != edge):
        return f"less than {say_difference(Decimal('0.01'), indicator.unit)}"
    return say_difference(read - wanted, indicator.unit)


def say_expected(expected: Decimal, beside: Decimal, unit: Unit) -> str:
    """Says what follows from a target, such as its share of a year, never read like the figure that
    stands `beside` it where the two differ.
    """
    return _say_read(expected, unit, [beside])


def as_read_beside(share: Target, value: Decimal) -> Target:
    """The share of a target with its bounds as they are read beside the figure `value`."""

    def read(bound: Decimal | None) -> Decimal | None:
        return None if bound is None else _as_read(bound, [value])[0]

    return replace(share, value=read(share.value), low=read(share.low), high=read(share.high))


def edges(indicator: Indicator) -> list[Decimal]:
    """Lists every value that a target of the indicator is bounded by."""
    sides = (bounds(each, indicator.direction) for each in indicator.targets)
    return [edge for low_and_high in sides for edge in low_and_high if edge is not None]


def rounded(value: Decimal, places: int = 1) -> Decimal:
    """Rounds half up, as people do."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _say_read(value: Decimal, unit: Unit, among: Iterable[Decimal]) -> str:
    read, hidden_side = _as_read(value, among)
    return hidden_side + say_value(read, unit)


def _as_read(value: Decimal, among: Iterable[Decimal]) -> tuple[Decimal, str]:
    """The value as it is read `among` the edges of targets, and "just under " or "just over "
    where it reads like one of them and is not.
    """
    if _places(value) <= 1:
        return value, ""
    stated = list(among)
    fewest = max(map(_places, stated), default=1) or 1
    for places in (fewest, fewest + 1):
        read = _short(value, places)
        if read == value or read not in stated:
            return read, ""
    return read, "just under " if value < read else "just over "


def _short(value: Decimal, places: int) -> Decimal:
    # Adding nought makes -0 nought.
    return rounded(value, places) + 0 if _places(value) > places else value


def _places(value: Decimal) -> int:
    """How many decimals a finite value is stated to, trailing zeros left out."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= -1:
        return 1 if exponent == -1 else 0
    return max(0, -int(value.normalize().as_tuple().exponent))
