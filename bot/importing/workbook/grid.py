"""A workbook as a person sees it: of each cell what it holds, what it shows, and what hides it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.importing.workbook.colours import BLACK, WHITE
from bot.importing.workbook.conditional import Rule


class Kind(StrEnum):
    """What a cell holds. A number formatted as a percentage, a day or a month is one."""

    TEXT = "t"
    NUMBER = "n"
    PERCENT = "p"
    DAY = "d"
    MONTH = "m"
    TRUTH = "b"
    ERROR = "e"
    UNCALCULATED = "f"
    NO_NUMBER = "x"
    NO_DATE = "y"


class Veil(StrEnum):
    """Why a cell does not show what it holds."""

    FORMAT = "format"
    """Its number format shows text, or nothing, in place of what it holds."""
    SCALE = "scale"
    """Its number format shows another number: thousands as units, or digits of its own."""
    COLOUR = "colour"
    """It is written in the colour of its background."""


@dataclass(frozen=True, slots=True)
class Cell:
    """`holds` is exact: a number in plain digits (a percentage as its share, 0.885), a moment as
    2018-09-30 or 2018-09-30 07:15:00, truth as yes or no. `shows` is what its number format makes
    of that: 88.5%, Sep-18. `position` counts from 0.
    """

    position: int
    kind: Kind
    holds: str
    shows: str
    struck: bool = False
    veil: Veil | None = None
    ink: str = BLACK
    paper: str = WHITE


@dataclass(frozen=True, slots=True)
class GridRow:
    """The cells of a row that hold anything. `number` counts from 1."""

    number: int
    hidden: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; of a hidden one nothing but its name.

    `packed` are its rows as `pack` wrote them: read again, each time, they cost no memory.
    `hidden_columns` counts from 0, `merges` are names such as A1:B2, `rules` the conditional
    formats that can hide what a cell holds, `filtered` is True while a filter is on. `stopped`
    says why, and in which row, no more of the sheet could be read.
    """

    name: str
    visible: bool = True
    packed: tuple[bytes, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    filtered: bool = False
    stopped: tuple[str, int | None] | None = None

    def rows(self, last: int | None = None) -> Iterator[GridRow]:
        """The rows that hold anything, up to the row `last` where one is given."""
        for line in self.packed:
            row = unpack(line)
            if last is not None and row.number > last:
                return
            yield row


@dataclass(frozen=True, slots=True)
class Workbook:
    sheets: tuple[Sheet, ...]


_KINDS = {str(kind): kind for kind in Kind}
_VEILS = {None: None} | {str(veil): veil for veil in Veil}


def pack(row: GridRow) -> bytes:
    """The row on one line of JSON. What is as it mostly is, is left out."""
    cells = [_packed(cell) for cell in row.cells]
    return json.dumps([row.number, int(row.hidden), cells], separators=(",", ":")).encode()


def unpack(line: bytes) -> GridRow:
    number, hidden, cells = json.loads(line)
    return GridRow(number, bool(hidden), tuple([_unpacked(*cell) for cell in cells]))


def _packed(cell: Cell) -> list[Any]:
    packed: list[Any] = [cell.position, cell.kind, cell.holds]
    if (cell.ink, cell.paper) != (BLACK, WHITE):
        return [*packed, cell.shows, [cell.struck, cell.veil, cell.ink, cell.paper]]
    if cell.struck or cell.veil:
        return [*packed, cell.shows, [cell.struck, cell.veil]]
    return packed if cell.shows == cell.holds else [*packed, cell.shows]


def _unpacked(
    position: int, kind: str, holds: str, shows: str | None = None, more: list[Any] | None = None
) -> Cell:
    struck, veil, *colours = more or (False, None)
    shown = holds if shows is None else shows
    return Cell(position, _KINDS[kind], holds, shown, struck, _VEILS[veil], *colours)
