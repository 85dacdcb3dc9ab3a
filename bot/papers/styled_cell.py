"""A value with its looks → a cell, quickly: a workbook has a hundred thousand of them."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from bot.domain.period import LONDON
from bot.domain.rag import Rag
from bot.papers.cell_text import LONGEST_CELL, put_text
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

Plain = str | int | Decimal | date | datetime | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A value that looks otherwise than its kind does."""

    value: Plain
    style: Style


Value = Plain | Shown


class Cells:
    """The cells of one workbook. Each style is worked out once."""

    def __init__(self) -> None:
        self._known: dict[Style, Any] = {}

    def cell(self, into: Any, value: Value) -> Any:
        """Makes a cell of the sheet: text stays text, numbers are numbers, moments London's."""
        shown = value if isinstance(value, Shown) else Shown(value, _style_of(value))
        cell: Any = WriteOnlyCell(into)
        cell._style = self._looks(into, shown.style)  # noqa: SLF001 - ten times as fast as by its parts
        match shown.value:
            case None:
                pass
            case datetime() as moment:
                cell.value = moment.astimezone(LONDON).replace(tzinfo=None)
            case date() as day if day.year < _FIRST_YEAR:
                put_text(cell, day.isoformat())
            case date() | int() | Decimal() as given:
                cell.value = given
            case str() as text:
                put_text(cell, _fitting(readable(text)))
        return cell

    def _looks(self, into: Any, style: Style) -> Any:
        known = self._known.get(style)
        if known is None:
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
            known = self._known[style] = cell._style  # noqa: SLF001
        return known


def _style_of(value: Plain) -> Style:
    match value:
        case datetime():
            return Style(MOMENT)
        case date():
            return Style(DAY)
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
