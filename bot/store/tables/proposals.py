"""Ratings that are proposed, and what was decided on them."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Named, Table, Text, TypedColumns

from bot.store.columns import Id, UtcTime
from bot.store.tables.metadata import metadata


class ProposalColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    recommendation: Named[int]
    before: Named[str | None]
    rag: Named[str]
    reason: Named[str] = Column(Text)
    evidence: Named[str] = Column(Text)
    by: Named[str]
    user: Named[str]
    at: Named[datetime] = Column(UtcTime)


class ProposalDecisionColumns(TypedColumns):
    proposal_id: Named[int] = Column(
        Id, ForeignKey("proposal.id"), primary_key=True, autoincrement=False
    )
    verdict: Named[str]
    at: Named[datetime] = Column(UtcTime)
    by: Named[str]
    user: Named[str]
    words: Named[str] = Column(Text)
    rag: Named[str | None]


proposal = Table("proposal", metadata, ProposalColumns)
proposal_decision = Table("proposal_decision", metadata, ProposalDecisionColumns)
