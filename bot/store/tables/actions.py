"""Further actions: by which numbers they go, and what people say of them."""

from datetime import date, datetime

from sqlalchemy import Column, Index, Named, Table, Text, TypedColumns, UniqueConstraint

from bot.domain.action import ActionDeed, ActionState
from bot.store.columns import Id, UtcTime, Word
from bot.store.tables.metadata import metadata


class ActionTextColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    number: Named[int]
    recommendation: Named[int]
    text: Named[str] = Column(Text)


class ActionChangeColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    action: Named[str]
    recommendation: Named[int]
    deed: Named[ActionDeed] = Column(Word(ActionDeed))
    at: Named[datetime] = Column(UtcTime)
    by: Named[str]
    user: Named[str]
    words: Named[str] = Column(Text)
    state: Named[ActionState] = Column(Word(ActionState))
    due: Named[date | None]
    was: Named[ActionState] = Column(Word(ActionState))
    was_due: Named[date | None]
    text: Named[str] = Column(Text)
    owner: Named[str | None]


action_text = Table(
    "action_text",
    metadata,
    ActionTextColumns,
    UniqueConstraint("recommendation", "text"),
)
action_change = Table(
    "action_change", metadata, ActionChangeColumns, Index("ix_action_change_action", "action", "id")
)
