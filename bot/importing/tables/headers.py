"""The header of a table: which table it is, and which column stands where."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.importing.problems import Problems
from bot.importing.tables.rows import MOST_COLUMNS, Row, letter
from bot.importing.texts import did_you_mean, near, quoted

WITHIN = 10
"""A title and a date may stand above the header, as they do in councils' spreadsheets."""


_AREA = re.compile(
    r"(^|_)(areas?|authority|authorities|councils?|region|country|geography|geographic|county|"
    r"district|borough|ward|la|lad|utla|ltla|ons)(_|$)"
)
"""In a column's name: what national and open data have one row each for."""
NO_HEADER = "the column has no header; name it, or delete the column"


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a kind of table. `days` are those that may hold a spreadsheet's date, `texts`
    those that hold neither a figure nor a key.
    """

    kind: str
    required: tuple[str, ...]
    optional: tuple[str, ...]
    days: frozenset[str]
    texts: frozenset[str]

    @property
    def names(self) -> tuple[str, ...]:
        return self.required + self.optional


OUTTURNS = Layout(
    "outturns",
    ("indicator", "period", "value"),
    (
        "unit",
        "numerator",
        "denominator",
        "provisional",
        "illustrative",
        "published",
        "source",
        "note",
        "printed",
        "updated",
    ),
    frozenset({"published"}),
    frozenset({"source", "note", "printed", "updated"}),
)
CASELOADS = Layout(
    "caseloads",
    ("date", "worker", "role", "team", "fte", "agency", "open_cases"),
    ("source", "illustrative"),
    frozenset({"date"}),
    frozenset({"source"}),
)
LAYOUTS = (OUTTURNS, CASELOADS)


@dataclass(frozen=True, slots=True)
class Header:
    """`row` is its row; `columns` the name at each position, None where there is no such one;
    `unnamed` the positions of a spreadsheet's columns that have no header and must be empty.
    """

    row: int
    layout: Layout
    columns: tuple[str | None, ...]
    unnamed: tuple[int, ...] = ()


def find_header(rows: Iterable[Row]) -> tuple[Row, Layout] | None:
    """The row among the first ten that reads most like a header, and of which table. A known
    name counts two and one that is nearly known one; three are wanted.
    """
    found = [
        (score, -row.number, row, layout)
        for row in rows
        if row.number <= WITHIN
        for layout in LAYOUTS
        if (score := _score(row, layout)) >= 3
    ]
    if not found:
        return None
    best = max(found, key=lambda each: each[:2])
    return best[2], best[3]


def likeness(rows: Iterable[Row]) -> int:
    """Counts how much the best of the first ten rows reads like a header."""
    return max((_score(row, layout) for row in rows for layout in LAYOUTS), default=0)


def read_header(row: Row, layout: Layout, ragged: bool, problems: Problems) -> Header:
    """The columns of the table; adds a problem for each one that is unknown, double, empty (in
    a ragged source it may be, with nothing below it) or missing.
    """
    names = [_normal(cell) for cell in row.cells]
    unnamed = tuple(place for place, name in enumerate(names) if ragged and not name)
    columns = [name if name in layout.names else None for name in names]
    for position, name in enumerate(names):
        if position in unnamed:
            continue
        if fault := _fault(position, names, layout):
            column = f"{letter(position)} {quoted(name)}" if name else letter(position)
            problems.add(fault, row.number, column)
        if name and name in names[:position]:
            columns[position] = None
    for name in layout.required:
        if name not in names:
            problems.add(
                f"the column is missing; the header of {layout.kind} must have "
                f"{', '.join(layout.required)}",
                row.number,
                name,
            )
    return Header(row.number, layout, tuple(columns), unnamed)


def _fault(position: int, names: Sequence[str], layout: Layout) -> str | None:
    name = names[position]
    if not name:
        return NO_HEADER
    if name in names[:position]:
        first = letter(names.index(name))
        return f"the header is there twice, in {first} as well; delete one of the columns"
    if name not in layout.names:
        missing = [each for each in layout.names if each not in names]
        if _AREA.search(name):
            return (
                f"{layout.kind} have no column that tells areas apart; keep only your own area's "
                "rows, then delete the column"
            )
        hint = did_you_mean(name, missing)
        if hint:
            return f"{layout.kind} have no such column{hint}"
        return f"{layout.kind} have no such column; delete it. They have {', '.join(layout.names)}"
    return None


def _score(row: Row, layout: Layout) -> int:
    names = {_normal(cell) for cell in row.cells[:MOST_COLUMNS] if 0 < len(cell) <= 30}
    known = names.intersection(layout.names)
    others = [name for name in layout.names if name not in known]
    close = sum(1 for name in names - known if near(name, others, 75))
    return 2 * len(known) + close


def _normal(cell: str) -> str:
    return "_".join(cell.strip().casefold().split())
