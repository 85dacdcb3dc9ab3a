"""The numbers of a row of caseloads that add up, and those that a row of totals states."""

from collections.abc import Mapping

from bot.domain.caseload import Caseload, Unallocated
from bot.importing.problems import Unreadable
from bot.importing.tables.caseload_cells import read_share
from bot.importing.tables.caseload_headings import TYPES
from bot.importing.tables.caseload_labels import told_workers
from bot.importing.tables.numbers import number
from bot.importing.tables.table import Cells
from bot.importing.texts import quoted

COUNTS = ("open_cases", *TYPES, "families")
"""The columns of numbers that add up, beside `fte` and the number of workers."""
FTE = 10**6
"""FTE is added up in millionths."""


def numbers_of(cells: Cells, held: Caseload | Unallocated) -> tuple[Mapping[str, int], int]:
    """Reads the numbers of a row by column, and the decimals of its FTE."""
    numbers = {"workers": 1, "open_cases": held.open_cases}
    for name in TYPES:
        numbers[name] = getattr(held.mix, name) or 0
    numbers["families"] = _whole(cells.text("families"))
    fte, places = _share(cells.text("fte"))
    return {**numbers, "fte": fte}, places


def stated_numbers(cells: Cells, label: str) -> tuple[Mapping[str, int], int]:
    """Reads the numbers that a row of totals states; adds a problem for one that cannot be read."""
    numbers, places = {}, 0
    for name in (*COUNTS, "fte"):
        text = cells.text(name)
        if not any(map(str.isdigit, text)):
            continue
        try:
            if name == "fte":
                numbers[name], places = _share(text, strict=True)
            else:
                numbers[name] = _exactly(text)
        except Unreadable:
            cells.refuse(name, f"{quoted(text)} in a row of totals is not a whole number")
    if (workers := told_workers(cells, label)) is not None:
        numbers["workers"] = workers
    return numbers, places


def _exactly(text: str) -> int:
    value = number(text)
    if value != value.to_integral_value():
        raise Unreadable("it is not whole")
    return int(value)


def _whole(text: str) -> int:
    try:
        return _exactly(text) if text else 0
    except Unreadable:
        return 0


def _share(text: str, strict: bool = False) -> tuple[int, int]:
    """FTE in millionths, and its decimals; 0 where it is none, unless `strict`."""
    try:
        value = read_share(text)
    except Unreadable:
        if strict:
            raise
        return 0, 0
    exponent = value.normalize().as_tuple().exponent
    return round(value * FTE), max(-exponent, 0) if isinstance(exponent, int) else 0
