"""Conditional formats that can hide what a cell holds, and whether they do.

Source: ECMA-376, 18.3.1.18 conditionalFormatting; Excel's own additions to it stand below `extLst`
in the same words.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from bot.importing.problems import Unreadable
from bot.importing.workbook.bounds import damaged
from bot.importing.workbook.looks import Look, LookHeard
from bot.importing.workbook.xml import Attributes

_MOST_AREAS = 500
_LONGEST_FORMULA = 8192
_LAST_ROW = 9_999_999
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{0,7})(?::\$?([A-Z]{1,3})\$?([0-9]{0,7}))?")
_OF_ERRORS = re.compile(r"(ISERROR|ISERR|ISNA|ISBLANK)\([^()]*\)", re.IGNORECASE)
_NEVER = ("containsErrors", "containsBlanks")
"""What an error or an empty cell looks like matters to no figure."""
_ALWAYS = ("notContainsErrors", "notContainsBlanks", "dataBar", "iconSet")
_HOLDS: dict[str, Callable[..., bool]] = {
    "lessThan": lambda value, bound: value < bound,
    "lessThanOrEqual": lambda value, bound: value <= bound,
    "equal": lambda value, bound: value == bound,
    "notEqual": lambda value, bound: value != bound,
    "greaterThanOrEqual": lambda value, bound: value >= bound,
    "greaterThan": lambda value, bound: value > bound,
    "between": lambda value, low, high: low <= value <= high,
    "notBetween": lambda value, low, high: not low <= value <= high,
}
Area = tuple[int, int, int, int]
"""The first and last position, from 0, and the first and last row, from 1."""


class Holds(Enum):
    """Whether the condition of a rule holds for a cell."""

    YES = auto()
    PERHAPS = auto()
    """Only a spreadsheet that works out formulas knows."""
    NO = auto()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule on the cells of `areas`: `look` is what it gives them, None where it shows a bar or an
    icon in the place of the number.
    """

    areas: tuple[Area, ...]
    kind: str
    operator: str
    operands: tuple[str, ...]
    look: Look | None

    def on_row(self, row: int) -> bool:
        """Tells whether any cell of the row is under the rule."""
        return any(top <= row <= bottom for _, _, top, bottom in self.areas)

    def covers(self, position: int, row: int) -> bool:
        """Tells whether the cell is under the rule."""
        return any(
            left <= position <= right and top <= row <= bottom
            for left, right, top, bottom in self.areas
        )

    def holds(self, value: Decimal | None) -> Holds:
        """Tells whether the rule applies to a cell with that number, None for a text or a date."""
        if self.kind in _NEVER:
            return Holds.NO
        if self.kind in _ALWAYS:
            return Holds.YES
        if self.kind == "expression" and self.operands and _OF_ERRORS.fullmatch(self.operands[0]):
            return Holds.NO
        bounds = [_literal(each) for each in self.operands]
        check = _HOLDS.get(self.operator) if self.kind == "cellIs" else None
        wanted = 2 if "etween" in self.operator else 1
        if value is None or check is None or len(bounds) != wanted or None in bounds:
            return Holds.PERHAPS
        return Holds.YES if check(value, *bounds) else Holds.NO


class RulesHeard:
    """Hears the conditional formats of a sheet; keeps those that can hide what a cell holds. `look`
    finds what the workbook's styles say under a number.
    """

    def __init__(self, look: Callable[[str], Look | None]) -> None:
        self.found: list[Rule] = []
        self.open = False
        self._look_of = look
        self._where = ""
        self._pending: list[tuple[str, str, tuple[str, ...], Look | None]] = []
        self._kind = self._operator = self._listening = ""
        self._operands: list[str] = []
        self._look: Look | None = None
        self._inline: LookHeard | None = None
        self._bare = False
        self._parts: list[str] = []
        self._areas = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Takes an element that opens, with its prefix or without."""
        name = name.rpartition(":")[2]
        if name == "conditionalFormatting":
            self.open, self._where = True, attributes.get("sqref", "")
            self._pending.clear()
        if not self.open:
            return
        match name:
            case "cfRule":
                self._kind = attributes.get("type", "")
                self._operator = attributes.get("operator", "")
                self._look = self._look_of(attributes.get("dxfId", ""))
                self._operands.clear()
                self._bare = False
            case "dataBar" | "iconSet":
                self._bare = attributes.get("showValue", "1") in ("0", "false")
            case "dxf":
                self._inline = LookHeard()
            case "formula" | "f" | "sqref":
                self._listening = name
                self._parts.clear()
            case _ if self._inline:
                self._inline.start(name, attributes)

    def text(self, text: str) -> None:
        """Takes the text of a formula or of an area."""
        if not self._listening:
            return
        self._parts.append(text)
        if sum(map(len, self._parts)) > _LONGEST_FORMULA:
            raise damaged("a conditional format is too long")

    def end(self, name: str) -> None:
        """Takes an element that closes."""
        match name.rpartition(":")[2]:
            case "formula" | "f":
                self._operands.append("".join(self._parts))
                self._listening = ""
            case "sqref":
                self._where = "".join(self._parts)
                self._listening = ""
            case "dxf" if self._inline:
                self._look, self._inline = self._inline.look, None
            case "cfRule":
                if self._bare or (self._look and self._look.says_anything):
                    look = None if self._bare else self._look
                    operands = tuple(self._operands[:2])
                    self._pending.append((self._kind, self._operator, operands, look))
            case "conditionalFormatting":
                self._close()

    def _close(self) -> None:
        self.open = False
        if not self._pending:
            return
        areas = tuple(_area(each) for each in self._where.split())
        self._areas += len(areas) * len(self._pending)
        if self._areas > _MOST_AREAS:
            raise Unreadable(
                f"more than {_MOST_AREAS} areas have a conditional format that can hide figures; "
                "clear those formats"
            )
        self.found += [Rule(areas, *each) for each in self._pending]


def _literal(text: str) -> Decimal | None:
    bare = text.strip()
    return Decimal(bare) if re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", bare) else None


def _area(text: str) -> Area:
    match = _AREA.fullmatch(text)
    if match is None:
        raise damaged("a conditional format has no place")
    left, top, right, bottom = match.groups()
    return (
        _position(left),
        _position(right or left),
        int(top or 1),
        int(bottom or (_LAST_ROW if right or not top else top)),
    )


def _position(letters: str) -> int:
    position = 0
    for each in letters:
        position = position * 26 + ord(each) - ord("A") + 1
    return position - 1
