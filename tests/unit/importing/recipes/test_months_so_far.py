"""Months of a measure that the plan takes by the year to date may be sums: it is asked, once."""

import pytest

from bot.domain.period import PeriodKind
from tests.unit.importing.recipes.reading import after, asked, figures, read, with_indicator

PLAN = with_indicator("1.2", measured=PeriodKind.YEAR_TO_DATE)
ROW = "1.2,Re-referrals,29.7%,30.6%"
ACROSS = ("Ref,Indicator,Aug-18,Sep-18", ROW)
DOWN = ("Ref,Indicator,Month,Actual", "1.2,Re-referrals,Aug-18,29.7%")


@pytest.mark.parametrize("rows", [ACROSS, DOWN], ids=["across", "down"])
def test_it_is_asked(rows):
    (question,) = asked(*rows, plan=PLAN).questions
    assert (question.about, question.choices) == (
        "months so far",
        ("year to date", "each period"),
    )
    assert "The plan measures what stands in row 2 by the year to date" in question.text


@pytest.mark.parametrize(
    ("answer", "periods"),
    [
        ("year to date", ["2018/19 to 2018-08", "2018/19 to 2018-09"]),
        ("each period", ["2018-08", "2018-09"]),
    ],
)
def test_the_answer_says_what_the_figures_are_for(answer, periods):
    known = after(asked(*ACROSS, plan=PLAN), f"months so far = {answer}", plan=PLAN)
    brought = read(*ACROSS, plan=PLAN, kept=[known])
    assert [period for _, period in figures(brought)] == periods


def test_an_empty_row_and_a_title_that_says_so_are_not_asked_about():
    empty = ("Ref,Indicator,Aug-18,Sep-18", "1.2,Re-referrals,,", "1.1,Assessments in time,8%,9%")
    assert figures(read(*empty, plan=PLAN)) == {("1.1", "2018-08"): "8", ("1.1", "2018-09"): "9"}
    titled = ("Cumulative performance,,,", *ACROSS)
    known = after(asked(*titled, plan=PLAN), "title = year to date", plan=PLAN)
    assert ("1.2", "2018/19 to 2018-09") in figures(read(*titled, plan=PLAN, kept=[known]))
