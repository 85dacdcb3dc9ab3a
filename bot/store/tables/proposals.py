"""Ratings that are proposed, and what was decided on them."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Named, Table, Text, TypedColumns

from bot.domain.proposal import Verdict
from bot.domain.rag import Rag
from bot.store.columns import Id, UtcTime, Word
from bot.store.tables.metadata import metadata


class ProposalColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    recommendation: Named[int]
    before: Named[Rag | None] = Column(Word(Rag))
    rag: Named[Rag] = Column(Word(Rag))
    reason: Named[str] = Column(Text)
    evidence: Named[str] = Column(Text)
    by: Named[str]
    user: Named[str]
    at: Named[datetime] = Column(UtcTime)


class ProposalDecisionColumns(TypedColumns):
    proposal_id: Named[int] = Column(
        Id, ForeignKey("proposal.id"), primary_key=True, autoincrement=False
    )
    verdict: Named[Verdict] = Column(Word(Verdict))
    at: Named[datetime] = Column(UtcTime)
    by: Named[str]
    user: Named[str]
    words: Named[str] = Column(Text)
    rag: Named[Rag | None] = Column(Word(Rag))


proposal = Table("proposal", metadata, ProposalColumns)
proposal_decision = Table("proposal_decision", metadata, ProposalDecisionColumns)
