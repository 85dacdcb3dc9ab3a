"""Figures and caseloads, and what follows from them."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Named,
    Table,
    TypedColumns,
    UniqueConstraint,
    false,
)

from bot.domain.indicator import Target
from bot.domain.rag import Status
from bot.store.columns import Document, Exact, Id, UtcTime, Word
from bot.store.tables.metadata import metadata


class ReportedColumns(TypedColumns):
    """What is reported of a figure, whosever it is."""

    id: Named[int] = Column(Id, primary_key=True)
    indicator: Named[str]
    period: Named[str]
    end: Named[date]
    value: Named[Decimal | None] = Column(Exact)
    words: Named[str | None]
    unit: Named[str | None]
    numerator: Named[Decimal | None] = Column(Exact)
    denominator: Named[Decimal | None] = Column(Exact)
    provisional: Named[bool]
    illustrative: Named[bool]
    published: Named[date | None]
    source: Named[str]
    note: Named[str | None]
    printed: Named[str | None]
    updated: Named[str | None]
    mark: Named[str | None]
    earlier_basis: Named[str | None]
    place: Named[str | None]
    recorded_at: Named[datetime] = Column(UtcTime)
    import_id: Named[int] = Column(Id, ForeignKey("import_run.id"))


class OutturnColumns(ReportedColumns):
    kind: Named[str]
    start: Named[date]
    revision: Named[int]
    current: Named[bool]
    void: Named[bool] = Column(server_default=false())


class CaseloadExtractColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    day: Named[date]
    source: Named[str]
    illustrative: Named[bool]
    recorded_at: Named[datetime] = Column(UtcTime)
    import_id: Named[int] = Column(Id, ForeignKey("import_run.id"))
    superseded: Named[bool]
    void: Named[bool] = Column(server_default=false())


class CaseloadColumns(TypedColumns):
    extract_id: Named[int] = Column(Id, ForeignKey("caseload_extract.id"), primary_key=True)
    worker: Named[str] = Column(primary_key=True)
    role: Named[str]
    team: Named[str] = Column(primary_key=True)
    fte: Named[Decimal] = Column(Exact)
    agency: Named[bool]
    open_cases: Named[int]
    cin: Named[int | None]
    cp: Named[int | None]
    cla: Named[int | None]
    care_leavers: Named[int | None]
    families: Named[int | None]
    registered: Named[bool | None]


class UnallocatedColumns(TypedColumns):
    extract_id: Named[int] = Column(Id, ForeignKey("caseload_extract.id"), primary_key=True)
    team: Named[str] = Column(primary_key=True)
    open_cases: Named[int]
    cin: Named[int | None]
    cp: Named[int | None]
    cla: Named[int | None]
    care_leavers: Named[int | None]


class TargetEditColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    indicator: Named[str]
    edited_at: Named[datetime] = Column(UtcTime)
    period: Named[str]
    before: Named[Target] = Column(Document(Target))
    after: Named[Target] = Column(Document(Target))
    was: Named[Status] = Column(Word(Status))
    now: Named[Status] = Column(Word(Status))


outturn = Table(
    "outturn",
    metadata,
    OutturnColumns,
    UniqueConstraint("indicator", "period", "revision"),
    Index("ix_outturn_import_id", "import_id"),
)
caseload_extract = Table(
    "caseload_extract",
    metadata,
    CaseloadExtractColumns,
)
caseload = Table("caseload", metadata, CaseloadColumns)
unallocated = Table("unallocated", metadata, UnallocatedColumns)
target_edit = Table("target_edit", metadata, TargetEditColumns)
