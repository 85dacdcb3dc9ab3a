"""Making parts fit: Slack bounds each block, and all the blocks of a message together.

The longest part gives first: a table its last row, a list its last point, a sentence its end. How
many rows or points are left out is said where they would have stood.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from bot.messages.parts import Buttons, Note, Part, Say, Table, Title
from bot.messages.words import clip, escape

TOGETHER = 13_000
"""Characters of all blocks; Slack refuses from some 13,200."""
A_BLOCK = 125
"""What a block costs beside its text."""
SECTION = 3000
CONTEXT = 2000
HEADER = 150
TABLE = 9_500
CELL = 200

_MORE = re.compile(r"• and ([0-9]+) more")
_POINT = "• "


def fit(parts: Sequence[Part]) -> list[Part]:
    """The parts that say anything, each within its own bound and all within Slack's."""
    fitted = [_within(part) for part in parts if _says_something(part)]
    sizes = [_size(part) for part in fitted]
    while sum(sizes) + A_BLOCK * len(fitted) > TOGETHER:
        place = sizes.index(max(sizes))
        fitted[place] = _shorter(fitted[place])
        sizes[place] = _size(fitted[place])
    return fitted


def table_rows(table: Table) -> list[tuple[str, ...]]:
    """The rows as they are shown: those past `most` counted, and the foot."""
    rows = [*table.rows[: table.most]]
    if left_out := len(table.rows) - len(rows):
        rows.append((f"and {left_out} more", *["–"] * (len(table.header) - 1)))
    if table.foot:
        rows.append(table.foot)
    return [tuple(clip(cell, CELL).strip() or "–" for cell in row) for row in rows]


def _says_something(part: Part) -> bool:
    match part:
        case Title() | Say() | Note():
            return bool(part.text.strip())
        case Table():
            return bool(part.rows)
        case Buttons():
            return bool(part.buttons)
        case _:
            assert_never(part)


def _within(part: Part) -> Part:
    limits = {Say: SECTION, Note: CONTEXT, Title: HEADER, Table: TABLE}
    limit = limits.get(type(part), TOGETHER)
    while _size(part) > limit:
        part = _shorter(part)
    return part


def _size(part: Part) -> int:
    match part:
        case Title():
            return len(part.text)
        case Say() | Note():
            return len(escape(part.text))
        case Table():
            cells = [*part.header, *(cell for row in table_rows(part) for cell in row)]
            return sum(map(len, cells))
        case Buttons():
            return sum(len(each.label) for each in part.buttons)
        case _:
            assert_never(part)


def _shorter(part: Part) -> Part:
    match part:
        case Table():
            return replace(part, most=min(part.most, len(part.rows)) - 1)
        case Title() | Say() | Note():
            return replace(part, text=_without_last_point(part.text))
        case Buttons():
            return Buttons(part.buttons[:-1])
        case _:
            assert_never(part)


def _without_last_point(text: str) -> str:
    lines = text.split("\n")
    said = _MORE.fullmatch(lines[-1])
    left_out = int(said[1]) if said else 0
    points = lines[:-1] if said else lines
    # One point alone is not left out: it is shortened.
    if len(points) > 1 and all(each.startswith(_POINT) for each in points[-2:]):
        return "\n".join([*points[:-1], f"• and {left_out + 1} more"])
    rest = lines[-1:] if said else []
    kept = "\n".join(points)
    return "\n".join([clip(kept, max(1, len(kept) - 1 - len(kept) // 10)), *rest])
