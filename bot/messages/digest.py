"""The weekly digest, as the senior managers read it before their meeting."""

from bot.domain.figures import say_target
from bot.messages.caseload_line import caseload_line
from bot.messages.message import Message
from bot.messages.movements import moved_line, movement_parts
from bot.messages.parts import Button, Buttons, Note, Part, Say, Table, Title, compose
from bot.messages.plan_overview import rating_counts
from bot.messages.questions import ask
from bot.messages.view import View
from bot.messages.words import (
    bullets,
    clip,
    counted,
    inert,
    joined,
    listed,
    rag_letter,
    rag_word,
    say_date,
)
from bot.rules.actions import DueAction
from bot.rules.digest import ComingTarget, Digest
from bot.rules.movement import History
from bot.rules.status import Standing


def digest_message(view: View, digest: Digest) -> Message:
    """What moved, what is still off green, caseloads, questions, actions, data, what is coming."""
    title = f"Senior managers' meeting, {view.assessment.at:%A} {view.day}"
    moved = moved_line(digest)
    counts = f"The plan as judged: *{rating_counts(view)}*."
    parts: list[Part] = [Title(title), Say(f"{moved}\n{counts}")]
    parts += movement_parts(view, digest)
    if digest.still_off:
        parts += _still_off(view, digest)
    if view.assessment.caseloads is not None:
        parts.append(Say(caseload_line(view, view.assessment.caseloads)))
    if view.assessment.questions:
        parts.append(_questions(view))
    if digest.overdue or digest.due:
        parts.append(_actions(digest))
    if data := _data(digest):
        parts.append(Say(f"*Data*\n{data}"))
    if digest.coming:
        parts.append(_coming(digest))
    parts.append(Note(_note(view, digest)))
    parts.append(
        Buttons(
            (
                Button("Open flags", "show", "/flags", "/flags", main=True),
                Button("Questions", "show", "/planbot questions", "/planbot questions"),
                Button("Actions", "show", "/planbot actions", "/planbot actions"),
                Button("Caseloads", "show", "/caseloads", "/caseloads"),
            )
        )
    )
    return compose(f"{title}: {moved.replace('*', '')}", parts)


def _still_off(view: View, digest: Digest) -> list[Part]:
    rows = tuple(_off_row(view, each) for each in digest.still_off[:40])
    return [
        Say(f"*Still off green*  {counted(len(digest.still_off), 'indicator')}, longest first"),
        Table(header=("Status", "Indicator", "Latest", "Target", "Since"), rows=rows),
    ]


def _off_row(view: View, history: History) -> tuple[str, ...]:
    standing = history.last_known
    start = history.off_since
    if standing is None or start is None or start.outturn is None:
        raise AssertionError(f"{history.indicator.ref} is not off target")
    return (
        rag_letter(standing.status),
        f"{history.indicator.ref} {clip(inert(history.indicator.short, 60), 26)}",
        clip(view.marked_figure(standing), 20),
        clip(view.target(standing), 14),
        f"{start.outturn.period.end:%b %y}",
    )


def _questions(view: View) -> Say:
    asked = [ask(each, view) for each in view.assessment.questions]
    return Say(f"*Questions for the meeting*  {len(asked)}\n{bullets(asked, 4)}")


def _actions(digest: Digest) -> Say:
    lines = [f"overdue since {_due(each)}" for each in digest.overdue]
    lines += [f"due {_due(each)}" for each in digest.due]
    overdue, due = len(digest.overdue), len(digest.due)
    heading = f"*Actions*  *{overdue}* overdue, *{due}* due before the next meeting"
    return Say(f"{heading}\n{bullets(lines, 6)}")


def _due(each: DueAction) -> str:
    what = f"rec {each.recommendation.number}: {inert(each.action.text, 100)}"
    return f"{say_date(each.due)}, {what} ({inert(each.owner, 60)})"


def _data(digest: Digest) -> str:
    said = []
    if digest.missing:
        said.append(f"*Missing*: {_named([each.current for each in digest.missing])}")
    if digest.stale:
        said.append(f"*Stale*: {_named([each.current for each in digest.stale])}")
    if digest.provisional:
        said.append(f"*Provisional*: {_named([each.current for each in digest.provisional])}")
    if digest.without_figure:
        refs = listed([each.indicator.ref for each in digest.without_figure])
        number = counted(len(digest.without_figure), "indicator")
        said.append(f"*Without a comparable figure*: {number} ({refs})")
    return "\n".join(said)


def _named(standings: list[Standing]) -> str:
    said = []
    for each in standings[:8]:
        was = ""
        if each.held is not None and each.held.outturn is not None:
            held = each.held
            was = (
                f" (was {held.status.capitalize()} in {held.outturn.period.label})"
                if held.outturn
                else ""
            )
        said.append(f"{each.indicator.ref} {inert(each.indicator.short, 60)}{was}")
    if len(standings) > 8:
        said.append(f"{len(standings) - 8} more")
    return listed(said)


def _coming(digest: Digest) -> Say:
    lines = [_target_line(each) for each in digest.coming]
    return Say(f"*Coming within 60 days*\n{bullets(lines, 6)}")


def _target_line(each: ComingTarget) -> str:
    indicator = each.indicator
    wanted = inert(say_target(each.target, indicator.unit, indicator.direction), 60)
    name = f"{indicator.ref} {inert(indicator.short, 60)}"
    now = rag_word(each.history.current.status)
    return f"{say_date(each.target.by)}: {name}, target {wanted}, now {now}"


def _note(view: View, digest: Digest) -> str:
    illustrative = any(
        standing.outturn is not None and standing.outturn.illustrative
        for history in view.assessment.histories.values()
        for standing in history.standings[-1:]
    )
    sources = view.assessment.snapshot.sources
    last = max((each.imported_at for each in sources), default=None)
    return joined(
        [
            "ᵖ provisional" if digest.provisional else None,
            "some figures are illustrative, made for the sample" if illustrative else None,
            f"figures imported up to {say_date(last.date())}" if last else None,
        ]
    )
