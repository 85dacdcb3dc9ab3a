"""A ref that a spreadsheet may have shortened is asked about once, and never taken in silence."""

import pytest

from bot.importing import Refused
from tests.faults.files_xlsx import workbook_of
from tests.unit.importing.recipes.reading import (
    AT,
    CASES,
    PLAN,
    after,
    asked,
    figures,
    kept,
    read,
    read_bytes,
)

OWN = ("indicator,period,value,source", "1.1,2018-09,96.6%,Case system")
SHAPES = {
    "planbots own form": OWN,
    "a councils own list": ("Ref,Month,Actual,RAG", "1.1,Sep-18,96.6%,G"),
    "months across": ("Ref,Sep-18,Target", "1.1,96.6%,95%"),
}


@pytest.mark.parametrize("rows", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("own", ["1.1", "1.10"])
def test_a_doubtful_ref_is_one_question_and_its_answer_is_kept_for_the_next_file(rows, own):
    asking = asked(*rows)
    (question,) = asking.questions
    assert question.about == "ref 1.1"
    assert question.choices == ("1.1", "1.10")
    assert "Row 2 is for 1.1. Nothing in this file ends in 0" in question.text
    assert "is it 1.1 'Assessments in time' or 1.10 'CP visits in time'?" in question.text
    brought = read(*rows, kept=(after(asking, f"ref 1.1 = {own}"),))
    assert figures(brought) == {(own, "2018-09"): "96.6"}
    again = read(
        *(each.replace("2018-09", "2018-08").replace("Sep", "Aug") for each in rows),
        kept=(kept(brought),),
    )
    assert figures(again) == {(own, "2018-08"): "96.6"}
    said = [str(each) for each in again.remarks]
    named = {"1.1": "'Assessments in time'", "1.10": "'CP visits in time'"}[own]
    assert f"1.1 in this file is {own} {named}, as was answered" in said


def test_a_number_in_a_workbook_is_the_same_question():
    content = workbook_of([["indicator", "period", "value"], [1.1, "2018-09", 96.6]])
    with pytest.raises(Refused) as caught:
        read_bytes("b.xlsx", content, PLAN, AT)
    (question,) = caught.value.questions
    assert "1.1 is a number here, so 1.1 could also be 1.10" in question.text
    draft = after(caught.value, "ref 1.1 = 1.10")
    brought = read_bytes("b.xlsx", content, PLAN, AT, recipes=(draft,))
    assert figures(brought) == {("1.10", "2018-09"): "96.6"}


def test_a_ref_and_its_twin_in_one_file_cannot_be_told_apart():
    with pytest.raises(Refused, match=r"could also be 1\.10") as caught:
        read("indicator,period,value", "1.1,2018-09,81.3%", "1.1,2018-09,96.6%")
    assert not hasattr(caught.value, "questions")


def test_a_name_that_is_like_the_indicators_and_not_like_its_twins_settles_it():
    brought = read("Ref,Measure,Sep-18", "1.1,Assessments done within 45 days,81.3%")
    assert figures(brought) == {("1.1", "2018-09"): "81.3"}


def test_a_name_that_is_like_the_twins_asks_which_of_the_two_it_is():
    (question,) = asked("Ref,Measure,Sep-18", "1.1,CP visits within 15 days,96.6%").questions
    assert question.choices == ("1.10", "1.1", "left out")


def test_an_answer_that_is_neither_is_refused():
    asking = asked(*OWN)
    with pytest.raises(ValueError, match=r"'1.2' cannot be; write one of 1.1, 1.10"):
        after(asking, "ref 1.1 = 1.2")


@pytest.mark.parametrize("name", ["foot.csv", "pipe.csv", "doc-example-after-excel.csv"])
def test_the_public_cases_go_in_once_it_is_answered(name):
    content = (CASES / name).read_bytes()
    with pytest.raises(Refused) as caught:
        read_bytes(name, content, PLAN, AT)
    brought = read_bytes(name, content, PLAN, AT, recipes=(after(caught.value, "ref 1.1 = 1.1"),))
    assert {each.indicator for each in brought.outturns} == {"1.1"}
