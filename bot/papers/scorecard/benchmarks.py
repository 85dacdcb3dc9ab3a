"""The sheet of benchmarks: where others stand, with the source of each."""

from collections.abc import Iterator

from openpyxl import Workbook

from bot.papers.brief import Brief
from bot.papers.scorecard.numbers import amount
from bot.papers.styled_cell import Value
from bot.papers.table_sheet import Frame, Heading, write_table

NAME = "Benchmarks"
_WHAT = (
    *(Heading("Ref", 7), Heading("Indicator", 40), Heading("Area", 30), Heading("Year", 19)),
    *(Heading("Value", 11), Heading("Statistic", 10), Heading("Neighbour model", 10)),
    *(Heading("Per", 12), Heading("Quartile", 10), Heading("Published", 12)),
)
_WHENCE = (Heading("Method", 60), Heading("Source", 60))


def write_benchmarks(book: Workbook, brief: Brief) -> None:
    """Adds the sheet where the plan is compared with anybody."""
    rows = list(_rows(brief))
    if rows:
        write_table(book, NAME, (*_WHAT, *_WHENCE), rows, Frame(beside=2, apart=(len(_WHAT),)))


def _rows(brief: Brief) -> Iterator[list[Value]]:
    for indicator in brief.plan.indicators:
        for each in brief.benchmarks(indicator):
            yield [
                *(indicator.ref, indicator.title, each.area, each.year),
                *(amount(each.value, indicator), each.statistic and each.statistic.value),
                *(each.model and each.model.value, each.per, each.quartile, each.released),
                *(each.method, each.source),
            ]
