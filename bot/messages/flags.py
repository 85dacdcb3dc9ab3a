"""`/flags`: indicators that left green and are not back, oldest first."""

from bot.domain.period import london_day
from bot.messages.composing import compose
from bot.messages.message import Message
from bot.messages.parts import Button, Buttons, Note, Part, Say, Table, Title
from bot.messages.sharing import share_button
from bot.messages.view import View, freshness
from bot.messages.words import bullets, clip, counted, inert, joined, listed, rag_letter, say_date
from bot.rules.assessment import OpenFlag

MOST = 40
LINES = 8
ACKNOWLEDGE = 4


def flags_message(view: View) -> Message:
    """Every open flag with its days off green, owner role and who acknowledged it."""
    flags = view.assessment.flags
    off = [each for each in view.assessment.off_target() if each.open_episode is None]
    never = (
        f"{counted(len(off), 'more indicator')} off target since the first figure, "
        f"so not flagged: {listed([each.indicator.ref for each in off])}"
        if off
        else None
    )
    if not flags:
        text = "No indicator has left green: there is no open flag."
        parts: list[Part] = [Title("Open flags"), Say(text)]
        return compose(text, parts + ([Note(never)] if never else []))
    waiting = sum(not _acknowledged(each) for each in flags)
    text = (
        f"{counted(len(flags), 'indicator')} left green and "
        f"{'is' if len(flags) == 1 else 'are'} not back, {waiting} not acknowledged."
    )
    return compose(
        text,
        [
            Title(f"Open flags on {view.day}"),
            Say(
                f"*{counted(len(flags), 'indicator')}* left green and not back, "
                f"*{waiting}* not acknowledged."
            ),
            Table(
                header=("Status", "Indicator", "Days off", "Acknowledged"),
                rows=tuple(_row(each) for each in flags),
                right=(2,),
                most=MOST,
            ),
            Say(bullets((_line(each, view) for each in flags), LINES)),
            Note(joined([never, "oldest first"])),
            _buttons(view, flags),
        ],
    )


def _row(flag: OpenFlag) -> tuple[str, ...]:
    title = f"{flag.indicator.ref} {inert(flag.indicator.short, 60)}"
    return (
        rag_letter(flag.episode.latest.status),
        clip(title, 34),
        str(flag.days),
        "yes" if _acknowledged(flag) else "no",
    )


def _line(flag: OpenFlag, view: View) -> str:
    latest = flag.episode.latest
    name = f"*{flag.indicator.ref} {inert(flag.indicator.title, 80)}*"
    figure = f"{view.figure(latest)} in {freshness(latest)}, target {view.target(latest)}"
    return f"{name} {figure}. Owner: {inert(flag.owner, 80)}. {acknowledged_words(flag)}"


def acknowledged_words(flag: OpenFlag) -> str:
    """By which role and when, or "Not acknowledged yet."."""
    record = flag.record
    if record is None or record.acknowledged_at is None:
        return "Not acknowledged yet."
    by = inert(record.acknowledged_by or "someone", 80)
    return f"Acknowledged by {by}, {say_date(london_day(record.acknowledged_at))}."


def _acknowledged(flag: OpenFlag) -> bool:
    return flag.record is not None and flag.record.acknowledged_at is not None


def _buttons(view: View, flags: tuple[OpenFlag, ...]) -> Buttons:
    waiting = [each for each in flags if each.record is not None and not _acknowledged(each)]
    return Buttons(
        (
            *(
                Button(
                    f"Acknowledge {each.indicator.ref}", "acknowledge", f"{each.record.id} /flags"
                )
                for each in waiting[:ACKNOWLEDGE]
                if each.record is not None
            ),
            *share_button(view, main=False),
            Button("Whole plan", "show", "/rag", "/rag"),
        )
    )
