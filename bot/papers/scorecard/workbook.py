"""The sheets of a scorecard, in their order."""

from openpyxl import Workbook

from bot.domain.period import say_day
from bot.papers.brief import Brief
from bot.papers.readable import readable
from bot.papers.scorecard.about import about
from bot.papers.scorecard.benchmarks import write_benchmarks
from bot.papers.scorecard.caseloads import write_caseloads
from bot.papers.scorecard.charts import write_charts
from bot.papers.scorecard.hidden import hidden_figures
from bot.papers.scorecard.indicators import write_indicators
from bot.papers.scorecard.lines import lines_of, months_of
from bot.papers.scorecard.ratings import write_ratings
from bot.papers.scorecard.sources import write_sources
from bot.papers.table_sheet import write_page
from bot.papers.workbook_bytes import workbook_bytes


def scorecard_workbook(brief: Brief) -> bytes:
    """Makes the .xlsx: indicators, charts, ratings, caseloads, benchmarks, and where every figure
    came from. The same store gives the same bytes on the same day.
    """
    hidden = hidden_figures(brief)
    lines = lines_of(brief, hidden)
    months = months_of(lines)
    book = Workbook(write_only=True)
    book.properties.title = f"{readable(brief.plan.name)}: scorecard as at {say_day(brief.at)}"
    write_page(book, "About", f"{brief.plan.name}: scorecard", about(brief, lines, months, hidden))
    write_indicators(book, brief, lines, months)
    write_charts(book, brief, lines, months)
    write_ratings(book, brief)
    write_caseloads(book, brief)
    write_benchmarks(book, brief)
    write_sources(book, brief, hidden)
    return workbook_bytes(book)
