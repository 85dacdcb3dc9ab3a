"""The sheets of a workbook that are lists of Ofsted's Annex A."""

from collections.abc import Iterator

from bot.importing.caseloads.annex_a import AnnexTable
from bot.importing.caseloads.annex_headings import annex_list
from bot.importing.problems import Unreadable
from bot.importing.tables.table import opening
from bot.importing.workbook.grid import Workbook
from bot.importing.workbook.rows import SheetRows


def annex_tables(workbook: Workbook) -> list[AnnexTable]:
    """Finds the visible sheets that are lists of Annex A with workers. Raises Unreadable for one
    that could not be read to its end.
    """
    return list(_tables(workbook))


def _tables(workbook: Workbook) -> Iterator[AnnexTable]:
    for sheet in workbook.sheets:
        if not sheet.visible:
            continue
        rows = SheetRows(sheet)
        if header := annex_list(opening(rows)):
            if sheet.stopped:
                raise Unreadable(*sheet.stopped)
            yield AnnexTable(sheet.name, header, rows)
