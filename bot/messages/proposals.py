"""Ratings that are proposed: what the Assistant Director reads, and what waits."""

from bot.domain.message import Message
from bot.domain.people import Audience, PersonKind
from bot.domain.period import LONDON
from bot.domain.plan import Plan, Recommendation
from bot.domain.proposal import Proposal, ProposalDecision, Verdict
from bot.messages.composing import compose
from bot.messages.parts import Button, Buttons, Note, Part, Say, Title, listing, shows
from bot.messages.questions import ask
from bot.messages.text import imported
from bot.messages.view import View, share_button
from bot.messages.words import bullets, counted, rag_word, say_date
from bot.rules.proposals import asked_of, rated_since, waiting
from bot.rules.ratings import in_order
from bot.rules.updates import may_speak

_ROLE = 80
_WORDS = 500
_MOST = 10


def proposal_message(view: View, proposal: Proposal) -> Message:
    """Tells what is proposed, by whom and why, what the figures say against it, and what was
    decided. It is for the Assistant Director, who sees every figure.
    """
    recommendation = _recommendation(view.assessment.plan, proposal)
    number = proposal.recommendation
    decided = proposal.decision
    what = f"Recommendation {number}: {_change(proposal)}"
    title = f"{what} {'was proposed' if decided else 'is proposed'}"
    parts: list[Part] = [
        Title(title),
        Say(f"{number} {imported(recommendation.title, 120)}"),
        Say(
            f"*Proposed* by {imported(proposal.by, _ROLE)}, {_moment(proposal)}: "
            f"{imported(proposal.reason, _WORDS)}"
        ),
        Say(f"*Evidence*: {imported(proposal.evidence, _WORDS)}"),
    ]
    asked = [ask(each, view) for each in asked_of(view.assessment, recommendation, proposal.rag)]
    if decided is None:
        parts.append(Say(_since(recommendation, proposal)))
        parts.append(listing("The figures ask", asked, 3))
    parts.append(Say(decided_words(decided)) if decided else _deciding(proposal))
    look = f"/rag {number}"
    parts.append(Buttons((shows(f"Recommendation {number}", look),)))
    return compose(f"{title} by {imported(proposal.by, _ROLE)}.", parts)


def decided_message(proposal: Proposal, decided: ProposalDecision) -> Message:
    """Tells whoever proposed a rating what was decided."""
    text = f"Recommendation {proposal.recommendation}, {_change(proposal)}: {_verdict(decided)}"
    look = f"/rag {proposal.recommendation}"
    return compose(
        f"{text}.",
        [
            Say(f"{text}."),
            Say(decided_words(decided)),
            Buttons((shows(f"Recommendation {proposal.recommendation}", look),)),
        ],
    )


def proposals_message(view: View) -> Message:
    """Answers `/rag proposed`: every proposal that waits, the oldest first."""
    waits = waiting(view.assessment)
    if not waits:
        text = "No proposed rating waits for a decision."
        return compose(text, [Title("Proposed ratings"), Say(text)])
    count = counted(len(waits), "proposed rating")
    lines = [proposal_line(view, each) for each in waits]
    decides = view.reader is not None and view.reader.kind is PersonKind.ASSISTANT_DIRECTOR
    decide = (Button("Decide", "form", "rating_decision", main=True),) if decides else ()
    return compose(
        f"{count} {'waits' if len(waits) == 1 else 'wait'} for the Assistant Director.",
        [
            Title("Proposed ratings"),
            Say(bullets(lines, _MOST)),
            Note("until one is agreed the rating stays what it was"),
            Buttons((*decide, *share_button(view, main=not decides))),
        ],
    )


def rating_buttons(view: View, recommendation: Recommendation) -> tuple[Button, ...]:
    """The buttons that change the rating, for whoever may; none of them for an earlier day."""
    reader, number = view.reader, recommendation.number
    if reader is None or view.replayed:
        return ()
    if reader.kind is PersonKind.ASSISTANT_DIRECTOR:
        return (Button("Set the rating", "form", f"rating_setting {number}"),)
    assessment = view.assessment
    if may_speak(assessment.snapshot, reader, recommendation, assessment.at):
        return (Button("Propose a rating", "form", f"rating_proposal {number}"),)
    return ()


def proposed_lines(view: View, recommendation: Recommendation) -> list[str]:
    """Says in a line each which ratings of it are proposed, and wait."""
    return [
        f"*Proposed*: {_change(each)}, by {imported(each.by, _ROLE)}, {_moment(each)}; it waits "
        f"for the Assistant Director (proposal {each.id})."
        for each in waiting(view.assessment)
        if each.recommendation == recommendation.number
    ]


def rating_history(view: View, recommendation: Recommendation) -> list[str]:
    """Says of every rating, the newest first, which it was, who judged it when, and why; people's
    words are for named audiences.
    """
    lines = []
    for each in reversed(in_order(recommendation)):
        said = f"{rag_word(each.rag)}, {say_date(each.judged)}, by {imported(each.by, _ROLE)}"
        why = view.audience is Audience.NAMED and each.reason
        lines.append(f"{said}: {imported(each.reason, _WORDS)}" if why else f"{said}.")
    return lines


def decided_words(decided: ProposalDecision) -> str:
    """Says what was decided, by whom, when and why: "✓ Agreed by …, 5 Nov 2018, 10:02: …"."""
    local = decided.at.astimezone(LONDON)
    why = f": {imported(decided.words, _WORDS)}" if decided.words else "."
    verdict = _verdict(decided)
    by = imported(decided.by, _ROLE)
    when = f"{say_date(local.date())}, {local:%H:%M}"
    mark = "" if decided.verdict is Verdict.WITHDRAWN else "✓ "
    return f"{mark}*{verdict[:1].upper()}{verdict[1:]}* by {by}, {when}{why}"


def proposal_line(view: View, proposal: Proposal) -> str:
    """Says in a line what is proposed, by whom, when and why, and what the figures ask of it; to a
    wide audience without its reason: people's words are for named ones.
    """
    recommendation = _recommendation(view.assessment.plan, proposal)
    what = (
        f"*{proposal.id}*: rec {proposal.recommendation} {imported(recommendation.short, 60)}, "
        f"{_change(proposal)}, by {imported(proposal.by, _ROLE)}, {_moment(proposal)}"
    )
    if view.audience is Audience.WIDE:
        return f"{what}. A reason is given; it is shown in named channels."
    asked = [ask(each, view) for each in asked_of(view.assessment, recommendation, proposal.rag)]
    said = (f"{what}: {imported(proposal.reason, 200)}", _since(recommendation, proposal))
    return " ".join([each for each in said if each] + asked[:1])


def _deciding(proposal: Proposal) -> Buttons:
    number = proposal.id
    typed = "/rag proposed"
    return Buttons(
        (
            Button("Agree", "form", f"rating_decision {number} agree", typed, main=True),
            Button("Return with a question", "form", f"rating_decision {number} return"),
            Button("Set another", "form", f"rating_decision {number} set"),
        )
    )


def _verdict(decided: ProposalDecision) -> str:
    match decided.verdict:
        case Verdict.AGREE:
            return "agreed"
        case Verdict.RETURN:
            return "returned with a question"
        case Verdict.SET:
            return f"set to {decided.rag.capitalize() if decided.rag else 'another rating'}"
        case Verdict.WITHDRAWN:
            return "withdrawn"


def _since(recommendation: Recommendation, proposal: Proposal) -> str:
    now = rated_since(recommendation, proposal)
    if now is None:
        return ""
    by = imported(now.by, _ROLE)
    return f"It was rated {rag_word(now.rag)} since, by {by} on {say_date(now.judged)}."


def _change(proposal: Proposal) -> str:
    if proposal.before is None:
        return rag_word(proposal.rag)
    return f"{rag_word(proposal.before)} → {rag_word(proposal.rag)}"


def _moment(proposal: Proposal) -> str:
    return say_date(proposal.at.astimezone(LONDON).date())


def _recommendation(plan: Plan, proposal: Proposal) -> Recommendation:
    found = plan.recommendation(proposal.recommendation)
    if found is None:
        raise LookupError(f"the plan has no recommendation {proposal.recommendation} any more")
    return found
