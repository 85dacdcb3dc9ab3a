"""Flags, and what was answered to them."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Named,
    Table,
    Text,
    TypedColumns,
    false,
)

from bot.domain.flag_answer import FlagDeed, HoldUntil
from bot.domain.rag import Status
from bot.store.columns import Exact, Id, UtcTime, Word
from bot.store.tables.metadata import metadata


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


class FlagAnswerColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    flag_id: Named[int] = Column(Id, ForeignKey("flag.id"))
    deed: Named[FlagDeed] = Column(Word(FlagDeed))
    at: Named[datetime] = Column(UtcTime)
    by: Named[str]
    user: Named[str | None]
    reason: Named[str] = Column(Text)
    until: Named[HoldUntil | None] = Column(Word(HoldUntil))
    day: Named[date | None]
    role: Named[str | None]
    period: Named[str | None]
    gap: Named[Decimal | None] = Column(Exact)
    status: Named[Status | None] = Column(Word(Status))


flag = Table(
    "flag",
    metadata,
    FlagColumns,
)
flag_answer = Table(
    "flag_answer", metadata, FlagAnswerColumns, Index("ix_flag_answer_flag_id", "flag_id")
)
