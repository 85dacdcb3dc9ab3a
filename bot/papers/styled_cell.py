"""A value with its looks → a cell, quickly: a workbook has a hundred thousand of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from bot.domain.period import LONDON
from bot.domain.rag import Rag
from bot.papers.cell_text import LONGEST_CELL, escaped, needs_a_prefix
from bot.papers.readable import readable
from bot.papers.sheet_looks import BORDER, FONT, HEADING_FONT, NEEDED

DAY, MOMENT, MONTH = "dd/mm/yyyy", "dd/mm/yyyy hh:mm", "mmm yyyy"
_FIRST_YEAR = 1900
_CUT = " …"
_RAG = {
    Rag.GREEN: PatternFill("solid", fgColor="C6E7C8"),
    Rag.AMBER: PatternFill("solid", fgColor="FFE0B2"),
    Rag.RED: PatternFill("solid", fgColor="F8C9C4"),
    Rag.BLUE: PatternFill("solid", fgColor="C5DAF5"),
}
_QUIET = "7A7F8C"


@dataclass(frozen=True, slots=True)
class Style:
    """`rag` lies behind what says the same; what is `quiet` is grey."""

    number_format: str = "General"
    side: str = "left"
    rag: Rag | None = None
    bold: bool = False
    quiet: bool = False
    heading: bool = False


TEXT, CENTRE, RIGHT = Style(), Style(side="center"), Style(side="right")
HEAD = Style(heading=True)
_MOMENT, _DAY = Style(MOMENT), Style(DAY)

Plain = str | int | Decimal | date | datetime | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A value that looks otherwise than its kind does."""

    value: Plain
    style: Style


Value = Plain | Shown


class Cell:
    """What openpyxl's writer asks of a cell, and no more: its own are made to be changed, and take
    ten times as long.
    """

    __slots__ = ("_value", "coordinate", "data_type", "parent", "style_id")

    coordinate: str
    has_style = True
    hyperlink = None
    _comment = None

    def __init__(self, parent: Any, style_id: int, data_type: str, value: Any) -> None:
        self.parent = parent
        self.style_id = style_id
        self.data_type = data_type
        self._value = value


class Cells:
    """The cells of one sheet, which is written row by row. Each style is worked out once."""

    def __init__(self, into: Any) -> None:
        self._into = into
        self._known: dict[tuple[Style, bool], int] = {}

    def row(self, values: Sequence[Value]) -> list[Cell]:
        """Makes the cells of a row, from the first: text stays text, numbers are numbers, moments
        London's.
        """
        return [self._cell(each) for each in values]

    def _cell(self, value: Value) -> Cell:
        plain, style = _parted(value)
        match plain:
            case str():
                return self._text(style, _fitting(readable(plain)))
            case datetime():
                return self._made(style, "d", plain.astimezone(LONDON).replace(tzinfo=None))
            case date() if plain.year < _FIRST_YEAR:
                return self._text(style, plain.isoformat())
            case date():
                return self._made(style, "d", plain)
        return self._made(style, "n", plain)

    def _text(self, style: Style, text: str) -> Cell:
        cut = escaped(text)[:LONGEST_CELL]
        return self._made(style, "s", cut, prefixed=needs_a_prefix(text))

    def _made(self, style: Style, data_type: str, value: Any, *, prefixed: bool = False) -> Cell:
        looks = self._known.get((style, prefixed))
        if looks is None:
            looks = self._known[style, prefixed] = _looks(self._into, style, prefixed)
        return Cell(self._into, looks, data_type, value)


def _parted(value: Value) -> tuple[Plain, Style]:
    if isinstance(value, Shown):
        return value.value, value.style
    return value, _style_of(value)


def _looks(into: Any, style: Style, prefixed: bool) -> int:
    """The number that the workbook knows the looks by."""
    cell: Any = WriteOnlyCell(into)
    cell.border, cell.number_format = BORDER, style.number_format
    cell.font = Font(FONT, 11, bold=style.bold, color=_QUIET if style.quiet else None)
    across = style.number_format == "General" or style.heading
    cell.alignment = Alignment(
        vertical="center" if style.heading else "top",
        horizontal=style.side,
        wrap_text=across,
    )
    if style.rag is not None:
        cell.fill = _RAG[style.rag]
    if style.heading:
        cell.font, cell.fill = HEADING_FONT, NEEDED
    cell.quotePrefix = prefixed
    number: int = cell.style_id
    return number


def _style_of(value: Plain) -> Style:
    match value:
        case datetime():
            return _MOMENT
        case date():
            return _DAY
        case int() | Decimal():
            return RIGHT
    return TEXT


def rated(rag: Rag | None, style: Style = CENTRE) -> Style:
    """Gives the style with a rating behind it."""
    return replace(style, rag=rag)


def _fitting(text: str) -> str:
    if len(text) <= LONGEST_CELL:
        return text
    return text[: LONGEST_CELL - len(_CUT)] + _CUT
