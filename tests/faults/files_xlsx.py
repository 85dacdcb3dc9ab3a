"""Workbooks for the tests: sound ones by openpyxl, and hostile ones written by hand."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from bot.importing.workbook.reader import read_here

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINK = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture(scope="module", autouse=True)
def in_this_process():
    """Workbooks are read without starting a process for each."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("bot.importing.reading.read_apart", read_here)
        yield


def saved(workbook: Workbook) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def workbook_of(rows, change=None) -> bytes:
    """A workbook of one sheet with these rows; `change` may alter the sheet before it is saved."""
    workbook = Workbook()
    sheet = workbook.active
    for row in rows:
        sheet.append(row)
    if change:
        change(sheet)
    return saved(workbook)


def sheets_of(sheets) -> bytes:
    """A workbook of several sheets, given as name → rows."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(workbook)


def zipped(parts, compression=zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of name → text, bytes, or an iterable of bytes written piece by piece."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in parts.items():
            if isinstance(content, str | bytes):
                archive.writestr(name, content)
                continue
            with archive.open(name, "w", force_zip64=True) as member:
                for piece in content:
                    member.write(piece)
    return file.getvalue()


def by_hand(sheet, **others) -> bytes:
    """An .xlsx of the parts that are read, its sheet being `sheet` (text or pieces of bytes)."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook {MAIN} {LINK}><sheets><sheet name="S" sheetId="1" '
        'r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="rId1" Type="{KIND}/'
        f'worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{KIND}/'
        'sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="{KIND}/styles" '
        'Target="styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    named = {name if "." in name else f"{name}.xml": each for name, each in others.items()}
    return zipped(parts | {f"xl/{name}": content for name, content in named.items()})


def text_cell(place, text) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


HEADER = (
    '<row r="1">'
    + text_cell("A1", "indicator")
    + text_cell("B1", "period")
    + text_cell("C1", "value")
    + "</row>"
)
ROW = (
    '<row r="2">'
    + text_cell("A2", "5.1")
    + text_cell("B2", "2018-09")
    + '<c r="C2"><v>30.6</v></c></row>'
)


def sheet_of(rows, after="") -> str:
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData>{after}</worksheet>"
