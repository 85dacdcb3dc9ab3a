"""`/indicator 5.1 compare`: own figure, neighbours, region and England, each saying what it is."""

from collections.abc import Sequence

from bot.domain.comparison import AreaFigure, NeighbourList, Statistic
from bot.domain.figures import say_figure
from bot.domain.indicator import Benchmark, Indicator
from bot.domain.message import Message
from bot.domain.plan import Plan
from bot.messages.benchmark_words import model_words, what_it_is
from bot.messages.composing import compose
from bot.messages.context import benchmark_lines
from bot.messages.marks import say_meanings
from bot.messages.parts import Buttons, Note, Part, Say, Table, Title
from bot.messages.text import imported
from bot.messages.view import View, share_button, when
from bot.messages.words import bullets, counted, joined, listed
from bot.rules.comparison import (
    Break,
    Comparison,
    Quartile,
    Rank,
    breaks,
    comparisons,
    known_areas,
)
from bot.rules.movement import History

YEARS = 6
_PRINTED = 8
_NAME = 40


def compare_message(view: View, history: History) -> Message:
    """Sets the council's published figure beside those of its neighbours, its region and England,
    for the newest year, and the years before in a table. What the plan itself prints stands apart.
    """
    indicator = history.indicator
    title = f"{indicator.ref} · {imported(indicator.title, 120)}"
    neighbours = view.assessment.snapshot.neighbours
    found: tuple[Comparison, ...] = ()
    if neighbours is not None:
        every = view.assessment.snapshot.areas.get(indicator.ref, ())
        found = comparisons(indicator, known_areas(every, view.assessment.at), neighbours)
    parts: list[Part] = [Title(title)]
    if neighbours is None or not found:
        said = _lacking(view.assessment.plan, indicator, neighbours)
        parts.append(Say("\n".join(each for each in (view.as_at, said) if each)))
    else:
        said = _newest(found[0], indicator, neighbours)
        head = [view.as_at, said, _own_latest(view, history)]
        parts.append(Say("\n".join(each for each in head if each)))
        parts.append(Say(bullets(_lines(found[0], indicator, neighbours), 6)))
        if len(found) > 1:
            parts.append(_table(found[:YEARS], indicator))
        parts.append(Note(_note(found[:YEARS], neighbours)))
    if printed := benchmark_lines(indicator, _PRINTED):
        parts.append(Say(f"*In the plan itself*\n{bullets(printed, _PRINTED + 1)}"))
        parts.append(Note(_broken(indicator)))
    parts.append(Buttons(share_button(view)))
    return compose(f"{title}. {said}", parts)


def _lacking(plan: Plan, indicator: Indicator, neighbours: NeighbourList | None) -> str:
    if plan.neighbours is None or plan.authority is None:
        return (
            "The plan does not say whom it is compared with: it names the council (authority) and "
            "the model of its neighbours at its top."
        )
    if indicator.published is None:
        return "The plan does not say what the DfE calls this indicator (published)."
    council, model = imported(plan.authority, _NAME), model_words(plan.neighbours.model)
    if neighbours is None:
        return f"No list of {council}'s neighbours by the {model} came in yet."
    return f"No published figure of {council} or its neighbours came in yet for this indicator."


def _newest(found: Comparison, indicator: Indicator, neighbours: NeighbourList) -> str:
    council = imported(neighbours.authority.name, _NAME)
    if found.own is None or found.own.value is None:
        return f"{council} has no figure for {found.period.label}{_because(found.own)}."
    said = f"{council}: *{say_figure(found.own.value, indicator)}* for {found.period.label}"
    rank = f", {_rank(found.rank)}" if found.rank is not None else ""
    return f"{said}{rank}.{_quartile(found.quartile, indicator)}"


def _rank(rank: Rank) -> str:
    first = "the best" if rank.by_polarity else "the lowest"
    joint = "joint " if rank.joint else ""
    return f"{joint}{_ordinal(rank.place)} of {rank.of} with its neighbours (1st is {first})"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_QUARTERS = ("best", "second best", "third best", "last")


def _quartile(quartile: Quartile | None, indicator: Indicator) -> str:
    if quartile is None:
        return ""
    low, high = (say_figure(each, indicator) for each in (quartile.low, quartile.high))
    name = _QUARTERS[quartile.number - 1]
    return f" It is in the {name} quarter of {quartile.of} councils ({low} to {high})."


def _own_latest(view: View, history: History) -> str:
    """The council's own newest figure, which is of another period."""
    current = history.current
    if current.outturn is None or current.outturn.missing:
        return ""
    public = "" if current.outturn.published is not None else ", not published"
    return f"Latest in this plan{public}: {view.figure(current)} {when(current.outturn)}."


def _lines(found: Comparison, indicator: Indicator, neighbours: NeighbourList) -> list[str]:
    label, model = found.period.label, neighbours.model
    lines = [_line(found.own, neighbours.authority.name, label, indicator)]
    one = next((each for each in found.neighbours if each.value is not None), None)
    for statistic in Statistic:
        value = found.of_neighbours(statistic)
        if value is None or one is None:
            continue
        said = what_it_is(None, model, one.per, one.released)
        of = f"{statistic.value.capitalize()} of {_of_how_many(found)}"
        lines.append(f"{of}, {label}: *{say_figure(value, indicator)}* ({said})")
    if not found.counted:
        lines.append(f"Neighbours ({model_words(model)}), {label}: no figure")
    lines.append(_line(found.region, neighbours.region, label, indicator))
    lines.append(_line(found.country, "England", label, indicator))
    return lines


def _of_how_many(found: Comparison) -> str:
    if found.counted == found.wanted:
        return f"{counted(found.wanted, 'neighbour')}"
    return f"{found.counted} of {counted(found.wanted, 'neighbour')}"


def _line(figure: AreaFigure | None, name: str, label: str, indicator: Indicator) -> str:
    area = imported(figure.area.name if figure is not None else name, _NAME)
    if figure is None or figure.value is None:
        return f"{area}, {label}: no figure{_because(figure)}"
    said = what_it_is(None, None, figure.per, figure.released)
    beside = f" ({said})" if said else ""
    return f"{area}, {label}: *{say_figure(figure.value, indicator)}*{beside}"


def _because(figure: AreaFigure | None) -> str:
    return f", {figure.mark.reason}" if figure is not None and figure.mark is not None else ""


def _table(found: Sequence[Comparison], indicator: Indicator) -> Table:
    def cell(figure: AreaFigure | None) -> str:
        if figure is None:
            return "–"
        if figure.value is None:
            return figure.mark.sign if figure.mark is not None else "–"
        return say_figure(figure.value, indicator)

    def of(each: Comparison, statistic: Statistic) -> str:
        value = each.of_neighbours(statistic)
        return say_figure(value, indicator) if value is not None else "–"

    return Table(
        header=("Year", "Own", "Mean", "Median", "Region", "England"),
        rows=tuple(
            (
                each.period.short,
                cell(each.own),
                of(each, Statistic.MEAN),
                of(each, Statistic.MEDIAN),
                cell(each.region),
                cell(each.country),
            )
            for each in found
        ),
        right=(1, 2, 3, 4, 5),
    )


def _note(found: Sequence[Comparison], neighbours: NeighbourList) -> str:
    """Says by which model the years are computed, how many neighbours lack a figure, what stands in
    the place of one, and the source.
    """
    fewer = [
        f"{each.period.short}: {each.counted} of {each.wanted}"
        for each in found
        if each.counted < each.wanted
    ]
    lacking = f"neighbours with a figure, {'; '.join(fewer)}" if fewer else ""
    figures = [each for one in found for each in (one.own, *one.neighbours) if each is not None]
    sources = [imported(each, 80) for each in dict.fromkeys(each.source for each in figures)]
    model = (
        f"every year by the neighbours of the {model_words(neighbours.model)}, each counting once"
    )
    shown = [each for one in found for each in (one.own, one.region, one.country)]
    marks = say_meanings(each.mark for each in shown if each is not None and each.value is None)
    return joined((model, lacking, marks, f"source: {listed(sources)}" if sources else ""))


def _broken(indicator: Indicator) -> str:
    """Says between which years the plan's own benchmarks cannot be compared."""
    said = [
        f"{imported(each.before.area, _NAME)}: not comparable between "
        f"{imported(each.before.year, 20)} and {imported(each.after.year, 20)} ({_why(each)})"
        for each in breaks(indicator.benchmarks)
    ]
    return joined(said)


def _why(found: Break) -> str:
    """What is otherwise after the break: "neighbours by the model of 2021, then 2025"."""
    whats = {"model": "neighbours by the model of", "statistic": "the", "per": "per"}
    return "; ".join(
        f"{whats[name]} {_told(found.before, name)}, then {_told(found.after, name)}"
        for name in found.differs
    )


def _told(benchmark: Benchmark, name: str) -> str:
    said = getattr(benchmark, name)
    return imported(str(said), 30) if said else "(not stated)"
