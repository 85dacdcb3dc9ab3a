"""An import: a file that came in and changed something, under a number."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One import. `undoes` is the number of the import that it took back, and `undone_by` that of
    the one that took it back. `at` is UTC.
    """

    number: int
    kind: str
    """ "plan", "outturns", "caseloads" or "benchmarks"."""
    file: str
    at: datetime
    by: str | None
    rows: int
    new: int
    revised: int
    undoes: int | None = None
    undone_by: int | None = None
    empty: int = 0
    """How many of the `new` are periods without a figure."""


def say_brought(new: int, revised: int | None, empty: int = 0, same: int | None = None) -> str:
    """Says what an import brought: "83 new, 2 revised, 0 as before"; where `empty` of the new are
    periods without a figure, "78 new figures, 5 periods without one, 2 revised". What is None is
    left out.
    """
    said = [f"{new:,} new"]
    if empty:
        figures, periods = new - empty, "period" if empty == 1 else "periods"
        noun = "figure" if figures == 1 else "figures"
        said = [f"{figures:,} new {noun}", f"{empty:,} {periods} without one"]
    said += [f"{revised:,} revised"] if revised is not None else []
    said += [f"{same:,} as before"] if same is not None else []
    return ", ".join(said)
