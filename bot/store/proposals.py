"""Ratings that are proposed, and what was decided on them: rows that are only ever added."""

from typing import Any

from sqlalchemy import Connection, insert, select

from bot.domain.proposal import Proposal, ProposalDecision, Verdict
from bot.domain.rag import Rag
from bot.store.tables import proposal, proposal_decision
from bot.store.transaction import Transaction
from bot.store.upsert import insert_unless_there

_NEWEST = 500


class Proposals:
    """The proposals of one unit of work."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, new: Proposal) -> int:
        """Adds one, and gives the number that the store gave it."""
        row = {
            "recommendation": new.recommendation,
            "before": new.before,
            "rag": new.rag,
            "reason": new.reason,
            "evidence": new.evidence,
            "by": new.by,
            "user": new.user,
            "at": new.at,
        }
        added = insert(proposal).values(row).returning(proposal.c.id)
        number = self._transaction.connection.execute(added).scalar_one()
        self._transaction.shows_a_change()
        return int(number)

    def decide(self, number: int, decided: ProposalDecision, user: str) -> bool:
        """Decides on it: True for the first who does, False for everyone after."""
        row = {
            "proposal_id": number,
            "verdict": decided.verdict,
            "at": decided.at,
            "by": decided.by,
            "user": user,
            "words": decided.words,
            "rag": decided.rag,
        }
        connection = self._transaction.connection
        first = insert_unless_there(connection, proposal_decision, row, "proposal_id")
        self._transaction.shows_a_change(first)
        return first


def load_proposals(connection: Connection) -> tuple[Proposal, ...]:
    """The 500 newest with what was decided on them, oldest first."""
    of, on = proposal.c, proposal_decision.c
    rows = connection.execute(
        select(
            of.id,
            of.recommendation,
            of.before,
            of.rag,
            of.reason,
            of.evidence,
            of.by,
            of.user,
            of.at,
            on.verdict,
            on.at,
            on.by,
            on.words,
            on.rag,
        )
        .outerjoin(proposal_decision, on.proposal_id == of.id)
        .order_by(of.id.desc())
        .limit(_NEWEST)
    ).all()
    return tuple(
        Proposal(
            number,
            recommendation,
            Rag(before) if before else None,
            Rag(rag),
            reason,
            evidence,
            by,
            user,
            at,
            _decision(*decided),
        )
        for number, recommendation, before, rag, reason, evidence, by, user, at, *decided in (
            reversed(rows)
        )
    )


def _decision(
    verdict: str | None, at: Any, by: Any, words: Any, rag: Any
) -> ProposalDecision | None:
    if verdict is None:
        return None
    return ProposalDecision(Verdict(verdict), at, by, words, Rag(rag) if rag else None)
