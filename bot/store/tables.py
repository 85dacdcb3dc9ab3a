"""The tables: one edited plan, and the rows that accumulate beside it."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    MetaData,
    Named,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
    false,
    text,
)

from bot.store.columns import Exact, Id, UtcTime

SCHEMA = "0011"
"""The migration that makes these tables; a test holds it against the scripts."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class RevisionColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True, autoincrement=False)
    number: Named[int] = Column(Id)


class ImportRunColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    kind: Named[str]
    file: Named[str]
    sha256: Named[str]
    imported_at: Named[datetime] = Column(UtcTime)
    rows: Named[int]
    illustrative: Named[bool]
    latest: Named[date | None]
    by: Named[str | None]
    new: Named[int] = Column(server_default=text("0"))
    revised: Named[int] = Column(server_default=text("0"))
    undoes: Named[int | None] = Column(Id)


class PlanVersionColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    sha256: Named[str]
    file: Named[str]
    imported_at: Named[datetime] = Column(UtcTime)
    as_of: Named[date]
    document: Named[str] = Column(Text)
    by: Named[str | None]
    import_id: Named[int | None] = Column(Id)


class RatingColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    recommendation: Named[int]
    rag: Named[str]
    judged: Named[date]
    by: Named[str]
    reason: Named[str]
    derived: Named[bool]
    wording: Named[int]
    recorded_at: Named[datetime] = Column(UtcTime)
    import_id: Named[int | None] = Column(Id)
    void: Named[bool] = Column(server_default=false())


class BenchmarkColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    indicator: Named[str]
    area: Named[str]
    year: Named[str]
    value: Named[Decimal] = Column(Exact)
    source: Named[str]
    method: Named[str]
    quartile: Named[str | None]


class OutturnColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    indicator: Named[str]
    period: Named[str]
    kind: Named[str]
    start: Named[date]
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
    revision: Named[int]
    current: Named[bool]
    recorded_at: Named[datetime] = Column(UtcTime)
    import_id: Named[int] = Column(Id, ForeignKey("import_run.id"))
    void: Named[bool] = Column(server_default=false())


class RecipeColumns(TypedColumns):
    name: Named[str] = Column(primary_key=True)
    fingerprint: Named[str] = Column(unique=True)
    data: Named[str] = Column(Text)
    confirmed_by: Named[str | None]
    confirmed_at: Named[datetime | None] = Column(UtcTime)


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


class UnallocatedColumns(TypedColumns):
    extract_id: Named[int] = Column(Id, ForeignKey("caseload_extract.id"), primary_key=True)
    team: Named[str] = Column(primary_key=True)
    open_cases: Named[int]
    cin: Named[int | None]
    cp: Named[int | None]
    cla: Named[int | None]
    care_leavers: Named[int | None]


class FlagColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    indicator: Named[str]
    opened: Named[str]
    opened_at: Named[datetime] = Column(UtcTime)
    closed: Named[str | None]
    closed_at: Named[datetime | None] = Column(UtcTime)
    acknowledged_by: Named[str | None]
    acknowledged_user: Named[str | None]
    acknowledged_at: Named[datetime | None] = Column(UtcTime)
    withdrawn_at: Named[datetime | None] = Column(UtcTime)
    reopened_at: Named[datetime | None] = Column(UtcTime)
    by_edit: Named[bool] = Column(server_default=false())


class TargetEditColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    indicator: Named[str]
    edited_at: Named[datetime] = Column(UtcTime)
    period: Named[str]
    before: Named[str] = Column(Text)
    after: Named[str] = Column(Text)
    was: Named[str]
    now: Named[str]


class OutboxColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    key: Named[str] = Column(unique=True)
    kind: Named[str]
    period: Named[str]
    channel: Named[str]
    flag_id: Named[int | None] = Column(Id, ForeignKey("flag.id"))
    thread_of: Named[int | None] = Column(Id, ForeignKey("outbox.id"))
    text: Named[str] = Column(Text)
    blocks: Named[str] = Column(Text)
    plain: Named[str] = Column(Text)
    state: Named[str]
    created_at: Named[datetime] = Column(UtcTime)
    not_before: Named[datetime | None] = Column(UtcTime)
    attempts: Named[int]
    owner: Named[str | None]
    lease_until: Named[datetime | None] = Column(UtcTime)
    sent_at: Named[datetime | None] = Column(UtcTime)
    ts: Named[str | None]
    reason: Named[str | None]
    edits: Named[int | None] = Column(Id, ForeignKey("outbox.id"))
    attempted_at: Named[datetime | None] = Column(UtcTime)
    uncertain: Named[bool] = Column(server_default=false())
    duplicate_ts: Named[str | None]


class WorkerColumns(TypedColumns):
    name: Named[str] = Column(primary_key=True)
    started_at: Named[datetime] = Column(UtcTime)
    beat_at: Named[datetime] = Column(UtcTime)
    halted: Named[str | None]


class AuditColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    at: Named[datetime] = Column(UtcTime)
    user: Named[str]
    role: Named[str | None]
    workspace: Named[str]
    channel: Named[str]
    command: Named[str] = Column(Text)
    outcome: Named[str]
    reason: Named[str | None]


class SourceRunColumns(TypedColumns):
    name: Named[str] = Column(primary_key=True)
    done_at: Named[datetime | None] = Column(UtcTime)
    failed_at: Named[datetime | None] = Column(UtcTime)
    reason: Named[str | None]


class SecretColumns(TypedColumns):
    name: Named[str] = Column(primary_key=True)
    value: Named[str]


class HandledColumns(TypedColumns):
    key: Named[str] = Column(primary_key=True)
    at: Named[datetime] = Column(UtcTime)


def _partial(name: str, *columns: str, where: dict[str, str], unique: bool = False) -> Index:
    # Written as the queries write it: SQLite uses a partial index only when the words match.
    return Index(
        name,
        *columns,
        unique=unique,
        sqlite_where=text(where["sqlite"]),
        postgresql_where=text(where["postgresql"]),
    )


_CURRENT = {"sqlite": "current IS 1", "postgresql": "current IS true"}
_VOID = {"sqlite": "void IS 1", "postgresql": "void IS true"}
_IN_FORCE = {"sqlite": "superseded IS 0", "postgresql": "superseded IS false"}
_STANDING = {"sqlite": "withdrawn_at IS NULL", "postgresql": "withdrawn_at IS NULL"}
_RETRIED = {"sqlite": "attempts > 1", "postgresql": "attempts > 1"}
_DOUBLED = {"sqlite": "duplicate_ts IS NOT NULL", "postgresql": "duplicate_ts IS NOT NULL"}

revision = Table("revision", metadata, RevisionColumns, CheckConstraint("id = 1", name="one_row"))
import_run = Table("import_run", metadata, ImportRunColumns)
plan_version = Table("plan_version", metadata, PlanVersionColumns)
rating = Table(
    "rating",
    metadata,
    RatingColumns,
    UniqueConstraint("recommendation", "judged", "by", "wording"),
)
benchmark = Table(
    "benchmark",
    metadata,
    BenchmarkColumns,
    UniqueConstraint("indicator", "area", "year", "source"),
)
outturn = Table(
    "outturn",
    metadata,
    OutturnColumns,
    UniqueConstraint("indicator", "period", "revision"),
    _partial("uq_outturn_current", "indicator", "period", unique=True, where=_CURRENT),
    _partial("ix_outturn_newest", "indicator", "end", "start", where=_CURRENT),
    _partial("ix_outturn_void", "indicator", where=_VOID),
    Index("ix_outturn_import_id", "import_id"),
)
caseload_extract = Table(
    "caseload_extract",
    metadata,
    CaseloadExtractColumns,
    _partial("uq_caseload_extract_day", "day", unique=True, where=_IN_FORCE),
)
caseload = Table("caseload", metadata, CaseloadColumns)
unallocated = Table("unallocated", metadata, UnallocatedColumns)
flag = Table(
    "flag",
    metadata,
    FlagColumns,
    _partial("uq_flag_standing", "indicator", "opened", unique=True, where=_STANDING),
    _partial("ix_flag_closed", "closed_at", where=_STANDING),
)
recipe = Table("recipe", metadata, RecipeColumns)
target_edit = Table("target_edit", metadata, TargetEditColumns)
outbox = Table(
    "outbox",
    metadata,
    OutboxColumns,
    UniqueConstraint("kind", "period", "channel"),
    Index("ix_outbox_state", "state", "id"),
    Index("ix_outbox_sent", "kind", "state", "sent_at"),
    Index("ix_outbox_channel", "channel", "state", "id"),
    Index("ix_outbox_flag", "flag_id", "channel"),
    _partial("ix_outbox_retried", "kind", where=_RETRIED),
    _partial("ix_outbox_doubled", "kind", where=_DOUBLED),
)
worker = Table("worker", metadata, WorkerColumns)
audit = Table("audit", metadata, AuditColumns)
source_run = Table("source_run", metadata, SourceRunColumns)
secret = Table("secret", metadata, SecretColumns)
handled = Table("handled", metadata, HandledColumns, Index("ix_handled_at", "at"))
