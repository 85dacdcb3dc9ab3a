"""The weekly digest, as the senior managers read it before their meeting."""

from collections.abc import Sequence

from bot.domain.message import Message
from bot.domain.period import LONDON
from bot.domain.plan import Owner
from bot.messages.actions import also_slipped
from bot.messages.caseloads_line import caseload_line
from bot.messages.composing import compose
from bot.messages.flags import not_over_lines
from bot.messages.footnotes import marks
from bot.messages.movements import moved_line, movement_parts
from bot.messages.owner import owner_name
from bot.messages.parts import Buttons, Note, Part, Say, Table, Title, shows
from bot.messages.plan_overview import rating_counts
from bot.messages.questions import asked_lines
from bot.messages.text import clip, imported
from bot.messages.updates import update_parts
from bot.messages.view import View, in_period, status_word
from bot.messages.words import bullets, counted, joined, listed, rag_letter, say_date
from bot.rules.actions import DueAction
from bot.rules.assessment import OffTarget
from bot.rules.digest import COMING_DAYS, DUE_DAYS, ComingTarget, Digest
from bot.rules.movement import History
from bot.rules.standing import NoData, Standing

QUESTIONS = 5
OWNERS = 8
EACH = 2
"""Overdue actions, and due ones, of one owner."""
STILL_OFF = 40
NAMED = 8


def digest_message(
    view: View, digest: Digest, meeting: str = "Senior managers' meeting"
) -> Message:
    """Tells what moved, is still off green, caseloads, questions, actions, data, what is coming."""
    title = f"{meeting}, {view.assessment.at:%A} {view.day}"
    moved = moved_line(digest)
    counts = f"The plan as judged: *{rating_counts(view)}*."
    parts: list[Part] = [Title(title), Say(f"{moved}\n{counts}")]
    parts += movement_parts(view, digest)
    if digest.still_off:
        parts += _still_off(view, digest)
    if lines := not_over_lines(view, digest.not_over):
        parts.append(Say(f"*On target, not over yet*\n{bullets(lines, NAMED)}"))
    parts += update_parts(view)
    if view.assessment.caseloads is not None:
        parts.append(Say(caseload_line(view, view.assessment.caseloads)))
    if view.assessment.questions:
        parts.append(_questions(view))
    if digest.overdue or digest.due:
        parts.append(_actions(view, digest))
    if data := _data(view, digest):
        parts.append(Say(f"*Data*\n{data}"))
    if digest.coming:
        parts.append(_coming(view, digest))
    parts.append(Note(_note(view)))
    parts.append(
        Buttons(
            (
                shows("Open flags", "/flags", main=True),
                shows("Questions", "/planbot questions"),
                shows("Actions", "/planbot actions"),
                shows("Caseloads", "/caseloads"),
            )
        )
    )
    return compose(f"{title}: {moved}", parts)


def _still_off(view: View, digest: Digest) -> list[Part]:
    off = digest.still_off
    known = [each.latest for each in off[:STILL_OFF]]
    return [
        Say(f"*Still off green*  {counted(len(off), 'indicator')}, longest first"),
        Table(
            header=("Status", "Indicator", "Latest", "Target", "Since"),
            rows=tuple(_off_row(view, each) for each in off),
            most=STILL_OFF,
        ),
        Note(marks(view, known)),
    ]


def _off_row(view: View, off: OffTarget) -> tuple[str, ...]:
    edited = view.assessment.edited_since(off.history)
    return (
        rag_letter(off.latest.status),
        f"{off.indicator.ref} {clip(imported(off.indicator.short, 60), 26)}",
        view.marked_figure(off.latest, 20),
        clip(view.target(off.latest), 14),
        f"{edited or off.since.outturn.period.end:%b %y}",
    )


def _questions(view: View) -> Say:
    # The figures stand above: among what moved or what is still off green.
    lines = asked_lines(view, brief=True)
    return Say(f"*Questions for the meeting*  {len(lines)}\n{bullets(lines, QUESTIONS)}")


def _actions(view: View, digest: Digest) -> Say:
    late, soon = len(digest.overdue), len(digest.due)
    counts = f"*{late or 'none'}* overdue, *{soon or 'none'}* due within {DUE_DAYS} days"
    owners = dict.fromkeys(each.owner for each in (*digest.overdue, *digest.due))
    lines = [
        f"{owner_name(owner) if owner.role else 'Owner not stated'}: {_of(view, digest, owner)}"
        for owner in owners
    ]
    return Say(f"*Actions*  {counts}\n{bullets(lines, OWNERS)}")


def _of(view: View, digest: Digest, owner: Owner) -> str:
    """One owner's actions: the longest overdue, then the soonest due."""
    overdue = [
        _action(view, each, "overdue since") for each in digest.overdue if each.owner == owner
    ]
    due = [_action(view, each, "due") for each in digest.due if each.owner == owner]
    return "; ".join([*_first(overdue, "overdue"), *_first(due, "due")])


def _first(actions: list[str], when: str) -> list[str]:
    more = len(actions) - EACH
    return [*actions[:EACH], *([f"{more} more {when}"] if more > 0 else [])]


def _action(view: View, each: DueAction, when: str) -> str:
    number = each.recommendation.number
    what = f"{imported(view.text(each.action.text, number), 100)} (rec {number})"
    return f"{what}, {when} {say_date(each.due)}{also_slipped(each.action)}"


def _data(view: View, digest: Digest) -> str:
    bare = len(digest.without_figure)
    groups = (
        ("Missing", _named(view, digest.missing)),
        ("Stale", _named(view, digest.stale)),
        ("Provisional", _named(view, digest.provisional)),
        (
            "On another kind of period",
            listed([_beside(view, each) for each in digest.other_period], NAMED),
        ),
        ("None fell due", listed([_none_due(each) for each in digest.none_due], NAMED)),
        (
            "No target is stated",
            listed([_untargeted(view, each) for each in digest.without_target], NAMED),
        ),
        ("Without a comparable figure", counted(bare, "indicator") if bare else ""),
    )
    return "\n".join(f"*{name}*: {said}" for name, said in groups if said)


def _beside(view: View, history: History) -> str:
    name = f"{history.indicator.ref} {imported(history.indicator.short, 60)}"
    return f"{name} ({view.reason(history.current)})"


def _untargeted(view: View, history: History) -> str:
    """The figure stands for itself."""
    name = f"{history.indicator.ref} {imported(history.indicator.short, 60)}"
    current = history.current
    when = f" {in_period(current.outturn)}" if current.outturn is not None else ""
    return f"{name}: {view.figure(current)}{when}"


def _none_due(history: History) -> str:
    """Nothing was to be measured; the status before it is held."""
    current = history.current
    when = in_period(current.outturn) if current.outturn is not None else ""
    said = "; ".join(filter(None, (when, _was(current))))
    return f"{history.indicator.ref} {imported(history.indicator.short, 60)} ({said})"


def _named(view: View, histories: Sequence[History]) -> str:
    said = []
    for each in (history.current for history in histories[:NAMED]):
        known = [_was(each), view.newer_beside(each)]
        beside = f" ({'; '.join(filter(None, known))})" if any(known) else ""
        said.append(f"{each.indicator.ref} {imported(each.indicator.short, 60)}{beside}")
    if len(histories) > NAMED:
        said.append(f"{len(histories) - NAMED} more")
    return listed(said)


def _was(standing: Standing) -> str:
    if not isinstance(standing, NoData) or standing.held is None:
        return ""
    return f"was {standing.held.status.capitalize()} {in_period(standing.held.outturn)}"


def _coming(view: View, digest: Digest) -> Say:
    lines = [_target_line(view, each) for each in digest.coming]
    return Say(f"*Targets due within {COMING_DAYS} days*\n{bullets(lines, 6)}")


def _target_line(view: View, each: ComingTarget) -> str:
    indicator = each.indicator
    wanted = imported(view.wanted(each.target, indicator), 60)
    name = f"{indicator.ref} {imported(indicator.short, 60)}"
    now = status_word(each.history.current)
    return f"{say_date(each.target.by)}: {name}, target {wanted}, now {now}"


def _note(view: View) -> str:
    last = max((each.imported_at for each in view.assessment.snapshot.sources), default=None)
    return joined(
        [
            f"last import {say_date(last.astimezone(LONDON).date())}" if last else None,
            "a status follows from figures, a rating is people's judgement of evidence",
        ]
    )
