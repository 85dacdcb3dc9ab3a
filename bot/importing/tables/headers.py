"""The header of a table: which table it is, and which column stands where."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.importing.problems import Problems
from bot.importing.tables.caseload_columns import Below, Settled, settle
from bot.importing.tables.caseload_headings import ALIASES, TYPES, named_column
from bot.importing.tables.rows import MOST_COLUMNS, Row, letter
from bot.importing.texts import did_you_mean, near, quoted

WITHIN = 30
"""A title and a date may stand above the header, as they do in councils' spreadsheets."""


_AREA = re.compile(
    r"(^|_)(areas?|authority|authorities|councils?|region|country|geography|geographic|county|"
    r"district|borough|ward|la|lad|utla|ltla|ons)(_|$)"
)
"""In a column's name: what national and open data have one row each for."""
_HINTS = {
    "worker": "; head the column of references or of full names 'Worker'",
    "date": "; or write the day above it, as in 'as at 31/10/2018', or in the file's name",
    "fte": "; where the report has hours, add a column FTE: 29.6 of 37 hours are 0.8",
    "open_cases": "; a case is a child, and no family",
}
"""What to do where a column of caseloads is missing."""
NO_HEADER = "the column has no header; name it, or delete the column"


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a kind of table. `days` are those that may hold a spreadsheet's date, `texts`
    those that hold neither a figure nor a key.

    `aliases` are other headings of its columns, which count in a header that has the column `key`;
    a table that has any may have further columns: they are left out and named.
    """

    kind: str
    required: tuple[str, ...]
    optional: tuple[str, ...]
    days: frozenset[str]
    texts: frozenset[str]
    aliases: Mapping[str, str] = field(default_factory=dict)
    key: str = ""

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
        "team",
    ),
    frozenset({"published"}),
    frozenset({"source", "note", "printed", "updated"}),
)
CASELOADS = Layout(
    "caseloads",
    ("date", "worker", "role", "team", "fte", "agency", "open_cases"),
    ("source", "illustrative", *TYPES, "families", "registered"),
    frozenset({"date"}),
    frozenset({"source"}),
    ALIASES,
    "worker",
)
LAYOUTS = (OUTTURNS, CASELOADS)


@dataclass(frozen=True, slots=True)
class Header:
    """`row` is its row; `columns` the name at each position, None where there is no such one;
    `unnamed` the positions of a spreadsheet's columns that have no header and must be empty;
    `left_out` the headings of columns that are not read; `given` what stands above the header and
    is so in every row, by name.
    """

    row: int
    layout: Layout
    columns: tuple[str | None, ...]
    unnamed: tuple[int, ...] = ()
    left_out: tuple[str, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)
    day_from: str = ""
    """Where the day is only in the name of the "file" or the "sheet", which."""

    @property
    def lacking(self) -> tuple[str, ...]:
        """The required columns that are neither there nor given otherwise."""
        named = {name for name in self.columns if name} | self.given.keys()
        if not named.isdisjoint(TYPES):
            named.add("open_cases")
        return tuple(name for name in self.layout.required if name not in named)


def find_header(rows: Iterable[Row]) -> tuple[Row, Layout] | None:
    """The row among the first thirty that reads most like a header, and of which table. A known
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


def own_header(rows: Iterable[Row]) -> bool:
    """Tells whether the header among the first rows is planbot's own, or one of caseloads."""
    found = find_header(rows)
    if found is None:
        return False
    row, layout = found
    if layout is CASELOADS:
        names = set(_names(row, layout))
        return "worker" in names or len(names.intersection(layout.required)) > 3
    return is_own(row, layout)


def is_own(row: Row, layout: Layout) -> bool:
    """Tells whether the header is planbot's own: every heading known, none twice, none missing."""
    names = [name for cell in row.cells if (name := _normal(cell))]
    known = set(names) <= set(layout.names) and set(layout.required) <= set(names)
    return known and len(set(names)) == len(names)


def likeness(rows: Iterable[Row]) -> int:
    """Counts how much the best of the first thirty rows reads like a header."""
    return max((_score(row, layout) for row in rows for layout in LAYOUTS), default=0)


def read_header(
    row: Row,
    layout: Layout,
    problems: Problems,
    given: Mapping[str, str] | None = None,
    below: Below | None = None,
) -> Header:
    """Reads the columns of the table; adds a problem for each one that is unknown, double or
    missing, unless it is `given`. One that is empty must have nothing below it. Where other columns
    are left out, what stands `below` the header says which.
    """
    names = _names(row, layout, whatever_it_has=below is not None)
    unnamed = tuple(place for place, name in enumerate(names) if not name)
    if below is not None and layout.aliases:
        settled = settle(row, names, layout.names, layout.aliases, below)
    else:
        settled = _as_named(names, layout)
    for place, fault in sorted(settled.faults.items()):
        name = names[place]
        problems.add(
            fault, row.number, f"{letter(place)} {quoted(name)}" if name else letter(place)
        )
    left_out = tuple(row.cells[place].strip() for place in sorted(settled.left_out))
    header = Header(row.number, layout, tuple(settled.columns), unnamed, left_out, given or {})
    for name in header.lacking:
        problems.add(_missing(name, layout), row.number, name)
    return header


def _as_named(names: Sequence[str], layout: Layout) -> Settled:
    """The columns as their headings say."""
    settled = Settled([name if name in layout.names else None for name in names])
    for place, name in enumerate(names):
        if name and (fault := _fault(place, names, layout)):
            settled.faults[place] = fault
        if name and name in names[:place]:
            settled.columns[place] = None
    return settled


def _names(row: Row, layout: Layout, whatever_it_has: bool = False) -> list[str]:
    """Each column's name: planbot's own where the heading is one of its aliases."""
    plain = [_normal(cell) for cell in row.cells]
    if not whatever_it_has and layout.key not in {_alias(cell, layout) for cell in row.cells}:
        return plain
    return [
        name if name in layout.names else _alias(cell, layout) or name
        for name, cell in zip(plain, row.cells, strict=True)
    ]


def _alias(cell: str, layout: Layout) -> str | None:
    return named_column(cell) if layout.aliases else None


def _missing(name: str, layout: Layout) -> str:
    required = ", ".join(layout.required)
    hint = _HINTS.get(name, "")
    return f"the column is missing; the header of {layout.kind} must have {required}{hint}"


def _fault(position: int, names: Sequence[str], layout: Layout) -> str | None:
    name = names[position]
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
    cells = [cell for cell in row.cells[:MOST_COLUMNS] if 0 < len(cell) <= 30]
    names = {_normal(cell) for cell in cells}
    aliases = {_alias(cell, layout) for cell in cells} - {None}
    known = names.intersection(layout.names)
    if layout.key in aliases:
        known |= {name for name in aliases if name}
    others = [name for name in layout.names if name not in known]
    close = sum(1 for name in names - known if near(name, others, 75))
    return 2 * len(known) + close


def _normal(cell: str) -> str:
    return "_".join(cell.strip().casefold().split())
