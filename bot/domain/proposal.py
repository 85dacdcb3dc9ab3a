"""Ratings that are proposed, and what became of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.rag import Rag


class Verdict(StrEnum):
    """What became of a proposal: the Assistant Director's word, or its own proposer's."""

    AGREE = "agree"
    RETURN = "return"
    """With a question: nothing changes, and another may be proposed."""
    SET = "set"
    """Another rating than the one proposed."""
    WITHDRAWN = "withdrawn"
    """Whoever proposed it proposed another."""


@dataclass(frozen=True, slots=True)
class ProposalDecision:
    """What was decided on a proposal. `rag` is the rating that came of it; None where it was
    returned or withdrawn. `at` is UTC; `by` the title of the role.
    """

    verdict: Verdict
    at: datetime
    by: str
    words: str
    rag: Rag | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rating that whoever leads a recommendation proposes. `before` is the one in force then, or
    None; `at` is UTC, `by` the title of the role, `user` the Slack user.
    """

    id: int
    recommendation: int
    before: Rag | None
    rag: Rag
    reason: str
    evidence: str
    by: str
    user: str
    at: datetime
    decision: ProposalDecision | None = None

    @property
    def waits(self) -> bool:
        return self.decision is None
