"""A cell of an .xlsx → what it holds and what it shows."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from math import isinf

from bot.importing.tables.numbers import plain
from bot.importing.workbook.book import Book
from bot.importing.workbook.bounds import damaged
from bot.importing.workbook.colours import BLACK, WHITE
from bot.importing.workbook.format_section import Form, Section, Shown
from bot.importing.workbook.grid import Cell, Kind, Veil
from bot.importing.workbook.moments import moment_of, shown_moment
from bot.importing.workbook.number_format import number_format
from bot.importing.workbook.styles import Style
from bot.importing.workbook.texts import unescaped

_NUMBER = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?|-?\.[0-9]{1,30}")
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_UNFORMATTED = ("General", "@")
_KINDS = {Form.NUMBER: Kind.NUMBER, Form.PERCENT: Kind.PERCENT}


def place(name: str) -> tuple[int, int]:
    """The position and the row of a cell: C7 is 2 and 7. Raises Unreadable."""
    match = _PLACE.fullmatch(name.replace("$", ""))
    if not match:
        raise damaged("a cell has no place")
    position = 0
    for each in match[1]:
        position = position * 26 + ord(each) - ord("A") + 1
    return position - 1, int(match[2])


class CellReader:
    """Reads the cells of one sheet; `zeros` is False where the sheet does not show its zeros."""

    def __init__(self, book: Book) -> None:
        self.zeros = True
        self._book = book

    def cell(self, position: int, kind: str, number: str, text: str) -> Cell:
        """The cell at `position`, from its `t` and `s` attributes and its text. Raises Unreadable.
        Source: ECMA-376, 18.18.11 ST_CellType.
        """
        style = self._book.styles.style(number)
        cell = self._plain(position, style, kind, text)
        coloured = style.ink != BLACK or style.paper != WHITE
        return replace(cell, ink=style.ink, paper=style.paper) if coloured else cell

    def _plain(self, position: int, style: Style, kind: str, text: str) -> Cell:
        match kind:
            case "s":
                return _text(position, style, self._shared(text))
            case "str" | "inlineStr":
                return _text(position, style, unescaped(text))
            case "b":
                return _text(position, style, "yes" if text == "1" else "no", Kind.TRUTH)
            case "e":
                return Cell(position, Kind.ERROR, text[:20], text[:20], style.struck)
            case "d":
                day = text.removesuffix("T00:00:00")
                return Cell(position, Kind.DAY, day, day, style.struck, _unseen(style))
            case _:
                return self._number(position, style, text)

    def formula(self, position: int, kind: str, number: str, text: str, valued: bool) -> Cell:
        """Reads a formula as `cell` does: one that was saved without its result is by no means a
        zero. `valued` is True where there is a result, which may be an empty text.
        """
        empty = not text and not (kind == "str" and valued)
        zero = self._book.to_calculate and kind == "n" and _NUMBER.fullmatch(text)
        if empty or (zero and not float(text)):
            return Cell(position, Kind.UNCALCULATED, "", "")
        return self.cell(position, kind, number, text)

    def _shared(self, text: str) -> str:
        known = text.isascii() and text.isdigit() and len(text) < 10
        if not known or int(text) >= len(self._book.texts):
            raise damaged("a text is missing")
        return self._book.texts[int(text)]

    def _number(self, position: int, style: Style, text: str) -> Cell:
        value = _exact(text)
        if value is None:
            return Cell(position, Kind.NO_NUMBER, text[:20], text[:20], style.struck)
        holds = plain(value)
        if not value and not self.zeros:
            return Cell(position, Kind.NUMBER, holds, "", style.struck, Veil.FORMAT)
        if style.code in _UNFORMATTED:
            return Cell(position, Kind.NUMBER, holds, holds, style.struck, _unseen(style))
        section = number_format(style.code).section(value)
        if section is None:
            return Cell(position, Kind.NUMBER, holds, "####", style.struck, Veil.FORMAT)
        unseen = _unseen(style, section.ink)
        if section.form in (Form.DAY, Form.MONTH):
            moment = moment_of(float(text), self._book.from_1904)
            if moment is None:
                return Cell(position, Kind.NO_DATE, holds, holds, style.struck)
            kind = Kind.MONTH if section.form is Form.MONTH else Kind.DAY
            day = moment.isoformat(" ").removesuffix(" 00:00:00")
            return Cell(position, kind, day, shown_moment(section, moment), style.struck, unseen)
        shown = _shown(section, value)
        kind = _KINDS[section.form]
        return Cell(position, kind, holds, shown.text, style.struck, shown.veil or unseen)


@lru_cache(maxsize=8192)
def _shown(section: Section, value: Decimal) -> Shown:
    """What a format makes of a number; most sheets hold each of theirs many times."""
    return section.number(value)


@lru_cache(maxsize=8192)
def _exact(text: str) -> Decimal | None:
    """The number in 15 digits, which is what a spreadsheet keeps of one; None where it is none."""
    if not _NUMBER.fullmatch(text) or isinf(float(text)):
        return None
    return Decimal(f"{float(text):.15g}")


def _text(position: int, style: Style, text: str, kind: Kind = Kind.TEXT) -> Cell:
    shown = number_format(style.code).text(text) if ";" in style.code else Shown(text)
    return Cell(position, kind, text, shown.text, style.struck, shown.veil or _unseen(style))


def _unseen(style: Style, ink: str | None = None) -> Veil | None:
    return Veil.COLOUR if (ink or style.ink) == style.paper else None
