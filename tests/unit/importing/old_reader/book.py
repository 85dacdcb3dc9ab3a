"""What a workbook says about its sheets, its shared texts and its number formats."""

import posixpath
import re
from dataclasses import dataclass
from enum import Enum

from bot.importing.problems import Unreadable
from bot.importing.workbook.bounds import Package, damaged
from tests.unit.importing.old_reader.xml import Attributes, listen, local

_BOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_MOST_TEXTS = 300_000
LONGEST_TEXT = 40_000
"""Characters of one cell; Excel keeps 32,767."""
_MOST_SHEETS = 100
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')


class Format(Enum):
    """What a cell's number format makes of the number in it."""

    PLAIN = "plain"
    PERCENT = "percent"
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    visible: bool
    member: str


@dataclass(frozen=True, slots=True)
class Book:
    """`formats` by the style number of a cell, `struck` the styles that cross a cell out;
    `from_1904` where days are counted from 1904.
    """

    package: Package
    sheets: tuple[Sheet, ...]
    texts: tuple[str, ...]
    formats: tuple[Format, ...]
    struck: frozenset[str]
    from_1904: bool


def open_book(package: Package) -> Book:
    """Reads all but the sheets. Raises Unreadable."""
    names = _Names()
    _hear(package, _BOOK, names)
    links = _Links()
    _hear(package, _LINKS, links)
    texts = _Texts()
    if (member := links.of_kind("sharedStrings")) and member in package.names:
        _hear(package, member, texts)
    styles = _Styles()
    if (member := links.of_kind("styles")) and member in package.names:
        _hear(package, member, styles)
    sheets = tuple(
        Sheet(name, visible, links.sheets[link])
        for name, visible, link in names.sheets
        if link in links.sheets
    )
    if not sheets:
        raise damaged("it has no sheets")
    formats = tuple(styles.codes.get(number) or _built_in(number) for number in styles.cells)
    return Book(package, sheets, tuple(texts.all), formats, styles.struck, names.from_1904)


def format_of(code: str) -> Format:
    """What a format code such as `0.0%`, `dd/mm/yyyy` or `mmm-yy` shows."""
    shown = _NOT_SHOWN.sub("", code.partition(";")[0]).casefold().replace("general", "")
    if "%" in shown:
        return Format.PERCENT
    if "y" in shown and "m" in shown and not re.search("[dhs]", shown):
        return Format.MONTH
    return Format.DAY if re.search("[dmyhs]", shown) else Format.PLAIN


def unescaped(text: str) -> str:
    """Text with the format's own escapes (`_x000D_`) resolved. Source: ECMA-376, ST_Xstring."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def mark_of(name: str, attributes: Attributes) -> str:
    """What is put before text that is raised, lowered or struck out: the mark of a footnote, or
    what was crossed out, must not be read as digits of the figure beside it. "" for other elements.
    """
    if name == "strike" and attributes.get("val", "1") not in ("0", "false"):
        return "~"
    if name == "vertAlign" and attributes.get("val") in ("superscript", "subscript"):
        return "^"
    return ""


def _hear(package: Package, member: str, listener: "_Listener") -> None:
    for _ in listen(package.chunks(member), listener):
        if listener.full:
            raise Unreadable(listener.full)


def _built_in(number: int) -> Format:
    if number in (9, 10):
        return Format.PERCENT
    if number == 17:
        return Format.MONTH
    days = (range(14, 23), range(27, 37), range(45, 48), range(50, 59))
    return Format.DAY if any(number in each for each in days) else Format.PLAIN


class _Listener:
    full = ""

    def start(self, name: str, attributes: Attributes) -> None:
        """Nothing is to be heard here."""

    def end(self, name: str) -> None:
        """Nothing is to be heard here."""

    def text(self, text: str) -> None:
        """Nothing is to be heard here."""


class _Names(_Listener):
    def __init__(self) -> None:
        self.sheets: list[tuple[str, bool, str]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")
        if name == "sheet":
            visible = attributes.get("state", "visible") == "visible"
            self.sheets.append((attributes.get("name", ""), visible, _link(attributes)))
            if len(self.sheets) > _MOST_SHEETS:
                self.full = f"more than {_MOST_SHEETS} sheets; keep only the one with the figures"


class _Links(_Listener):
    def __init__(self) -> None:
        self.sheets: dict[str, str] = {}
        self._others: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = attributes.get("Target", "")
        member = target[1:] if target[:1] == "/" else posixpath.normpath(f"xl/{target}")
        if kind == "worksheet":
            self.sheets[attributes.get("Id", "")] = member
        else:
            self._others[kind] = member

    def of_kind(self, kind: str) -> str | None:
        return self._others.get(kind)


class _Texts(_Listener):
    def __init__(self) -> None:
        self.all: list[str] = []
        self._parts: list[str] = []
        self._length = 0
        self._heard = False
        self._spoken = 0

    def start(self, name: str, attributes: Attributes) -> None:
        self._parts += mark_of(name, attributes)
        self._heard = name == "t" and not self._spoken
        self._spoken += name == "rPh"

    def end(self, name: str) -> None:
        self._heard = False
        self._spoken -= name == "rPh"
        if name == "si":
            self.all.append(unescaped("".join(self._parts)))
            self._parts.clear()
            self._length = 0
            if len(self.all) > _MOST_TEXTS:
                self.full = "more than 300,000 texts; keep only the sheet with the figures"

    def text(self, text: str) -> None:
        if self._heard:
            self._parts.append(text)
            self._length += len(text)
            if self._length > LONGEST_TEXT:
                self.full = "a cell holds too long a text; shorten it"


class _Styles(_Listener):
    def __init__(self) -> None:
        self.codes: dict[int, Format] = {}
        self.cells: list[int] = []
        self._fonts: list[int] = []
        self._struck: set[int] = set()
        self._font = -1
        self._open = ""

    @property
    def struck(self) -> frozenset[str]:
        """The style numbers, as cells write them, whose font is crossed out."""
        return frozenset(str(n) for n, font in enumerate(self._fonts) if font in self._struck)

    def start(self, name: str, attributes: Attributes) -> None:
        if name in ("fonts", "cellXfs", "cellStyleXfs", "dxfs"):
            self._open = name
        if self._open == "fonts":
            self._font += name == "font"
            if name == "strike" and mark_of(name, attributes):
                self._struck.add(self._font)
        if name == "numFmt" and self._open != "dxfs":
            code = local(attributes, "formatCode")
            self.codes[_whole(attributes.get("numFmtId"))] = format_of(code)
        if name == "xf" and self._open == "cellXfs":
            self.cells.append(_whole(attributes.get("numFmtId", "0")))
            self._fonts.append(_whole(attributes.get("fontId", "0")))
            if len(self.cells) > _MOST_TEXTS:
                self.full = "more than 300,000 styles; copy the figures into a new workbook"

    def end(self, name: str) -> None:
        if name == self._open:
            self._open = ""


def _link(attributes: Attributes) -> str:
    return next((v for k, v in attributes.items() if k.endswith(":id")), "")


def _whole(text: str | None) -> int:
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 9:
        raise damaged("a number in its styles is none")
    return int(text)
