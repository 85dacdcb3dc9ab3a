"""A name that is nearly an indicator's, which has a row of its own, is most likely no other."""

import pytest

from tests.unit.importing.recipes.reading import asked

OWN, BOYS = "Children looked after,640,671", "Children looked after - boys,320,330"


@pytest.mark.parametrize("rows", [(OWN, BOYS), (BOYS, OWN)], ids=["below", "above"])
def test_of_a_part_of_what_is_there_left_out_stands_first(rows):
    (question,) = asked("Measure,Aug-18,Sep-18", *rows).questions
    assert question.choices == ("left out", "1.3")


def test_of_a_part_alone_the_name_stands_first():
    (question,) = asked("Measure,Aug-18,Sep-18", BOYS).questions
    assert question.choices == ("1.3", "left out")


def test_a_slip_in_another_month_of_a_list_stands_first_as_its_indicator():
    rows = ("Children looked after,Aug-18,640", "Children looked aftr,Sep-18,671")
    (question,) = asked("Measure,Month,Actual", *rows).questions
    assert question.choices == ("1.3", "left out")


def test_a_column_that_is_nearly_named_beside_one_that_is_named_is_asked_about():
    rows = ("Month,Re-referrals,Children looked after at the end,Beds", "Sep-18,30%,671,12")
    (question,) = asked(*rows).questions
    assert question.about == "value of 1.3"
    assert "is it C 'Children looked after at the end', or none?" in question.text
