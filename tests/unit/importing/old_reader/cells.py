"""What a cell of an .xlsx holds, as the text that a CSV of the sheet would carry."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from math import isinf

from bot.importing.tables.numbers import plain
from bot.importing.workbook.bounds import damaged
from tests.unit.importing.old_reader.book import Book, Format, unescaped

_NUMBER = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?|-?\.[0-9]{1,30}")
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_LAST_SERIAL = 2_950_000
"""A day in the year 9976, counted from 1900."""


@dataclass(frozen=True, slots=True)
class Content:
    """`fault` says what is wrong with the cell, whatever it should hold."""

    text: str = ""
    date: bool = False
    number: bool = False
    struck: bool = False
    fault: str = ""


def content_of(book: Book, name: str, kind: str, style: str, text: str) -> Content:
    """The content of the cell called `name`, from its `t` and `s` attributes and its text.
    Source: ECMA-376, 18.18.11 ST_CellType.
    """
    if style in book.struck:
        return Content(struck=True)
    match kind:
        case "s":
            return Content(_shared(book, text))
        case "str" | "inlineStr":
            return Content(unescaped(text))
        case "b":
            return Content("yes" if text == "1" else "no")
        case "e":
            return Content(fault=f"the cell {name} shows the error {text[:20]}; correct it")
        case "d":
            return Content(text.removesuffix("T00:00:00"), date=True)
        case _:
            return _number(book, name, style, text)


def uncached(name: str) -> Content:
    """The content of a formula that was saved without its result: by no means a zero."""
    return Content(
        fault=f"the formula in {name} was saved without its result; open the workbook in Excel "
        "and save it again"
    )


def place(name: str) -> tuple[int, int]:
    """The position and the row of a cell: C7 is 2 and 7. Raises Unreadable."""
    match = _PLACE.fullmatch(name.replace("$", ""))
    if not match:
        raise damaged("a cell has no place")
    position = 0
    for each in match[1]:
        position = position * 26 + ord(each) - ord("A") + 1
    return position - 1, int(match[2])


def _shared(book: Book, text: str) -> str:
    if not re.fullmatch("[0-9]{1,9}", text) or int(text) >= len(book.texts):
        raise damaged("a text is missing")
    return book.texts[int(text)]


def _number(book: Book, name: str, style: str, text: str) -> Content:
    if not _NUMBER.fullmatch(text) or isinf(float(text)):
        return Content(fault=f"the cell {name} holds no number; type it again")
    value = Decimal(f"{float(text):.15g}")
    match _format(book, style):
        case Format.PERCENT:
            return Content(f"{plain(value.scaleb(2))}%", number=True)
        case Format.PLAIN:
            return Content(plain(value), number=True)
        case shown:
            return _day(book, name, float(text), shown)


def _day(book: Book, name: str, serial: float, shown: Format) -> Content:
    if not 61 <= serial <= _LAST_SERIAL:
        return Content(
            fault=f"the cell {name} is formatted as a date and holds none; format it as a number"
        )
    first = datetime(1904, 1, 1) if book.from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's days have no zone
    moment = first + timedelta(seconds=round(serial * 86_400))
    if shown is Format.MONTH:
        return Content(f"{moment:%Y-%m}")
    return Content(moment.isoformat(" ").removesuffix(" 00:00:00"), date=True)


def _format(book: Book, style: str) -> Format:
    if style == "0" and not book.formats:
        return Format.PLAIN
    if not re.fullmatch("[0-9]{1,7}", style) or int(style) >= len(book.formats):
        raise damaged("a style is missing")
    return book.formats[int(style)]
