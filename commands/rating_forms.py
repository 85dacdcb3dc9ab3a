"""The forms about ratings: *Propose a rating*, *Decide*, *Set the rating*."""

from collections.abc import Mapping, Sequence
from functools import partial

from bot.access import Deed
from bot.domain.message import Message
from bot.domain.people import Audience
from bot.domain.period import london_day
from bot.domain.plan import Recommendation
from bot.domain.proposal import Proposal, Verdict
from bot.domain.rag import Rating
from bot.messages import view as shown
from bot.messages.answers import plain_answer
from bot.messages.forms import Fields, View
from bot.messages.forms.rating import (
    DECISION,
    PROPOSAL,
    SETTING,
    Decided,
    decision_view,
    proposal_view,
    read_decision,
    read_proposal,
)
from bot.messages.proposals import decided_words, proposal_line
from bot.messages.text import as_written
from bot.messages.words import say_date
from bot.rules.assessment import Assessment
from bot.rules.claims import differences
from bot.rules.proposals import waiting
from bot.rules.questions import rating_of
from bot.rules.updates import may_speak
from bot.services.proposals import (
    DecidedSinceError,
    RatedSinceError,
    decide,
    propose,
    set_rating,
)
from commands.forms import Again, Asking, Form, Kept, Refused, Taken, Wrong

NO_SUCH = "The plan has no such recommendation."
NOT_YOURS = (
    "A rating is proposed by whoever leads the recommendation, or their deputy while they are away."
)
NONE_WAITS = "No proposed rating waits for a decision."
PROPOSED = "Proposed. The Assistant Director is told; until it is agreed the rating stays."
SET = "Set. It is the rating from today on; /rag shows it with your reason."


def _recommendation(assessment: Assessment, number: str) -> Recommendation | None:
    return assessment.plan.recommendation(int(number)) if number.isdecimal() else None


def _may_propose(asking: Asking, recommendation: Recommendation) -> bool:
    day, person = london_day(asking.at), asking.admitted.person
    return may_speak(asking.admitted.snapshot, person, recommendation, day)


def _propose(asking: Asking, about: str) -> View | Message:
    found = _recommendation(asking.assessment, about)
    if found is None:
        return plain_answer(NO_SUCH)
    if not _may_propose(asking, found):
        return plain_answer(NOT_YOURS)
    return proposal_view(PROPOSAL, found, asking.admitted.snapshot.plan.meanings)


def _set(asking: Asking, about: str) -> View | Message:
    found = _recommendation(asking.assessment, about)
    if found is None:
        return plain_answer(NO_SUCH)
    return proposal_view(SETTING, found, asking.admitted.snapshot.plan.meanings)


def _take(asking: Asking, about: Mapping[str, str], fields: Fields, *, sets: bool) -> Taken:
    assessment = asking.assessment
    found = _recommendation(assessment, about.get("recommendation", ""))
    if found is None:
        return Refused(NO_SUCH)
    if not sets and not _may_propose(asking, found):
        return Refused(NOT_YOURS)
    read = read_proposal(fields, rating_of(found), evidence=not sets)
    if isinstance(read, dict):
        return Wrong(read)
    text = f"{read.reason}\n{read.evidence}"
    differ = differences(text, found.number, assessment)
    if differ and "meant" not in fields:
        name = SETTING if sets else PROPOSAL
        return Again(proposal_view(name, found, assessment.plan.meanings, fields, differ))
    do = set_rating if sets else propose
    try:
        do(asking.desk.store, found.number, read, asking.sent(about))
    except RatedSinceError as error:
        return Wrong({"rating": _rated_since(error.rating)})
    return Kept((SET if sets else PROPOSED,))


def _rated_since(rating: Rating | None) -> str:
    if rating is None:
        return "Its rating was taken back meanwhile. Open it again."
    return (
        f"It was rated {rating.rag.capitalize()} meanwhile, by {rating.by} on "
        f"{say_date(rating.judged)}. Open it again."
    )


def _decision(asking: Asking, about: str) -> View | Message:
    assessment, words = asking.assessment, about.split()
    waits = {each: _rating(assessment, each) for each in waiting(assessment)}
    number = next((each for each in words if each.isdecimal()), "")
    if number:
        named = [each for each in asking.admitted.snapshot.proposals if str(each.id) == number]
        if named and not named[0].waits:
            return plain_answer(_decided_since(named[0]))
    if not waits:
        return plain_answer(NONE_WAITS)
    verdict = next((each for each in words if each in set(Verdict)), "")
    picked = [each for each in waits if str(each.id) == number or len(waits) == 1]
    view = shown.View(assessment, Audience.NAMED)
    said = proposal_line(view, picked[0]) if picked else ""
    number = str(picked[0].id) if picked else ""
    return decision_view(waits, assessment.plan.meanings, number, verdict, said)


def _rating(assessment: Assessment, proposal: Proposal) -> Rating | None:
    found = assessment.plan.recommendation(proposal.recommendation)
    return rating_of(found) if found is not None else None


def _take_decision(asking: Asking, about: Mapping[str, str], fields: Fields) -> Taken:
    read = read_decision(fields)
    if isinstance(read, dict):
        return Wrong(read)
    try:
        decide(asking.desk.store, read, asking.sent(about, seen=str(read.proposal)))
    except DecidedSinceError as error:
        return Wrong({"proposal": _decided_since(error.proposal)})
    except RatedSinceError as error:
        return Wrong({"proposal": _rated_since(error.rating)})
    return Kept((_decided(asking.admitted.snapshot.proposals, read),))


def _decided(proposals: Sequence[Proposal], read: Decided) -> str:
    """What stands now, and who is told: the same for a form that comes twice."""
    proposal = next(each for each in proposals if each.id == read.proposal)
    if read.verdict is Verdict.RETURN:
        return f"Returned with your question. {proposal.by} is told, and the rating stays."
    agreed = read.verdict is Verdict.AGREE
    rag = proposal.rag if agreed or read.rag is None else read.rag
    number = proposal.recommendation
    return (
        f"{'Agreed' if agreed else 'Set'}: recommendation {number} is {rag.capitalize()} from "
        f"today. {proposal.by} is told."
    )


def _decided_since(proposal: Proposal | None) -> str:
    if proposal is None or proposal.decision is None:
        return "There is no such proposal any more. Open it again."
    words = as_written(decided_words(proposal.decision)).replace("*", "").removeprefix("✓ ")
    return f"It was decided on already: {words}"


FORMS = (
    Form(PROPOSAL, Deed.UPDATE, _propose, partial(_take, sets=False)),
    Form(SETTING, Deed.DECIDE_RATING, _set, partial(_take, sets=True)),
    Form(DECISION, Deed.DECIDE_RATING, _decision, _take_decision),
)
