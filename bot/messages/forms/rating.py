"""The forms about ratings: proposing one, deciding on one, setting one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from bot.domain.message import Block
from bot.domain.plan import Recommendation
from bot.domain.proposal import Proposal, Verdict
from bot.domain.rag import Rag, Rating
from bot.messages.forms.fields import Choice, pick_field, said_part, tick_field, words_field
from bot.messages.forms.filled import Fields
from bot.messages.forms.view import View, form_view
from bot.messages.text import imported
from bot.messages.words import rag_word
from bot.rules.claims import Difference
from bot.rules.questions import rating_of

PROPOSAL = "rating_proposal"
DECISION = "rating_decision"
SETTING = "rating_setting"
LONGEST = 1000
_ALL = (Rag.GREEN, Rag.AMBER, Rag.RED, Rag.BLUE)
_VERDICTS = (
    Choice(Verdict.AGREE, "Agree"),
    Choice(Verdict.RETURN, "Return with a question"),
    Choice(Verdict.SET, "Set another rating"),
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """What somebody proposes, or the Assistant Director sets."""

    rag: Rag
    reason: str
    evidence: str


def seen_of(rating: Rating | None) -> str:
    """The mark of the rating that a form was made beside: another one has another."""
    return f"{rating.judged} {rating.rag} {rating.by}" if rating is not None else "none"


def stands_as(rating: Rating | None) -> str:
    """The same mark in eight characters: a form that has many choices has one for each."""
    return f"{crc32(seen_of(rating).encode()):08x}"


def proposal_view(
    name: str,
    recommendation: Recommendation,
    meanings: Mapping[Rag, str],
    proposed: Fields | None = None,
    differ: Sequence[Difference] = (),
) -> View:
    """The form that proposes a rating, or sets one, by its `name`; with what was `proposed`, and
    where that differs from what is known, it asks whether it is meant so.
    """
    filled, now = proposed or {}, rating_of(recommendation)
    stands = f"It is {rag_word(now.rag)}, as judged by {imported(now.by, 80)}." if now else ""
    sets = name == SETTING
    return form_view(
        name,
        "Set the rating" if sets else "Propose a rating",
        "Set it" if sets else "Propose it",
        [
            said_part(
                f"*{recommendation.number} {imported(recommendation.title, 120)}* {stands}".strip()
            ),
            pick_field(
                "rating",
                "Rating",
                rating_choices(meanings),
                picked=filled.get("rating", ""),
                needed=True,
            ),
            words_field(
                "reason", "Why", begun=filled.get("reason", ""), needed=True, longest=LONGEST
            ),
            words_field(
                "evidence",
                "Evidence",
                begun=filled.get("evidence", ""),
                hint="What shows it: audits, figures, what families say.",
                needed=not sets,
                longest=LONGEST,
            ),
            *meant_fields(differ),
        ],
        {"recommendation": str(recommendation.number), "seen": seen_of(now)},
    )


def rating_choices(meanings: Mapping[Rag, str]) -> list[Choice]:
    """The ratings that the plan uses."""
    return [
        Choice(each, rag_word(each)) for each in _ALL if each is not Rag.BLUE or each in meanings
    ]


def meant_fields(differ: Sequence[Difference]) -> list[Block]:
    """Asks whether figures that differ from what is known are meant so; nothing without any."""
    if not differ:
        return []
    said = "\n".join(f"• {imported(each.say(), 300)}" for each in differ[:5])
    return [
        said_part(f"*Please look again*\n{said}"),
        tick_field("meant", "These figures", "It is meant so"),
    ]


def decision_view(
    waits: Mapping[Proposal, Rating | None],
    meanings: Mapping[Rag, str],
    picked: str = "",
    verdict: str = "",
    said: str = "",
) -> View:
    """The form that decides on one of the proposals that wait, each with the rating in force; what
    is `said` of it stands above, where one is picked.
    """
    newest = list(waits)[-100:]
    choices = [
        Choice(str(each.id), f"{each.id}: rec {each.recommendation} to {each.rag.capitalize()}")
        for each in newest
    ]
    return form_view(
        DECISION,
        "Decide on a rating",
        "Decide",
        [
            *([said_part(said)] if said else []),
            pick_field("proposal", "Proposal", choices, picked=picked, needed=True),
            pick_field("decision", "Decision", _VERDICTS, picked=verdict, needed=True),
            pick_field("rating", "Another rating", rating_choices(meanings)),
            words_field(
                "reason",
                "Why, or what is asked",
                hint="Needed unless you agree.",
                longest=LONGEST,
            ),
        ],
        {str(each.id): stands_as(waits[each]) for each in newest},
    )


@dataclass(frozen=True, slots=True)
class Decided:
    """What the Assistant Director decides on the proposal of that number."""

    proposal: int
    verdict: Verdict
    rag: Rag | None
    words: str


def read_proposal(
    fields: Fields, now: Rating | None, *, evidence: bool
) -> Proposed | dict[str, str]:
    """Reads what was filled in, beside the rating in force `now`; what stands against it, by
    field, where something does.
    """
    errors = {}
    rag = Rag(fields["rating"]) if fields.get("rating") in set(Rag) else None
    if rag is None:
        errors["rating"] = "Choose a rating."
    elif now is not None and now.rag is rag:
        errors["rating"] = f"It is rated {rag.capitalize()} already."
    if not fields.get("reason"):
        errors["reason"] = "Say why."
    if evidence and not fields.get("evidence"):
        errors["evidence"] = "Say what shows it."
    if errors or rag is None:
        return errors
    return Proposed(rag, fields["reason"], fields.get("evidence", ""))


def read_decision(fields: Fields) -> Decided | dict[str, str]:
    """Reads what was decided; what stands against it, by field, where something does."""
    errors = {}
    number, verdict = fields.get("proposal", ""), fields.get("decision", "")
    rag = Rag(fields["rating"]) if fields.get("rating") in set(Rag) else None
    words = fields.get("reason", "")
    if not number.isdecimal():
        errors["proposal"] = "Choose a proposal."
    if verdict not in {each.value for each in _VERDICTS}:
        errors["decision"] = "Choose what you decide."
    if verdict == Verdict.SET and rag is None:
        errors["rating"] = "Choose the rating that you set."
    if verdict in (Verdict.AGREE, Verdict.RETURN) and rag is not None:
        errors["rating"] = "Leave this empty, or set another rating."
    if verdict in (Verdict.SET, Verdict.RETURN) and not words:
        errors["reason"] = "Say why, or what you ask."
    if errors:
        return errors
    return Decided(int(number), Verdict(verdict), rag, words)
