"""Small scorecards, made and read back as whoever opens them has them."""

import io
import zipfile

from openpyxl import load_workbook

from bot.domain.trace import NO_TRACES
from bot.papers.brief import Brief
from bot.papers.scorecard import scorecard_workbook
from bot.rules.assessment import assess
from tests.making import AT, snapshot


def scorecard(plan, *outturns, at=AT, public=False, traces=NO_TRACES, **fields):
    """The bytes of the scorecard of a plan with these figures."""
    assessment = assess(snapshot(plan, *outturns, **fields), at)
    return scorecard_workbook(Brief(assessment, public=public, traces=traces))


def opened(content):
    return load_workbook(io.BytesIO(content))


def rows(sheet):
    """The rows below the heading, each cell by what stands above it."""
    head, *below = sheet.iter_rows()
    names = [cell.value for cell in head]
    return [dict(zip(names, row, strict=True)) for row in below]


def parts(content, folder):
    """The parts of the file in a folder, as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return [book.read(each).decode() for each in book.namelist() if folder in each]
