"""What meetings decided."""

from datetime import date, datetime

from sqlalchemy import Column, Index, Named, Table, Text, TypedColumns, UniqueConstraint

from bot.domain.decision import MeetingKind
from bot.store.columns import Id, UtcTime, Word
from bot.store.tables.metadata import metadata


class DecisionColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    at: Named[datetime] = Column(UtcTime)
    channel: Named[str]
    text: Named[str] = Column(Text)
    recommendation: Named[int | None]
    by: Named[str]
    user: Named[str]
    origin: Named[str] = Column(unique=True)


class MeetingEndColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    kind: Named[MeetingKind] = Column(Word(MeetingKind))
    day: Named[date]
    channel: Named[str]
    at: Named[datetime] = Column(UtcTime)
    by: Named[str]
    user: Named[str]


decision = Table("decision", metadata, DecisionColumns, Index("ix_decision_at", "at"))
meeting_end = Table(
    "meeting_end", metadata, MeetingEndColumns, UniqueConstraint("kind", "day", "channel")
)
