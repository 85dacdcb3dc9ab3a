"""The form that answers a flag: seen, why, on hold until when, or handed on to whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.flag_answer import HoldUntil
from bot.domain.message import Block
from bot.domain.people import Person
from bot.messages.flag_answers import answer_lines
from bot.messages.forms.fields import (
    Choice,
    day_field,
    pick_field,
    said_part,
    tick_field,
    words_field,
)
from bot.messages.forms.filled import Fields, day_of
from bot.messages.forms.view import View, form_view
from bot.messages.text import imported
from bot.messages.words import rag_word
from bot.rules.assessment import OpenFlag

NAME = "flag"
LONGEST_REASON = 500
_HOLDS = (
    Choice(HoldUntil.NEXT_FIGURE, "Until the next figure"),
    Choice(HoldUntil.WORSE, "Until it gets worse"),
    Choice(HoldUntil.DAY, "Until a day"),
)


@dataclass(frozen=True, slots=True)
class FlagWords:
    """What was filled in. `role` is a role of the plan, `by` the day that it is to answer by."""

    acknowledge: bool
    reason: str
    hold: HoldUntil | None
    day: date | None
    role: str | None
    by: date | None


def flag_view(flag: OpenFlag, seen: str, people: Sequence[Person]) -> View:
    """The form about `flag`, as it is answered so far; it may be handed on to one of `people`."""
    record = flag.record
    if record is None:
        raise AssertionError(f"{flag.indicator.ref} has no flag on record")
    latest = flag.episode.latest
    name = f"*{flag.indicator.ref} {imported(flag.indicator.title, 100)}*"
    said = [f"{name}: {rag_word(latest.status)}", *answer_lines(record)]
    waits = record.acknowledged_at is None
    tick: list[Block] = (
        [tick_field("acknowledge", "Seen", "Acknowledge it", ticked=True)] if waits else []
    )
    roles = [Choice(each.role, each.title) for each in people if each.users][:100]
    return form_view(
        NAME,
        f"Flag {flag.indicator.ref}",
        "Keep",
        [
            said_part("\n".join(said)),
            *tick,
            words_field("reason", "Why", hint=_WHY, longest=LONGEST_REASON),
            pick_field("hold", "Put it on hold", _HOLDS, hint=_HOLD),
            day_field("hold.day", "On hold until this day"),
            pick_field("hand_on.role", "Hand it on to", roles),
            day_field("hand_on.by", "They answer by"),
        ],
        {"flag": str(record.id), "seen": seen},
        close="Cancel" if waits else "Nothing to add",
    )


_WHY = "What is known of it. It can be left empty."
_HOLD = "It is evaluated all the while: from Amber to Red it speaks at once."


def read_flag(fields: Fields, today: date) -> FlagWords | dict[str, str]:
    """Reads what was filled in; what stands against it, by field, where something does."""
    hold = HoldUntil(fields["hold"]) if fields.get("hold") in set(HoldUntil) else None
    day, by = day_of(fields.get("hold.day")), day_of(fields.get("hand_on.by"))
    role, reason = fields.get("hand_on.role"), fields.get("reason", "")
    errors = {}
    if hold is HoldUntil.DAY and day is None:
        errors["hold.day"] = "Say until which day."
    if day is not None and day <= today:
        errors["hold.day"] = "Choose a day that is still to come."
    if day is not None and hold is not HoldUntil.DAY:
        errors["hold"] = "Choose “Until a day”, or leave the day empty."
    if by is not None and by < today:
        errors["hand_on.by"] = "Choose a day that is not over."
    if by is not None and role is None:
        errors["hand_on.role"] = "Say to whom, or leave the day empty."
    if role is not None and by is None:
        errors["hand_on.by"] = "Say by which day they answer."
    if hold is not None and not reason:
        errors["reason"] = "Say why: others will read it beside the flag."
    if errors:
        return errors
    return FlagWords("acknowledge" in fields, reason, hold, day, role, by)
