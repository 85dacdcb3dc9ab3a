"""`/indicator 5.1`: one indicator over time, its targets, and what stands beside it."""

from bot.domain.indicator import Direction, Indicator
from bot.domain.message import Message
from bot.domain.outturn import Outturn
from bot.domain.period import financial_year, say_day
from bot.messages.composing import compose
from bot.messages.context import (
    BENCHMARKS,
    CAVEAT,
    NOTE,
    beside_it,
    elsewhere,
    pace_target,
    say_pace,
)
from bot.messages.marks import say_marks
from bot.messages.owner import say_owner
from bot.messages.parts import Buttons, Note, Part, Say, Table, Title, listing, shows
from bot.messages.rule_words import not_comparable, say_rule
from bot.messages.status_line import status_line
from bot.messages.text import clip, imported
from bot.messages.trend import trend_parts
from bot.messages.view import (
    View,
    say_interval,
    share_button,
    status_letter,
)
from bot.messages.words import bullets, counted, joined
from bot.rules.movement import History
from bot.rules.pace import pace_of
from bot.rules.standing import Known, Standing
from bot.rules.targets import next_target

PERIODS = 12


def indicator_message(view: View, history: History) -> Message:
    """Shows the outturns over time, targets and pace, benchmarks with source, the interval."""
    indicator = history.indicator
    title = f"{indicator.ref} · {imported(indicator.title, 120)}"
    status = status_line(view, history)
    said = [view.as_at, status, *_chance(view, history.current)]
    parts: list[Part] = [Title(title), Say("\n".join(line for line in said if line))]
    if history.standings:
        parts.append(_table(view, history))
        parts.append(Note(_table_note(view, history)))
    parts += trend_parts(view, history)
    said = [
        *_targets(view, history),
        *_about_targets(view, indicator),
        *_about_its_series(indicator),
    ]
    parts.append(Say(bullets(said, 16)))
    parts.append(listing("Beside it", beside_it(view, indicator), BENCHMARKS + 5))
    if footer := _footer(view, indicator):
        parts.append(Note(footer))
    number = indicator.recommendation
    parts.append(
        Buttons(
            (
                *share_button(view),
                shows(f"Recommendation {number}", f"/rag {number}"),
                shows("Open flags", "/flags"),
            )
        )
    )
    day = f" {view.as_at}" if view.as_at else ""
    return compose(f"Indicator {title}.{day} {status}", parts)


def _chance(view: View, current: Standing) -> list[str]:
    if not isinstance(current, Known) or current.interval is None:
        return []
    if view.withholds(current.outturn, current.indicator):
        return []
    between = say_interval(current.interval, current.indicator)
    if current.within_chance:
        said = f"Yes: the underlying rate could be {between}, and that spans the target."
        return [f"*Could it be chance?* {said}"]
    return [f"On numbers this small the underlying rate could be {between} (95% interval)."]


def _table(view: View, history: History) -> Table:
    return Table(
        header=("Status", "Period", "Outturn", "Target"),
        rows=tuple(
            (
                status_letter(each),
                each.outturn.period.short if each.outturn else "–",
                view.marked_figure(each, 28),
                clip(view.target(each), 20),
            )
            for each in reversed(history.standings[-PERIODS:])
        ),
    )


def _table_note(view: View, history: History) -> str:
    shown, number = history.standings[-PERIODS:], history.indicator.recommendation
    outturns = [each.outturn for each in shown if each.outturn is not None]
    notes = [
        f"{each.period.short}: {imported(view.text(each.note, number), 160)}"
        for each in reversed(outturns)
        if each.note and not view.withholds(each, history.indicator)
    ]
    return joined(
        [
            "newest first",
            "ᵖ provisional" if any(each.provisional for each in outturns) else None,
            _updated(outturns),
            say_marks(reversed(outturns)),
            _illustrative(outturns),
            _revised(outturns),
            *notes[:3],
        ]
    )


def _updated(outturns: list[Outturn]) -> str | None:
    said = [
        f"{each.period.short}: {imported(each.updated, 40)}" for each in outturns if each.updated
    ]
    return f"ᵘ updated after its period ({'; '.join(said)})" if said else None


def _illustrative(outturns: list[Outturn]) -> str | None:
    said = [each.period.short for each in outturns if each.illustrative]
    return f"illustrative: {', '.join(said)}" if said else None


def _revised(outturns: list[Outturn]) -> str | None:
    said = [each.period.short for each in outturns if each.revised]
    return f"revised since first reported: {', '.join(said)}" if said else None


def _targets(view: View, history: History) -> list[str]:
    indicator, current = history.indicator, history.current
    said = []
    if current.target is not None:
        wanted = imported(view.wanted(current.target, indicator), 60)
        said.append(f"Target in force: *{wanted}* ({say_day(current.target.by)})")
    elif not any(each.stated for each in indicator.targets):
        said.append("No target is stated")
    else:
        said.append(_of_another_year(view, indicator))
    pace = pace_of(current, view.assessment.at)
    if pace is None or view.withholds(pace.known.outturn, indicator):
        return said
    needs = "already met"
    if pace.a_month:
        needs = f"needs *{say_pace(pace)}* for {counted(pace.months, 'month')}"
    if pace.target == current.target:
        return [f"{said[0]}: {needs}"]
    next_ = f"Next target: {pace_target(pace)} by {say_day(pace.target.by)}"
    return [*said, f"{next_}: {needs}"]


def _of_another_year(view: View, indicator: Indicator) -> str:
    """What counts up has the target of its own year and no other."""
    none = f"No target is stated for {financial_year(view.assessment.at)}"
    coming = next_target(indicator.targets, view.assessment.at)
    if coming is None:
        return none
    wanted = imported(view.wanted(coming, indicator), 60)
    return f"{none}; the next is {wanted} ({say_day(coming.by)})"


def _about_targets(view: View, indicator: Indicator) -> list[str]:
    """What the plan notes of a target, whether it is in force or not."""
    number = indicator.recommendation
    return [
        f"On the target for {each.by:%B %Y}: {imported(view.text(each.note, number), NOTE)}"
        for each in indicator.targets
        if each.note
    ]


def _about_its_series(indicator: Indicator) -> list[str]:
    """The breaks in its series, and the rule that tells of it, where the plan gives any."""
    said = [f"The series breaks: {not_comparable(each)}" for each in indicator.breaks]
    return (
        [*said, f"Told by its own rule: {say_rule(indicator.alert)}"] if indicator.alert else said
    )


def _footer(view: View, indicator: Indicator) -> str:
    definition = imported(indicator.definition, 240) if indicator.definition else None
    note, other = (
        each and view.text(each, indicator.recommendation)
        for each in (indicator.note, indicator.elsewhere)
    )
    better = _direction(indicator)
    if better and definition and better in definition:
        better = None
    return joined(
        [
            say_owner(view.assessment.plan.owner_of(indicator)),
            better,
            definition,
            f"Open in the source: {imported(note, CAVEAT)}" if note else None,
            elsewhere(other),
        ]
    )


def _direction(indicator: Indicator) -> str | None:
    match indicator.direction:
        case Direction.HIGHER:
            return "higher is better"
        case Direction.LOWER:
            return "lower is better"
        case Direction.RANGE:
            return _inside(indicator)
        case _:
            return None


def _inside(indicator: Indicator) -> str:
    """A range may be open at one end."""
    stated = [each for each in indicator.targets if each.stated]
    if stated and all(each.low is None for each in stated):
        return "on target up to the upper limit of its range"
    if stated and all(each.high is None for each in stated):
        return "on target from the lower limit of its range up"
    return "on target inside its range"
