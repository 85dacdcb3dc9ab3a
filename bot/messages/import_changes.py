"""What an import would change, or an undo did: to be read before somebody says yes."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.figures import say_limit, say_outturn
from bot.domain.message import Message
from bot.domain.outbox import Outgoing
from bot.domain.outturn import Outturn
from bot.domain.people import Audience
from bot.domain.period import Period, say_day
from bot.domain.plan import Plan
from bot.domain.snapshot import Flag
from bot.messages.composing import compose, in_full
from bot.messages.parts import Button, Buttons, Note, Part, Say, Table, Title
from bot.messages.text import clip, imported
from bot.messages.told_by_import import heard
from bot.messages.words import bullets, counted, listed, rag_word
from bot.rules.import_changes import FigureChange, ImportChanges, StatusChange
from bot.rules.standing import NoData

MOST, ROWS = 12, 20
"""Lines of one group, and figures; the rest are counted."""
ALL = "planbot import --preview --all"
_EVERY = 1_000_000
_OFF = "off target by an edited target"
"""As `/flags` says it: nothing left green, and nobody is alerted."""


def preview_message(  # noqa: PLR0913 - what is said, and how
    file: str,
    plan: Plan,
    changes: ImportChanges,
    remarks: Sequence[str],
    told: Sequence[Outgoing],
    *,
    audience: Audience = Audience.NAMED,
    buttons: Sequence[Button] = (),
    rows: int = ROWS,
    heed: str = "",
) -> Message:
    """Says what importing `file` would change, what it leaves out and why (`remarks`), and what
    would be `told` to whom. Nothing is stored yet. A wide `audience` sees which figures, and not
    what they are. Of more than so many `rows` of figures it says where the rest can be seen. What
    is to `heed` stands before all of it.
    """
    text = _would_bring(file, plan, changes)
    changed = change_parts(plan, changes, audience, rows=rows, rest=f" ({ALL})")
    known = _known(remarks)
    parts: list[Part] = [Title(f"Preview of {imported(file, 80)}"), Say(text)]
    parts += [_heeded(heed), *changed, known]
    parts += heard(plan, told, audience, MOST)
    parts.append(Note("a preview: nothing is stored"))
    return compose(text, [*parts, Buttons(tuple(buttons))] if buttons else parts)


def preview_in_full(  # noqa: PLR0913 - what is said
    file: str,
    plan: Plan,
    changes: ImportChanges,
    remarks: Sequence[str],
    told: Sequence[Outgoing],
    *,
    heed: str = "",
) -> str:
    """Says the same as the preview does, for a terminal, with every line of it."""
    parts: list[Part] = [
        Title(f"Preview of {imported(file, 80)}"),
        Say(_would_bring(file, plan, changes)),
        _heeded(heed),
        *change_parts(plan, changes, rows=_EVERY, lines=_EVERY),
        _known(remarks, _EVERY),
        *heard(plan, told, Audience.NAMED, _EVERY),
        Note("a preview: nothing is stored"),
    ]
    return in_full(parts)


def _would_bring(file: str, plan: Plan, changes: ImportChanges) -> str:
    name = imported(file, 80)
    if not changes.any:
        return f"{name} would change nothing."
    return f"{name} would bring {says_changes(plan, changes)}."


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


def _heeded(heed: str) -> Say:
    return Say(f"*Look first*\n{imported(heed, 400)}." if heed else "")


def _known(remarks: Sequence[str], most: int = MOST) -> Say:
    lines = [imported(each, 300) for each in remarks]
    return Say(f"*To know*\n{bullets(lines, most)}" if lines else "")


def in_the_way(number: int, later: Sequence[int]) -> str:
    """Says which imports go first, before the one of that number can be taken back."""
    return (
        f"Import {number} cannot be taken back before {' and '.join(map(str, later))}: later "
        f"imports say something else of the same. Take back {later[-1]} first."
    )


def change_parts(  # noqa: PLR0913 - how much of it, and for whom
    plan: Plan,
    changes: ImportChanges,
    audience: Audience = Audience.NAMED,
    *,
    rows: int = ROWS,
    lines: int = MOST,
    rest: str = "",
) -> list[Part]:
    """The groups of what changes beside the plan: figures, statuses, flags, caseload extracts. Of
    more than so many `rows` of figures, or `lines` of a group, the rest are counted; `rest` says
    where those figures can be seen.
    """
    wide = audience is Audience.WIDE
    groups = (
        ("Statuses", [_status(each, wide) for each in changes.statuses]),
        ("Flags that open", [_flag(plan, each) for each in changes.opened]),
        (_OFF.capitalize(), [_titled(plan, each) for each in changes.edited_off]),
        ("Flags that end", [_flag(plan, each) for each in changes.closed]),
        (f"No longer {_OFF}", [_titled(plan, each) for each in changes.edited_back]),
        ("Caseloads, new", [say_day(each) for each in changes.new_days]),
        ("Caseloads, replaced", [say_day(each) for each in changes.replaced_days]),
        ("Caseloads, gone", [say_day(each) for each in changes.gone_days]),
    )
    figures = replace(_figures(changes.figures, wide), most=rows, rest=rest)
    parts: list[Part] = [figures] if changes.figures else []
    return parts + [Say(f"*{heading}*\n{bullets(said, lines)}") for heading, said in groups if said]


def says_changes(plan: Plan, changes: ImportChanges) -> str:
    """Counts each kind of change, as in "2 new figures and 1 flag that opens"; of a first plan what
    is in it.
    """
    if changes.first:
        return f"a first plan: {_sizes(plan)}"
    figures = [each for each in changes.figures if not each.empty]
    back = sum(each.taken_back for each in figures)
    new = sum(each.before is None for each in figures)
    empty = [each for each in changes.figures if each.empty]
    came = sum(each.before is None for each in empty)
    days = len(changes.new_days) + len(changes.replaced_days)
    gone = len(changes.gone_days)
    said = (
        (new, "new figure"),
        (came, "new period without a figure", "new periods without a figure"),
        (len(figures) - back - new, "revised figure"),
        (back, "figure taken back", "figures taken back"),
        (
            len(empty) - came,
            "period without a figure taken back",
            "periods without a figure taken back",
        ),
        (days, "caseload extract"),
        (gone, "caseload extract that goes", "caseload extracts that go"),
        (len(changes.plan), "changed row of the plan", "changed rows of the plan"),
        (len(changes.statuses), "changed status", "changed statuses"),
        (len(changes.opened), "flag that opens", "flags that open"),
        (len(changes.closed), "flag that ends", "flags that end"),
        (len(changes.edited_off), f"indicator {_OFF}", f"indicators {_OFF}"),
        (len(changes.edited_back), f"indicator no longer {_OFF}", f"indicators no longer {_OFF}"),
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
        )
    return Table(
        header=("Indicator", "Period", "Before", "After"),
        rows=tuple(_row(each) for each in ordered),
        right=(2, 3),
    )


def _kind(change: FigureChange) -> str:
    if change.taken_back:
        return "taken back"
    if change.empty:
        return "new, without a figure"
    return "new" if change.before is None else "revised"


def _row(change: FigureChange) -> tuple[str, str, str, str]:
    indicator, outturn = change.indicator, change.after or change.before
    if outturn is None:
        raise AssertionError("a change without a figure before or after")
    name = f"{indicator.ref} {imported(indicator.title, 60)}"
    period = imported(outturn.printed or outturn.period.label, 40)
    before, after = _said(change, change.before), _said(change, change.after)
    read = _apart(change, before) if before == after else (before, after)
    return clip(name, 50), period, *read


def _apart(change: FigureChange, said: str) -> tuple[str, str]:
    """Figures that read alike, each as it is read beside the other where they differ."""
    values = [each.value for each in (change.before, change.after) if each is not None]
    if len(set(values)) < 2 or any(each is None for each in values):
        return said, said
    first, last = (each for each in values if each is not None)
    return say_limit(first, last, change.indicator), say_limit(last, first, change.indicator)


def _said(change: FigureChange, outturn: Outturn | None) -> str:
    if outturn is None:
        return "–"
    if outturn.missing:
        return outturn.mark.reason if outturn.mark is not None else "missing"
    return clip(imported(say_outturn(outturn, change.indicator), 80), 60)


def _status(change: StatusChange, wide: bool) -> str:
    name = f"*{change.indicator.ref} {imported(change.indicator.title, 80)}*"
    if change.before is None:
        return f"{name}: {rag_word(change.after.status)}, new in the plan"
    said = isinstance(change.after, NoData) and not wide
    why = f": {imported(change.after.reason, 160)}" if said else ""
    return f"{name}: {rag_word(change.before.status)} → {rag_word(change.after.status)}{why}"


def _flag(plan: Plan, flag: Flag) -> str:
    return f"{_titled(plan, flag)}, off green since {Period.parse(flag.opened).noun}"


def _titled(plan: Plan, flag: Flag) -> str:
    indicator = plan.indicator(flag.indicator)
    title = f" {imported(indicator.title, 80)}" if indicator is not None else ""
    return f"*{flag.indicator}{title}*"
