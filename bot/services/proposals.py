"""Ratings change by people: proposed, decided on, or set by the Assistant Director.

A proposal waits until it is decided on, whoever proposed it proposes another, or the Assistant
Director sets the rating.
"""

from dataclasses import replace
from datetime import datetime

from bot.domain.outbox import OfWords, OutboxKind, Outgoing
from bot.domain.people import Audience, Person
from bot.domain.period import london_day
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


def propose(  # noqa: PLR0913, PLR0917 - who proposes what, beside which rating
    store: Store,
    number: int,
    proposed: Proposed,
    person: Person,
    entry: AuditEntry,
    at: datetime,
    seen: str,
    once: str,
) -> None:
    """Keeps the proposal and tells the Assistant Director; once, whatever comes again.

    Raises RatedSinceError where the rating in force is not the one that was `seen`.
    """
    with store.begin(by=person.title) as work:
        assessment = _assessed(work, at)
        recommendation = assessment.plan.recommendation(number) if assessment else None
        if assessment is None or recommendation is None or not work.audit.once(once, at):
            return
        _check_seen(recommendation, seen)
        propose_in(work, assessment, recommendation, proposed, person, entry.user, at)
        work.audit.add(_audited(entry, recommendation, proposed.rag, "propose"))
        work.commit()


def propose_in(  # noqa: PLR0913, PLR0917 - who proposes what
    work: Work,
    assessment: Assessment,
    recommendation: Recommendation,
    proposed: Proposed,
    person: Person,
    user: str,
    at: datetime,
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
        person.title,
        user,
        at,
    )
    new = replace(new, id=work.proposals.add(new))
    withdrawn = ProposalDecision(
        Verdict.WITHDRAWN, at, person.title, f"proposal {new.id} took its place."
    )
    for earlier in _waiting_for(assessment, recommendation):
        if earlier.by == new.by:
            _settle(work, earlier, withdrawn, user, at)
    message = proposal_message(View(assessment, Audience.NAMED), new)
    for each in told_to(assessment.plan):
        work.outbox.enqueue(Outgoing(OutboxKind.PROPOSAL, _about(new), each, message), at)


def decide(  # noqa: PLR0913, PLR0917 - who decides what
    store: Store,
    decided: Decided,
    person: Person,
    entry: AuditEntry,
    at: datetime,
    seen: str,
    once: str,
) -> None:
    """Decides on a proposal: where it is agreed, or another rating set, that is the rating from
    then on. The messages about it then say so, and whoever proposed it is told.

    Raises DecidedSinceError where somebody else was first, RatedSinceError where the rating in
    force is not the one that was `seen`, as `stands_as` marks it.
    """
    with store.begin(by=person.title) as work:
        assessment = _assessed(work, at)
        if assessment is None or not work.audit.once(once, at):
            return
        proposal = _of(assessment.snapshot, decided.proposal)
        recommendation = (
            assessment.plan.recommendation(proposal.recommendation) if proposal else None
        )
        if proposal is None or recommendation is None or not proposal.waits:
            raise DecidedSinceError(proposal)
        now = rating_of(recommendation)
        if stands_as(now) != seen:
            raise RatedSinceError(now)
        rag = {Verdict.AGREE: proposal.rag, Verdict.SET: decided.rag}.get(decided.verdict)
        said = ProposalDecision(decided.verdict, at, person.title, decided.words, rag)
        if rag is not None:
            _rate(work, recommendation, rag, _reason(proposal, said), person, entry.user, at)
        work.audit.add(_audited(entry, recommendation, rag, f"{decided.verdict} proposal"))
        _settle(work, proposal, said, entry.user, at)
        work.commit()


def set_rating(  # noqa: PLR0913, PLR0917 - who sets what, beside which rating
    store: Store,
    number: int,
    wanted: Proposed,
    person: Person,
    entry: AuditEntry,
    at: datetime,
    seen: str,
    once: str,
) -> None:
    """Sets the rating of a recommendation from that day on: what was proposed for it waits no
    longer. Raises RatedSinceError.
    """
    with store.begin(by=person.title) as work:
        assessment = _assessed(work, at)
        recommendation = assessment.plan.recommendation(number) if assessment else None
        if assessment is None or recommendation is None or not work.audit.once(once, at):
            return
        _check_seen(recommendation, seen)
        evidence = f" Evidence: {_ended(wanted.evidence)}" if wanted.evidence else ""
        reason = f"{_ended(wanted.reason)}{evidence}"
        _rate(work, recommendation, wanted.rag, reason, person, entry.user, at)
        said = ProposalDecision(Verdict.SET, at, person.title, wanted.reason, wanted.rag)
        for each in _waiting_for(assessment, recommendation):
            _settle(work, each, said, entry.user, at)
        work.audit.add(_audited(entry, recommendation, wanted.rag, "set rating"))
        work.commit()


def _rate(  # noqa: PLR0913, PLR0917 - who rates what, and why
    work: Work,
    recommendation: Recommendation,
    rag: Rag,
    reason: str,
    person: Person,
    user: str,
    at: datetime,
) -> None:
    why = as_a_file_reads(reason)
    given = Rating(rag, london_day(at), person.title, why, recorded=at, in_slack=True)
    work.ratings.add(recommendation.number, given, at, user)
    tell_of_ratings(work, [(recommendation.number, given)], at)


def _reason(proposal: Proposal, decided: ProposalDecision) -> str:
    """Why it is rated so: the proposer's words where they were agreed, and the decider's."""
    if decided.verdict is Verdict.SET:
        return f"{_ended(decided.words)} Proposed by {proposal.by}: {proposal.rag.capitalize()}."
    said = f"{_ended(proposal.reason)} Evidence: {_ended(proposal.evidence)}"
    return f"{said} Proposed by {proposal.by}. {_ended(decided.words)}".strip()


def _ended(words: str) -> str:
    """The words as a sentence that another may follow."""
    return words if not words or words[-1] in ".!?" else f"{words}."


def _settle(work: Work, waits: Proposal, said: ProposalDecision, user: str, at: datetime) -> None:
    """Keeps what became of a proposal; its messages say so, and whoever proposed it is told, unless
    it was they. Raises DecidedSinceError where something else became of it.
    """
    if not work.proposals.decide(waits.id, said, user):
        raise DecidedSinceError(waits)
    assessment = _assessed(work, at)
    if assessment is None:
        return
    proposal = replace(waits, decision=said)
    message = proposal_message(View(assessment, Audience.NAMED), proposal)
    about = _about(proposal)
    for each in told_to(assessment.plan):
        first = work.outbox.id_of(OutboxKind.PROPOSAL, about, each)
        if first is not None:
            edit = Outgoing(OutboxKind.PROPOSAL_EDITED, about, each, message, edits=first)
            work.outbox.enqueue(edit, at)
    if said.verdict is not Verdict.WITHDRAWN:
        told = decided_message(proposal, said)
        work.outbox.enqueue(Outgoing(OutboxKind.PROPOSAL_DECIDED, about, proposal.user, told), at)


def _waiting_for(assessment: Assessment, recommendation: Recommendation) -> list[Proposal]:
    waits = (each for each in waiting(assessment) if each.waits)
    return [each for each in waits if each.recommendation == recommendation.number]


def _check_seen(recommendation: Recommendation, seen: str) -> None:
    now = rating_of(recommendation)
    if seen_of(now) != seen:
        raise RatedSinceError(now)


def _assessed(work: Work, at: datetime) -> Assessment | None:
    snapshot = work.snapshot()
    return assess(snapshot, london_day(at)) if snapshot is not None else None


def _of(snapshot: Snapshot, number: int) -> Proposal | None:
    return next((each for each in snapshot.proposals if each.id == number), None)


def _about(proposal: Proposal) -> OfWords:
    return OfWords(f"proposal {proposal.id}")


def _audited(
    entry: AuditEntry, recommendation: Recommendation, rag: Rag | None, deed: str
) -> AuditEntry:
    """The entry with what it changes, before → after."""
    now = rating_of(recommendation)
    before = now.rag.capitalize() if now else "not rated"
    after = rag.capitalize() if rag else before
    return replace(entry, command=f"{deed}: rec {recommendation.number} {before} → {after}")
