"""Outturns and caseloads from an .xlsx as Excel and councils make them."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.importing import Asked, Refused, read_bytes
from bot.importing.workbook.texts import unescaped
from tests.faults.files_xlsx import HEADER, ROW, by_hand, saved, sheet_of, text_cell, workbook_of
from tests.making import AT, small_plan

PLAN = small_plan()
NAMES = ["indicator", "period", "value"]


def outturns(content):
    return read_bytes("o.xlsx", content, PLAN, AT).outturns


def refused(content):
    with pytest.raises(Refused) as caught:
        read_bytes("o.xlsx", content, PLAN, AT)
    return [str(problem) for problem in caught.value.problems]


def one(value, number_format="General", column="C"):
    """A workbook of one outturn with `value` in a cell of that format."""
    cells = {"A": "5.1", "B": "2018-09", "C": 30.6} | {column: value}

    def shape(sheet):
        sheet[f"{column}2"].number_format = number_format

    return workbook_of([NAMES, list(cells.values())], shape)


@pytest.mark.parametrize(
    ("value", "number_format", "read"),
    [
        (0.885, "0%", "88.5"),
        (0.885, "0.0%", "88.5"),
        (0.306, "0.00%;[Red]-0.00%", "30.6"),
        (88.5, "General", "88.5"),
        (88.5, "0.0", "88.5"),
        (88.5, '0.0" %"', "88.5"),
        ("88.5%", "General", "88.5"),
        ("88.5", "@", "88.5"),
        (30.599999999999998, "General", "30.6"),
        (1, "0%", "100"),
        (0, "General", "0"),
    ],
)
def test_a_percentage_is_what_its_cell_shows(value, number_format, read):
    (outturn,) = outturns(one(value, number_format))
    assert outturn.value == Decimal(read)


@pytest.mark.parametrize(
    ("value", "number_format", "said"),
    [
        (0.885, "General", "could mean 0.885% or 88.5%"),
        (1, "General", "could mean 1% or 100%"),
        (88.5, "0%", "over 100%"),
        (-5, "General", "negative"),
        (True, "General", "is not a number"),
        (date(2018, 9, 30), "dd/mm/yyyy", "turned this cell into a date"),
        (1e300, "General", "is not a number"),
    ],
)
def test_an_ambiguous_or_impossible_cell_is_refused_by_name(value, number_format, said):
    (problem,) = refused(one(value, number_format))
    assert problem.startswith("o.xlsx, row 2, column value: ")
    assert said in problem


@given(st.integers(0, 1000))
def test_a_percent_cell_of_any_share_is_read_to_its_tenth(tenths):
    (outturn,) = outturns(one(tenths / 1000, "0.0%"))
    assert outturn.value == Decimal(tenths) / 10


def test_a_period_cell_formatted_as_a_month_is_that_month():
    (outturn,) = outturns(one(date(2018, 9, 1), "mmm-yy", "B"))
    assert outturn.period.code == "2018-09"


def test_a_period_cell_that_is_a_date_could_be_a_day_or_a_month():
    (problem,) = refused(one(date(2018, 9, 30), "dd/mm/yyyy", "B"))
    assert "row 2, column period" in problem
    assert "write 2018-09 for the month or 2018-09-30 for the day" in problem


def test_a_ref_that_excel_made_a_number_is_read_where_nothing_else_fits():
    (outturn,) = outturns(one(5.3, column="A"))
    assert outturn.indicator == "5.3"


def test_a_title_an_empty_column_and_empty_rows_are_left_out():
    rows = [["Figures"], [], [None, *NAMES], [], [None, "5.3", "2018-09", 4]]
    (outturn,) = outturns(workbook_of(rows, lambda sheet: sheet.merge_cells("A1:F1")))
    assert outturn.value == 4


def test_a_value_below_no_header_is_refused():
    (problem,) = refused(workbook_of([[None, *NAMES], ["x", "5.3", "2018-09", 4]]))
    assert "row 2, column A: the column has no header" in problem


def test_hidden_sheets_are_left_out_and_named():
    workbook = Workbook()
    for title, state in (("Old", "hidden"), ("Older", "veryHidden"), ("Now", "visible")):
        sheet = workbook.create_sheet(title)
        sheet.sheet_state = state
        sheet.append(NAMES)
        sheet.append(["5.3", "2018-09", 4])
    brought = read_bytes("o.xlsx", saved(workbook), PLAN, AT)
    assert len(brought.outturns) == 1
    assert [str(each) for each in brought.remarks] == ["2 hidden sheets left out: 'Old', 'Older'"]


def test_two_sheets_with_tables_are_named():
    workbook = Workbook()
    for title in ("North", "South"):
        workbook.create_sheet(title).append(NAMES)
    (problem,) = refused(saved(workbook))
    assert "The sheets 'North' and 'South' each hold a table; which is to be read?" in problem


@pytest.mark.parametrize(
    ("south", "asked", "first"),
    [
        ("5.2", "are they to be read together?", "North, South"),
        ("5.3", "which is to be read?", "North"),
    ],
    ids=["a sheet for each theme", "two readings of one indicator"],
)
def test_sheets_with_indicators_of_their_own_are_offered_together(south, asked, first):
    workbook = Workbook()
    for title, ref in (("North", "5.3"), ("South", south)):
        sheet = workbook.create_sheet(title)
        sheet.append(NAMES)
        sheet.append([ref, "2018-09", 4])
    with pytest.raises(Asked) as found:
        read_bytes("o.xlsx", saved(workbook), PLAN, AT)
    (question,) = found.value.questions
    assert question.text.endswith(asked)
    assert question.choices[0] == first


def test_a_workbook_without_a_table_names_the_sheets_seen():
    (problem,) = refused(workbook_of([["Hello"]]))
    assert "no sheet has a table that planbot knows" in problem
    assert "sheets seen: 'Sheet'" in problem


def test_caseloads_are_read_from_a_workbook():
    names = ["Date", "Worker", "Role", "Team", "FTE", "Agency", "Open cases"]
    row = [datetime(2018, 9, 30), "SW-1", "Social Worker", "First Response", 0.8, True, 17]  # noqa: DTZ001 - a sheet's day
    (extract,) = read_bytes("c.xlsx", workbook_of([names, row]), PLAN, AT).extracts
    assert extract.day == date(2018, 9, 30)
    assert extract.caseloads[0].fte == Decimal("0.8")
    assert extract.caseloads[0].agency is True


def test_a_day_with_an_hour_is_no_date():
    names = ["date", "worker", "role", "team", "fte", "agency", "open_cases"]
    row = [datetime(2018, 9, 30, 7, 15), "SW-1", "Social Worker", "First Response", 1, "no", 17]  # noqa: DTZ001 - a sheet's day
    (problem,) = refused(workbook_of([names, row]))
    assert "'2018-09-30 07:15:00' is not a date" in problem


def test_days_counted_from_1904_are_read():
    workbook = Workbook()
    workbook.epoch = datetime(1904, 1, 1)  # noqa: DTZ001 - Excel's own beginning
    workbook.active.append([*NAMES, "published"])
    workbook.active.append(["5.3", "2018-09", 4, date(2018, 11, 5)])
    (outturn,) = outturns(saved(workbook))
    assert outturn.published == date(2018, 11, 5)


def test_a_formula_with_its_result_is_its_result():
    row = text_cell("A2", "5.3") + text_cell("B2", "2018-09") + '<c r="C2"><f>2+2</f><v>4</v></c>'
    (outturn,) = outturns(by_hand(sheet_of(f'{HEADER}<row r="2">{row}</row>')))
    assert outturn.value == 4


def test_phonetic_readings_are_no_part_of_a_shared_text():
    strings = "<sst><si><r><t>5.</t></r><r><t>3</t></r><rPh><t>five</t></rPh></si></sst>"
    row = '<c r="A2" t="s"><v>0</v></c>' + text_cell("B2", "2018-09") + '<c r="C2"><v>4</v></c>'
    content = by_hand(sheet_of(f'{HEADER}<row r="2">{row}</row>'), sharedStrings=strings)
    assert outturns(content)[0].indicator == "5.3"


def test_the_formats_own_escapes_are_resolved():
    assert unescaped("a_x000D_b_x005F_c") == "a\rb_c"


def test_a_merged_header_that_hides_a_column_is_refused():
    problems = refused(
        workbook_of([NAMES, ["5.3", "2018-09", 4]], lambda sheet: sheet.merge_cells("A1:B1"))
    )
    assert any("no column and no title says which period" in problem for problem in problems)


def test_more_than_two_hundred_columns_are_refused():
    names = [*NAMES, *(f"c{n}" for n in range(200))]
    assert "beyond 200 columns" in refused(workbook_of([names, ["5.3", "2018-09", 4]]))[0]


def test_progress_over_a_workbook_ends_at_its_last_row():
    told = []
    rows = [
        ["5.3", f"{1990 + n // 336}-{n // 28 % 12 + 1:02d}-{n % 28 + 1:02d}", n]
        for n in range(1200)
    ]
    content = workbook_of([NAMES, *rows])
    read_bytes("o.xlsx", content, PLAN, AT, lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == [500, 1000, 1200]
    assert all(done <= total < 3 * 1200 for done, total in told)
    assert told[-1] == (1200, 1200)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="C2" t="str"><f>"4"</f><v>4</v></c>', 4),
        ('<c r="C2" t="str"><f>""</f><v></v></c>', None),
        ("<c><v>4</v></c>", 4),
        ('<c r="$C$2"><v>4</v></c>', 4),
        ('<c r="C2"><v>4E0</v></c>', 4),
    ],
)
def test_a_cell_in_an_unusual_form_is_read(cell, value):
    row = text_cell("A2", "5.3") + text_cell("B2", "2018-09") + cell
    (outturn,) = outturns(by_hand(sheet_of(f'{HEADER}<row r="2">{row}</row>')))
    assert outturn.value == value


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("<v>NaN</v>", "holds no number"),
        ("<v>1e999</v>", "holds no number"),
        ("<v>0x10</v>", "holds no number"),
    ],
)
def test_a_number_that_is_none_is_refused_by_its_cell(cell, said):
    row = text_cell("A2", "5.3") + text_cell("B2", "2018-09") + f'<c r="C2">{cell}</c>'
    (problem,) = refused(by_hand(sheet_of(f'{HEADER}<row r="2">{row}</row>')))
    assert said in problem


def test_a_date_cell_outside_the_calendar_is_refused():
    def shape(sheet):
        sheet["D2"].number_format = "dd/mm/yyyy"

    (problem,) = refused(
        workbook_of([[*NAMES, "published"], ["5.3", "2018-09", 4, 9_999_999]], shape)
    )
    assert "column published: the cell D2 is formatted as a date and holds none" in problem


def test_a_workbook_whose_elements_have_a_prefix_is_read():
    row = ROW.replace("5.1", "5.3").replace("30.6", "4")
    sheet = sheet_of(HEADER + row).replace("</", "</~").replace("<", "<x:").replace("<x:/~", "</x:")
    (outturn,) = outturns(by_hand(sheet.replace("xmlns=", "xmlns:x=")))
    assert outturn.value == 4


def test_extensions_in_other_namespaces_are_not_heard():
    row = ROW.replace("5.1", "5.3").replace("<v>30.6</v>", "<v>4</v><xm:f>1+1</xm:f><xm:v>9</xm:v>")
    sheet = sheet_of(HEADER + row).replace("<worksheet", '<worksheet xmlns:xm="urn:x"')
    (outturn,) = outturns(by_hand(sheet))
    assert outturn.value == 4


def test_a_number_format_longer_than_excel_writes_is_refused():
    styles = f'<styleSheet><numFmt numFmtId="164" formatCode="{"0" * 256}"/></styleSheet>'
    (problem,) = refused(by_hand(sheet_of(HEADER + ROW), styles=styles))
    assert "a number format is too long" in problem
