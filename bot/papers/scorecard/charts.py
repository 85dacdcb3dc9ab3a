"""The charts: a line for each indicator's figures, and one for its targets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import LineChart, Reference, Series
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.marker import Marker
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)
from openpyxl.worksheet.pagebreak import Break

from bot.domain.figures import read_alone, say_value
from bot.domain.indicator import Indicator, Unit
from bot.domain.period import month_end
from bot.messages.text import clip
from bot.messages.words import counted
from bot.papers.brief import Brief
from bot.papers.list_sheet import fit_for_paper
from bot.papers.readable import readable
from bot.papers.scorecard.caseloads import extracts_of
from bot.papers.scorecard.lines import Line
from bot.papers.scorecard.numbers import edge, format_of, number_of, read_format
from bot.papers.styled_cell import Shown, Style, Value
from bot.papers.table_sheet import Frame, Heading, write_table
from bot.rules.course import wanted_by

NAME, DATA = "Charts", "Chart data"
_LEAST = 2
"""Figures that make a line."""
_BESIDE, _BELOW = 2, 3
"""Charts on a page."""
_COLUMNS, _ROWS = 9, 15
"""Columns and rows that one stands over, with the gap beside and below it."""
_COLUMN = 10
_SCALE = 60
"""Per cent: breaks between pages hold only where nothing is fitted to them."""
_GRID = "D5DAE3"
_FIGURE, _TARGET = "1F3864", "C55A11"
_LONGEST_TITLE = 60
_TARGETS = "Target"
_NEARLY_ALL = Decimal("0.8")
"""From where on programs draw more than 100%."""


_Series = tuple[str, tuple[Decimal | None, ...]]


class _Told(TwoCellAnchor):
    """Where a chart stands, with what it says to whoever cannot see it."""

    __elements__, __attrs__ = TwoCellAnchor.__elements__, TwoCellAnchor.__attrs__
    told = ""

    def __setattr__(self, name: str, value: Any) -> None:
        # The library makes the frame while it writes, and gives it no words.
        if name == "graphicFrame" and value is not None:
            value.nvGraphicFramePr.cNvPr.descr = self.told
        super().__setattr__(name, value)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A chart: its title, and its series by their names; None is a gap."""

    title: str
    unit: Unit
    series: tuple[_Series, ...]


def write_charts(
    book: Workbook, brief: Brief, lines: Sequence[Line], months: Sequence[date]
) -> None:
    """Adds the sheet of charts and the one with their numbers, where anything makes a line."""
    found = (_of_caseloads(brief, months), *(_of_line(line, months) for line in lines))
    drawn = [each for each in found if each is not None]
    if not drawn:
        return
    into: Any = book.create_sheet(NAME)
    data = _write_data(book, drawn, months)
    into.sheet_view.showGridLines = False
    for column in range(_COLUMNS * _BESIDE):
        into.column_dimensions[chr(ord("A") + column)].width = _COLUMN
    fit_for_paper(into)
    into.sheet_properties.pageSetUpPr.fitToPage = False
    into.page_setup.scale, into.print_options.horizontalCentered = _SCALE, True
    row = 2
    for place, chart in enumerate(drawn):
        across, down = place % _BESIDE, place // _BESIDE
        made = _chart(chart, data, row)
        made.anchor = _over(across * _COLUMNS, down * _ROWS)
        made.anchor.told = _said(chart, months)
        into.add_chart(made)
        row += len(chart.series)
        if across == 0 and down and down % _BELOW == 0:
            into.row_breaks.append(Break(id=down * _ROWS))
    into.close()


def _of_line(line: Line, months: Sequence[date]) -> _Drawn | None:
    indicator = line.indicator
    values = tuple(_number(line, month) for month in months)
    if sum(each is not None for each in values) < _LEAST:
        return None
    series = list(_unbroken(indicator, months, values))
    if line.own:
        wanted = tuple(edge(wanted_by(indicator, month), indicator) for month in months)
        if any(each is not None for each in wanted):
            series.append((_TARGETS, wanted))
    kind = "" if line.own else f", {line.kind.value}"
    title = clip(readable(f"{indicator.ref} {indicator.short}{kind}"), _LONGEST_TITLE)
    return _Drawn(title, indicator.unit, tuple(series))


def _unbroken(
    indicator: Indicator, months: Sequence[date], values: tuple[Decimal | None, ...]
) -> Iterator[_Series]:
    """The figures in pieces: no line is drawn across a break in the series."""
    since = [each.since for each in sorted(indicator.breaks, key=lambda each: each.since)]
    for start, end in pairwise((None, *since, None)):
        piece = tuple(
            value if (start is None or start <= month) and (end is None or month < end) else None
            for month, value in zip(months, values, strict=True)
        )
        if any(each is not None for each in piece):
            yield "Figure" if start is None else f"From {start:%B %Y}", piece


def _of_caseloads(brief: Brief, months: Sequence[date]) -> _Drawn | None:
    averages = {
        month_end(each.day.year, each.day.month): each.seen.everyone.average
        for each in extracts_of(brief)
    }
    values = tuple(averages.get(month) for month in months)
    if sum(each is not None for each in values) < _LEAST:
        return None
    return _Drawn("Average caseload", Unit.CASES, (("Average", values),))


def _number(line: Line, month: date) -> Decimal | None:
    point = line.points.get(month)
    if point is None or point.hidden or point.outturn.value is None:
        return None
    unit = point.outturn.unit or line.indicator.unit
    return number_of(point.outturn.value, unit) if unit is line.indicator.unit else None


def _write_data(book: Workbook, drawn: Sequence[_Drawn], months: Sequence[date]) -> Any:
    headings = (
        Heading("Chart", 40),
        Heading("Line", 10),
        *(Heading(f"{month:%b %y}", 9, tall=False) for month in months),
    )
    write_table(book, DATA, headings, _data_rows(drawn), Frame(beside=2, filtered=False))
    return book[DATA]


def _data_rows(drawn: Sequence[_Drawn]) -> Iterator[list[Value]]:
    for chart in drawn:
        for name, values in chart.series:
            yield [chart.title, name, *(_in_a_cell(each, chart.unit) for each in values)]


def _in_a_cell(value: Decimal | None, unit: Unit) -> Value:
    if value is None:
        return None
    return Shown(value, Style(read_format(_whole(value, unit), unit), "right"))


def _said(chart: _Drawn, months: Sequence[date]) -> str:
    """Says the chart in words: what it is of, how many figures from when to when, the first, the
    last, and the last target.
    """
    figures = sorted(
        (month, value)
        for name, values in chart.series
        for month, value in zip(months, values, strict=True)
        if value is not None and name != _TARGETS
    )
    (since, first), (until, last) = figures[0], figures[-1]
    wanted = [each for name, values in chart.series if name == _TARGETS for each in values if each]
    target = f" Last target: {_in_words(wanted[-1], chart.unit)}." if wanted else ""
    return (
        f"Line chart of {chart.title}: {counted(len(figures), 'figure')} "
        f"from {since:%B %Y} to {until:%B %Y}, "
        f"the first {_in_words(first, chart.unit)}, the last "
        f"{_in_words(last, chart.unit)}.{target}"
    )


def _in_words(value: Decimal, unit: Unit) -> str:
    return say_value(read_alone(_whole(value, unit), unit), unit)


def _whole(value: Decimal, unit: Unit) -> Decimal:
    """The value as it is said, of the number that stands in a cell: 0.306 is 30.6%."""
    return value * 100 if unit is Unit.PERCENT else value


def _over(column: int, row: int) -> _Told:
    """The cells that a chart stands over: however wide a program makes them, it fits."""
    to = AnchorMarker(col=column + _COLUMNS - 1, row=row + _ROWS - 1)
    return _Told(_from=AnchorMarker(col=column, row=row), to=to)


def _chart(drawn: _Drawn, data: Any, row: int) -> Any:
    chart: Any = LineChart()
    chart.title = _title(drawn.title)
    chart.display_blanks = "gap"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.number_format = format_of(drawn.unit, 0)
    chart.y_axis.majorGridlines = ChartLines(spPr=_line(_GRID, 6_000))
    chart.legend.position = "b"
    highest = max(each for _, values in drawn.series for each in values if each is not None)
    if drawn.unit is Unit.PERCENT and _NEARLY_ALL < highest <= 1:
        chart.y_axis.scaling.max = 1
    known = [
        place
        for name, values in drawn.series
        for place, each in enumerate(values)
        if each is not None and name != _TARGETS
    ]
    first, last = min(known), max(known)

    def cells(of: int) -> Reference:
        return Reference(data, min_col=3 + first, max_col=3 + last, min_row=of, max_row=of)

    for place, (name, _) in enumerate(drawn.series):
        series: Any = Series(cells(row + place), title=name)
        series.smooth = False
        if name != _TARGETS:
            series.graphicalProperties = _line(_FIGURE, 28_000)
            series.marker = Marker("circle", 6, _filled(_FIGURE))
        else:
            series.graphicalProperties = _line(_TARGET, 16_000, "dash")
            series.marker = Marker("none")
        chart.series.append(series)
    chart.set_categories(cells(1))
    return chart


def _title(text: str) -> Title:
    looks = CharacterProperties(sz=1100, b=True)
    run = Paragraph(pPr=ParagraphProperties(defRPr=looks), r=[RegularTextRun(rPr=looks, t=text)])
    return Title(tx=Text(rich=RichText(p=[run])), overlay=False)


def _line(colour: str, width: int, dash: str | None = None) -> Any:
    found: Any = GraphicalProperties()
    found.line.solidFill, found.line.width, found.line.dashStyle = colour, width, dash
    return found


def _filled(colour: str) -> Any:
    found: Any = GraphicalProperties(solidFill=colour)
    found.line.solidFill = colour
    return found
