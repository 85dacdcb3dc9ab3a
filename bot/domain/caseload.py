"""Open cases of workers on one day, and the range agreed for their role."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Caseload:
    """One worker on one day, by reference: never a name."""

    worker: str
    role: str
    team: str
    fte: Decimal
    agency: bool
    open_cases: int


@dataclass(frozen=True, slots=True)
class CaseloadRange:
    """The agreed open cases for a full-time worker of a role."""

    role: str
    low: int
    high: int
    title: str


@dataclass(frozen=True, slots=True)
class CaseloadExtract:
    """Every worker's caseload on one day, as one import brought it."""

    day: date
    caseloads: tuple[Caseload, ...]
    source: str
    illustrative: bool = False
