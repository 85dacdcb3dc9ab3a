"""Open cases of workers on one day, and the range agreed for their role."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Mix:
    """Open cases by type; None where the source does not tell that type apart."""

    cin: int | None = None
    """Children in need."""
    cp: int | None = None
    """Children with a child protection plan."""
    cla: int | None = None
    """Children looked after."""
    care_leavers: int | None = None

    @property
    def told(self) -> int:
        """The number of cases that have a type."""
        return sum(getattr(self, each.name) or 0 for each in fields(self))

    @property
    def known(self) -> bool:
        return self != UNTYPED


UNTYPED = Mix()
"""No type is told."""


@dataclass(frozen=True, slots=True)
class Caseload:
    """What one worker holds in one team on one day, by reference: never a name.

    A worker in two teams has one for each. An FTE of 0 says that the worker is not at work.
    """

    worker: str
    role: str
    team: str
    fte: Decimal
    agency: bool
    open_cases: int
    mix: Mix = UNTYPED
    families: int | None = None
    """The families that these children are of; None where the source does not say."""
    registered: bool | None = None
    """Whether the worker is a registered social worker, or else a lead practitioner; None where the
    source does not say.
    """


@dataclass(frozen=True, slots=True)
class Unallocated:
    """Open cases of a team that no worker holds."""

    team: str
    open_cases: int
    mix: Mix = UNTYPED


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
    unallocated: tuple[Unallocated, ...] = ()
    """By team; empty where the source says nothing of unallocated cases."""


def families_of(caseloads: Iterable[Caseload]) -> int | None:
    """Adds up the families; None unless every one with a case tells them."""
    told = [each.families for each in caseloads if each.open_cases]
    return sum(each for each in told if each is not None) if told and None not in told else None


def mixed(mixes: Iterable[Mix]) -> Mix:
    """The sum of `mixes`, type by type; a type that none of them tells stays None."""
    every = tuple(mixes)
    sums = {}
    for each in fields(Mix):
        told = [count for mix in every if (count := getattr(mix, each.name)) is not None]
        sums[each.name] = sum(told) if told else None
    return Mix(**sums)
