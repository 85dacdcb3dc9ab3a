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
