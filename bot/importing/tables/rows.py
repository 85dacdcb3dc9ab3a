"""A row of a table before anybody has asked what it means."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol

MOST_ROWS = 1_000_000
MOST_COLUMNS = 200
_NOTHING: Mapping[int, str] = MappingProxyType({})


class Row(NamedTuple):
    """`number` as a spreadsheet counts, from 1; positions of cells count from 0.

    Numbers stand as plain digits ("88.5%" where the cell is formatted so), dates as 2018-09-30
    ("2018-09" where the cell is formatted as a month), truth as yes or no.
    """

    number: int
    cells: tuple[str, ...]
    dates: frozenset[int] = frozenset()
    """Where a spreadsheet holds a date."""
    numbers: frozenset[int] = frozenset()
    """Where a spreadsheet holds a number: 5.10 and 5.1 are the same there."""
    struck: frozenset[int] = frozenset()
    """Where a spreadsheet's cell is crossed out: what stood there is left out."""
    faults: Mapping[int, str] = _NOTHING
    """What is wrong with a cell, whatever it should hold."""
    doubts: Mapping[int, str] = _NOTHING
    """What else a cell could mean, were it a number that may be a thousand or more."""
    hidden: bool = False
    """True where a spreadsheet does not show the row."""
    months: frozenset[int] = frozenset()
    """Where a spreadsheet shows a date as a month: 2011/12 typed into Excel becomes Dec-11."""
    sheet: str = ""
    """The name of its sheet, where rows of several are read together."""
    named: Mapping[int, str] = _NOTHING
    """What the file calls the column of a cell, where a recipe gave it another name."""
    shown: Mapping[int, str] = _NOTHING
    """What a spreadsheet shows, where that is not what it holds: "Dec-11", "81.6%"."""


class RowSource(Protocol):
    """A file's table, from its first row."""

    ragged: bool
    """True where a short row leaves out cells that are simply empty."""
    hidden_columns: frozenset[int]
    """Positions of the columns that a spreadsheet does not show."""
    title: str
    """The name of a spreadsheet's sheet; "" where the table has none."""
    filtered: bool
    """True while a spreadsheet's filter is on, which hides rows."""

    def rows(self, last: int | None = None) -> Iterator[Row]:
        """The rows that hold anything, up to the row `last` where one is given. Raises Unreadable
        where no more can be read.
        """

    def expected(self, done: int) -> int:
        """Tells about how many rows there are, once `done` are read: for a progress bar."""

    def merged(self, header: int, last: int, width: int) -> Iterator[tuple[int, str]]:
        """The row and name of each merged range that touches the rows from `header` to `last` and
        the first `width` columns.
        """


def letter(position: int) -> str:
    """The name of the column at `position`, as a spreadsheet shows it: 0 is A, 26 is AA."""
    name = ""
    rest = position + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        name = chr(ord("A") + digit) + name
    return name
