"""`/flags`: indicators that left green and are not back, oldest first."""

from collections.abc import Iterable

from bot.domain.figures import say_target
from bot.domain.message import Message
from bot.domain.people import ACKNOWLEDGING, KINDS
from bot.messages.composing import compose
from bot.messages.flag_answers import answer_lines, answers_in_brief
from bot.messages.owner import say_owner
from bot.messages.parts import Button, Buttons, Note, Part, Say, Table, Title, shows
from bot.messages.rule_words import not_over
from bot.messages.text import clip, imported
from bot.messages.unproven_flags import waiting_lines
from bot.messages.view import View, share_button, when
from bot.messages.words import bullets, counted, joined, listed, rag_letter, rag_word, say_date
from bot.rules.assessment import OpenFlag
from bot.rules.standing import Known

WHO_ACKNOWLEDGES = listed([KINDS[each] for each in ACKNOWLEDGING])
MOST = 40
LINES = 8
ACKNOWLEDGE = 4


def flags_message(view: View) -> Message:
    """Lists every open flag with its days off green, owner role and who acknowledged it."""
    flags = view.assessment.flags
    title = f"Open flags on {view.day}"
    beside = _beside(view, bool(flags))
    unproven = _unproven(view)
    if not flags:
        text = "No indicator has left green: there is no open flag."
        if unproven:
            text = "No indicator is known to be off green since it left it."
        parts: list[Part] = [Title(title), Say(text), *unproven]
        return compose(f"{title}: {text}", parts + ([Note(beside)] if beside else []))
    waiting = sum(not _acknowledged(each) for each in flags)
    who = f"{WHO_ACKNOWLEDGES} may acknowledge"
    headline = f"{_standing(view)} *{waiting or 'none'}* not acknowledged."
    return compose(
        f"{title}: {headline}",
        [
            Title(title),
            Say(headline),
            Table(
                header=("Status", "Indicator", "Off green", "Acknowledged"),
                rows=tuple(_row(each) for each in flags),
                right=(2,),
                most=MOST,
            ),
            Say(bullets((_line(each, view) for each in flags), LINES)),
            *unproven,
            Note(joined(["oldest first", who if _to_acknowledge(flags) else None, beside])),
            _buttons(view, flags),
        ],
    )


def flag_message(view: View, flag: OpenFlag) -> Message:
    """Tells one open flag: its figure, who answers for it, and what was answered."""
    title = f"{flag.indicator.ref} {imported(flag.indicator.title, 100)}"
    latest = flag.episode.latest
    off = f"{rag_word(latest.status)}, {_how_long(flag)}"
    answers = answer_lines(flag.record, view.audience) if flag.record else []
    brief = answers_in_brief(flag.record, view.audience)
    parts: list[Part] = [
        Title(title),
        Say(f"{off}: {_figure(latest, view)}. {say_owner(flag.owner)}."),
        Say("\n".join(answers) or brief),
    ]
    ref = flag.indicator.ref
    look = shows("History", f"/indicator {ref}")
    answer = (
        (Button("Answer", "form", f"flag {flag.record.id}", main=True),)
        if flag.record is not None and view.reader is not None
        else ()
    )
    parts.append(Buttons((*answer, *share_button(view, main=False), look)))
    return compose(f"{title}: {_figure(latest, view)}. {brief}", parts)


def not_over_lines(view: View, flags: Iterable[OpenFlag]) -> list[str]:
    """Says of each flag on target why it is open all the same, and what was answered."""
    return [
        f"{rag_letter(each.episode.latest.status)} *{each.indicator.ref} "
        f"{imported(each.indicator.title, 80)}*: {_figure(each.episode.latest, view)}; "
        f"{not_over(each.episode)}. {answers_in_brief(each.record, view.audience)}"
        for each in flags
    ]


def _standing(view: View) -> str:
    """How many are off target, and how many are not and yet not over."""
    flags, over = view.assessment.flags, len(view.assessment.not_over)
    off = len(flags) - over
    said = []
    if off:
        still = "is" if off == 1 else "are"
        said.append(f"*{counted(off, 'indicator')}* left green and {still} still off target")
    if over:
        on = f"*{over if off else counted(over, 'indicator')}* {'is' if over == 1 else 'are'}"
        said.append(f"{on} on target and, by its own rule, not over yet")
    return f"{', '.join(said)}{';' if over else ','}"


def _how_long(flag: OpenFlag) -> str:
    if flag.episode.on_target:
        return f"flagged {flag.episode.left.outturn.period.when}; {not_over(flag.episode)}"
    yet = not_over(flag.episode)
    return f"off green for *{counted(flag.days, 'day')}*{f', {yet}' if yet else ''}"


def _row(flag: OpenFlag) -> tuple[str, ...]:
    title = f"{flag.indicator.ref} {imported(flag.indicator.short, 60)}"
    return (
        rag_letter(flag.episode.latest.status),
        clip(title, 34),
        "on target" if flag.episode.on_target else counted(flag.days, "day"),
        "yes" if _acknowledged(flag) else "no",
    )


def _line(flag: OpenFlag, view: View) -> str:
    latest = flag.episode.latest
    name = f"*{flag.indicator.ref} {imported(flag.indicator.title, 80)}*"
    owner = say_owner(flag.owner)
    answers = answers_in_brief(flag.record, view.audience)
    yet = f"; {said}" if (said := not_over(flag.episode)) else ""
    return f"{name}: {_figure(latest, view)}{yet}. {owner}. {answers}"


def _unproven(view: View) -> list[Part]:
    """The flags that stand though a figure they rest on was taken back."""
    lines = waiting_lines(view.assessment.unproven)
    return [Say(f"*Waiting for a figure*\n{bullets(lines, LINES)}")] if lines else []


def _figure(latest: Known, view: View) -> str:
    indicator, target = latest.indicator, latest.target
    if latest.course is not None and not view.withholds(latest.outturn, indicator):
        return f"{view.figure(latest)} {when(latest.outturn)}, {imported(latest.distance, 160)}"
    wanted = imported(say_target(target, indicator.unit, indicator.direction), 60)
    return f"{view.figure(latest)} {when(latest.outturn)}; target {wanted} ({target.by:%B %Y})"


def _beside(view: View, beside_flags: bool) -> str:
    """What is off target and not flagged, and why it is not."""
    assessment, listed_flags = view.assessment, {each.indicator for each in view.assessment.flags}
    off = [each for each in assessment.off_target() if each.indicator not in listed_flags]
    untold = [each.indicator for each in off if each.history.open_episode is None]
    never = [each.ref for each in untold if each.alert is None]
    by_rule = [each.ref for each in untold if each.alert is not None]
    edited = [
        f"{each.indicator.ref} since {say_date(day)}"
        for each in off
        if (day := assessment.edited_since(each.history)) is not None
    ]
    return joined(
        [
            _never_green(never, beside_flags) if never else None,
            f"off target, and not flagged by their own rules: {listed(by_rule)}"
            if by_rule
            else None,
            f"off target by an edited target: {listed(edited)}" if edited else None,
        ]
    )


def _never_green(refs: list[str], beside_flags: bool) -> str:
    has = "has" if len(refs) == 1 else "have"
    what = "more indicator" if beside_flags else "indicator"
    return (
        f"{counted(len(refs), what)} {has} been off target since the first figure, and "
        f"so never left green: {listed(refs)}"
    )


def _acknowledged(flag: OpenFlag) -> bool:
    return flag.record is not None and flag.record.acknowledged_at is not None


def _to_acknowledge(flags: tuple[OpenFlag, ...]) -> list[tuple[str, int]]:
    """Ref and id of those that wait for somebody to have seen them."""
    return [
        (each.indicator.ref, each.record.id)
        for each in flags
        if each.record is not None and each.unacknowledged
    ]


def _buttons(view: View, flags: tuple[OpenFlag, ...]) -> Buttons:
    return Buttons(
        (
            *(
                Button(f"Acknowledge {ref}", "acknowledge", f"{flag_id} /flags")
                for ref, flag_id in _to_acknowledge(flags)[:ACKNOWLEDGE]
            ),
            *share_button(view, main=False),
            shows("Whole plan", "/rag"),
        )
    )
