"""A workbook → its bytes: the same workbook is always the same file."""

import io
import zipfile
from datetime import datetime

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

_NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - the format's days have no zone
_FIRST_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def workbook_bytes(book: Workbook) -> bytes:
    """The .xlsx, with no trace of when and by whom it was written."""
    book.properties.creator = "planbot"
    book.properties.created = book.properties.modified = _NEVER
    written = io.BytesIO()
    # openpyxl's own `save` puts the moment of writing in.
    ExcelWriter(book, zipfile.ZipFile(written, "w")).save()
    timeless = io.BytesIO()
    with (
        zipfile.ZipFile(written) as found,
        zipfile.ZipFile(timeless, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        for name in found.namelist():
            part = zipfile.ZipInfo(name, _FIRST_OF_ZIP)
            part.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(part, found.read(name))
    return timeless.getvalue()
