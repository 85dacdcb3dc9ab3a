"""What stands for no figure: never a number, and never a milestone's words."""

import pytest

from bot.domain.indicator import Unit
from bot.domain.mark import Mark
from tests.unit.importing.case_plan import measure, plan_with, problems, read

PLAN = plan_with(measure("1.1", Unit.WORDS), measure("1.2", Unit.COUNT))
SAID = {
    "nan": "is no figure; leave the cell empty",
    "None": "is no figure",
    "no data": "is no figure",
    "#DIV/0!": "a spreadsheet's error",
    "#REF!": "a spreadsheet's error",
    "#N/A": "a spreadsheet's error",
    "#NAME?": "a spreadsheet's error",
    "Err:502": "a spreadsheet's error",
    "N/K": "is no figure",
    "n/k": "is no figure",
    "NK": "is no figure",
    "Not known": "is no figure",
    "unknown": "is no figure",
    "not recorded": "is no figure",
}


@pytest.mark.parametrize("ref", ["1.1", "1.2"])
@pytest.mark.parametrize(("text", "said"), SAID.items())
def test_words_and_errors_in_the_place_of_a_figure_are_refused(ref, text, said):
    (problem,) = problems(PLAN, f"indicator,period,value\n{ref},2018-09,{text}\n".encode())
    assert problem.column == "value"
    assert said in problem.text


MARKED = {
    "c": Mark.SUPPRESSED,
    "[c]": Mark.SUPPRESSED,
    "x": Mark.NOT_AVAILABLE,
    ":": Mark.COLON,
    "..": Mark.DOTS,
    ".": Mark.DOTS,
    "z": Mark.NOT_APPLICABLE,
    "[Z]": Mark.NOT_APPLICABLE,
    "u": Mark.UNRELIABLE,
    "k": Mark.LOW,
    "low": Mark.LOW,
    "*": Mark.STAR,
    "-": Mark.DASH,
    "–": Mark.DASH,
    "N/A": Mark.NA,
}


@pytest.mark.parametrize("ref", ["1.1", "1.2"])
@pytest.mark.parametrize(("text", "mark"), MARKED.items())
def test_a_mark_is_kept_as_the_reason_why_there_is_no_figure(ref, text, mark):
    (outturn,) = read(PLAN, f"indicator,period,value\n{ref},2018-09,{text}\n".encode()).outturns
    assert (outturn.value, outturn.words, outturn.mark) == (None, None, mark)
    assert outturn.missing


@pytest.mark.parametrize(("text", "blank"), [("-", True), ("n/a", True), ("c", False)])
def test_a_dash_takes_no_figure_back_and_a_suppressed_one_does(text, blank):
    (outturn,) = read(PLAN, f"1.2,2018-09,{text}").outturns
    assert outturn.blank is blank
    assert outturn.suppressed is (text == "c")


def test_a_count_that_is_not_given_leaves_the_value():
    (outturn,) = read(PLAN, "1.2,2018-09,5,u,low").outturns
    assert (outturn.value, outturn.numerator, outturn.denominator) == (5, None, None)


@pytest.mark.parametrize(
    "text", ["Zoned", "Low risk", "none outstanding", "#1 of 3", "Known", "Error: 5 left"]
)
def test_words_that_only_begin_like_a_mark_are_words(text):
    (outturn,) = read(PLAN, f"indicator,period,value\n1.1,2018-09,{text}\n".encode()).outturns
    assert outturn.words == text


AREAS = ["area_name", "area_code", "New LA Code", "local authority", "Region", "council"]


@pytest.mark.parametrize("column", AREAS)
def test_a_file_with_areas_is_asked_which_is_the_plans_own(column):
    table = f"{column},indicator,period,value\nEngland,1.2,2018-09,5\nKent,1.2,2018-09,4\n"
    (problem,) = problems(PLAN, table.encode())
    assert "rows for 'Kent' and 'England'; which is your own area?" in problem.text
