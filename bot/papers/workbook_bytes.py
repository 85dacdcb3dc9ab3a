"""A workbook → its bytes: the same workbook is always the same file."""

import io
import zipfile
from datetime import datetime

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from bot.papers.timeless_zip import timeless

_NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - the format's days have no zone


def workbook_bytes(book: Workbook) -> bytes:
    """The .xlsx, with no trace of when and by whom it was written."""
    book.properties.creator = "planbot"
    book.properties.created = book.properties.modified = _NEVER
    written = io.BytesIO()
    # openpyxl's own `save` puts the moment of writing in.
    ExcelWriter(book, zipfile.ZipFile(written, "w")).save()
    return timeless(written.getvalue())
