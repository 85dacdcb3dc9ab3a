"""The exception report to the improvement board, on two pages: what moved, what is off, and what
the board is to decide.
"""

from collections.abc import Iterator, Sequence

from bot.domain.figures import say_target
from bot.domain.indicator import Indicator
from bot.domain.period import Period, say_day
from bot.domain.rag import Rag, Status
from bot.messages.owner import owner_name
from bot.messages.text import clip
from bot.messages.words import counted
from bot.papers.brief import Brief
from bot.papers.document import (
    Cell,
    Column,
    Document,
    Heading,
    Look,
    Paragraph,
    Part,
    Section,
    Table,
    cell,
)
from bot.papers.left_out import left_out
from bot.papers.wording import (
    NOT_PUBLIC,
    NOT_STATED,
    dated_figure,
    figure,
    letter,
    rating_counts,
    rerated_lines,
    typed,
)
from bot.rules.actions import overdue
from bot.rules.assessment import OffTarget
from bot.rules.between import Moved, came_back, left_green
from bot.rules.proposals import waiting
from bot.rules.standing import Known
from bot.rules.updates import latest_update

MOVED = 6
"""Rows that a table of what moved has; of more it says how many."""
OFF = 12
DECISIONS = 10
_WORDS = 220
_TITLE = 80


def exceptions_document(brief: Brief) -> Document:
    """Puts the report together."""
    day, name = say_day(brief.at), typed(brief.plan.name)
    since = f", compared with {say_day(brief.since)}" if brief.since else ""
    public = " The version for publication." if brief.public else ""
    parts: list[Part] = [
        Heading("Left green"),
        *_moves(brief, left_green(brief.before, brief.now), "Nothing left green"),
        Heading("Off green"),
        *_off(brief),
        Heading("Came back to green"),
        *_moves(brief, came_back(brief.before, brief.now), "Nothing came back to green"),
        *_decisions(brief),
        *left_out(brief),
    ]
    return Document(
        title=f"{name}: exception report",
        subtitle=f"As at *{day}*{since}.{public}",
        subject=f"Exception report as at {day}",
        day=brief.at,
        lead=(rating_counts(brief.now), *rerated_lines(brief)),
        sections=(Section(tuple(parts)),),
        footer=f"{name}: exception report as at {day}",
    )


def _moves(brief: Brief, moved: Sequence[Moved], nothing: str) -> Iterator[Part]:
    if not moved:
        since = f" since {say_day(brief.since)}" if brief.since else " by its latest figure"
        yield Paragraph(f"{nothing}{since}.")
        return
    yield Table(
        title="What moved",
        about="Each measure with the figure before, the figure now and its target",
        columns=(
            Column("Status", 18),
            Column("Measure", 62),
            Column("Before", 34),
            Column("Now", 42),
            Column("Target", 26),
        ),
        rows=tuple(_move(brief, each) for each in moved[:MOVED]),
        look=Look.SMALL,
    )
    yield from _more(len(moved) - MOVED, "more measure")


def _move(brief: Brief, moved: Moved) -> tuple[Cell, ...]:
    before, after, indicator = moved.before, moved.after, moved.indicator
    return (
        _status(after),
        cell(_name(after)),
        cell(dated_figure(brief, before.outturn, indicator) if before else NOT_STATED),
        cell(dated_figure(brief, after.outturn, indicator)),
        cell(typed(say_target(after.target, indicator.unit, indicator.direction))),
    )


def _off(brief: Brief) -> Iterator[Part]:
    off = brief.now.off_target()
    if not off:
        yield Paragraph("No figure is off its target.")
        return
    yield Table(
        title="Measures off green",
        about="Each measure off green with its figure, since when, why, and who answers for it",
        columns=(
            Column("Status", 18),
            Column("Measure", 42),
            Column("Figure and target", 38),
            Column("Since", 24),
            Column("Why, in the owner's words", 40),
            Column("Owner", 30),
        ),
        rows=tuple(_off_green(brief, each) for each in off[:OFF]),
        look=Look.SMALL,
    )
    yield from _more(len(off) - OFF, "more measure off green", "more measures off green")


def _off_green(brief: Brief, off: OffTarget) -> tuple[Cell, ...]:
    latest, indicator = off.latest, off.indicator
    wanted = typed(say_target(latest.target, indicator.unit, indicator.direction))
    return (
        _status(latest),
        cell(_name(latest)),
        cell(figure(brief, latest.outturn, indicator), f"Target {wanted}"),
        cell(off.since.outturn.period.label),
        cell(_why(brief, off)),
        cell(_owner(brief, indicator)),
    )


def _owner(brief: Brief, indicator: Indicator) -> str:
    owner = brief.plan.owner_of(indicator)
    return owner_name(owner) if brief.names(owner.role or "") or not owner.role else NOT_PUBLIC


def _why(brief: Brief, off: OffTarget) -> str:
    """The note on the figure, or why its flag was acknowledged, or why its recommendation goes as
    it goes: whatever the owner said of the nearest thing.
    """
    if brief.public:
        return NOT_PUBLIC
    ref = off.indicator.ref
    update = latest_update(brief.now.snapshot, off.indicator.recommendation, brief.at)
    notes = update.notes if update is not None else ()
    said = [
        each.note
        + (f"; expected back by {Period.parse(each.back_by).noun}" if each.back_by else "")
        for each in notes
        if each.indicator == ref and (each.note or each.back_by)
    ]
    said += [
        each.record.reason
        for each in brief.now.flags
        if each.indicator.ref == ref and each.record is not None and each.record.reason
    ]
    if update is not None and update.why:
        said.append(update.why)
    return clip(typed(said[0].removeprefix("; ")), _WORDS) if said else NOT_STATED


def _decisions(brief: Brief) -> Iterator[Part]:
    """What is to be decided is for the board alone."""
    if brief.public:
        return
    yield Heading("Decisions wanted")
    lines = [*_proposed(brief), *_unacknowledged(brief), *_overdue(brief)]
    if not lines:
        yield Paragraph(
            "No proposed rating waits, no flag is unacknowledged, no action is overdue."
        )
    yield from (Paragraph(each, Look.BULLET) for each in lines[:DECISIONS])
    yield from _more(len(lines) - DECISIONS, "more decision")


def _proposed(brief: Brief) -> Iterator[str]:
    for each in waiting(brief.now):
        first = each.before.capitalize() if each.before else "not rated"
        yield (
            f"*Rating of recommendation {each.recommendation}*: {typed(each.by)} proposes "
            f"{each.rag.capitalize()} ({first} now): {clip(typed(each.reason), _WORDS)}. Agree?"
        )


def _unacknowledged(brief: Brief) -> Iterator[str]:
    for each in brief.now.flags:
        if each.unacknowledged:
            name = clip(typed(each.indicator.title), _TITLE)
            yield (
                f"*{typed(each.indicator.ref)} {name}*: off green for {counted(each.days, 'day')}, "
                f"not acknowledged; {owner_name(each.owner)}. Who answers?"
            )


def _overdue(brief: Brief) -> Iterator[str]:
    if not brief.view.edition_held:
        return
    for each in overdue(brief.plan.recommendations, brief.at):
        text = clip(typed(each.action.text), _WORDS)
        yield (
            f"*Recommendation {each.recommendation.number}*: “{text}” was due on "
            f"{say_day(each.due)}; {owner_name(each.owner)}. A new date, or done?"
        )


def _status(known: Known) -> Cell:
    rag = {Status.GREEN: Rag.GREEN, Status.AMBER: Rag.AMBER}.get(known.status, Rag.RED)
    return cell(f"*{letter(rag)}* {rag.capitalize()}", rag=rag)


def _name(known: Known) -> str:
    indicator = known.indicator
    return f"*{typed(indicator.ref)}* {clip(typed(indicator.title), _TITLE)}"


def _more(number: int, noun: str, plural: str | None = None) -> Iterator[Paragraph]:
    if number > 0:
        yield Paragraph(f"And {counted(number, noun, plural)}.")
