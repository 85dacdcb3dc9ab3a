"""What an import would change, or an undo did: to be read before somebody says yes."""

from collections.abc import Sequence
from html import unescape

from bot.domain.figures import say_outturn
from bot.domain.message import Message
from bot.domain.outbox import Outgoing
from bot.domain.outturn import Outturn
from bot.domain.people import Audience
from bot.domain.period import Period, say_day
from bot.domain.plan import Plan
from bot.domain.snapshot import Flag
from bot.messages.composing import compose
from bot.messages.parts import Button, Buttons, Note, Part, Say, Table, Title
from bot.messages.text import clip, imported
from bot.messages.words import bullets, counted, listed, rag_word
from bot.rules.import_changes import FigureChange, ImportChanges, StatusChange
from bot.rules.standing import NoData

MOST = 12
"""Lines of one group; the rest are counted."""


def preview_message(  # noqa: PLR0913 - what is said, and how
    file: str,
    plan: Plan,
    changes: ImportChanges,
    remarks: Sequence[str],
    told: Sequence[Outgoing],
    *,
    audience: Audience = Audience.NAMED,
    buttons: Sequence[Button] = (),
) -> Message:
    """Says what importing `file` would change, what it leaves out and why (`remarks`), and what
    would be `told` to whom. Nothing is stored yet. A wide `audience` sees which figures, and not
    what they are.
    """
    name = imported(file, 80)
    text = f"{name} would bring {says_changes(plan, changes)}."
    if not changes.any:
        text = f"{name} would change nothing."
    changed = change_parts(plan, changes, audience)
    parts: list[Part] = [Title(f"Preview of {name}"), Say(text), *changed, _known(remarks)]
    heard = bullets(_told(plan, told, audience), MOST)
    parts.append(Say(f"*Would be told*\n{heard}" if told else ""))
    parts.append(Note("a preview: nothing is stored"))
    return compose(text, [*parts, Buttons(tuple(buttons))] if buttons else parts)


def undone_message(  # noqa: PLR0913 - what is said, and to whom
    number: int,
    file: str,
    plan: Plan,
    changes: ImportChanges,
    remarks: Sequence[str],
    *,
    told: bool,
    audience: Audience = Audience.NAMED,
) -> Message:
    """Says what taking an import back changed; `remarks` are on the plan, and `told` says whether
    somebody was told of it.
    """
    text = f"Import {number}, {imported(file, 80)}, was taken back: {says_changes(plan, changes)}."
    if not changes.any:
        text = f"Import {number}, {imported(file, 80)}, was taken back; nothing reads otherwise."
    note = Note("what was told of it is corrected in its thread" if told else "")
    parts: list[Part] = [
        Title("Taken back"),
        Say(text),
        *change_parts(plan, changes, audience),
        _known(remarks),
        note,
    ]
    return compose(text, parts)


def _known(remarks: Sequence[str]) -> Say:
    lines = [imported(each, 300) for each in remarks]
    return Say(f"*To know*\n{bullets(lines, MOST)}" if lines else "")


def in_the_way(number: int, later: Sequence[int]) -> str:
    """Says which imports go first, before the one of that number can be taken back."""
    return (
        f"Import {number} cannot be taken back before {' and '.join(map(str, later))}: later "
        f"imports say something else of the same. Take back {later[-1]} first."
    )


def change_parts(
    plan: Plan, changes: ImportChanges, audience: Audience = Audience.NAMED
) -> list[Part]:
    """The groups of what changes beside the plan: figures, statuses, flags, caseload extracts."""
    wide = audience is Audience.WIDE
    groups = (
        ("Statuses", [_status(each, wide) for each in changes.statuses]),
        ("Flags that open", [_flag(plan, each) for each in changes.opened]),
        ("Flags that end", [_flag(plan, each) for each in changes.closed]),
        ("Caseloads, new", [say_day(each) for each in changes.new_days]),
        ("Caseloads, replaced", [say_day(each) for each in changes.replaced_days]),
        ("Caseloads, gone", [say_day(each) for each in changes.gone_days]),
    )
    parts: list[Part] = [_figures(changes.figures, wide)] if changes.figures else []
    return parts + [
        Say(f"*{heading}*\n{bullets(lines, MOST)}") for heading, lines in groups if lines
    ]


def says_changes(plan: Plan, changes: ImportChanges) -> str:
    """Counts each kind of change, as in "2 new figures and 1 flag that opens"; of a first plan what
    is in it.
    """
    if changes.first:
        return f"a first plan: {_sizes(plan)}"
    back = sum(each.taken_back for each in changes.figures)
    new = sum(each.before is None for each in changes.figures)
    revised = len(changes.figures) - back - new
    days = len(changes.new_days) + len(changes.replaced_days)
    gone = len(changes.gone_days)
    said = (
        (new, "new figure"),
        (revised, "revised figure"),
        (back, "figure taken back", "figures taken back"),
        (days, "caseload extract"),
        (gone, "caseload extract that goes", "caseload extracts that go"),
        (len(changes.plan), "changed row of the plan", "changed rows of the plan"),
        (len(changes.statuses), "changed status", "changed statuses"),
        (len(changes.opened), "flag that opens", "flags that open"),
        (len(changes.closed), "flag that ends", "flags that end"),
    )
    every = [counted(*each) for each in said if each[0]]
    every += ["what other areas stand at"] if changes.others else []
    every += ["figures by team"] if changes.of_teams else []
    return listed(every or ["nothing"])


def _sizes(plan: Plan) -> str:
    ratings = sum(len(each.ratings) for each in plan.recommendations)
    return listed(
        [
            counted(len(plan.recommendations), "recommendation"),
            counted(sum(1 for _ in plan.indicators), "indicator"),
            counted(ratings, "rating"),
        ]
    )


def _figures(figures: Sequence[FigureChange], wide: bool) -> Table:
    """Revised and taken back first: what is lost is looked at before what is new."""
    ordered = sorted(figures, key=lambda each: (not each.taken_back, each.before is None))
    if wide:
        # What a figure was, and what it is, can give a small count away.
        return Table(
            header=("Indicator", "Period", "What"),
            rows=tuple((*_row(each)[:2], _kind(each)) for each in ordered),
            most=20,
        )
    return Table(
        header=("Indicator", "Period", "Before", "After"),
        rows=tuple(_row(each) for each in ordered),
        right=(2, 3),
        most=20,
    )


def _kind(change: FigureChange) -> str:
    if change.taken_back:
        return "taken back"
    return "new" if change.before is None else "revised"


def _row(change: FigureChange) -> tuple[str, str, str, str]:
    indicator, outturn = change.indicator, change.after or change.before
    if outturn is None:
        raise AssertionError("a change without a figure before or after")
    name = f"{indicator.ref} {imported(indicator.title, 60)}"
    before = _said(change, change.before)
    return (
        clip(name, 50),
        imported(outturn.printed or outturn.period.label, 40),
        before,
        _said(change, change.after),
    )


def _said(change: FigureChange, outturn: Outturn | None) -> str:
    if outturn is None:
        return "–"
    if outturn.missing:
        return "missing"
    return clip(imported(say_outturn(outturn, change.indicator), 80), 60)


def _status(change: StatusChange, wide: bool) -> str:
    name = f"*{change.indicator.ref} {imported(change.indicator.title, 80)}*"
    if change.before is None:
        return f"{name}: {rag_word(change.after.status)}, new in the plan"
    said = isinstance(change.after, NoData) and not wide
    why = f": {imported(change.after.reason, 160)}" if said else ""
    return f"{name}: {rag_word(change.before.status)} → {rag_word(change.after.status)}{why}"


def _flag(plan: Plan, flag: Flag) -> str:
    indicator = plan.indicator(flag.indicator)
    title = f" {imported(indicator.title, 80)}" if indicator is not None else ""
    return f"*{flag.indicator}{title}*, off green since {Period.parse(flag.opened).noun}"


def _told(plan: Plan, told: Sequence[Outgoing], audience: Audience) -> list[str]:
    roles = {user: person.title for person in plan.people for user in person.users}
    if audience is Audience.WIDE:
        return [imported(roles.get(each.channel, each.channel), 60) for each in told]
    return [
        f"{imported(roles.get(each.channel, each.channel), 60)}: "
        f"{imported(unescape(each.message.text), 300)}"
        for each in told
    ]
