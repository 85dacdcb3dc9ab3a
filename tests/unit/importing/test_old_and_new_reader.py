"""The reader of workbooks before and after: the same rows, refused where the old one refused."""

from datetime import date, datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font

from bot.importing.problems import Unreadable
from bot.importing.workbook.bounds import Package
from bot.importing.workbook.reader import read_here
from bot.importing.workbook.rows import table_of as new_table
from tests.faults.files_xlsx import by_hand, saved, sheet_of, text_cell
from tests.unit.importing.old_reader.book import open_book
from tests.unit.importing.old_reader.sheets import table_of as old_table

NAMES = ("indicator", "period", "value", "note")
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**6), 10**6),
    st.floats(-1e6, 1e6, allow_nan=False),
    st.floats(0, 1),
    st.dates(date(1900, 3, 2), date(2100, 1, 1)),
    st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 - a sheet has no zone
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12),
    st.sampled_from(["=1+1", '="x"', "5.10", "2018-09", "_x000D_", "n/a", "#DIV/0!"]),
)
FORMATS = st.sampled_from(
    ["General", "@", "0", "0.0%", "0.00", "#,##0", "mmm-yy", "dd/mm/yyyy", "[h]:mm", "0.00E+00"]
)
CELLS = st.tuples(VALUES, FORMATS, st.booleans())


def made(rows, merge, hidden):
    book = Workbook()
    sheet = book.active
    for place, name in enumerate(NAMES):
        sheet.cell(1, place + 1, name)
    for number, row in enumerate(rows, 2):
        for place, (value, code, struck) in enumerate(row):
            cell = sheet.cell(number, place + 1, value)
            if not isinstance(value, date):
                cell.number_format = code
            if struck and place > 2:
                cell.font = Font(strike=True)
    if merge:
        sheet.merge_cells("A3:B4")
    if hidden:
        sheet.row_dimensions[3].hidden = True
    return saved(book)


def told(table, content):
    """What a reader makes of the file: its rows, what is merged, or why it is refused."""
    try:
        source = table(content)
        rows = [
            (row.number, row.cells, row.dates, row.numbers, row.struck, dict(row.faults))
            for row in source.rows()
        ]
        return rows, list(source.merged(1, 99, 4))
    except Unreadable as error:
        return str(error), error.row


def old(content):
    return old_table(open_book(Package(content)))


def new(content):
    return new_table(read_here(content))


@settings(max_examples=2000, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=6), st.booleans(), st.booleans())
@example([], False, False)
def test_a_workbook_by_openpyxl_is_the_same(rows, merge, hidden):
    content = made(rows, merge, hidden)
    assert told(new, content) == told(old, content)


HEAD = '<row r="1">' + "".join(
    text_cell(f"{'ABCD'[place]}1", name) for place, name in enumerate(NAMES)
)
ATTRIBUTES = st.sampled_from(["", ' t="s"', ' t="str"', ' t="b"', ' t="e"', ' t="d"', ' t="n"'])
INNER = st.sampled_from(
    [
        "",
        "<v>4</v>",
        "<v/>",
        "<v>1e999</v>",
        "<v>3_0</v>",
        "<v>-1</v>",
        "<v>0.30000000000000004</v>",
        "<f>1+1</f>",
        "<f>1+1</f><v>2</v>",
        "<f>1+1</f><v></v>",
        "<is><t>x</t></is>",
        "<is><r><t>30</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r></is>",
        "<is><r><rPr><strike/></rPr><t>30</t></r><rPh><t>no</t></rPh></is>",
        "<v>2018-09-30T00:00:00</v>",
    ]
)
PLACES = st.sampled_from(["", ' r="A2"', ' r="B2"', ' r="C2"', ' r="D2"', ' r="C3"', ' r="2C"'])
STYLES = st.sampled_from(["", ' s="0"', ' s="1"'])
BY_HAND = st.lists(st.tuples(PLACES, ATTRIBUTES, STYLES, INNER), max_size=4)


@settings(max_examples=3000, deadline=None)
@given(st.lists(BY_HAND, max_size=3), st.sampled_from(["1", "2", "two"]))
def test_a_workbook_by_hand_is_the_same(rows, second):
    text = f"{HEAD}</row>"
    for number, row in enumerate(rows):
        cells = "".join(f"<c{place}{kind}{style}>{inner}</c>" for place, kind, style, inner in row)
        text += f'<row r="{second if number else 2}">{cells}</row>'
    strings = "<sst><si><t>a</t></si><si><t>b</t></si></sst>"
    styles = "<styleSheet><cellXfs><xf/><xf numFmtId='10'/></cellXfs></styleSheet>"
    content = by_hand(sheet_of(text), sharedStrings=strings, styles=styles)
    assert told(new, content) == told(old, content)
