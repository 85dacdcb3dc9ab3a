"""The sheet of sources: every figure with its import, its file and its row there."""

from collections.abc import Iterator

from openpyxl import Workbook

from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn
from bot.domain.trace import Trace, Traces
from bot.papers.brief import Brief
from bot.papers.scorecard import numbers, said
from bot.papers.scorecard.hidden import Hidden
from bot.papers.styled_cell import CENTRE, Shown, Style, Value
from bot.papers.table_sheet import Frame, Heading, write_table
from bot.rules.disclosure.suppression import HIDDEN

NAME = "Sources"
_WHAT = (
    *(Heading("What", 10), Heading("Ref", 8), Heading("Period or day", 30)),
    *(Heading("Figure", 16), Heading("Numerator", 11, tall=False)),
    *(Heading("Denominator", 12, tall=False), Heading("Marks", 24)),
    *(Heading("Revision", 9), Heading("Import", 8)),
)
_WHENCE = (
    *(Heading("File", 36), Heading("Row", 18)),
    *(Heading("Came in", 17), Heading("Source", 46)),
)
_QUIET = Style(side="center", quiet=True)


def write_sources(book: Workbook, brief: Brief, hidden: Hidden) -> None:
    """Adds the sheet: figures, caseload extracts and ratings."""
    headings = _WHAT if brief.public else (*_WHAT, *_WHENCE)
    traces = brief.traces
    rows = (*_figures(brief, hidden), *_extracts(brief, traces), *_ratings(brief, traces))
    write_table(book, NAME, headings, rows, Frame(beside=3, apart=(len(_WHAT),)))


def _figures(brief: Brief, hidden: Hidden) -> Iterator[list[Value]]:
    for indicator in brief.plan.indicators:
        history = brief.now.histories[indicator.ref]
        for each in map(brief.as_stated, history.known):
            trace = brief.traces.figures.get((each.indicator, each.period.code, each.revision))
            yield [
                "figure",
                indicator.ref,
                each.printed or each.period.label,
                *_said(brief, each, indicator, hidden=each.period in hidden[indicator.ref]),
                _marks(each),
                Shown(each.revision, CENTRE),
                *_whence(brief, trace, each.source),
            ]


def _said(brief: Brief, outturn: Outturn, indicator: Indicator, *, hidden: bool) -> list[Value]:
    if hidden:
        return [Shown(HIDDEN, _QUIET)] * 3
    return [said.figure(brief, outturn, indicator), *_counts(outturn, indicator)]


def _counts(outturn: Outturn, indicator: Indicator) -> list[Value]:
    unit = outturn.unit or indicator.unit
    found = (numbers.part(outturn.numerator, unit), numbers.count(outturn.denominator))
    return [numbers.centred(each) for each in found]


def _marks(outturn: Outturn) -> str | None:
    marks = (
        outturn.missing and _why(outturn),
        outturn.provisional and "provisional",
        outturn.illustrative and "illustrative",
        outturn.published is not None and "published",
    )
    return ", ".join(each for each in marks if each) or None


def _why(outturn: Outturn) -> str:
    return outturn.mark.reason if outturn.mark is not None else "reported as missing"


def _extracts(brief: Brief, traces: Traces) -> Iterator[list[Value]]:
    for each in brief.now.snapshot.caseloads:
        brought = traces.extracts.get(each.day, ())
        trace = brought[-1] if brought else None
        illustrative = "illustrative" if each.illustrative else None
        blank: list[Value] = [None] * 3
        yield [
            *("caseloads", None, each.day, *blank, illustrative, None),
            *_whence(brief, trace, each.source),
        ]


def _ratings(brief: Brief, traces: Traces) -> Iterator[list[Value]]:
    for recommendation in brief.plan.recommendations:
        for each in recommendation.ratings:
            key = (recommendation.number, each.judged, each.by)
            trace = None if each.in_slack else traces.ratings.get(key)
            style = Style(side="center", rag=each.rag)
            marks = "derived, not printed" if each.derived else None
            yield [
                *("rating", str(recommendation.number), each.judged),
                *(Shown(each.rag.value.capitalize(), style), None, None, marks, None),
                *_whence(brief, trace, f"{each.by}, in Slack" if each.in_slack else each.by),
            ]


def _whence(brief: Brief, trace: Trace | None, source: str) -> list[Value]:
    if brief.public:
        return [Shown(trace.number, CENTRE) if trace is not None else None]
    if trace is None:
        return [None, None, None, None, source]
    return [Shown(trace.number, CENTRE), trace.file, trace.place, trace.at, source]
