"""What lead officers say for a meeting, who was asked, and who is away."""

from datetime import date, datetime

from sqlalchemy import Column, Index, Named, Table, Text, TypedColumns, UniqueConstraint

from bot.store.columns import Id, UtcTime
from bot.store.tables.metadata import metadata


class UpdateColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    recommendation: Named[int]
    meeting: Named[date]
    at: Named[datetime] = Column(UtcTime)
    by: Named[str]
    user: Named[str]
    said: Named[str] = Column(Text)


class AskColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    meeting: Named[date]
    recommendation: Named[int]
    role: Named[str]


class AbsenceColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    role: Named[str]
    at: Named[datetime] = Column(UtcTime)
    until: Named[date]
    user: Named[str]


lead_update = Table(
    "lead_update", metadata, UpdateColumns, Index("ix_lead_update_meeting", "meeting")
)
update_ask = Table(
    "update_ask", metadata, AskColumns, UniqueConstraint("meeting", "recommendation")
)
absence = Table("absence", metadata, AbsenceColumns)
