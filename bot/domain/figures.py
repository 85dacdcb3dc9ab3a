"""How a figure is said: the same words in reasons, tables and sentences.

The exact value decides a status. People read it to one decimal: to two, or "just under 85%", where
fewer would hide on which side of a target it stands, and to as many as its targets are stated to.
A score is read to two. Money is read in whole pounds from £100 on, below it and where its targets
have pence in pounds and pence. What the plan states (a target, a tolerance) is said as stated.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from bot.domain.indicator import Direction, Indicator, Target, ToleranceKind, Unit
from bot.domain.outturn import Outturn

_SUFFIX = {Unit.PERCENT: "%", Unit.DAYS: " days", Unit.FTE: " FTE"}
_DIFFERENCE = {Unit.PERCENT: "point", Unit.DAYS: "day", Unit.CASES: "case", Unit.FTE: "FTE"}
_WHOLE_POUNDS = 100
"""Pounds, from which on pence are not read."""
_PENCE = 2
_PLACES_OF_A_SCORE = 2
"""Progress 8 is published to two decimals, and so are its like."""
_LEAST = Decimal("0.01")


def say_number(value: Decimal) -> str:
    """Writes plain digits with no trailing zeros: 67.0 is "67", 1200 is "1,200"."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def say_value(value: Decimal, unit: Unit) -> str:
    """Says a value with its unit: "30.6%", "450 days", "1 day", "24", "£1,134", "£12.50"."""
    if unit is Unit.MONEY:
        return f"{'-' if value < 0 else ''}£{_pounds(abs(value))}"
    number = say_number(value)
    return "1 day" if number == "1" and unit is Unit.DAYS else number + _SUFFIX.get(unit, "")


def say_difference(value: Decimal, unit: Unit) -> str:
    """The size of a difference, in words of its unit: "8.6 points" (of a percentage), "2 cases"."""
    if unit is Unit.MONEY:
        return say_value(abs(value), unit)
    number = say_number(abs(value))
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
        return f"{_lower_end(low, unit)} to {say_value(high, unit)}"
    if low is not None:
        return f"{say_value(low, unit)} or more"
    return f"{say_value(high, unit)} or less" if high is not None else "no target stated"


def show_target(target: Target, unit: Unit, direction: Direction | None) -> str:
    """Writes what is wanted, for a table cell: "≤ 22%", "95%", "18–20"."""
    if target.words is not None:
        return target.words
    low, high = bounds(target, direction)
    if low is not None and high is not None:
        return f"{_lower_end(low, unit)}–{say_value(high, unit)}"
    if low is not None:
        return say_value(low, unit)
    return f"≤ {say_value(high, unit)}" if high is not None else "–"


def _lower_end(low: Decimal, unit: Unit) -> str:
    return say_value(low, unit) if unit is Unit.MONEY else say_number(low)


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
    return f"{said}, {say_share(outturn.numerator, outturn.denominator, unit)}"


def say_share(numerator: Decimal, denominator: Decimal, unit: Unit) -> str:
    """Says what a figure rests on: "3 of 37"; of money "£340,200 of 300"."""
    of = say_number(_short(denominator, 1))
    if unit is Unit.MONEY:
        return f"{say_value(read_alone(numerator, unit), unit)} of {of}"
    return f"{say_number(_short(numerator, 1))} of {of}"


def say_figure(value: Decimal, indicator: Indicator) -> str:
    """Says a reported or computed value as people read it: "81.6%", "just under 85%"."""
    said = _say_read(value, indicator.unit, edges(indicator))
    return said + _per(indicator.unit, indicator)


def as_read(value: Decimal, indicator: Indicator) -> Decimal:
    """Rounds a figure as `say_figure` does; to four decimals where it is just beside a target."""
    read, hidden_side = _as_read(value, edges(indicator), indicator.unit)
    return rounded(value, 4) if hidden_side else read


def say_limit(limit: Decimal, beside: Decimal, indicator: Indicator) -> str:
    """Says a limit, or what follows from a target, as people read it, never like the figure that
    stands `beside` it where the two differ: "11.07%" beside 11.1%.
    """
    read, hidden_side = _read_beside(limit, beside, indicator)
    return hidden_side + say_value(read, indicator.unit) + _per(indicator.unit, indicator)


def _per(unit: Unit, indicator: Indicator) -> str:
    return f" per {indicator.out_of:,}" if unit is Unit.RATE else ""


def say_gap(value: Decimal, edge: Decimal, indicator: Indicator) -> str:
    """Says how far the value is from the `edge` of a target, both as read: "3.4 points"."""
    stated, unit = edges(indicator), indicator.unit
    read, hidden_side = _as_read(value, stated, unit)
    wanted = edge if edge in stated else _read_beside(edge, value, indicator)[0]
    if hidden_side or (read == wanted and value != edge):
        return f"less than {say_difference(_LEAST, unit)}"
    return say_difference(read - wanted, unit)


def as_read_beside(share: Target, value: Decimal, indicator: Indicator) -> Target:
    """The share of a target with its bounds as they are read beside the figure `value`."""

    def read(bound: Decimal | None) -> Decimal | None:
        return None if bound is None else _read_beside(bound, value, indicator)[0]

    return replace(share, value=read(share.value), low=read(share.low), high=read(share.high))


def read_change(change: Decimal, beside: Decimal, indicator: Indicator) -> Decimal:
    """Rounds a change as it is read with the figure that changes: in whole pounds where that is;
    never nought where it is something.
    """
    whole = _places_read(beside, edges(indicator), indicator.unit)[0] == 0
    return (rounded(change, 0) if whole else Decimal(0)) or read_alone(change, indicator.unit)


def read_alone(value: Decimal, unit: Unit) -> Decimal:
    """The value as it is read by itself; never nought where it is something."""
    read, _ = _as_read(value, (), unit)
    if read or not value:
        return read
    return rounded(value, _PENCE) or _LEAST.copy_sign(value)


def edges(indicator: Indicator) -> list[Decimal]:
    """Lists every value that a target of the indicator is bounded by, and its tolerance's floor."""
    sides = (bounds(each, indicator.direction) for each in indicator.targets)
    tolerance = indicator.tolerance
    floor = tolerance.amount if tolerance and tolerance.kind is ToleranceKind.FLOOR else None
    every = (floor, *(edge for low_and_high in sides for edge in low_and_high))
    return [edge for edge in every if edge is not None]


def rounded(value: Decimal, places: int = 1) -> Decimal:
    """Rounds half up, as people do."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _say_read(value: Decimal, unit: Unit, among: Iterable[Decimal]) -> str:
    read, hidden_side = _as_read(value, among, unit)
    return hidden_side + say_value(read, unit)


def _read_beside(value: Decimal, beside: Decimal, indicator: Indicator) -> tuple[Decimal, str]:
    """The value as it is read, never like the figure `beside` it where the two differ."""
    stated = edges(indicator)
    if value != beside:
        stated.append(_as_read(beside, stated, indicator.unit)[0])
    return _as_read(value, stated, indicator.unit)


def _as_read(value: Decimal, among: Iterable[Decimal], unit: Unit) -> tuple[Decimal, str]:
    """The value as it is read `among` the edges of targets, and "just under " or "just over "
    where it reads like one of them and is not.
    """
    stated = list(among)
    fewest, more = _places_read(value, stated, unit)
    if _places(value) <= fewest:
        return value, ""
    for places in (fewest, more):
        read = _short(value, places)
        if read == value or read not in stated:
            return read, ""
    return read, "just under " if value < read else "just over "


def _places_read(value: Decimal, stated: list[Decimal], unit: Unit) -> tuple[int, int]:
    """To how many decimals a value is read, and to how many where that hides its side."""
    most = max(map(_places, stated), default=0)
    if unit is not Unit.MONEY:
        fewest = max(most, _PLACES_OF_A_SCORE) if unit is Unit.SCORE else most or 1
        return fewest, fewest + 1
    if most == 0 and abs(value) >= _WHOLE_POUNDS:
        return 0, _PENCE
    fewest = max(most, _PENCE)
    return fewest, fewest


def _pounds(value: Decimal) -> str:
    """Writes whole pounds, or pounds and pence: "1,134", "12.50"."""
    return f"{value:,.2f}" if _places(value) in (1, _PENCE) else say_number(value)


def _short(value: Decimal, places: int) -> Decimal:
    # Adding nought makes -0 nought.
    return rounded(value, places) + 0 if _places(value) > places else value


def _places(value: Decimal) -> int:
    """How many decimals a finite value is stated to, trailing zeros left out."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= -1:
        return 1 if exponent == -1 else 0
    return max(0, -int(value.normalize().as_tuple().exponent))
