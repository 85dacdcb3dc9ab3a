"""What the styles of a workbook say of its cells: number format, line through, colour."""

from dataclasses import dataclass

from bot.importing.problems import Unreadable
from bot.importing.workbook.bounds import damaged
from bot.importing.workbook.colours import BLACK, WHITE, colour
from bot.importing.workbook.looks import Look, LookHeard
from bot.importing.workbook.texts import mark_of
from bot.importing.workbook.xml import Attributes, Listener, local

_MOST_STYLES = 70_000
"""Excel keeps 65,490."""
_LONGEST_CODE = 255
_ACCOUNTS = r'_-{0}* {1}_-;-{0}* {1}_-;_-{0}* "-"{2}_-;_-@_-'
_CODES = {
    "General": (0,),
    "0": (1,),
    "0.00": (2,),
    "#,##0": (3,),
    "#,##0.00": (4,),
    "£#,##0;-£#,##0": (5, 6),
    "£#,##0.00;-£#,##0.00": (7, 8),
    "0%": (9,),
    "0.00%": (10,),
    "0.00E+00": (11, 48),
    "# ?/?": (12, 13),
    "dd/mm/yyyy": (14, *range(27, 37), *range(50, 59)),
    "d-mmm-yy": (15,),
    "d-mmm": (16,),
    "mmm-yy": (17,),
    "h:mm AM/PM": (18, 19),
    "h:mm": (20, 21),
    "dd/mm/yyyy h:mm": (22,),
    "#,##0;-#,##0": (37, 38),
    "#,##0.00;-#,##0.00": (39, 40),
    _ACCOUNTS.format("", "#,##0", ""): (41,),
    _ACCOUNTS.format("£", "#,##0", ""): (42,),
    _ACCOUNTS.format("", "#,##0.00", "??"): (43,),
    _ACCOUNTS.format("£", "#,##0.00", "??"): (44,),
    "mm:ss": (45, 47),
    "[h]:mm:ss": (46,),
    "@": (49,),
}
"""Source: ECMA-376, 18.8.30 numFmt, as Excel shows them in the United Kingdom."""
_BUILT_IN = {number: code for code, numbers in _CODES.items() for number in numbers}


@dataclass(frozen=True, slots=True)
class Style:
    """`code` is the number format; `ink` and `paper` are the colours of text and background."""

    code: str = "General"
    struck: bool = False
    ink: str = BLACK
    paper: str = WHITE


class Styles(Listener):
    """Hears the part of a workbook that holds its styles."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = {}
        self._cells: list[tuple[int, int, int]] = []
        self._struck: set[int] = set()
        self._inks: dict[int, str] = {}
        self._papers: dict[int, str] = {}
        self._font = self._fill = -1
        self._open = ""
        self._known: dict[str, Style] = {}
        self._looks: list[LookHeard] = []

    def style(self, number: str) -> Style:
        """The style of a cell by its `s`. Raises Unreadable where there is none."""
        if number not in self._known:
            self._known[number] = self._style(number)
        return self._known[number]

    def look(self, number: str) -> Look | None:
        """Finds what a conditional format makes of a cell, by its `dxfId`; None without one."""
        known = number.isdecimal() and len(number) < 7 and int(number) < len(self._looks)
        return self._looks[int(number)].look if known else None

    def _style(self, number: str) -> Style:
        if number == "0" and not self._cells:
            return Style()
        if not number.isdecimal() or len(number) > 7 or int(number) >= len(self._cells):
            raise damaged("a style is missing")
        code, font, fill = self._cells[int(number)]
        text = self._codes.get(code) or _BUILT_IN.get(code, "General")
        ink, paper = self._inks.get(font, BLACK), self._papers.get(fill, WHITE)
        return Style(text, font in self._struck, ink, paper)

    def start(self, name: str, attributes: Attributes) -> None:
        if name in ("fonts", "fills", "cellXfs", "cellStyleXfs", "dxfs"):
            self._open = name
        if name == "numFmt" and self._open != "dxfs":
            self._codes[_whole(attributes.get("numFmtId"))] = _code(attributes)
        match self._open:
            case "dxfs":
                self._hear_look(name, attributes)
            case "fonts":
                self._hear_font(name, attributes)
            case "fills":
                self._hear_fill(name, attributes)
            case "cellXfs" if name == "xf":
                names = ("numFmtId", "fontId", "fillId")
                code, font, fill = (_whole(attributes.get(each, "0")) for each in names)
                self._cells.append((code, font, fill))
                if len(self._cells) > _MOST_STYLES:
                    raise Unreadable(
                        "more than 70,000 styles; copy the figures into a new workbook"
                    )

    def _hear_look(self, name: str, attributes: Attributes) -> None:
        if name == "dxf":
            self._looks.append(LookHeard())
            if len(self._looks) > _MOST_STYLES:
                raise Unreadable("more than 70,000 styles; copy the figures into a new workbook")
        elif self._looks:
            self._looks[-1].start(name, attributes)

    def _hear_font(self, name: str, attributes: Attributes) -> None:
        match name:
            case "font":
                self._font += 1
            case "strike" if mark_of(name, attributes):
                self._struck.add(self._font)
            case "color":
                self._inks[self._font] = colour(attributes, BLACK)

    def _hear_fill(self, name: str, attributes: Attributes) -> None:
        match name:
            case "fill":
                self._fill += 1
            case "patternFill" if attributes.get("patternType", "none") != "none":
                self._papers[self._fill] = "a pattern"
            case "gradientFill":
                self._papers[self._fill] = "a gradient"
            case "fgColor" if self._fill in self._papers:
                self._papers[self._fill] = colour(attributes, WHITE)

    def end(self, name: str) -> None:
        if name == self._open:
            self._open = ""


def _code(attributes: Attributes) -> str:
    code = local(attributes, "formatCode")
    if len(code) > _LONGEST_CODE:
        raise damaged("a number format is too long")
    return code


def _whole(text: str | None) -> int:
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 9:
        raise damaged("a number in its styles is none")
    return int(text)
