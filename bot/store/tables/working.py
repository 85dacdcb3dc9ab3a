"""What planbot's own work leaves: messages, workers, the audit."""

from datetime import datetime

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Named,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
    false,
)

from bot.domain.incoming import IncomingState
from bot.store.columns import Id, UtcTime, Word
from bot.store.records import Outcome
from bot.store.tables.metadata import metadata


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
    outcome: Named[Outcome] = Column(Word(Outcome))
    reason: Named[str | None]


class SourceRunColumns(TypedColumns):
    name: Named[str] = Column(primary_key=True)
    done_at: Named[datetime | None] = Column(UtcTime)
    failed_at: Named[datetime | None] = Column(UtcTime)
    reason: Named[str | None]


class RetentionColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True, autoincrement=False)
    looked_at: Named[datetime] = Column(UtcTime)
    months: Named[int]
    before: Named[datetime | None] = Column(UtcTime)
    entries: Named[int]
    messages: Named[int]


class IncomingColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    origin: Named[str] = Column(unique=True)
    user: Named[str | None]
    channel: Named[str | None]
    name: Named[str | None]
    sha256: Named[str | None]
    state: Named[IncomingState] = Column(Word(IncomingState))
    turn: Named[int]
    came_at: Named[datetime] = Column(UtcTime)
    not_before: Named[datetime | None] = Column(UtcTime)
    attempts: Named[int]
    draft: Named[str | None]
    questions: Named[str | None] = Column(Text)
    by: Named[str | None]
    import_id: Named[int | None] = Column(Id)


class SecretColumns(TypedColumns):
    name: Named[str] = Column(primary_key=True)
    value: Named[str]


class HandledColumns(TypedColumns):
    key: Named[str] = Column(primary_key=True)
    at: Named[datetime] = Column(UtcTime)


outbox = Table(
    "outbox",
    metadata,
    OutboxColumns,
    UniqueConstraint("kind", "period", "channel"),
    Index("ix_outbox_state", "state", "id"),
    Index("ix_outbox_sent", "kind", "state", "sent_at"),
    Index("ix_outbox_channel", "channel", "state", "id"),
    Index("ix_outbox_flag", "flag_id", "channel"),
)
worker = Table("worker", metadata, WorkerColumns)
audit = Table("audit", metadata, AuditColumns, Index("ix_audit_at", "at"))
retention = Table("retention", metadata, RetentionColumns)
incoming = Table(
    "incoming",
    metadata,
    IncomingColumns,
    Index("ix_incoming_state", "state", "id"),
    Index("ix_incoming_import_id", "import_id"),
)
source_run = Table("source_run", metadata, SourceRunColumns)
secret = Table("secret", metadata, SecretColumns)
handled = Table("handled", metadata, HandledColumns, Index("ix_handled_at", "at"))
