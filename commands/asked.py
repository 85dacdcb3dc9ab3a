"""What a command is asked: the words, read into a view of the plan on a day."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.message import Message
from bot.domain.outturn import Reported
from bot.messages.text import imported
from bot.messages.view import View

_AS_AT = re.compile(r"\s*\bas\s+(?:at|of)\b\s*(?P<day>.*)$", re.IGNORECASE)
_DAY_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y")
_WRITE_IT = "Write it as 2018-06-04, 04/06/2018 or 4 June 2018."
LONGEST = 200
_AROUND = "*_~`\"'“”„‘’‚«»‹›?!.,;:()[]"
"""What is typed around a word and is no part of it: bold, quotation marks, a sentence's end."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`words` is what stands after the command, the day taken off."""

    words: str
    view: View
    reports_of: Callable[[str], Sequence[Reported]] = lambda _: ()
    """Every report of an indicator's figures, which a view does not hold."""


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command: what it is for, what may be typed, and the answer to it."""

    name: str
    purpose: str
    usage: tuple[str, ...]
    hint: str
    """What Slack shows beside the command while it is typed."""
    answer: Callable[[Asked], Message]

    @property
    def help_words(self) -> tuple[str, ...]:
        return (*self.usage, f"{self.name} help")


def bare(words: str) -> str:
    """The words without what is typed around each, what cannot be seen, and spaces too many."""
    seen = "".join(each for each in words if each.isprintable() or each.isspace())
    return " ".join(word for each in seen.split() if (word := each.strip(_AROUND)))


class UnreadableDayError(ValueError):
    """The words after "as at" are not a day that can be looked back to."""


def split_day(words: str, today: date) -> tuple[str, date | None]:
    """The words, bare and without their "as at …", and its day; None where none is given.

    Raises UnreadableDayError, with a sentence for the person, for anything but a past day.
    """
    words = bare(words)
    match = _AS_AT.search(words)
    if match is None:
        return words, None
    day = _read_day(match["day"])
    if day > today:
        raise UnreadableDayError(f"{day.isoformat()} is still to come; planbot looks back only.")
    return words[: match.start()], day


def _read_day(text: str) -> date:
    if not text:
        raise UnreadableDayError(f"No day stands after “as at”. {_WRITE_IT}")
    for form in _DAY_FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    raise UnreadableDayError(f"“{imported(text, 40)}” cannot be read as a day. {_WRITE_IT}")
