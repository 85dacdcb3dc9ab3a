"""Reports that were made."""

from datetime import date, datetime

from sqlalchemy import Column, ForeignKey, Named, Table, TypedColumns

from bot.domain.report import ReportKind
from bot.store.columns import Id, UtcTime, Word
from bot.store.tables.metadata import metadata


class ReportMadeColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    kind: Named[ReportKind] = Column(Word(ReportKind))
    as_at: Named[date]
    since: Named[date | None]
    public: Named[bool]
    made_at: Named[datetime] = Column(UtcTime)
    by: Named[str]
    file: Named[str]


class ReportImportColumns(TypedColumns):
    report_id: Named[int] = Column(Id, ForeignKey("report_made.id"), primary_key=True)
    import_id: Named[int] = Column(Id, ForeignKey("import_run.id"), primary_key=True)


report_made = Table("report_made", metadata, ReportMadeColumns)
report_import = Table("report_import", metadata, ReportImportColumns)


class ReportOrderColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    request: Named[str] = Column(unique=True)
    kind: Named[ReportKind] = Column(Word(ReportKind))
    as_at: Named[date]
    since: Named[date | None]
    public: Named[bool]
    user: Named[str]
    by: Named[str]
    asked_at: Named[datetime] = Column(UtcTime)
    state: Named[str]
    attempts: Named[int]
    not_before: Named[datetime | None] = Column(UtcTime)
    file: Named[str | None]


report_order = Table("report_order", metadata, ReportOrderColumns)
