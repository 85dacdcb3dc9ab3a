"""`/planbot meetings`: where the plan is gone through, and how often."""

from collections import Counter

from bot.domain.message import Message
from bot.domain.plan import Meeting
from bot.messages.composing import compose
from bot.messages.parts import Buttons, Note, Part, Say, Table, Title, shows
from bot.messages.text import clip, imported
from bot.messages.view import View, share_button
from bot.messages.words import counted, listed

_OFTEN = ("daily", "weekly", "fortnightly", "monthly", "quarterly", "six-monthly", "yearly")
"""A cadence is written in the source's own words; these, the most frequent first, begin most."""


def meetings_message(view: View) -> Message:
    """Lists every meeting, report and return, the most frequent first, with who and what for."""
    meetings = sorted(view.assessment.plan.meetings, key=_place)
    text = f"{counted(len(meetings), 'meeting and report', 'meetings and reports')}."
    parts: list[Part] = [Title("Meetings and reports")]
    if not view.edition_held:
        parts.append(Say(view.not_yet_held("meetings")))
    elif meetings:
        parts += [Say(f"*{text[:-1]}*: {_counts(meetings)}."), _table(meetings), _note()]
    else:
        parts.append(Say("The plan holds no meeting."))
    parts.append(Buttons((*share_button(view), shows("What planbot knows", "/planbot"))))
    return compose(text, parts)


def _counts(meetings: list[Meeting]) -> str:
    counts = Counter(
        _OFTEN[place] if (place := _place(each)) < len(_OFTEN) else "otherwise" for each in meetings
    )
    return listed([f"{number} {often}" for often, number in counts.items()])


def _place(meeting: Meeting) -> int:
    first = meeting.cadence.split(" ")[0].strip(",;").casefold()
    return _OFTEN.index(first) if first in _OFTEN else len(_OFTEN)


def _table(meetings: list[Meeting]) -> Table:
    return Table(
        header=("How often", "Meeting or report", "Who", "What for", "Source"),
        rows=tuple(
            (
                clip(imported(each.cadence, 80), 50),
                clip(imported(each.name, 120), 60),
                clip(imported(each.who, 120), 80),
                clip(imported(each.purpose, 160), 90),
                clip(imported(each.source or "–", 80), 40),
            )
            for each in meetings
        ),
    )


def _note() -> Note:
    return Note(
        "as the source gives them; what planbot itself posts, and when, is the plan's schedule"
    )
