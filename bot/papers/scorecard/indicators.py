"""The sheet of all indicators, their months across."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from openpyxl import Workbook

from bot.domain.indicator import Benchmark, Indicator
from bot.domain.period import Period
from bot.domain.rag import Rag, Status
from bot.messages.benchmark_words import what_it_is
from bot.papers.brief import Brief
from bot.papers.scorecard import numbers, said
from bot.papers.scorecard.lines import Line
from bot.papers.styled_cell import TEXT, Shown, Style, Value, rated
from bot.papers.table_sheet import Frame, Heading, write_table
from bot.papers.wording import answers_for
from bot.rules.comparison import newest_of_each
from bot.rules.disclosure.suppression import HIDDEN
from bot.rules.questions import rating_of
from bot.rules.standing import Known, Lack, Standing
from bot.rules.targets import next_target

NAME = "Indicators"
MOST_AREAS = 4
_WORDS = {Status.GREEN: "Green", Status.AMBER: "Amber", Status.RED: "Red"}
_RAGS = {Status.GREEN: Rag.GREEN, Status.AMBER: Rag.AMBER, Status.RED: Rag.RED}
_BEFORE = (
    *(Heading("Ref", 7), Heading("Indicator", 34), Heading("Measured by", 13)),
    *(Heading("Status", 10), Heading("Target in force", 13), Heading("Target due", 11)),
)
_AFTER = (
    *(Heading("Next target", 12), Heading("Next due", 11), Heading("Baseline", 10)),
    *(Heading("Baseline of", 18), Heading("Off green since", 18)),
)
_LAST = (Heading("Rating of the recommendation", 16), Heading("Answers for it", 36))
_QUIET = Style(side="center", quiet=True)


def write_indicators(
    book: Workbook, brief: Brief, lines: Sequence[Line], months: Sequence[date]
) -> None:
    """Adds the sheet: a row for each indicator and kind of period."""
    areas = _areas(brief)
    headings = (
        *_BEFORE,
        *(Heading(month, 10, tall=False) for month in months),
        *_AFTER,
        *(Heading(area, 15) for area in areas),
        *_LAST,
    )
    rows = (list(_row(brief, line, months, areas)) for line in lines)
    write_table(book, NAME, headings, rows, Frame(beside=2, apart=(len(_BEFORE) + len(months),)))


def said_status(standing: Standing) -> Shown:
    """The status as a word with its colour: "Red"; "No target", "No data"."""
    if isinstance(standing, Known):
        style = Style(side="center", rag=_RAGS[standing.status], bold=True)
        return Shown(_WORDS[standing.status], style)
    lacks = {Lack.TARGET: "No target", Lack.CASES: "None fell due"}
    return Shown(lacks.get(standing.lack, "No data"), _QUIET)


def _row(brief: Brief, line: Line, months: Sequence[date], areas: Sequence[str]) -> Iterator[Value]:
    indicator, history = line.indicator, line.history
    yield Shown(indicator.ref, Style(bold=line.own, quiet=not line.own))
    yield Shown(indicator.title, TEXT if line.own else Style(quiet=True))
    yield Shown(line.kind.value, Style(side="center", quiet=not line.own))
    current = history.current
    if line.own:
        yield said_status(current)
        yield said.target(brief, current.target, indicator)
        yield current.target.by if current.target else None
    else:
        yield from (Shown("–", _QUIET), None, None)
    yield from (_at(brief, line, month) for month in months)
    if not line.own:
        yield from [None] * (len(_AFTER) + len(areas) + len(_LAST))
        return
    coming = next_target(indicator.targets, current.target.by if current.target else brief.at)
    yield said.target(brief, coming, indicator) if coming else None
    yield coming.by if coming else None
    yield from _baseline(brief, indicator)
    since = history.off_since
    yield since.outturn.period.label if since is not None else None
    newest = newest_benchmarks(brief, indicator)
    for area in areas:
        found = newest.get(area)
        yield numbers.benchmark(found, indicator) if found else None
    yield from _rated(brief, indicator)


def _at(brief: Brief, line: Line, month: date) -> Value:
    point = line.points.get(month)
    if point is None:
        return None
    if point.hidden:
        return Shown(HIDDEN, _QUIET)
    return said.figure(brief, point.outturn, line.indicator, rated(point.rag))


def _baseline(brief: Brief, indicator: Indicator) -> Iterator[Value]:
    found = indicator.baseline
    if found is None:
        yield from (None, None)
        return

    def worded(text: str | None) -> str | None:
        return text if text and brief.says(indicator.recommendation, text) else None

    if brief.withholds_baseline(indicator):
        yield Shown(HIDDEN, _QUIET)
    elif found.value is not None:
        yield numbers.amount(found.value, indicator)
    else:
        yield worded(found.words)
    try:
        yield Period.parse(found.period or "").label
    except ValueError:
        yield worded(found.period)


def _rated(brief: Brief, indicator: Indicator) -> Iterator[Value]:
    recommendation = brief.plan.recommendation(indicator.recommendation)
    rating = rating_of(recommendation) if recommendation is not None else None
    style = Style(side="center", rag=rating.rag if rating else None)
    yield Shown(rating.rag.value.capitalize() if rating else "–", style)
    yield answers_for(brief, brief.plan.owner_of(indicator), recommendation)


def newest_benchmarks(brief: Brief, indicator: Indicator) -> dict[str, Benchmark]:
    """The newest benchmark of each line, by what it is of: "England", "Statistical neighbours,
    mean, model of 2025".
    """
    newest = newest_of_each(brief.benchmarks(indicator))
    return {what_of(each): each for each in newest}


def what_of(benchmark: Benchmark) -> str:
    """Names what a benchmark is of: its area, statistic and model, as far as they are known."""
    said = what_it_is(benchmark.statistic, benchmark.model, None, None)
    return f"{benchmark.area}, {said}" if said else benchmark.area


def _areas(brief: Brief) -> list[str]:
    """What most indicators are compared with."""
    counted = Counter(
        what for indicator in brief.plan.indicators for what in newest_benchmarks(brief, indicator)
    )
    return [what for what, _ in counted.most_common(MOST_AREAS)]
