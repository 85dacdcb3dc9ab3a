"""A row's value with its numerator and denominator: what they must be, and agree on."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bot.domain.indicator import Unit
from bot.importing.problems import Unreadable
from bot.importing.tables.no_figure import refuse_no_figure, spreadsheet_error, taken_back
from bot.importing.tables.numbers import agrees, number, percent, plain, say_share, whole
from bot.importing.tables.table import Cells
from bot.importing.texts import quoted


@dataclass(frozen=True, slots=True)
class Figure:
    """A value in its unit, words, or neither where none is reported. `said` is what the row says
    of that on purpose.
    """

    value: Decimal | None = None
    words: str | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    said: str | None = None


def read_figure(cells: Cells, unit: Unit | None) -> Figure | None:
    """The figure of the row, or None with its problems added. `unit` is what it is counted in."""
    cells.refuse_doubts("numerator", "denominator")
    numerator = cells.read_if_any("numerator", _part)
    denominator = cells.read_if_any("denominator", _part)
    if denominator == 0:
        return _none_fell_due(cells, numerator)
    share = _share(cells, unit, numerator, denominator)
    if unit not in (Unit.PERCENT, Unit.WORDS):  # no thousands of either
        cells.refuse_doubts("value")
    figure = cells.read("value", lambda text: _figure(text, unit, share))
    if figure is None:
        return None
    _against_its_parts(cells, figure, unit, numerator, share)
    return Figure(figure.value, figure.words, numerator, denominator, figure.said)


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


def _part(text: str) -> Decimal:
    refuse_no_figure(text)
    return whole(text)


def _share(
    cells: Cells, unit: Unit | None, numerator: Decimal | None, denominator: Decimal | None
) -> Fraction | None:
    if numerator is None or denominator is None:
        return None
    if unit in (Unit.PERCENT, Unit.COUNT) and numerator > denominator:
        cells.refuse(
            "numerator",
            f"the numerator {plain(numerator)} is over the denominator {plain(denominator)}; "
            "correct one of them",
        )
        return None
    return Fraction(int(numerator), int(denominator))


def _figure(text: str, unit: Unit | None, share: Fraction | None) -> Figure:
    if not text:
        return Figure()
    if taken_back(text):
        return Figure(said=text[0].upper() + text[1:])
    refuse_no_figure(text)
    if unit is Unit.WORDS:
        return Figure(words=text)
    if unit is Unit.PERCENT:
        return Figure(percent(text, share))
    if text.endswith("%") and unit is not None:
        raise Unreadable(
            f"{quoted(text)} is a percentage and the unit is {unit}; write 'percent' in "
            "the column unit if it is one, else delete the sign"
        )
    return Figure(whole(text) if unit is Unit.COUNT else number(text.removesuffix("%")))


def _against_its_parts(
    cells: Cells,
    figure: Figure,
    unit: Unit | None,
    numerator: Decimal | None,
    share: Fraction | None,
) -> None:
    parts = cells.text("numerator"), cells.text("denominator")
    if any(parts) and figure.value is None:
        cells.refuse(
            "value",
            "there are a numerator or a denominator and no number they belong to; write the "
            "value, or delete them",
        )
    if unit is Unit.COUNT and None not in (numerator, figure.value) and numerator != figure.value:
        cells.refuse(
            "value",
            f"the count is not its numerator {parts[0]}, which is what was counted; correct one of "
            "them",
        )
    if unit is not Unit.PERCENT or share is None or figure.value is None:
        return
    if not agrees(figure.value, share):
        cells.refuse(
            "value",
            f"{plain(figure.value)}% does not agree with {parts[0]} of {parts[1]}, which is "
            f"{say_share(share, figure.value)}%; correct one of them",
        )
