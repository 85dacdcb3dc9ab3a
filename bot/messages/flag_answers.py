"""What people answered to a flag, in words, and what is told of it to others."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.figures import say_outturn, say_target
from bot.domain.flag_answer import FlagAnswer, HoldUntil
from bot.domain.message import Message
from bot.domain.people import Audience
from bot.domain.period import LONDON, london_day
from bot.domain.snapshot import Flag
from bot.messages.composing import compose
from bot.messages.parts import Button, Buttons, Say, Title, shows
from bot.messages.rule_words import not_over
from bot.messages.text import imported, unbold
from bot.messages.view import when
from bot.messages.words import counted, rag_word, say_date
from bot.rules.assessment import OpenFlag
from bot.rules.episode import Episode
from bot.rules.flag_holds import HoldOver

REASON = 300
_ROLE = 80
_UNTIL = {
    HoldUntil.NEXT_FIGURE: "until the next figure",
    HoldUntil.WORSE: "until it gets worse",
}


def _moment(at: datetime) -> str:
    local = at.astimezone(LONDON)
    return f"{say_date(local.date())}, {local:%H:%M}"


def _day(at: datetime) -> str:
    return say_date(london_day(at))


def answer_lines(
    flag: Flag, audience: Audience = Audience.NAMED, said: Callable[[datetime], str] = _moment
) -> list[str]:
    """Says who acknowledged it and why, on what hold it is, and who has it. A wide `audience` is
    told that there is a reason, and not which. A moment is `said` to the minute, unless otherwise.
    """
    lines = []
    if flag.acknowledged_at is not None:
        by, why = _role(flag.acknowledged_by or "someone"), _why(flag.reason, audience)
        lines.append(f"✓ *Acknowledged* by {by}, {said(flag.acknowledged_at)}{why}")
    elif (told := flag.escalated) is not None:
        to = _role(told.role)
        lines.append(f"*Not acknowledged in time*: told to {to}, {said(told.at)}.")
    if (hold := flag.hold) is not None:
        by, why = _role(hold.by), _why(hold.reason, audience)
        lines.append(f"*On hold* {until_words(hold)}, by {by}, {said(hold.at)}{why}")
    if (handed := flag.handed_on) is not None:
        day = f", answer by {say_date(handed.day)}" if handed.day else ""
        by, why = _role(handed.by), _why(handed.reason, audience)
        lines.append(f"*With* {_role(handed.role)}{day}; handed on by {by}, {said(handed.at)}{why}")
    return lines


def answers_in_brief(flag: Flag | None, audience: Audience) -> str:
    """Says the same in one line, by the day: "Acknowledged by …, 5 Nov 2018."."""
    if flag is None or not (lines := answer_lines(flag, audience, _day)):
        return "Not acknowledged yet."
    return unbold(" ".join(lines)).removeprefix("✓ ")


def until_words(hold: FlagAnswer) -> str:
    """Says until when it is held: "until it gets worse", "until 3 Dec 2018"."""
    if hold.until is None or hold.until is HoldUntil.DAY:
        return f"until {say_date(hold.day)}" if hold.day else "until it is taken up again"
    return _UNTIL[hold.until]


def handed_on_message(flag: OpenFlag, said: FlagAnswer) -> Message:
    """Tells a role that a flag is theirs to answer."""
    title = f"{imported(flag.indicator.title, 100)} was handed on to you"
    day = f" Please answer by {say_date(said.day)}." if said.day else ""
    why = f" “{imported(said.reason, REASON)}”" if said.reason else ""
    return compose(
        f"{title} by {_role(said.by)}.{day}",
        [
            Title(title),
            Say(_figure(flag.episode)),
            Say(f"Handed on by {_role(said.by)}.{why}{day}"),
            _look(flag),
        ],
    )


def hold_over_message(flag: OpenFlag, hold: FlagAnswer, over: HoldOver) -> Message:
    """Tells that a hold is over, and why."""
    title = f"{imported(flag.indicator.title, 100)}: the hold is over, {over}"
    set_aside = f"Held {until_words(hold)} by {_role(hold.by)}, {_moment(hold.at)}"
    return compose(
        f"{title}. {_figure(flag.episode, bold=False)}",
        [
            Title(title),
            Say(_figure(flag.episode)),
            Say(f"{set_aside}{_why(hold.reason, Audience.NAMED)}"),
            _look(flag),
        ],
    )


def escalated_message(flag: OpenFlag, days: int) -> Message:
    """Tells that nobody acknowledged an alert for so many working `days`."""
    waited = counted(days, "working day")
    title = f"{imported(flag.indicator.title, 100)} left green and is not acknowledged"
    return compose(
        f"{title}: nobody has for {waited}.",
        [
            Title(title),
            Say(_figure(flag.episode)),
            Say(f"The alert has waited for *{waited}* and nobody acknowledged it."),
            _look(flag),
        ],
    )


def _figure(episode: Episode, *, bold: bool = True) -> str:
    latest = episode.latest
    said = imported(say_outturn(latest.outturn, latest.indicator), 80)
    wanted = imported(
        say_target(latest.target, latest.indicator.unit, latest.indicator.direction), 60
    )
    figure = f"*{said}*" if bold else said
    yet = f"; {words}" if (words := not_over(episode)) else ""
    return (
        f"{rag_word(latest.status)}: {figure} {when(latest.outturn)}; "
        f"target {wanted} ({latest.target.by:%B %Y}){yet}."
    )


def _look(flag: OpenFlag) -> Buttons:
    ref = flag.indicator.ref
    answer = (
        (Button("Answer", "form", f"flag {flag.record.id}", f"/flags {ref}", main=True),)
        if flag.record is not None
        else ()
    )
    return Buttons((*answer, shows("History", f"/indicator {ref}")))


def _role(title: str | None) -> str:
    return imported(title or "", _ROLE)


def _why(reason: str, audience: Audience) -> str:
    if not reason:
        return "."
    if audience is Audience.NAMED:
        return f": “{imported(reason, REASON)}”"
    return ". A reason is given; it is shown in named channels."
