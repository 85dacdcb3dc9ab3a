"""`/indicator 5.1`: one indicator over time, its targets, and what stands beside it."""

from bot.domain.figures import say_difference, say_outturn, say_target, say_value
from bot.domain.indicator import Baseline, Benchmark, Direction, Indicator
from bot.domain.outturn import Outturn
from bot.domain.period import say_day
from bot.messages.composing import compose
from bot.messages.message import Message
from bot.messages.parts import Button, Buttons, Note, Part, Say, Table, Title
from bot.messages.sharing import share_button
from bot.messages.view import View, freshness, period_and_marks
from bot.messages.words import bullets, clip, inert, joined, rag_letter, rag_word
from bot.rules.assessment import known_by
from bot.rules.disclosure import withheld
from bot.rules.movement import History, comparable
from bot.rules.pace import pace_of
from bot.rules.status import Standing

PERIODS = 12
BENCHMARKS = 6


def indicator_message(view: View, history: History) -> Message:
    """Outturns over time, targets and pace, benchmarks with year and source, the interval."""
    indicator = history.indicator
    title = f"{indicator.ref} · {inert(indicator.title, 120)}"
    status = _status(view, history)
    parts: list[Part] = [Title(title), Say("\n".join([status, *_chance(view, history.current)]))]
    if history.standings:
        parts.append(_table(view, history))
        parts.append(Note(_table_note(view, history)))
    parts.append(Say(bullets(_targets(view, history), 6)))
    if beside := _beside(view, indicator):
        parts.append(Say(f"*Beside it*\n{bullets(beside, BENCHMARKS + 4)}"))
    if footer := _footer(view, indicator):
        parts.append(Note(footer))
    number = indicator.recommendation
    parts.append(
        Buttons(
            (
                *share_button(view),
                Button(f"Recommendation {number}", "show", f"/rag {number}", f"/rag {number}"),
                Button("Open flags", "show", "/flags", "/flags"),
            )
        )
    )
    return compose(f"Indicator {title}. {status.replace('*', '')}", parts)


def _status(view: View, history: History) -> str:
    current = history.current
    said = f"*{rag_word(current.status)}*"
    if current.outturn is None:
        return f"{said}: {inert(current.reason)}."
    if view.withholds(current.outturn, history.indicator):
        if withheld(current.outturn, history.indicator, view.audience):
            return f"{said}. The figure rests on fewer than five people and is not shown here."
        return (
            f"{said}. The figure holds that of a shorter period, which rests on fewer than five "
            "people, and is not shown here."
        )
    figure = view.figure(current)
    if current.known:
        return f"{said}: *{figure}* in {freshness(current)}, {inert(current.reason)}."
    held = ""
    if current.held is not None and current.held.outturn is not None:
        last = current.held.outturn.period.label
        was = current.held.status.capitalize()
        held = f" It was {was} in {last}: neither met nor recovered since."
    reported = "" if current.outturn.missing else f" Reported: {figure}, {freshness(current)}."
    return f"{said}: {inert(current.reason)}.{reported}{held}"


def _chance(view: View, current: Standing) -> list[str]:
    interval = current.interval
    if interval is None or current.outturn is None:
        return []
    if view.withholds(current.outturn, current.indicator):
        return []
    between = f"between {interval.low}% and {interval.high}%"
    if current.within_chance:
        return [
            f"*Could it be chance?* Yes: the true rate lies {between}, and that spans the target."
        ]
    return [f"On numbers this small the true rate lies {between} (95% interval)."]


def _table(view: View, history: History) -> Table:
    return Table(
        header=("Status", "Period", "Outturn", "Target"),
        rows=tuple(
            (
                rag_letter(each.status),
                each.outturn.period.short if each.outturn else "–",
                clip(view.marked_figure(each), 28),
                clip(view.target(each), 20),
            )
            for each in reversed(history.standings[-PERIODS:])
        ),
    )


def _table_note(view: View, history: History) -> str:
    shown = history.standings[-PERIODS:]
    outturns = [each.outturn for each in shown if each.outturn is not None]
    notes = [
        f"{each.period.short}: {inert(each.note, 160)}"
        for each in reversed(outturns)
        if each.note and not view.withholds(each, history.indicator)
    ]
    return joined(
        [
            "newest first",
            "ᵖ provisional" if any(each.provisional for each in outturns) else None,
            _illustrative(outturns),
            _revised(outturns),
            *notes[:3],
        ]
    )


def _illustrative(outturns: list[Outturn]) -> str | None:
    said = [each.period.short for each in outturns if each.illustrative]
    return f"illustrative: {', '.join(said)}" if said else None


def _revised(outturns: list[Outturn]) -> str | None:
    said = [each.period.short for each in outturns if each.revision > 1]
    return f"revised since first reported: {', '.join(said)}" if said else None


def _targets(view: View, history: History) -> list[str]:
    indicator, current = history.indicator, history.current
    said = []
    if current.target is not None:
        wanted = inert(say_target(current.target, indicator.unit, indicator.direction), 60)
        said.append(f"Target in force: *{wanted}* ({say_day(current.target.by)})")
    elif not indicator.targets:
        said.append("No target is stated")
    pace = pace_of(current, view.assessment.at)
    withheld = current.outturn is not None and view.withholds(current.outturn, indicator)
    if pace is None or withheld:
        return said
    wanted = inert(say_target(pace.target, indicator.unit, indicator.direction), 60)
    by = f"Next: {wanted} by {say_day(pace.target.by)}"
    if not pace.a_month:
        return [*said, f"{by}, already met"]
    sign = "+" if indicator.direction is Direction.HIGHER else "–"
    each = say_difference(pace.a_month, indicator.unit)
    return [*said, f"{by}: needs *{sign}{each} a month* for {pace.months} months"]


def _beside(view: View, indicator: Indicator) -> list[str]:
    said = []
    if (baseline := indicator.baseline) is not None and (line := _baseline(baseline, indicator)):
        said.append(line)
    newest = sorted(indicator.benchmarks, key=lambda each: (each.year, each.area), reverse=True)
    said += [_benchmark(each, indicator) for each in newest[:BENCHMARKS]]
    outturns = known_by(
        view.assessment.snapshot.outturns.get(indicator.ref, ()), view.assessment.at
    )
    own = {id(each) for each in comparable(indicator, outturns)}
    for each in reversed(outturns):
        if id(each) not in own and not view.withholds(each, indicator):
            said.append(
                f"{inert(say_outturn(each, indicator.unit), 60)} for {period_and_marks(each)}"
            )
    return said


def _baseline(baseline: Baseline, indicator: Indicator) -> str | None:
    if baseline.value is None and baseline.words is None:
        return None
    value = (
        say_value(baseline.value, indicator.unit)
        if baseline.value is not None
        else inert(baseline.words or "", 60)
    )
    period = f" ({inert(baseline.period, 40)})" if baseline.period else ""
    other = "" if baseline.comparable else ", which measures something else"
    return f"Baseline {value}{period}{other}"


def _benchmark(benchmark: Benchmark, indicator: Indicator) -> str:
    quartile = f", {inert(benchmark.quartile, 20)} quartile" if benchmark.quartile else ""
    source = f"{inert(benchmark.source, 60)}: {inert(benchmark.method, 100)}"
    value = say_value(benchmark.value, indicator.unit)
    return (
        f"{inert(benchmark.area, 40)} {value} in {inert(benchmark.year, 20)}{quartile} ({source})"
    )


def _footer(view: View, indicator: Indicator) -> str:
    return joined(
        [
            f"Owner: {inert(view.assessment.plan.owner_of(indicator), 80)}",
            _direction(indicator),
            inert(indicator.definition, 240) if indicator.definition else None,
            f"Open in the source: {inert(indicator.note, 300)}" if indicator.note else None,
        ]
    )


def _direction(indicator: Indicator) -> str | None:
    match indicator.direction:
        case Direction.HIGHER:
            return "higher is better"
        case Direction.LOWER:
            return "lower is better"
        case Direction.RANGE:
            return "better inside its range"
        case _:
            return None
