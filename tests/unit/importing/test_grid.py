"""A grid keeps of a workbook what later readers need, and no number format makes it fail."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.importing.workbook.format_section import Form
from bot.importing.workbook.grid import Cell, GridRow, Kind, Veil, pack, unpack
from bot.importing.workbook.moments import moment_of, shown_moment
from bot.importing.workbook.number_format import number_format
from bot.importing.workbook.reader import read_here
from tests.faults.files_xlsx import workbook_of

TEXTS = st.text(max_size=20)
CELLS = st.builds(
    Cell,
    st.integers(0, 59),
    st.sampled_from(Kind),
    TEXTS,
    TEXTS,
    st.booleans(),
    st.none() | st.sampled_from(Veil),
)
_PIECES = [
    "0",
    "#",
    "?",
    ".",
    ",",
    "%",
    ";",
    "[<5]",
    "[Red]",
    "[$£-809]",
    '"c"',
    "_-",
    "\\x",
    "d",
    "mm",
    "yyyy",
    "h",
    "ss",
    "AM/PM",
    "[h]",
    "General",
    "@",
    "E+",
    "/",
    "-",
    "[",
    "*x",
]
CODES = st.lists(st.sampled_from([*_PIECES, " "]), max_size=10).map("".join)


@given(st.builds(GridRow, st.integers(1, 10**6), st.booleans(), st.lists(CELLS).map(tuple)))
def test_a_row_is_the_same_after_it_was_packed(row):
    assert unpack(pack(row)) == row


@given(CODES | TEXTS, st.decimals(-(10**12), 10**12, places=4))
def test_a_number_that_is_not_veiled_shows_a_digit_whatever_its_format(code, value):
    section = number_format(code).section(value)
    if section is None:
        return
    if section.form in (Form.DAY, Form.MONTH):
        if moment := moment_of(float(value), from_1904=False):
            shown_moment(section, moment)
        return
    shown = section.number(value)
    assert shown.veil or any(each.isdigit() for each in shown.text)


@given(st.integers(0, 6), st.decimals(0, 10**9, places=6))
def test_a_plain_format_shows_the_number_rounded_to_its_places(places, value):
    code = "0." + "0" * places if places else "0"
    shown = number_format(code).section(value).number(value)
    assert abs(Decimal(shown.text) - value) * 2 <= Decimal(10) ** -places
    assert shown.veil is None


def test_a_scorecard_is_there_with_its_merged_headings_hidden_rows_and_what_cells_show():
    def shape(sheet):
        sheet.merge_cells("A1:C1")
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        sheet["C3"].number_format = "0.0%"

    (sheet,) = read_here(
        workbook_of([["2018/19"], ["Ref", "Target", "Sep"], ["1.1", "85%", 133 / 163]], shape)
    ).sheets
    *_, last = sheet.rows()
    assert sheet.merges == ("A1:C1",)
    assert sheet.hidden_columns == {1}
    assert [row.hidden for row in sheet.rows()] == [False, False, True]
    assert last.cells[2] == Cell(2, Kind.PERCENT, "0.815950920245399", "81.6%")
