"""What stands for no figure: never a number, and never a milestone's words."""

import pytest

from bot.domain.indicator import Unit
from tests.unit.importing.case_plan import measure, plan_with, problems, read

PLAN = plan_with(measure("1.1", Unit.WORDS), measure("1.2", Unit.COUNT))
SAID = {
    "c": "confidential; leave the cell empty and say why in the note",
    "[c]": "confidential",
    "x": "not available",
    ":": "not available",
    "..": "not available",
    "z": "does not apply",
    "[Z]": "does not apply",
    "u": "too unreliable to give",
    "k": "not 0 and rounds to 0; write the figure itself",
    "low": "not 0 and rounds to 0",
    "nan": "is no figure; leave the cell empty",
    "None": "is no figure",
    "no data": "is no figure",
    "N/A": "is no figure",
    "-": "is no figure",
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
def test_a_mark_is_refused_by_what_it_stands_for(ref, text, said):
    (problem,) = problems(PLAN, f"indicator,period,value\n{ref},2018-09,{text}\n".encode())
    assert problem.column == "value"
    assert said in problem.text


def test_a_mark_is_no_part_of_a_figure_either():
    found = problems(PLAN, "1.2,2018-09,5,u,low")
    assert [each.column for each in found] == ["numerator", "denominator"]


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
    assert "rows for 'England' and 'Kent'; which is your own area?" in problem.text
