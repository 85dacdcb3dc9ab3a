"""Tables as people write them: never another figure than the one that is meant."""

from decimal import Decimal

import pytest
from openpyxl.styles import Font

from bot.importing import Refused, read_bytes
from tests.faults.files_xlsx import HEADER, MAIN, ROW, by_hand, sheet_of, workbook_of
from tests.making import AT, small_plan

PLAN = small_plan()
NAMES = ["indicator", "period", "value"]
PARTS = "indicator,period,value,numerator,denominator\n"
CELL = '<c r="C2"><v>30.6</v></c>'


def table(*rows):
    return "\n".join([",".join(NAMES), *rows, ""]).encode()


def outturns(content):
    return read_bytes("o", content, PLAN, AT).outturns


def refused(content):
    with pytest.raises(Refused) as caught:
        read_bytes("o", content, PLAN, AT)
    return [str(problem) for problem in caught.value.problems]


def with_cell(cell, **parts):
    return by_hand(sheet_of(HEADER + ROW.replace(CELL, cell)), **parts)


def rich(*runs):
    texts = "".join(f"<r>{properties}<t>{text}</t></r>" for properties, text in runs)
    return with_cell(f'<c r="C2" t="inlineStr"><is>{texts}</is></c>')


@pytest.mark.parametrize(
    ("content", "values"),
    [
        (table("5.1,2018-09,30.6").replace(b"\n", b"\r"), ["30.6"]),
        (table("5.1,2018-09,30.6", ",,", ",", ""), ["30.6"]),
        (table("5.1,2018-09, 30.6 % "), ["30.6"]),
        ("indicator,period,value\n5.1,2018-09,\u00a030.6\u2028\n".encode(), ["30.6"]),
        (table('5.40,2018-09,"1,234"'), ["1234"]),
        (table("5.3,2018-09,1.234"), ["1.234"]),
        (table("5.1,by 2018-09,30.6", "5.1,2018-09,31"), ["30.6", "31"]),
        (b"sep=;\nindicator;period;value\n5.1;2018-09;30.6\n", ["30.6"]),
        (b"indicator\tperiod\tvalue\n5.3\t2018-09\t1.234\n", ["1.234"]),
        (b'"indicator\n",period,value\n5.1,2018-09,30.6\n', ["30.6"]),
        (workbook_of([NAMES, ["5.1", "2018-09", 30.599999999999998]]), ["30.6"]),
        (workbook_of([NAMES, ["5.3", "2018-09", 0.1 + 0.2]]), ["0.3"]),
        (workbook_of([NAMES, ["5.1", "2018-09", 30.6], [None], ["5.3", "2018-09", 4]]), None),
        (with_cell('<c r="C2"><v>3.06E+1</v></c>'), ["30.6"]),
        (with_cell('<c r="C2"><v>3<!-- a comment -->0.6</v></c>'), ["30.6"]),
        (with_cell('<c r="C2"><v><![CDATA[30.6]]></v></c>'), ["30.6"]),
        (rich(("", "30"), ("<rPr><b/></rPr>", ".6")), ["30.6"]),
        (rich(('<rPr><strike val="0"/></rPr>', "30.6")), ["30.6"]),
        (rich(('<rPr><vertAlign val="baseline"/></rPr>', "30.6")), ["30.6"]),
    ],
)
def test_what_can_mean_one_figure_only_is_read(content, values):
    read = outturns(content)
    expected = [Decimal(each) for each in values or ["30.6", "4"]]
    assert [each.value for each in read] == expected


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ('5.3,2018-09,"0,250"', "value", "'0,250' is not a number"),
        ('5.40,2018-09,"001,250"', "value", "'001,250' is not a number"),
        ("5.40,2018-09,1.000", "value", "'1.000' could mean 1 or 1000; write it without a point"),
        ("5.40,2018-09,12.000", "value", "'12.000' could mean 12 or 12000"),
        ("5.40,2018-09,1 234", "value", "is not a number"),
        ("5.40,2018-09,1\u202f234", "value", "is not a number"),
        ("5.40,2018-09,1'234", "value", "is not a number"),
        ('5.40,2018-09,"1\n234"', "value", "is not a number"),
        ("5.40,2018-09,<5", "value", "is not a number"),
        ("5.3,2018-09,(4)", "value", "is not a number"),
        ("5.3,2018-09,−4", "value", "is not a number"),
        ("5.1,2018-09,30.6%%", "value", "is not a number"),
        ("5.1,2018-09,30.6％", "value", "is not a number"),
        ("5.1,2018-09,TBC", "value", "is no figure; leave the cell empty"),
        ("\ufeff5.1,2018-09,30.6", "indicator", "no indicator '[U+FEFF]5.1'"),
        ("5.1,2018-09,30\u200b.6", "value", "'30[U+200B].6' is not a number"),
        ("5.1,2018-09,\u202e6.03", "value", "'[U+202E]6.03' is not a number"),
        ("5.1,2018-09,3\u00ad0.6", "value", "'3[U+00AD]0.6' is not a number"),
        ('"5.1, 5.3",2018-09,30.6', "indicator", "no indicator '5.1, 5.3'; those under 5 are"),
        ('"5.1\n5.3",2018-09,30.6', "indicator", "no indicator '5.1 5.3'"),
        ("5.1,2018‑09,30.6", "period", "is not a period"),
        ("5.1,w/c 03/09/2018,30.6", "period", "is a week; figures are taken by month"),
        ("5.1,Week 36 2018,30.6", "period", "is a week; figures are taken by month"),
    ],
)
def test_what_could_mean_another_figure_or_none_is_refused(row, column, said):
    (problem,) = refused(table(row))
    assert problem.startswith(f"o, row 2, column {column}: ")
    assert said in problem


@pytest.mark.parametrize("number", ["1.000", "12.345", "1.234.567"])
def test_a_point_for_thousands_is_not_guessed_where_semicolons_part_the_cells(number):
    text = f"{PARTS.replace(',', ';')}5.1;2018-09;50;{number};{number}\n"
    problems = refused(text.encode())
    assert [each.partition(":")[0] for each in problems] == [
        "o, row 2, column numerator",
        "o, row 2, column denominator",
    ]
    assert "a comma or a point for thousands or for decimals" in problems[0]


@pytest.mark.parametrize("value", ["17.512", "100.000", "1.250%"])
def test_a_percentage_and_a_note_have_no_thousands_to_doubt(value):
    text = f"indicator;period;value;source;note\n5.1;2018-09;{value};1.250;1,250\n"
    (outturn,) = outturns(text.encode())
    assert outturn.value == Decimal(value.removesuffix("%"))
    assert (outturn.source, outturn.note) == ("1.250", "1,250")


@pytest.mark.parametrize(
    ("value", "said"), [("17,5", "'17,5' is not a number"), ("17,512", "'17,512' is over 100%")]
)
def test_a_comma_in_a_percentage_is_refused_whatever_parts_the_cells(value, said):
    (problem,) = refused(f"indicator;period;value\n5.1;2018-09;{value}\n".encode())
    assert f"column value: {said}" in problem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2018/19 Q2", "2018-07..2018-09"),
        ("2018-09", "2018-09"),
        ("2018/19 to 2018-09", "2018/19 to 2018-09"),
    ],
)
def test_one_stretch_of_time_written_in_two_ways_is_there_twice(one, other):
    (problem,) = refused(table(f"5.1,{one},30.6", f"5.1,{other},31"))
    assert problem.startswith(f"o, row 3, column period: 5.1 for {other} is there twice, in row 2 ")


@pytest.mark.parametrize(
    ("period", "to_date"),
    [
        ("2018/19 Q1", "2018/19 to 2018-06"),
        ("2018-04", "2018/19 to 2018-04"),
        ("2017/18", "2017/18 to 2018-03"),
    ],
)
def test_the_year_to_date_stands_beside_the_period_that_began_the_year(period, to_date):
    read = outturns(table(f"5.1,{period},30.6", f"5.1,{to_date},31"))
    assert [each.period.code for each in read] == [period, to_date]


def test_a_count_is_what_was_counted():
    assert outturns(f"{PARTS}5.40,2018-09,3,3,10\n".encode())[0].numerator == 3
    (problem,) = refused(f"{PARTS}5.40,2018-09,12,3,10\n".encode())
    assert "column value: the count is not its numerator 3" in problem
    (problem,) = refused(f"{PARTS}5.40,2018-09,12,many,20\n".encode())
    assert "column numerator: 'many' is not a number" in problem


def test_a_cell_that_is_crossed_out_is_refused_by_its_name():
    def cross_out(sheet):
        sheet["C2"].font = Font(strike=True)
        sheet["C3"].font = Font(bold=True)

    (problem,) = refused(
        workbook_of([NAMES, ["5.1", "2018-09", 30.6], ["5.3", "2018-09", 4]], cross_out)
    )
    assert (
        problem
        == "o, row 2, column value: the cell C2 is crossed out; empty it, or take the line away"
    )


def test_a_note_or_a_source_that_is_crossed_out_is_left_out():
    def cross_out(sheet):
        sheet["D2"].font = sheet["E2"].font = Font(strike=True)

    names, row = [*NAMES, "source", "note"], ["5.1", "2018-09", 30.6, "Old", "Old"]
    (outturn,) = outturns(workbook_of([names, row], cross_out))
    assert (outturn.value, outturn.source, outturn.note) == (Decimal("30.6"), "", None)


@pytest.mark.parametrize("cell", ["A2", "B2", "C2", "D2"])
def test_a_key_or_a_figure_that_is_crossed_out_refuses_the_file(cell):
    def cross_out(sheet):
        sheet[cell].font = Font(strike=True)

    row = ["5.1", "2018-09", 30.6, "yes"]
    problems = refused(workbook_of([[*NAMES, "provisional"], row], cross_out))
    assert f"the cell {cell} is crossed out" in problems[0]


def test_an_empty_cell_and_one_beside_the_table_may_be_crossed_out():
    def cross_out(sheet):
        sheet["C2"].font = sheet["F2"].font = Font(strike=True)

    (outturn,) = outturns(workbook_of([NAMES, ["5.1", "2018-09", None]], cross_out))
    assert outturn.value is None


STRUCK = "<rPr><strike/></rPr>"
RAISED = '<rPr><vertAlign val="superscript"/></rPr>'


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        ([("", "30.6"), (RAISED, "1")], "'30.6^1'"),
        ([(STRUCK, "3"), ("", "30.6")], "'~330.6'"),
        ([("", "3"), (STRUCK, "1"), ("", "0.6")], "'3~10.6'"),
        ([(STRUCK, "30.6")], "'~30.6'"),
    ],
)
def test_a_footnotes_mark_or_what_was_crossed_out_is_no_digit_of_the_figure(runs, shown):
    (problem,) = refused(rich(*runs))
    assert f"column value: {shown} is not a number" in problem
    texts = "".join(f"<r>{properties}<t>{text}</t></r>" for properties, text in runs)
    shared = f"<sst {MAIN}><si>{texts}</si></sst>"
    (problem,) = refused(with_cell('<c r="C2" t="s"><v>0</v></c>', sharedStrings=shared))
    assert f"column value: {shown} is not a number" in problem
