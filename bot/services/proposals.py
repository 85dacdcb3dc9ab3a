"""Ratings change by people: proposed, decided on, or set by the Assistant Director.

A proposal waits until it is decided on, whoever proposed it proposes another, or the Assistant
Director sets the rating.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from bot.domain.outbox import OfWords, OutboxKind, Outgoing
from bot.domain.people import Audience
from bot.domain.plan import Recommendation
from bot.domain.plan_as_file import as_a_file_reads
from bot.domain.proposal import Proposal, ProposalDecision, Verdict
from bot.domain.rag import Rag, Rating
from bot.domain.snapshot import Snapshot
from bot.messages.forms.rating import Decided, Proposed, seen_of, stands_as
from bot.messages.proposals import decided_message, proposal_message
from bot.messages.view import View
from bot.rules.assessment import Assessment, assess
from bot.rules.proposals import waiting
from bot.rules.questions import rating_of
from bot.services.alerts import told_to
from bot.services.ratings import tell_of_ratings
from bot.services.submitted import Submitted, settling
from bot.store import AuditEntry, Store, Work


class RatedSinceError(ValueError):
    """The recommendation was rated after the form was made; `rating` is the one in force now."""

    def __init__(self, rating: Rating | None) -> None:
        super().__init__("the recommendation was rated meanwhile")
        self.rating = rating


class DecidedSinceError(ValueError):
    """Somebody else decided on the proposal first; `proposal` says what."""

    def __init__(self, proposal: Proposal | None) -> None:
        super().__init__("the proposal was decided on meanwhile")
        self.proposal = proposal


def propose(store: Store, number: int, proposed: Proposed, sent: Submitted) -> None:
    """Keeps the proposal and tells the Assistant Director.

    Raises RatedSinceError where the rating in force is not the one that was seen.
    """
    with _rating(store, number, sent) as found:
        if found is None:
            return
        work, assessment, recommendation = found
        propose_in(work, assessment, recommendation, proposed, sent)
        work.audit.add(_audited(sent, recommendation, proposed.rag, "propose"))
        work.commit()


def propose_in(
    work: Work,
    assessment: Assessment,
    recommendation: Recommendation,
    proposed: Proposed,
    sent: Submitted,
) -> None:
    """Keeps the proposal in `work`, and queues what the Assistant Director is told of it. An
    earlier one of the same role, where it waits, is withdrawn.
    """
    now = rating_of(recommendation)
    new = Proposal(
        0,
        recommendation.number,
        now.rag if now else None,
        proposed.rag,
        proposed.reason,
        proposed.evidence,
        sent.by,
        sent.user,
        sent.at,
    )
    new = replace(new, id=work.proposals.add(new))
    withdrawn = ProposalDecision(
        Verdict.WITHDRAWN, sent.at, sent.by, f"proposal {new.id} took its place."
    )
    for earlier in _waiting_for(assessment, recommendation):
        if earlier.by == new.by:
            _settle(work, earlier, withdrawn, sent)
    message = proposal_message(View(assessment, Audience.NAMED), new)
    users = told_to(assessment.plan)
    work.outbox.tell(OutboxKind.PROPOSAL, _about(new), users, message, sent.at)


def decide(store: Store, decided: Decided, sent: Submitted) -> None:
    """Decides on a proposal: where it is agreed, or another rating set, that is the rating from
    then on. The messages about it then say so, and whoever proposed it is told.

    Raises DecidedSinceError where somebody else was first, RatedSinceError where the rating in
    force is not the one that was seen, as `stands_as` marks it.
    """
    with settling(store, sent) as (work, assessment):
        if assessment is None:
            return
        proposal = _of(assessment.snapshot, decided.proposal)
        recommendation = (
            assessment.plan.recommendation(proposal.recommendation) if proposal else None
        )
        if proposal is None or recommendation is None or not proposal.waits:
            raise DecidedSinceError(proposal)
        now = rating_of(recommendation)
        if stands_as(now) != sent.seen:
            raise RatedSinceError(now)
        rag = {Verdict.AGREE: proposal.rag, Verdict.SET: decided.rag}.get(decided.verdict)
        said = ProposalDecision(decided.verdict, sent.at, sent.by, decided.words, rag)
        if rag is not None:
            _rate(work, recommendation, rag, _reason(proposal, said), sent)
        work.audit.add(_audited(sent, recommendation, rag, f"{decided.verdict} proposal"))
        _settle(work, proposal, said, sent)
        work.commit()


def set_rating(store: Store, number: int, wanted: Proposed, sent: Submitted) -> None:
    """Sets the rating of a recommendation from that day on: what was proposed for it waits no
    longer. Raises RatedSinceError.
    """
    with _rating(store, number, sent) as found:
        if found is None:
            return
        work, assessment, recommendation = found
        evidence = f" Evidence: {_ended(wanted.evidence)}" if wanted.evidence else ""
        reason = f"{_ended(wanted.reason)}{evidence}"
        _rate(work, recommendation, wanted.rag, reason, sent)
        said = ProposalDecision(Verdict.SET, sent.at, sent.by, wanted.reason, wanted.rag)
        for each in _waiting_for(assessment, recommendation):
            _settle(work, each, said, sent)
        work.audit.add(_audited(sent, recommendation, wanted.rag, "set rating"))
        work.commit()


@contextmanager
def _rating(
    store: Store, number: int, sent: Submitted
) -> Iterator[tuple[Work, Assessment, Recommendation] | None]:
    """The unit of work that rates a recommendation, which is rated as the form's sender saw it."""
    with settling(store, sent) as (work, assessment):
        found = assessment.plan.recommendation(number) if assessment else None
        if assessment is None or found is None:
            yield None
            return
        now = rating_of(found)
        if seen_of(now) != sent.seen:
            raise RatedSinceError(now)
        yield work, assessment, found


def _rate(
    work: Work, recommendation: Recommendation, rag: Rag, reason: str, sent: Submitted
) -> None:
    why = as_a_file_reads(reason)
    given = Rating(rag, sent.day, sent.by, why, recorded=sent.at, in_slack=True)
    work.ratings.add(recommendation.number, given, sent.at, sent.user)
    tell_of_ratings(work, [(recommendation.number, given)], sent.at)


def _reason(proposal: Proposal, decided: ProposalDecision) -> str:
    """Why it is rated so: the proposer's words where they were agreed, and the decider's."""
    if decided.verdict is Verdict.SET:
        return f"{_ended(decided.words)} Proposed by {proposal.by}: {proposal.rag.capitalize()}."
    said = f"{_ended(proposal.reason)} Evidence: {_ended(proposal.evidence)}"
    return f"{said} Proposed by {proposal.by}. {_ended(decided.words)}".strip()


def _ended(words: str) -> str:
    """The words as a sentence that another may follow."""
    return words if not words or words[-1] in ".!?" else f"{words}."


def _settle(work: Work, waits: Proposal, said: ProposalDecision, sent: Submitted) -> None:
    """Keeps what became of a proposal; its messages say so, and whoever proposed it is told, unless
    it was they. Raises DecidedSinceError where something else became of it.
    """
    if not work.proposals.decide(waits.id, said, sent.user):
        raise DecidedSinceError(waits)
    snapshot = work.snapshot()
    if snapshot is None:
        return
    assessment = assess(snapshot, sent.day)
    proposal = replace(waits, decision=said)
    message = proposal_message(View(assessment, Audience.NAMED), proposal)
    about = _about(proposal)
    for each in told_to(assessment.plan):
        first = work.outbox.id_of(OutboxKind.PROPOSAL, about, each)
        if first is not None:
            edit = Outgoing(OutboxKind.PROPOSAL_EDITED, about, each, message, edits=first)
            work.outbox.enqueue(edit, sent.at)
    if said.verdict is not Verdict.WITHDRAWN:
        told = decided_message(proposal, said)
        decided = Outgoing(OutboxKind.PROPOSAL_DECIDED, about, proposal.user, told)
        work.outbox.enqueue(decided, sent.at)


def _waiting_for(assessment: Assessment, recommendation: Recommendation) -> list[Proposal]:
    waits = (each for each in waiting(assessment) if each.waits)
    return [each for each in waits if each.recommendation == recommendation.number]


def _of(snapshot: Snapshot, number: int) -> Proposal | None:
    return next((each for each in snapshot.proposals if each.id == number), None)


def _about(proposal: Proposal) -> OfWords:
    return OfWords(f"proposal {proposal.id}")


def _audited(
    sent: Submitted, recommendation: Recommendation, rag: Rag | None, deed: str
) -> AuditEntry:
    """The entry with what it changes, before → after."""
    now = rating_of(recommendation)
    before = now.rag.capitalize() if now else "not rated"
    after = rag.capitalize() if rag else before
    return sent.did(f"{deed}: rec {recommendation.number} {before} → {after}")
