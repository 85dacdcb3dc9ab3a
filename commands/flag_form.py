"""The form that answers a flag, opened by *Acknowledge*, *Hold or hand on* and `/flags 5.2`."""

from collections.abc import Mapping

from bot.access import Deed
from bot.domain.message import Message
from bot.domain.period import london_day
from bot.domain.snapshot import Flag
from bot.messages.answers import plain_answer
from bot.messages.flag_answers import answer_lines
from bot.messages.forms import Fields, View
from bot.messages.forms.flag import NAME, flag_view, read_flag
from bot.messages.text import as_written
from bot.rules.assessment import OpenFlag
from bot.services.flag_answers import ChangedSinceError, answer_flag, open_flag, seen_of
from commands.forms import Asking, Form, Kept, Refused, Taken, Wrong

GONE = "That flag is no longer open."
KEPT = "Kept. The alert says so as well, and /flags shows it."


def _flag(asking: Asking, number: str) -> OpenFlag | None:
    return open_flag(asking.assessment, int(number)) if number.isdecimal() else None


def _opens(asking: Asking, about: str) -> View | Message:
    return view_of(asking, about) or plain_answer(GONE, "/flags")


def view_of(asking: Asking, number: str) -> View | None:
    """The form about the flag of that id; None where it is no longer open."""
    flag = _flag(asking, number)
    if flag is None or flag.record is None:
        return None
    return flag_view(flag, seen_of(flag.record), asking.admitted.snapshot.plan.people)


def _takes(asking: Asking, about: Mapping[str, str], fields: Fields) -> Taken:
    words = read_flag(fields, london_day(asking.at))
    if isinstance(words, dict):
        return Wrong(words)
    number = about.get("flag", "")
    flag = _flag(asking, number)
    if flag is None or flag.record is None:
        return Refused(GONE)
    typed = f"flag {flag.indicator.ref}: {_before(flag.record)} → {_said(fields)}"
    try:
        done = answer_flag(asking.desk.store, flag.record.id, words, asking.sent(about, typed))
    except ChangedSinceError as error:
        now = " ".join(answer_lines(error.flag)).replace("*", "")
        return Wrong({"reason": f"It was answered meanwhile: {as_written(now)} Open it again."})
    return Kept((KEPT,)) if done.alert is not None else Refused(GONE)


def _before(record: Flag) -> str:
    """How it stood, for the audit."""
    said = ["acknowledged" if record.acknowledged_at is not None else "not acknowledged"]
    if record.hold is not None:
        said.append(f"held until {record.hold.day or record.hold.until}")
    if record.handed_on is not None:
        said.append(f"with {record.handed_on.role}")
    return ", ".join(said)


def _said(fields: Fields) -> str:
    """What was answered, for the audit."""
    named = ("acknowledge", "hold", "hold.day", "hand_on.role", "hand_on.by", "reason")
    return ", ".join(f"{name} {fields[name]}" for name in named if name in fields)


FORM = Form(NAME, Deed.ACKNOWLEDGE, _opens, _takes)
