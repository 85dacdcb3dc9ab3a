"""How the plan's workbook looks: colours, formats, and what may be typed where."""

from dataclasses import dataclass

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.fills import Fill

from bot.domain.plan_sheets import Kind
from bot.domain.rag import Rag

FONT = "Calibri"
NEEDED = PatternFill("solid", fgColor="1F3864")
"""Behind the heading of a column that must be filled in."""
OPTIONAL = PatternFill("solid", fgColor="5B6B8C")
HELP = PatternFill("solid", fgColor="EEF1F6")
RAG_FILLS: dict[Rag, Fill] = {
    Rag.GREEN: PatternFill("solid", bgColor="C6E7C8"),
    Rag.AMBER: PatternFill("solid", bgColor="FFE0B2"),
    Rag.RED: PatternFill("solid", bgColor="F8C9C4"),
    Rag.BLUE: PatternFill("solid", bgColor="C5DAF5"),
}
"""Behind the word, which says the same."""

_LINE = Side("thin", color="D5DAE3")
BORDER = Border(bottom=_LINE, right=_LINE)
LOCKED, OPEN = Protection(locked=True), Protection(locked=False)
HEADING_FONT = Font(FONT, 11, bold=True, color="FFFFFF")
HELP_FONT = Font(FONT, 9, italic=True, color="4A4F5C")
TEXT_FONT = Font(FONT, 11)
TITLE_FONT = Font(FONT, 18, bold=True, color="1F3864")
LINK_FONT = Font(FONT, 11, underline="single", color="1F3864")
WRAPPED = Alignment(vertical="top", wrap_text=True)
CENTRED = Alignment(vertical="center", wrap_text=True)
AT_THE_LEFT = Alignment(vertical="center", horizontal="left", wrap_text=True)
HEADING = Alignment(vertical="center", horizontal="left")

_TEXT_FORMAT = "@"
_FORMATS = {Kind.NUMBER: "General", Kind.WHOLE: "0", Kind.DAY: "dd/mm/yyyy"}
_SIDES = {Kind.NUMBER: "right", Kind.WHOLE: "center", Kind.DAY: "center"}


@dataclass(frozen=True, slots=True)
class Look:
    """Of the cells below a heading."""

    number_format: str
    alignment: Alignment


def look_of(kind: Kind) -> Look:
    numeric = kind in _FORMATS
    alignment = Alignment(
        vertical="top", horizontal=_SIDES.get(kind, "left"), wrap_text=not numeric
    )
    return Look(_FORMATS.get(kind, _TEXT_FORMAT), alignment)
