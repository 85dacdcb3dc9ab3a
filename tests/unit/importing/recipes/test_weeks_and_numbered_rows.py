"""What is no period of a figure is refused as what it is: a week, the number of a day."""

import pytest

from bot.importing import Refused
from bot.importing.tables.dates import is_week
from tests.unit.importing.recipes.reading import read


def problems(*lines):
    with pytest.raises(Refused) as caught:
        read(*lines)
    return [str(each) for each in caught.value.problems]


@pytest.mark.parametrize(
    "text",
    ["w/e 07/09/2018", "W/E: 7 Sept", "wc 3/9/18", "week ending 07/09/2018", "Wk 36", "week 36"],
)
def test_weeks_are_told_as_people_write_them(text):
    assert is_week(text)


@pytest.mark.parametrize("text", ["Sep-18", "Weekly visits", "WEST 2018", "week", "2018-09"])
def test_what_only_looks_like_one_is_none(text):
    assert not is_week(text)


def test_weeks_across_are_refused_by_their_first_column():
    (problem,) = problems("Ref,Measure,w/e 07/09/2018,w/e 14/09/2018", "1.2,Re-referrals,30%,31%")
    assert "'w/e 07/09/2018' in column C is a week; figures are taken by month" in problem


def test_weeks_down_are_refused_by_their_rows():
    (problem,) = problems("Ref,Measure,Week ending,Actual", "1.2,Re-referrals,w/e 07/09/2018,30%")
    assert "'w/e 07/09/2018' is a week; figures are taken by month" in problem


def test_a_day_kept_as_a_number_is_said_to_be_that_day():
    (problem,) = problems("Ref,Measure,Month,Actual", "1.2,Re-referrals,43313,30%")
    assert "'43313' is the number that a spreadsheet keeps for 1 August 2018" in problem
    assert "write August 2018" in problem
