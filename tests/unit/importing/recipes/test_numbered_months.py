"""Months that a header writes as numbers beneath a year are refused in one sentence."""

import pytest

from bot.importing import Refused, read_bytes
from tests.unit.importing.recipes.reading import AT, PLAN, figures, read
from tests.unit.importing.recipes.scorecards import Scorecard

ROW = "1.2,Re-referrals,29%,30%,31%"


@pytest.mark.parametrize(
    "header",
    [
        (",,2018/19,,", "Ref,Measure,4,5,6"),
        ("Ref,Measure,2018/19,,", ",,4,5,6"),
        (",,2018/19,,", "Ref,Measure,04,05,06"),
        (",,2018/19,,", "Ref,Measure,M1,M2,M3"),
        (",,2018,,", "Ref,Measure,4,5,6"),
        (",,2017/18,,", "Ref,Measure,11,12,1"),
    ],
)
def test_numbers_of_months_beneath_a_year_are_refused(header):
    with pytest.raises(Refused) as caught:
        read(*header, ROW)
    (problem,) = map(str, caught.value.problems)
    assert "in column C" in problem
    assert "as numbers of months" in problem


def test_a_workbook_with_the_year_merged_is_refused():
    rows = [["Ref", "Measure", "2018/19", "", ""], ["", "", "4", "5", "6"], ROW.split(",")]
    card = Scorecard({}, rows)
    with pytest.raises(Refused, match="as numbers of months"):
        read_bytes("o.xlsx", card.xlsx(lambda sheet: sheet.merge_cells("C1:E1")), PLAN, AT)


def test_figures_beneath_years_are_figures():
    brought = read("Ref,Measure,2015/16,2016/17,2017/18", "1.2,Re-referrals,4,5,6")
    assert len(figures(brought)) == 3
