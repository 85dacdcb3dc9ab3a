"""A file is what its content says, in whatever encoding, under whatever name."""

import pytest

from bot.importing import CaseloadFile, OutturnFile, PlanFile, Refused, read_bytes, read_file
from tests.faults.files_xlsx import workbook_of
from tests.making import AT, PLAN_YAML, small_plan

PLAN = small_plan()
OUTTURNS = "indicator,period,value,note\n5.1,2018-09,30.6,café – “draft”\n"
CASELOADS = (
    "date,worker,role,team,fte,agency,open_cases\n"
    "2018-09-30,S1,Social Worker,First Response,1,no,9\n"
)


@pytest.mark.parametrize("name", ["a.csv", "a.yaml", "a.xlsx", "noname"])
@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PLAN_YAML.encode(), PlanFile),
        (OUTTURNS.encode(), OutturnFile),
        (CASELOADS.encode(), CaseloadFile),
        (workbook_of([["indicator", "period", "value"], ["5.1", "2018-09", 30.6]]), OutturnFile),
    ],
    ids=["plan", "outturns", "caseloads", "workbook"],
)
def test_the_name_of_a_file_proves_nothing(name, content, kind):
    brought = read_bytes(name, content, PLAN, AT)
    assert isinstance(brought, kind)
    assert brought.file == name
    assert len(brought.sha256) == 64


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_way_to_write_a_csv_is_read(delimiter, newline, encoding):
    text = OUTTURNS.replace(",", delimiter).replace("\n", newline)
    (outturn,) = read_bytes("o.csv", text.encode(encoding), PLAN, AT).outturns
    assert outturn.note == "café – “draft”"


def test_utf_16_of_either_order_is_read():
    content = b"\xfe\xff" + OUTTURNS.encode("utf-16-be")
    assert read_bytes("o.csv", content, PLAN, AT).outturns[0].note == "café – “draft”"


def test_a_title_may_stand_above_the_header():
    text = f"Monthly figures,,,\n\n{OUTTURNS}"
    (outturn,) = read_bytes("o.csv", text.encode(), PLAN, AT).outturns
    assert outturn.indicator == "5.1"


def test_blank_rows_are_left_out_and_counted():
    text = "indicator,period,value\n\n5.1,2018-08,30\n,,\n5.1,2018-09,abc\n"
    with pytest.raises(Refused, match="row 5, column value"):
        read_bytes("o.csv", text.encode(), PLAN, AT)


def test_figures_need_a_plan_first():
    with pytest.raises(Refused, match="import a plan first"):
        read_bytes("o.csv", OUTTURNS.encode(), None, AT)


def test_a_file_is_read_from_its_path(tmp_path):
    path = tmp_path / "o.csv"
    path.write_text(OUTTURNS, encoding="utf-8")
    assert read_file(path, PLAN, AT) == read_bytes("o.csv", OUTTURNS.encode(), PLAN, AT)


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path):
    with pytest.raises(Refused, match=r"o\.csv: there is no such file"):
        read_file(tmp_path / "o.csv", PLAN, AT)


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(Refused, match="not a file"):
        read_file(tmp_path, PLAN, AT)


def test_a_large_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "o.csv"
    with path.open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    with pytest.raises(Refused, match="the file is larger than 50 MB"):
        read_file(path, PLAN, AT)


def test_a_large_workbook_is_refused_before_it_is_unpacked():
    with pytest.raises(Refused, match="the workbook is larger than 10 MB"):
        read_bytes("o.xlsx", b"PK\x03\x04" + bytes(11 * 1024 * 1024), PLAN, AT)


@pytest.mark.parametrize("value", ["8,125", "88,5", "1,234,567", "8,125%"])
def test_a_comma_in_a_number_is_not_guessed_where_semicolons_part_the_cells(value):
    text = f"indicator;period;value\n5.3;2018-09;{value}\n"
    with pytest.raises(Refused, match=r"row 2, column value: .* for thousands or for decimals"):
        read_bytes("o.csv", text.encode(), PLAN, AT)


def test_a_csv_of_more_than_two_hundred_columns_is_refused():
    names = ["indicator", "period", "value", *(f"c{n}" for n in range(200))]
    with pytest.raises(Refused, match="more than 200 columns"):
        read_bytes("o.csv", f"{','.join(names)}\n{',' * 202}\n".encode(), PLAN, AT)


def test_a_column_left_of_the_table_is_named_where_it_has_no_header():
    with pytest.raises(Refused, match="row 2, column A: the column has no header"):
        read_bytes("o.csv", b",indicator,period,value\nx,5.3,2018-09,4\n", PLAN, AT)


BROKEN = [
    ("plan.yaml", "name: 'Northshire\n", 1),
    ("plan.yaml", "\n  Northshire plan\n\ttitle: [a\n", 3),
    ("plan.yml", "recommendations:\n  - number: 1\n   title: Assessments\n", 3),
    ("noname", "# our plan\nname: Northshire\n\ttitle: the plan\n", 3),
]


@pytest.mark.parametrize(("name", "text", "row"), BROKEN)
def test_a_plan_that_breaks_early_is_refused_by_what_is_wrong_with_its_yaml(name, text, row):
    with pytest.raises(Refused) as refused:
        read_bytes(name, text.encode(), PLAN, AT)
    (problem,) = refused.value.problems
    assert problem.text.startswith("this is not YAML (")
    assert problem.row == row


def test_what_is_neither_is_said_to_be_neither():
    with pytest.raises(Refused, match="neither a plan nor a table"):
        read_bytes("o.csv", b"a,b\n1,2\n", PLAN, AT)
