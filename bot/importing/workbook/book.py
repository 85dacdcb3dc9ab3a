"""What a workbook says about its sheets, its shared texts and its styles."""

import posixpath
from collections import deque
from dataclasses import dataclass

from bot.importing.problems import Unreadable
from bot.importing.workbook.bounds import Package, damaged
from bot.importing.workbook.styles import Styles
from bot.importing.workbook.texts import SharedTexts
from bot.importing.workbook.xml import Attributes, Listener, listen

_BOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_MOST_SHEETS = 100
_SHORT = 1024 * 1024
"""Bytes; a list of 100 sheets has some ten thousand."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A sheet as the workbook lists it; `member` is its part."""

    name: str
    visible: bool
    member: str


@dataclass(frozen=True, slots=True)
class Book:
    """`from_1904` where days are counted from 1904; `to_calculate` where the workbook asks to be
    calculated when it is opened, so that what its formulas gave is not to be relied on.
    """

    package: Package
    sheets: tuple[Listed, ...]
    texts: tuple[str, ...]
    styles: Styles
    from_1904: bool
    to_calculate: bool


def open_book(package: Package) -> Book:
    """Reads all but the sheets. Raises Unreadable."""
    front, links, texts, styles = _Front(), _Links(), SharedTexts(), Styles()
    _hear(package, _BOOK, front)
    _hear(package, _LINKS, links)
    for kind, listener in (("sharedStrings", texts), ("styles", styles)):
        if (member := links.of_kind.get(kind)) and member in package.names:
            _hear(package, member, listener)
    sheets = tuple(
        Listed(name, visible, links.sheets[link])
        for name, visible, link in front.sheets
        if link in links.sheets
    )
    if not sheets:
        raise damaged("it has no sheets")
    return Book(package, sheets, tuple(texts.all), styles, front.from_1904, front.to_calculate)


def sheet_names(package: Package) -> list[str]:
    """The names of its sheets, the hidden ones too; none where their list is too long to be looked
    at in passing. Raises Unreadable.
    """
    if _BOOK not in package.names or package.size(_BOOK) > _SHORT:
        return []
    front = _Front()
    _hear(package, _BOOK, front)
    return [name for name, _, _ in front.sheets]


def _hear(package: Package, member: str, listener: Listener) -> None:
    deque(listen(package.chunks(member), listener), maxlen=0)


class _Front(Listener):
    def __init__(self) -> None:
        self.sheets: list[tuple[str, bool, str]] = []
        self.from_1904 = self.to_calculate = False

    def start(self, name: str, attributes: Attributes) -> None:
        match name:
            case "workbookPr":
                self.from_1904 = attributes.get("date1904") in ("1", "true")
            case "calcPr":
                self.to_calculate = attributes.get("fullCalcOnLoad") in ("1", "true")
            case "sheet":
                visible = attributes.get("state", "visible") == "visible"
                link = next((v for k, v in attributes.items() if k.endswith(":id")), "")
                self.sheets.append((attributes.get("name", ""), visible, link))
                if len(self.sheets) > _MOST_SHEETS:
                    raise Unreadable(
                        f"more than {_MOST_SHEETS} sheets; keep only the one with the figures"
                    )


class _Links(Listener):
    def __init__(self) -> None:
        self.sheets: dict[str, str] = {}
        self.of_kind: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = attributes.get("Target", "")
        member = target[1:] if target[:1] == "/" else posixpath.normpath(f"xl/{target}")
        if kind == "worksheet":
            self.sheets[attributes.get("Id", "")] = member
        else:
            self.of_kind[kind] = member
