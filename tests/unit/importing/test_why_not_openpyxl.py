"""Files of which openpyxl says another figure without a word: why planbot reads workbooks itself.

Each is read by openpyxl, with its formulas and with its values, and by planbot. A case that fails
because openpyxl has mended it is a reason less.
"""

import io
import warnings
import zipfile

import pytest
from openpyxl import load_workbook

from bot.importing.problems import Unreadable
from bot.importing.workbook.reader import read_here
from bot.importing.workbook.rows import table_of
from tests.faults.files_xlsx import HEADER, MAIN, ROW, by_hand, sheet_of, zipped

_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_KINDS = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}.sharedStrings+xml"/></Types>'
)
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def file_of(rows, namespace=MAIN, styles=None):
    """A whole workbook of one sheet, by hand."""
    sheet = sheet_of(HEADER + rows).replace(MAIN, namespace)
    content = by_hand(
        sheet, sharedStrings=f"<sst {MAIN}/>", **({"styles": styles} if styles else {})
    )
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        rest = {name: parts.read(name) for name in parts.namelist()}
    return zipped(rest | {"[Content_Types].xml": _KINDS})


def styled(code, formats=""):
    """The value 0.885 or 43344 in a cell with the number format `code`, in a sheet with these."""
    styles = (
        f"<styleSheet {MAIN}>{formats}<fonts><font/></fonts><fills><fill><patternFill/></fill>"
        "</fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/>"
        f'<xf numFmtId="{code}" fontId="0" fillId="0" borderId="0"/>'
        '<xf numFmtId="170"/></cellXfs></styleSheet>'
    )
    value = "43344" if code == 57 else "0.885"
    return file_of(ROW.replace('"C2"><v>30.6', f'"C2" s="1"><v>{value}'), styles=styles)


def by_openpyxl(content):
    """What stands in row 2, twice: with the formulas, and with the values."""
    told = []
    for values in (False, True):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), data_only=values, rich_text=True)
        cells = book.worksheets[0][2] if book.worksheets[0].max_row > 1 else ()
        told.append([(cell.value, cell.number_format) for cell in cells])
    return told


def by_planbot(content):
    """The cells of row 2, or why there are none."""
    try:
        *_, row = table_of(read_here(content)).rows()
    except Unreadable as error:
        return str(error)
    return row.cells


GENERAL = "General"
REF, PERIOD = ("5.1", GENERAL), ("2018-09", GENERAL)
DOUBLE = ROW.replace("</row>", '<c r="C2"><v>3.6</v></c></row>')


@pytest.mark.parametrize(
    ("content", "openpyxl_says", "planbot_says"),
    [
        (file_of(DOUBLE), [REF, PERIOD, (3.6, GENERAL)], "a cell of row 2 is there twice"),
        (
            file_of(ROW + ROW.replace("30.6", "3.6")),
            [REF, PERIOD, (3.6, GENERAL)],
            "row 2 is there twice",
        ),
        (
            file_of(ROW.replace('r="C2"', 'r="B2"')),
            [REF, (30.6, GENERAL), (None, GENERAL)],
            "a cell of row 2 is there twice",
        ),
        (
            file_of(ROW.replace("30.6", "3_0")),
            [REF, PERIOD, (30, GENERAL)],
            ("5.1", "2018-09", ""),
        ),
        (
            file_of(ROW.replace("5.1", "5_x005F_1")),
            [("5_1", GENERAL), PERIOD, (30.6, GENERAL)],
            ("5_1", "2018-09", "30.6"),
        ),
        (
            file_of(ROW.replace("5.1", "a x005F_b")),
            [("a b", GENERAL), PERIOD, (30.6, GENERAL)],
            ("a x005F_b", "2018-09", "30.6"),
        ),
        (
            styled(164, '<numFmts><numFmt numFmtId="170" formatCode="0.0%"/></numFmts>'),
            [REF, PERIOD, (0.885, "0.0%")],
            ("5.1", "2018-09", "0.885"),
        ),
        (styled(57), [REF, PERIOD, (43344, GENERAL)], ("5.1", "2018-09", "2018-09-01")),
        (file_of(ROW, f'xmlns="{STRICT}"'), [], ("5.1", "2018-09", "30.6")),
    ],
    ids=[
        "a doubled cell",
        "a doubled row",
        "a cell in another's place",
        "a number that is none",
        "an escape",
        "no escape",
        "an unknown format",
        "a date of Excel's own",
        "strict",
    ],
)
def test_what_openpyxl_says_is_not_what_stands_there(content, openpyxl_says, planbot_says):
    assert by_openpyxl(content) == [openpyxl_says, openpyxl_says]
    said = by_planbot(content)
    assert said == planbot_says or (isinstance(said, str) and planbot_says in said)
