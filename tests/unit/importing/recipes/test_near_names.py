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
