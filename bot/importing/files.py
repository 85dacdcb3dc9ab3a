"""What a file brought, once nothing stands against it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.caseload import CaseloadExtract
from bot.domain.comparison import AreaFigure, NeighbourList
from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.domain.plan import Plan
from bot.domain.rag import Status
from bot.domain.recipe import KeptRecipe
from bot.importing.remarks import Remark


@dataclass(frozen=True, slots=True)
class PlanFile:
    """`file` is its name without folders, `sha256` the hex digest of its bytes; `remarks` on how a
    workbook was read.
    """

    file: str
    sha256: str
    plan: Plan
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class OutturnFile:
    """`outturns` in the order of their rows; `remarks` on how they were read. Where that was by a
    recipe, `sha256` is of the file's digest and the recipe: read otherwise, it is another file.
    """

    file: str
    sha256: str
    outturns: tuple[Outturn, ...]
    remarks: tuple[Remark, ...] = ()
    recipe: KeptRecipe | None = None
    """What the file was read by, where it is in a council's own form."""
    rags: Mapping[str, tuple[Period, Status]] = field(default_factory=dict)
    """By ref, the file's own RAG for its newest period: it is compared, and never taken."""


@dataclass(frozen=True, slots=True)
class CaseloadFile:
    """One extract for each day in the file, oldest first; `remarks` on how they were read."""

    file: str
    sha256: str
    extracts: tuple[CaseloadExtract, ...]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class BenchmarkFile:
    """Published `figures` of areas in the order of their rows, or lists of `neighbours`."""

    file: str
    sha256: str
    figures: tuple[AreaFigure, ...] = ()
    neighbours: tuple[NeighbourList, ...] = ()
    remarks: tuple[Remark, ...] = ()
