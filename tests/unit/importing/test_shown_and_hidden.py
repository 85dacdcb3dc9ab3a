"""What a spreadsheet shows is what counts: nothing that is hidden or veiled comes in unsaid."""

from datetime import date

import pytest
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

from bot.importing import read_bytes
from bot.importing.workbook.reader import read_here
from bot.importing.workbook.rows import table_of
from tests.faults.files_plan import refused
from tests.faults.files_xlsx import HEADER, ROW, by_hand, sheet_of, text_cell, workbook_of
from tests.making import AT, small_plan

PLAN = small_plan()
NAMES = ["indicator", "period", "value", "note"]


def days(value, number_format="General", change=None):
    """A workbook of one outturn, `value` in a cell of that format; `change` may alter the sheet."""

    def shape(sheet):
        sheet["C2"].number_format = number_format
        if change:
            change(sheet)

    return workbook_of([NAMES, ["5.3", "2018-09", value, "x"]], shape)


@pytest.mark.parametrize(
    ("number_format", "value", "said"),
    [
        ('0.0;-0.0;"n/a"', 0, "C2 shows 'n/a' and holds 0; empty it, or show the 0"),
        ('0.0;-0.0;"-"', 0, "C2 shows '-' and holds 0"),
        ('[<5]"c";0', 3, "C2 shows 'c' and holds 3; empty it, or show the 3"),
        (";;;", 650, "C2 shows nothing and holds 650"),
        (";;;", "650", "C2 shows nothing and holds '650'"),
        ('_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', 0, "C2 shows '-' and holds 0"),
        ("#", 0, "C2 shows nothing and holds 0"),
        ("0,", 5000, "C2 shows '5' and holds 5000; format it so that it shows the number"),
        ('0.0,,"m"', 1_500_000, "C2 shows '1.5m' and holds 1500000"),
        (r"0\.0", 305, "C2 shows '30.5' and holds 305"),
        ("[<5]0;[>9]0", 7, "C2 shows '####' and holds 7"),
    ],
)
def test_a_cell_that_does_not_show_what_it_holds_is_refused(number_format, value, said):
    (problem,) = refused(days(value, number_format))
    assert problem.startswith(f"o.xlsx, row 2, column value: {said}")


def test_a_zero_that_the_sheet_does_not_show_is_refused():
    def off(sheet):
        sheet.sheet_view.showZeros = False

    assert "C2 shows nothing and holds 0" in refused(days(0, change=off))[0]
    assert len(read_bytes("o.xlsx", days(4, change=off), PLAN, AT).outturns) == 1


@pytest.mark.parametrize(("number", "dash"), [(41, "-"), (42, "£-"), (43, "-"), (44, "£-")])
def test_the_dash_of_a_built_in_format_for_accounts_is_refused(number, dash):
    styles = f'<styleSheet><cellXfs><xf/><xf numFmtId="{number}"/></cellXfs></styleSheet>'
    row = ROW.replace('<c r="C2"><v>30.6</v>', '<c r="C2" s="1"><v>0</v>')
    (problem,) = refused(by_hand(sheet_of(HEADER + row), styles=styles))
    assert f"C2 shows '{dash}' and holds 0" in problem


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("FFFFFFFF", None),
        ("00FFFFFF", "FFFFFFFF"),
        (Color(theme=0), None),
        (Color(indexed=9), None),
        ("FFC00000", "FFC00000"),
        (None, "FF000000"),
    ],
)
def test_text_in_the_colour_of_its_background_is_refused(ink, paper):
    def paint(sheet):
        sheet["C2"].font = Font(color=ink)
        if paper:
            sheet["C2"].fill = PatternFill("solid", fgColor=paper)

    (problem,) = refused(days(4, change=paint))
    assert "the text of C2 has the colour of its background, so that nobody sees the 4" in problem


@pytest.mark.parametrize("code", ["[White]0", "0;-0;[Color2]0", "[WHITE][<5]0;0"])
def test_a_format_that_writes_in_white_is_refused(code):
    assert "has the colour of its background" in refused(days(0, code))[0]


def test_a_format_that_writes_in_red_is_seen_where_its_text_would_not_be():
    def white(sheet):
        sheet["C2"].font = Font(color="FFFFFFFF")

    assert read_bytes("o.xlsx", days(4, "[Red]0", white), PLAN, AT).outturns[0].value == 4


@pytest.mark.parametrize(
    ("ink", "paper"), [("FFFFFFFF", "FFC00000"), ("FFC00000", None), (Color(theme=1), None)]
)
def test_text_in_another_colour_than_its_background_is_read(ink, paper):
    def paint(sheet):
        sheet["C2"].font = Font(color=ink)
        if paper:
            sheet["C2"].fill = PatternFill("solid", fgColor=paper)

    assert read_bytes("o.xlsx", days(4, change=paint), PLAN, AT).outturns[0].value == 4


ROWS = [NAMES, *([indicator, "2018-09", 4, "x"] for indicator in ("5.3", "5.10", "5.3"))]


def hidden(*rows, filtered=False):
    def change(sheet):
        for row in rows:
            sheet.row_dimensions[row].hidden = True
        if filtered:
            sheet.auto_filter.ref = "A1:D9"
            sheet.auto_filter.add_filter_column(0, ["5.10"])

    return workbook_of([*ROWS, *([["5.3", f"2018-0{n}", n, "x"] for n in range(1, 7)])], change)


@pytest.mark.parametrize(
    ("content", "place", "said"),
    [
        (hidden(2), "row 2", "the row is hidden: show it or delete it"),
        (hidden(2, filtered=True), "row 2", "the row is hidden (a filter is on): show it or"),
        (hidden(3, 5), "row 3", "rows 3 and 5 are hidden: show them or delete them"),
        (hidden(*range(2, 10)), "row 2", "rows 2, 3, 4, 5, 6 and 3 more are hidden"),
        (hidden(1), "row 1", "the row is hidden"),
    ],
)
def test_hidden_rows_are_refused(content, place, said):
    assert any(f"o.xlsx, {place}: {said}" in problem for problem in refused(content))


def test_a_hidden_row_without_content_and_one_above_the_header_are_no_problem():
    def change(sheet):
        sheet.row_dimensions[1].hidden = True
        sheet.row_dimensions[9].hidden = True

    content = workbook_of([["A title"], NAMES, ["5.3", "2018-09", 4, "x"]], change)
    assert len(read_bytes("o.xlsx", content, PLAN, AT).outturns) == 1


@pytest.mark.parametrize(
    "column",
    ['<col min="2" max="3" hidden="1"/>', '<col min="3" max="3" width="0" customWidth="1"/>'],
)
def test_a_hidden_column_is_refused(column):
    sheet = sheet_of(HEADER + ROW).replace("<sheetData>", f"<cols>{column}</cols><sheetData>")
    problems = refused(by_hand(sheet))
    said = "o.xlsx, row 1, column value: the column C is hidden: show it or delete it, since"
    assert any(each.startswith(said) for each in problems)


def test_hidden_columns_beside_the_table_are_no_problem():
    beside = '<cols><col min="4" max="16384" hidden="1"/></cols><sheetData>'
    content = by_hand(sheet_of(HEADER + ROW).replace("<sheetData>", beside))
    assert len(read_bytes("o.xlsx", content, PLAN, AT).outturns) == 1


def test_a_row_of_no_height_is_hidden():
    row = ROW.replace('<row r="2">', '<row r="2" ht="0" customHeight="1">')
    assert "the row is hidden" in refused(by_hand(sheet_of(HEADER + row)))[0]


def test_a_month_that_was_a_date_says_so_and_what_it_shows():
    content = workbook_of([NAMES, ["5.3", date(2011, 12, 1), 0.815950920245399, "x"]])
    *_, row = table_of(read_here(content)).rows()
    assert row.dates == {1}

    def as_month(sheet):
        sheet["B2"].number_format = "mmm-yy"
        sheet["C2"].number_format = "0.0%"

    content = workbook_of([NAMES, ["5.3", date(2011, 12, 1), 133 / 163, "x"]], as_month)
    *_, row = table_of(read_here(content)).rows()
    assert row.cells == ("5.3", "2011-12", "81.5950920245399%", "x")
    assert row.months == {1}
    assert row.shown == {1: "Dec-11", 2: "81.6%"}


def test_a_zero_of_a_formula_that_waits_to_be_calculated_is_no_figure():
    front = (
        '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets>'
        '<calcPr fullCalcOnLoad="1"/></workbook>'
    )
    row = text_cell("A2", "5.3") + text_cell("B2", "2018-09") + '<c r="C2"><f>1+1</f><v>0</v></c>'
    sheet = sheet_of(f'{HEADER}<row r="2">{row}</row>')
    assert (
        "the formula in C2 was saved without its result"
        in refused(by_hand(sheet, workbook=front))[0]
    )
    assert read_bytes("o.xlsx", by_hand(sheet), PLAN, AT).outturns[0].value == 0
