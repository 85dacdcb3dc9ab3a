"""Which indicator a row is for, and refs that a spreadsheet has shortened."""

import pytest

from tests.faults.files_xlsx import workbook_of
from tests.unit.importing.case_plan import measure, plan_with, problems, read

PLAN = plan_with(*(measure(ref) for ref in ("1.1", "1.2", "1.3", "1.10", "1.20", "2.1", "2.100")))

READ = {
    "another ref ends in 0": "1.1,2018-09,96.6 1.10,2018-09,90",
    "a ref of another number ends in 0": "1.1,2018-09,96.6 2.100,2018-09,90",
    "it stands where 1.1 belongs": "1.1,2018-07,86 1.1,2018-08,84 1.3,2018-08,24.1",
    "sorted by indicator": "1.1,2018-07,86 1.1,2018-08,84 1.3,2018-09,24.1",
    "no other ref is like it": "1.3,2018-09,96.6",
}
ASKED = {
    "alone": ("1.1,2018-09,96.6", {"1.1": "1.10"}),
    "after what comes before 1.10": ("1.2,2018-09,24 1.1,2018-09,96.6", {"1.2": "1.20"}),
    "two of them": ("1.2,2018-09,24 2.1,2018-09,96.6", {"1.2": "1.20", "2.1": "2.100"}),
    "among rows of other periods": (
        "1.3,2018-07,9 1.1,2018-08,9 1.3,2018-09,9",
        {"1.1": "1.10"},
    ),
    "once in its place, once not": (
        "1.1,2018-08,9 1.3,2018-08,9 1.3,2018-09,9 1.1,2018-09,9",
        {"1.1": "1.10"},
    ),
}


@pytest.mark.parametrize("rows", READ.values(), ids=READ)
def test_a_ref_is_read_where_something_shows_that_no_nought_is_lost(rows):
    assert [each.indicator for each in read(PLAN, rows).outturns] == [
        row.partition(",")[0] for row in rows.split()
    ]


@pytest.mark.parametrize("name", READ)
def test_a_ref_that_only_the_order_of_the_rows_tells_from_its_twin_is_named(name):
    remarks = [str(each) for each in read(PLAN, READ[name]).remarks]
    by_place = name in {"it stands where 1.1 belongs", "sorted by indicator"}
    told = (
        "1.1 'Measure 1.1' and not 1.10 'Measure 1.10', by the order of the rows: nothing else in "
        "this file shows that no 0 is lost"
    )
    assert (told in remarks) is by_place


@pytest.mark.parametrize(("rows", "doubts"), ASKED.values(), ids=ASKED)
def test_a_ref_that_could_have_lost_a_nought_is_asked_about_once(rows, doubts):
    told = [problem.text for problem in problems(PLAN, rows)]
    for ref, other in doubts.items():
        (text,) = [each for each in told if f"so {ref} could also be {other}" in each]
        assert f"is it {ref} 'Measure {ref}' or {other} 'Measure {other}'?" in text


def test_the_name_of_an_indicator_cannot_lose_a_nought():
    (outturn,) = read(PLAN, b"indicator,period,value\nmeasure 1.1,2018-09,96.6\n").outturns
    assert outturn.indicator == "1.1"


@pytest.mark.parametrize(("ref", "other"), [("1.1", "1.10"), ("2.1", "2.100")])
def test_a_number_in_a_workbook_could_be_another_ref_too(ref, other):
    content = workbook_of([["indicator", "period", "value"], [float(ref), "2018-09", 96.6]])
    (problem,) = problems(PLAN, content)
    assert f"{ref} is a number here, so {ref} could also be {other}" in problem.text
