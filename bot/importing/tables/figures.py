"""A row's value with its numerator and denominator: what they must be, and agree on."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache, partial

from bot.domain.indicator import Indicator, Unit
from bot.domain.mark import Mark
from bot.importing.problems import Unreadable
from bot.importing.tables.no_figure import (
    mark_of,
    refuse_no_figure,
    spreadsheet_error,
    taken_back,
)
from bot.importing.tables.numbers import (
    agrees,
    could_be_rounded,
    number,
    part,
    percent,
    plain,
    say_share,
    signed,
    whole,
)
from bot.importing.tables.table import Cells
from bot.importing.texts import quoted

_WITHOUT_THOUSANDS = (Unit.PERCENT, Unit.WORDS)
_REMEMBERED = 4096
_POUNDS = re.compile(r"^(-?)£\s?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A value in its unit, words, or neither where none is reported: `mark` is what stands in its
    place, `said` what the row says of that on purpose. `rounded` is True where the value agrees
    with its parts only if those are rounded to 5 or 10.
    """

    value: Decimal | None = None
    words: str | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    said: str | None = None
    mark: Mark | None = None
    rounded: bool = False


@dataclass(frozen=True)
class Counted:
    """What a figure is counted in, as the plan has it: a rate `out_of` so many, between `least`
    and `most`, each None where the plan says nothing.
    """

    unit: Unit | None
    out_of: int = 100
    least: Decimal | None = None
    most: Decimal | None = None

    @cached_property
    def alone(self) -> Callable[[str], Figure]:
        """Reads a figure that no counts stand beside. Each of the texts last read is read once: in
        a file of many thousand figures they are a few hundred.
        """
        return lru_cache(maxsize=_REMEMBERED)(partial(_alone, counted=self))

    @classmethod
    def of(cls, indicator: Indicator | None, unit: Unit | None) -> "Counted":
        """The way that the indicator is counted, or that of another `unit` that a row names."""
        if indicator is None or (unit is not None and unit is not indicator.unit):
            return cls(unit)
        out_of = indicator.out_of if indicator.unit is Unit.RATE else 100
        return cls(indicator.unit, out_of, indicator.least, indicator.most)


def read_figure(cells: Cells, counted: Counted) -> Figure | None:
    """The figure of the row, or None with its problems added."""
    unit = counted.unit
    if not (cells.text("numerator") or cells.text("denominator")):
        if unit not in _WITHOUT_THOUSANDS:
            cells.refuse_doubts("value")
        return cells.read("value", counted.alone)
    cells.refuse_doubts("numerator", "denominator")
    read = whole if unit is Unit.COUNT else part
    numerator = cells.read_if_any("numerator", lambda text: _part(text, read))
    denominator = cells.read_if_any("denominator", lambda text: _part(text, read))
    if mark := mark_of(cells.text("value")):
        return Figure(mark=mark)
    if denominator == 0:
        return _none_fell_due(cells, numerator)
    share = _share(cells, counted, numerator, denominator)
    if unit not in _WITHOUT_THOUSANDS:
        cells.refuse_doubts("value")
    figure = cells.read("value", lambda text: _figure(text, counted, share))
    if figure is None:
        return None
    rounded = _against_its_parts(cells, figure, counted, (numerator, denominator), share)
    if numerator is None and denominator is None and not rounded:
        return figure
    return replace(figure, numerator=numerator, denominator=denominator, rounded=rounded)


def _alone(text: str, counted: Counted) -> Figure:
    mark = mark_of(text)
    return Figure(mark=mark) if mark else _figure(text, counted, None)


def _none_fell_due(cells: Cells, numerator: Decimal | None) -> Figure | None:
    """0 of 0 is known, and no share: a spreadsheet shows nothing there, or `#DIV/0!`."""
    if numerator != 0:
        cells.refuse(
            "denominator",
            "the denominator is 0; write 0 of 0 where none fell due, else leave numerator and "
            "denominator empty",
        )
        return None
    text = cells.text("value")
    if text and not spreadsheet_error(text):
        cells.refuse(
            "value",
            f"{quoted(text)} cannot be said of 0 of 0, where none fell due; leave the value empty",
        )
        return None
    return Figure(numerator=Decimal(0), denominator=Decimal(0))


def _part(text: str, read: Callable[[str], Decimal]) -> Decimal | None:
    """What was counted; None where a mark says that it is not given."""
    if mark_of(text):
        return None
    refuse_no_figure(text)
    return read(text)


def _share(
    cells: Cells, counted: Counted, numerator: Decimal | None, denominator: Decimal | None
) -> Fraction | None:
    if numerator is None or denominator is None:
        return None
    beyond = counted.unit is Unit.PERCENT and (counted.most or 0) > 100
    if counted.unit in (Unit.PERCENT, Unit.COUNT) and numerator > denominator and not beyond:
        cells.refuse(
            "numerator",
            f"the numerator {plain(numerator)} is over the denominator {plain(denominator)}; "
            "correct one of them",
        )
        return None
    return Fraction(numerator) / Fraction(denominator)


def _figure(text: str, counted: Counted, share: Fraction | None) -> Figure:
    unit = counted.unit
    if not text:
        return Figure()
    if not text[0].isdigit():
        if taken_back(text):
            return Figure(said=text[0].upper() + text[1:])
        refuse_no_figure(text)
    if unit is Unit.WORDS:
        return Figure(words=text)
    return Figure(_within(text, _value(text, counted, share), counted))


def _value(text: str, counted: Counted, share: Fraction | None) -> Decimal:
    unit = counted.unit
    least = Decimal(0) if counted.least is None else counted.least
    if unit is Unit.PERCENT:
        most = Decimal(100) if counted.most is None else counted.most
        return percent(text, share, least, most)
    if text.endswith("%") and unit is not None:
        raise Unreadable(
            f"{quoted(text)} is a percentage and the unit is {unit}; if it is one, give it the "
            "unit percent, in the plan or in a column unit, else delete the sign"
        )
    bare = text.removesuffix("%")
    if unit is Unit.MONEY:
        bare = _POUNDS.sub(r"\1", bare)
    if unit is Unit.COUNT:
        return whole(bare)
    return signed(bare) if least < 0 else number(bare)


def _within(text: str, value: Decimal, counted: Counted) -> Decimal:
    """The value, which no plan's bounds refuse."""
    if counted.least is not None and value < counted.least:
        raise Unreadable(
            f"{quoted(text)} is below {plain(counted.least)}, the least in the plan; correct it"
        )
    if counted.most is not None and value > counted.most:
        raise Unreadable(
            f"{quoted(text)} is over {plain(counted.most)}, the most in the plan; correct it"
        )
    return value


def _against_its_parts(
    cells: Cells,
    figure: Figure,
    counted: Counted,
    counts: tuple[Decimal | None, Decimal | None],
    share: Fraction | None,
) -> bool:
    """Refuses what its parts contradict. True where rounded parts would not."""
    numerator, denominator = counts
    parts = cells.text("numerator"), cells.text("denominator")
    if not any(parts):
        return False
    if figure.value is None:
        cells.refuse(
            "value",
            "a numerator or a denominator stands there and no number they belong to; write the "
            "value, or delete them",
        )
    of_count = counted.unit is Unit.COUNT and None not in (numerator, figure.value)
    if of_count and numerator != figure.value:
        cells.refuse(
            "value",
            f"the count is not its numerator {parts[0]}, which is what was counted; correct one of "
            "them",
        )
    if counted.unit not in (Unit.PERCENT, Unit.RATE) or share is None or figure.value is None:
        return False
    scaled = share * counted.out_of / 100
    if agrees(figure.value, scaled):
        return False
    if (
        numerator is not None
        and denominator is not None
        and could_be_rounded(figure.value, numerator, denominator, counted.out_of)
    ):
        return True
    refuse_parts(cells, figure.value, counted, scaled)
    return False


def refuse_parts(cells: Cells, value: Decimal, counted: Counted, share: Fraction) -> None:
    """Refuses a value that its numerator and denominator contradict; `share` is theirs of 100."""
    sign = "%" if counted.unit is Unit.PERCENT else f" per {counted.out_of:,}"
    cells.refuse(
        "value",
        f"{plain(value)}{sign} does not agree with {cells.text('numerator')} of "
        f"{cells.text('denominator')}, which is {say_share(share, value)}{sign}; correct one of "
        "them",
    )
