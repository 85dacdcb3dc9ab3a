"""The form that lead officers give their update in, before a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.message import Block
from bot.domain.period import Period, say_day
from bot.domain.plan import Recommendation
from bot.domain.rag import Rag, Rating
from bot.domain.update import FigureNote, Going, Update
from bot.messages.forms.fields import (
    Choice,
    day_field,
    pick_field,
    said_part,
    tick_field,
    words_field,
)
from bot.messages.forms.filled import Fields, day_of
from bot.messages.forms.rating import LONGEST as LONGEST_REASON
from bot.messages.forms.rating import Proposed, meant_fields, rating_choices
from bot.messages.forms.view import View, form_view
from bot.messages.text import imported
from bot.messages.words import rag_word
from bot.rules.assessment import Assessment
from bot.rules.claims import Difference
from bot.rules.questions import rating_of

NAME = "update"
NOTHING = "nothing"
LONGEST = 1500
FIGURES = 10
"""Indicators off green that a form asks a note on."""
_MONTHS = 18
_GOING = (
    Choice(Going.BETTER, "Better"),
    Choice(Going.SAME, "The same"),
    Choice(Going.WORSE, "Worse"),
)


def update_view(  # noqa: PLR0913, PLR0917 - what stands in the form
    assessment: Assessment,
    recommendation: Recommendation,
    meeting: date,
    last: Update | None,
    seen: str,
    filled: Fields | None = None,
    differ: Sequence[Difference] = (),
) -> View:
    """The form about `recommendation` for the meeting of a day: it begins with what was said
    `last`, or with what was `filled` in already; where that differs from what is known it asks
    whether it is meant so.
    """
    begun = _begun(last) if filled is None else dict(filled)
    rating = rating_of(recommendation)
    rated = f" It is rated {rag_word(rating.rag)}." if rating else ""
    name = f"*{recommendation.number} {imported(recommendation.title, 120)}*"
    return form_view(
        NAME,
        f"Update on {recommendation.number}",
        "Send",
        [
            said_part(f"{name}\nFor the meeting on {meeting:%A} {say_day(meeting)}.{rated}"),
            *meant_fields(differ),
            pick_field("going", "How is it going?", _GOING, picked=begun.get("going", "")),
            words_field("why", "Why", begun=begun.get("why", ""), longest=LONGEST),
            words_field("done", "What was done", begun=begun.get("done", ""), longest=LONGEST),
            words_field("next", "What is next", begun=begun.get("next", ""), longest=LONGEST),
            day_field("next_by", "By when", begun=day_of(begun.get("next_by"))),
            *_figures(assessment, recommendation, begun),
            *_proposal(assessment, begun),
            tick_field(
                "nothing_to_add",
                "Or",
                "Nothing to add since the last meeting",
                ticked="nothing_to_add" in begun,
            ),
        ],
        {
            "recommendation": str(recommendation.number),
            "meeting": meeting.isoformat(),
            "seen": seen,
        },
    )


def nothing_view(numbers: Sequence[int], meeting: date) -> View:
    """The form that says of several recommendations at once that there is nothing to add."""
    recs = ", ".join(str(each) for each in numbers)
    return form_view(
        NOTHING,
        "Nothing to add",
        "Nothing to add",
        [
            said_part(
                f"You have nothing to add on recommendation {recs} for the meeting on "
                f"{meeting:%A} {say_day(meeting)}. It can be changed until then."
            )
        ],
        {"numbers": ",".join(map(str, numbers)), "meeting": meeting.isoformat()},
    )


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody says of a recommendation, and the rating they propose with it."""

    going: Going | None
    why: str = ""
    done: str = ""
    next: str = ""
    next_by: date | None = None
    notes: tuple[FigureNote, ...] = ()
    proposed: Proposed | None = None


def read_update(fields: Fields, now: Rating | None) -> Given | dict[str, str]:
    """Reads what was filled in, beside the rating in force `now`; what stands against it, by field,
    where something does.
    """
    words = {name: fields.get(name, "") for name in ("why", "done", "next")}
    notes, errors = _notes(fields)
    said = any(words.values()) or bool(notes) or "going" in fields or "propose.rating" in fields
    if "nothing_to_add" in fields:
        if any(words.values()) or notes or "propose.rating" in fields:
            return {"nothing_to_add": "You did add something: take this tick away, or the words."}
        return Given(None)
    if not said:
        return {"going": "Say how it is going, or that there is nothing to add."}
    going = fields.get("going")
    if going not in set(Going):
        errors["going"] = "Say how it is going."
    elif going != Going.SAME and not words["why"]:
        errors["why"] = f"Say why it is going {going}."
    proposed = _proposed(fields, now, errors)
    if errors or going is None:
        return errors
    return Given(
        Going(going),
        words["why"],
        words["done"],
        words["next"],
        day_of(fields.get("next_by")),
        notes,
        proposed,
    )


def texts_of(given: Given) -> list[tuple[str | None, str]]:
    """Lists what is checked against the figures: each text, with the indicator that it is about."""
    general = [given.why, given.done, given.next]
    if given.proposed is not None:
        general += [given.proposed.reason, given.proposed.evidence]
    own: list[tuple[str | None, str]] = [(each.indicator, each.note) for each in given.notes]
    return [(None, "\n".join(each for each in general if each)), *own]


def _figures(
    assessment: Assessment, recommendation: Recommendation, begun: dict[str, str]
) -> list[Block]:
    """A note and a month for each indicator off green."""
    blocks: list[Block] = []
    off = [each for each in assessment.histories_of(recommendation) if each.off_since is not None]
    months = _months(assessment.at)
    for history in off[:FIGURES]:
        ref = history.indicator.ref
        note, back = f"notes.{ref}.note", f"notes.{ref}.back_by"
        blocks.append(
            words_field(
                note,
                f"{ref} {imported(history.indicator.short, 60)}: a note",
                begun=begun.get(note, ""),
                longest=500,
            )
        )
        blocks.append(
            pick_field(back, f"{ref}: expected back on target", months, picked=begun.get(back, ""))
        )
    return blocks


def _proposal(assessment: Assessment, begun: dict[str, str]) -> list[Block]:
    choices = rating_choices(assessment.plan.meanings)
    return [
        pick_field(
            "propose.rating",
            "Propose another rating",
            choices,
            picked=begun.get("propose.rating", ""),
            hint="The Assistant Director decides; leave it empty otherwise.",
        ),
        words_field(
            "propose.reason",
            "Why that rating",
            begun=begun.get("propose.reason", ""),
            longest=LONGEST_REASON,
        ),
        words_field(
            "propose.evidence",
            "What shows it",
            begun=begun.get("propose.evidence", ""),
            longest=LONGEST_REASON,
        ),
    ]


def _begun(last: Update | None) -> dict[str, str]:
    if last is None:
        return {}
    if last.nothing_to_add:
        return {"nothing_to_add": "yes"}
    begun = {
        "going": str(last.going or ""),
        "why": last.why,
        "done": last.done,
        "next": last.next,
        "next_by": last.next_by.isoformat() if last.next_by else "",
    }
    for each in last.notes:
        begun[f"notes.{each.indicator}.note"] = each.note
        begun[f"notes.{each.indicator}.back_by"] = each.back_by or ""
    return begun


def _notes(fields: Fields) -> tuple[tuple[FigureNote, ...], dict[str, str]]:
    found: dict[str, FigureNote] = {}
    errors = {}
    for name, said in fields.items():
        parts = name.split(".")
        if parts[0] != "notes" or len(parts) < 3:
            continue
        ref, what = ".".join(parts[1:-1]), parts[-1]
        before = found.get(ref, FigureNote(ref))
        if what == "back_by":
            try:
                Period.parse(said)
            except ValueError:
                errors[name] = "Choose a month."
                continue
            found[ref] = FigureNote(ref, before.note, said)
        else:
            found[ref] = FigureNote(ref, said, before.back_by)
    return tuple(found[ref] for ref in sorted(found)), errors


def _proposed(fields: Fields, now: Rating | None, errors: dict[str, str]) -> Proposed | None:
    said = fields.get("propose.rating")
    reason, evidence = fields.get("propose.reason", ""), fields.get("propose.evidence", "")
    if said not in set(Rag):
        if reason or evidence:
            errors["propose.rating"] = "Choose the rating that you propose."
        return None
    rag = Rag(said)
    if now is not None and now.rag is rag:
        errors["propose.rating"] = f"It is rated {rag.capitalize()} already."
    if not reason:
        errors["propose.reason"] = "Say why."
    if not evidence:
        errors["propose.evidence"] = "Say what shows it."
    return Proposed(rag, reason, evidence)


def _months(at: date) -> list[Choice]:
    months = [(at.year * 12 + at.month - 1 + each) for each in range(_MONTHS)]
    days = [date(each // 12, each % 12 + 1, 1) for each in months]
    return [Choice(f"{each:%Y-%m}", f"{each:%B %Y}") for each in days]
