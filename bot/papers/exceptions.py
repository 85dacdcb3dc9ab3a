"""The exception report to the improvement board, on two pages: what moved, what is off, and what
the board is to decide.
"""

from collections.abc import Iterator, Sequence

from bot.domain.period import Period, say_day
from bot.domain.plan import Owner
from bot.domain.rag import Rag, Status
from bot.messages.rule_words import not_over
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
from bot.papers.left_out import left_out, texts_left_out
from bot.papers.wording import (
    NOT_STATED,
    answers_for,
    dated_figure,
    figure,
    letter,
    rating_counts,
    rerated_lines,
    target_set,
    typed,
)
from bot.rules.actions import overdue
from bot.rules.assessment import OffTarget
from bot.rules.between import Moved, came_back, left_green, rerated
from bot.rules.proposals import waiting
from bot.rules.standing import Known
from bot.rules.updates import latest_update

RERATED = 4
"""Ratings that changed; of more it says how many, as of all below."""
MOVED = 5
"""Rows that a table of what moved has."""
OFF = 11
NOT_OVER = 3
DECISIONS = 7
"""Lines under the last two headings together."""
_WORDS, _TITLE = 120, 80
"""Characters of what people said, and of what something is called."""


def exceptions_document(brief: Brief) -> Document:
    """Puts the report together."""
    day, name = say_day(brief.at), typed(brief.plan.name)
    since = f", compared with {say_day(brief.since)}" if brief.since else ""
    public = " The version for publication." if brief.public else ""
    parts: list[Part] = [
        Heading("Left green"),
        *_moves(brief, left_green(brief.before, brief.now), "left green"),
        Heading("Off green"),
        *_off(brief),
        Heading("Came back to green"),
        *_moves(brief, came_back(brief.before, brief.now), "came back to green"),
        *_not_over(brief),
        *_decisions(brief),
    ]
    parts += left_out(brief, parts, tuple(_not_public(brief)))
    return Document(
        title=f"{name}: exception report",
        subtitle=f"As at *{day}*{since}.{public}",
        subject=f"Exception report as at {day}",
        day=brief.at,
        lead=(f"Ratings: {rating_counts(brief.now)}", *_rerated(brief)),
        sections=(Section(tuple(parts)),),
        footer=f"{name}: exception report as at {day}",
    )


def _rerated(brief: Brief) -> Iterator[str]:
    lines = list(rerated_lines(brief, _TITLE))
    yield from lines[:RERATED]
    if (more := len(lines) - RERATED) > 0:
        yield f"And {counted(more, 'more rating')} changed."
    if brief.before is None:
        yield "What left green and what came back did so with its latest figure."


def _not_public(brief: Brief) -> Iterator[str]:
    if brief.before is not None and any(rerated(brief.before, brief.now)):
        yield from texts_left_out(brief)
    yield "Why measures are off green, in the owners' words, and the decisions wanted of the board."


def _moves(brief: Brief, moved: Sequence[Moved], how: str) -> Iterator[Part]:
    if not moved:
        since = f"since {say_day(brief.since)}" if brief.since else "with its latest figure"
        yield Paragraph(f"No measure {how} {since}.")
        return
    yield Table(
        title=f"What {how}",
        about="Each measure with the figure before, the figure now and its target",
        columns=(
            Column("Status", 15),
            Column("Measure", 65),
            Column("Before", 34),
            Column("Now", 42),
            Column("Target", 26),
        ),
        rows=tuple(_move(brief, each) for each in moved[:MOVED]),
    )
    yield from _more(len(moved) - MOVED, "more measure")


def _move(brief: Brief, moved: Moved) -> tuple[Cell, ...]:
    before, after, indicator = moved.before, moved.after, moved.indicator
    return (
        _status(after),
        cell(_name(after)),
        cell(dated_figure(brief, before.outturn, indicator)),
        cell(dated_figure(brief, after.outturn, indicator)),
        cell(target_set(brief, after)),
    )


def _off(brief: Brief) -> Iterator[Part]:
    off = brief.now.off_target()
    if not off:
        yield Paragraph("No figure is off its target.")
        return
    why = "" if brief.public else " why,"
    yield Table(
        title="Measures off green",
        about=f"Each measure off green with its figure, since when,{why} and who answers for it",
        columns=(
            Column("Status", 18),
            Column("Measure", 42),
            Column("Figure, target, since when", 42),
            *([] if brief.public else [Column("Why, in the owner's words", 52)]),
            Column("Owner", 44),
        ),
        rows=tuple(_off_green(brief, each) for each in off[:OFF]),
    )
    yield from _more(len(off) - OFF, "more measure off green", "more measures off green")


def _off_green(brief: Brief, off: OffTarget) -> tuple[Cell, ...]:
    latest, indicator = off.latest, off.indicator
    recommendation = brief.plan.recommendation(indicator.recommendation)
    return (
        _status(latest),
        cell(_name(latest)),
        cell(
            f"{figure(brief, latest.outturn, indicator)}; target {target_set(brief, latest)}",
            f"Since: {off.since.outturn.period.label}",
        ),
        *([] if brief.public else [cell(_why(brief, off))]),
        cell(answers_for(brief, brief.plan.owner_of(indicator), recommendation)),
    )


def _why(brief: Brief, off: OffTarget) -> str:
    """The note on the figure, or why its flag was acknowledged, or why its recommendation goes as
    it goes: whatever the owner said of the nearest thing.
    """
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


def _not_over(brief: Brief) -> Iterator[Part]:
    flags = brief.now.not_over
    if not flags:
        return
    yield Heading("On target, not over yet")
    for each in flags[:NOT_OVER]:
        latest = each.episode.latest
        now = dated_figure(brief, latest.outturn, each.indicator)
        yield Paragraph(f"{_name(latest)}: {now}; {not_over(each.episode)}.", Look.BULLET)
    yield from _more(len(flags) - NOT_OVER, "more measure")


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
    most = DECISIONS - len(brief.now.not_over[:NOT_OVER])
    yield from (Paragraph(each, Look.BULLET) for each in lines[:most])
    yield from _more(len(lines) - most, "more decision")


def _proposed(brief: Brief) -> Iterator[str]:
    for each in waiting(brief.now):
        first = each.before.capitalize() if each.before else "not rated"
        yield (
            f"*Rating of recommendation {each.recommendation}*: {typed(each.by)} proposes "
            f"{each.rag.capitalize()} ({first} now): {clip(typed(each.reason), _TITLE)}. Agree?"
        )


def _unacknowledged(brief: Brief) -> Iterator[str]:
    for each in brief.now.flags:
        if each.unacknowledged:
            name = clip(typed(each.indicator.title), _TITLE)
            off = f"off green for {counted(each.days, 'day')}"
            now = not_over(each.episode) if each.episode.on_target else off
            yield (
                f"*{typed(each.indicator.ref)} {name}*: {now}, "
                f"not acknowledged; {_by(brief, each.owner, each.indicator.recommendation)}. "
                "Who answers?"
            )


def _overdue(brief: Brief) -> Iterator[str]:
    if not brief.view.edition_held:
        return
    for each in overdue(brief.plan.recommendations, brief.at):
        text = clip(typed(each.action.text), _TITLE)
        yield (
            f"*Recommendation {each.recommendation.number}*: “{text}” was due on "
            f"{say_day(each.due)}; {_by(brief, each.owner, each.recommendation.number)}. "
            "A new date, or done?"
        )


def _by(brief: Brief, owner: Owner, number: int) -> str:
    return answers_for(brief, owner, brief.plan.recommendation(number))


def _status(known: Known) -> Cell:
    rag = {Status.GREEN: Rag.GREEN, Status.AMBER: Rag.AMBER}.get(known.status, Rag.RED)
    return cell(f"*{letter(rag)}* {rag.capitalize()}", rag=rag)


def _name(known: Known) -> str:
    indicator = known.indicator
    return f"*{typed(indicator.ref)}* {clip(typed(indicator.title), _TITLE)}"


def _more(number: int, noun: str, plural: str | None = None) -> Iterator[Paragraph]:
    if number > 0:
        yield Paragraph(f"And {counted(number, noun, plural)}.")
