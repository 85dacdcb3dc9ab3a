"""Whether an indicator's newest figure is a signal or chance: two sentences, and the picture."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from bot.domain.figures import read_alone, say_figure, say_limit, say_number
from bot.domain.indicator import Indicator, Unit
from bot.domain.message import Message
from bot.domain.outturn import Outturn
from bot.domain.period import PeriodKind, month_end
from bot.messages.composing import compose
from bot.messages.marks import say_marks
from bot.messages.parts import Note, Part, Say, Title
from bot.messages.parts.chart import POINTS, TITLE, Chart
from bot.messages.rule_words import not_comparable
from bot.messages.status_line import status_line
from bot.messages.text import clip, imported
from bot.messages.view import View
from bot.messages.words import counted, listed
from bot.rules.comparable import comparable
from bot.rules.movement import History
from bot.rules.signal.assurance import Assurance, assurance_of
from bot.rules.signal.reading import Reading, are_running, reading_of, series_of
from bot.rules.signal.rules import Meaning, Rule, Signal
from bot.rules.targets import target_in_force

_MEANINGS = {
    Meaning.CONCERN: ", a concern",
    Meaning.IMPROVEMENT: ", an improvement",
    Meaning.NEITHER: "",
}
_ASSURED = {
    Assurance.ALWAYS: "While nothing changes, its target will be met.",
    Assurance.NEVER: "While nothing changes, its target will not be met.",
    Assurance.HIT_AND_MISS: "While nothing changes, its target will be met or missed by chance.",
}
LEFT_OUT = 6
"""Periods without a figure that are named."""
_AXES = {
    Unit.PERCENT: "%",
    Unit.CASES: "Cases",
    Unit.DAYS: "Days",
    Unit.FTE: "FTE",
    Unit.RATE: "Rate",
    Unit.MONEY: "£",
    Unit.SCORE: "Score",
}
_TOO_FEW = "Fewer than three figures can be compared: no trend can be told."
_RUNNING = (
    "Each of its figures holds those before it, as a year to date or a rolling year does, so no "
    "signal can be told from chance. Of figures for single months or quarters it could be."
)
_ORDINALS = ("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")


def trend_message(view: View, history: History) -> Message:
    """Says how the newest figure stands, what the series says, its mean and limits, and draws it
    with its targets.
    """
    indicator = history.indicator
    title = f"{indicator.ref} · {imported(indicator.title, 120)}"
    if view.withholds_any(history.reported, indicator):
        none = "A figure of it rests on fewer than five people: its trend is shown to named people."
        return compose(f"{title}. {none}", [Title(title), Say(none)])
    reading, status = reading_of(indicator, history.reported), status_line(view, history)
    if reading is None:
        said = _RUNNING if is_running(history) else _TOO_FEW
        parts: list[Part] = [Say(said)]
    else:
        said, parts = _said(reading, history), _drawn(reading, history)
    stands = Say("\n".join(each for each in (view.as_at, status) if each))
    return compose(f"{title}. {status} {said}", [Title(title), stands, *parts])


def trend_parts(view: View, history: History) -> list[Part]:
    """Makes the sentences and the picture for beside other things; nothing where too few figures
    tell, or where the reader may not see one of them.
    """
    reading = history.reading
    if reading is None or view.withholds_any(history.reported, history.indicator):
        return []
    return _drawn(reading, history)


def _drawn(reading: Reading, history: History) -> list[Part]:
    return [Say(_said(reading, history)), _chart(reading), Note(_note(history, reading))]


def _said(reading: Reading, history: History) -> str:
    target, indicator = history.current.target, history.indicator
    said = [signal_sentence(reading), _limits(reading)]
    if reading.steady:
        assured = assurance_of(reading.limits, target, indicator.direction)
        said.append(_ASSURED[assured] if assured else "")
    return " ".join(each for each in said if each)


def signal_or_chance(history: History) -> str:
    """Says whether the newest figure is a signal or chance; empty where too few figures tell."""
    reading = history.reading
    if reading is None:
        return ""
    trial = f" (trial limits, of {counted(len(reading.values), 'figure')})"
    said = signal_sentence(reading)
    return f"{said.removesuffix('.')}{trial}." if reading.limits.trial else said


def too_few_to_tell(history: History) -> str:
    """Says that too few figures tell a signal from chance; empty of what runs on, where no number
    of figures would.
    """
    if is_running(history):
        return ""
    figures = counted(len(series_of(history.indicator, history.reported)), "comparable figure")
    return f"Too few to tell a signal from chance: {figures}."


def is_running(history: History) -> bool:
    """Tells an indicator whose figures each hold those before."""
    return are_running(history.indicator, series_of(history.indicator, history.reported))


def signal_sentence(reading: Reading) -> str:
    """Says the newest figure's signal: "Signal: seventh month in a row above its average, a
    concern."; or since when it is within its usual range.
    """
    signal, period = reading.newest, reading.outturns[-1].period
    if signal is None:
        since = reading.series.usual_since or reading.outturns[0]
        return f"Within its usual range since {since.period.noun}."
    meaning = _MEANINGS[signal.meaning(reading.indicator.direction)]
    return f"Signal: {_what(signal, reading)} ({period.noun}){meaning}."


def _what(signal: Signal, reading: Reading) -> str:
    side = "above" if signal.high else "below"
    match signal.rule:
        case Rule.OUTSIDE:
            return f"{side} its usual range"
        case Rule.TWO_OF_THREE:
            return f"two of three figures near the {'upper' if signal.high else 'lower'} limit"
        case Rule.TREND:
            way = "rising" if signal.high else "falling"
            return f"{counted(signal.length, 'figure')} in a row {way}"
        case Rule.RUN:
            return f"{_ordinal(signal.length)} {_noun(reading)} in a row {side} its average"


def _ordinal(number: int) -> str:
    place = number - 7
    return _ORDINALS[place] if place < len(_ORDINALS) else f"more than the {_ORDINALS[-1]}"


def _noun(reading: Reading) -> str:
    """A month where no month is missing between the figures of the run."""
    signal = reading.newest
    run = reading.outturns[-signal.length :] if signal else ()
    if any(each.period.kind is not PeriodKind.MONTH for each in run):
        return "figure"
    first, last = run[0].period.end, run[-1].period.end
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return "month" if months == len(run) else "figure"


def _limits(reading: Reading) -> str:
    limits, indicator, newest = reading.limits, reading.indicator, reading.values[-1]
    trial = f", on trial: {counted(limits.points, 'figure')}, fewer than 12" if limits.trial else ""
    size = reading.outturns[-1].denominator
    of = f" for a figure out of {say_number(size)}" if reading.by_size and size else ""
    lower, upper = (
        say_limit(_possible(_exact(each), indicator), newest, indicator)
        for each in (limits.lower, limits.upper)
    )
    average = say_figure(_exact(limits.mean), indicator)
    return f"Its average is {average}, its usual range {lower} to {upper}{of}{trial}."


def _exact(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _possible(value: Decimal, indicator: Indicator) -> Decimal:
    """No limit is said that no figure can reach."""
    value, most = max(value, indicator.lowest), indicator.highest
    return value if most is None else min(value, most)


def _chart(reading: Reading) -> Chart:
    """Draws the figures, each with the target that was in force for it."""
    outturns, values = reading.outturns[-POINTS:], reading.values[-POINTS:]
    own = reading.own_limits(POINTS)
    series = [("Figure", tuple(float(each) for each in values))]
    indicator, rest = reading.indicator, " and its usual range"
    targets = [target_in_force(indicator.targets, each.period.end) for each in outturns]
    wanted = [each.value for each in targets if each is not None and each.value is not None]
    if len(wanted) == len(values):
        series.append(("Target", tuple(float(each) for each in wanted)))
    levels = {
        "Average": [_exact(each.mean) for each in own],
        "Lower limit": [_possible(_exact(each.lower), indicator) for each in own],
        "Upper limit": [_possible(_exact(each.upper), indicator) for each in own],
    }
    series.extend(
        (name, tuple(float(read_alone(each, indicator.unit)) for each in level))
        for name, level in levels.items()
    )
    labels = tuple(each.period.tick for each in outturns)
    name = clip(imported(indicator.short, 60), TITLE - len(indicator.ref) - len(rest) - 1)
    title = f"{indicator.ref} {name}{rest}"
    return Chart(title, labels, tuple(series), unit=_AXES.get(indicator.unit, ""))


def _note(history: History, reading: Reading) -> str:
    shown = reading.outturns[-POINTS:]
    left = _without_figure(history, shown)
    periods = listed([_left(*each) for each in left], LEFT_OUT) if left else ""
    why = say_marks(each for _, each in left[:LEFT_OUT] if each is not None)
    out = f" Left out, without a figure: {periods}.{f' {why}.' if why else ''}" if left else ""
    first = reading.outturns[0].period.start
    since = [each for each in history.indicator.breaks if each.since <= first]
    broken = f" It is {not_comparable(since[-1])}." if since else ""
    marked = _marked("Provisional", [each for each in shown if each.provisional])
    marked += _marked("Illustrative", [each for each in shown if each.illustrative])
    of = f"The last {len(shown)} of {counted(len(reading.outturns), 'figure')}."
    return f"{of}{marked}{out}{broken}"


def _marked(mark: str, outturns: Sequence[Outturn]) -> str:
    """Says which of those drawn have the mark, newest first; empty where none has."""
    periods = [each.period.short for each in reversed(outturns)]
    return f" {mark}: {listed(periods, LEFT_OUT)}." if periods else ""


def _left(period: str, outturn: Outturn | None) -> str:
    mark = outturn.mark if outturn is not None and outturn.missing else None
    return period if mark is None else f"{period} {mark.sign}"


def _without_figure(history: History, shown: Sequence[Outturn]) -> list[tuple[str, Outturn | None]]:
    """The periods between those shown, newest first, that no figure is there for, each with what
    was reported: of months all, of others those that are reported as missing.
    """
    first, last = shown[0].period.end, shown[-1].period.end
    between = comparable(history.indicator, history.reported)
    missing = [each for each in between if first < each.period.end < last and each.value is None]
    if any(each.period.kind is not PeriodKind.MONTH for each in shown):
        return [(each.period.short, each) for each in reversed(missing)]
    drawn = {each.period.end for each in shown}
    numbers = range(last.year * 12 + last.month - 1, first.year * 12 + first.month - 1, -1)
    ends = (month_end(number // 12, number % 12 + 1) for number in numbers)
    reported = {each.period.end: each for each in missing}
    return [(f"{each:%b %Y}", reported.get(each)) for each in ends if each not in drawn]
