"""Ratings that are proposed, and what was decided on them: rows that are only ever added."""

from dataclasses import replace

from sqlalchemy import Connection, insert, select

from bot.domain.proposal import Proposal, ProposalDecision
from bot.store.rows import columns_of, values_of
from bot.store.tables import proposal, proposal_decision
from bot.store.transaction import Repository
from bot.store.upsert import insert_unless_there

_NEWEST = 500


class Proposals(Repository):
    """The proposals of one unit of work."""

    def add(self, new: Proposal) -> int:
        """Adds one, and gives the number that the store gave it."""
        added = insert(proposal).values(values_of(new, proposal)).returning(proposal.c.id)
        number = self._connection.execute(added).scalar_one()
        self._transaction.shows_a_change()
        return int(number)

    def decide(self, number: int, decided: ProposalDecision, user: str) -> bool:
        """Decides on it: True for the first who does, False for everyone after."""
        row = {"proposal_id": number, "user": user, **values_of(decided, proposal_decision)}
        connection = self._connection
        first = insert_unless_there(connection, proposal_decision, row, "proposal_id")
        self._transaction.shows_a_change(first)
        return first


def load_proposals(connection: Connection) -> tuple[Proposal, ...]:
    """The 500 newest with what was decided on them, oldest first."""
    of = columns_of(proposal, Proposal)
    rows = connection.execute(
        select(*of, *columns_of(proposal_decision, ProposalDecision))
        .outerjoin(proposal_decision, proposal_decision.c.proposal_id == proposal.c.id)
        .order_by(proposal.c.id.desc())
        .limit(_NEWEST)
    ).all()
    return tuple(
        replace(
            Proposal(*row[: len(of)]),
            decision=ProposalDecision(*row[len(of) :]) if row.verdict else None,
        )
        for row in reversed(rows)
    )
