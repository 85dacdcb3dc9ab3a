"""Files in which no column tells the indicator: asked which it is, never guessed."""

import pytest

from bot.importing import Refused
from tests.unit.importing.recipes.reading import PLAN, after, asked, figures, kept, read

WIDE = (
    "time_period,time_identifier,category,agency_fte,rereferral_percent,rereferral_count",
    "201718,Financial year,Referrals,31.4,30.6,208",
)
ONE = ("Month,Actual,Target", "Aug-18,29.1%,22%", "Sep-18,30.6%,22%")
YEARS = (
    "time_period,category,April,May,March",
    "2018,Referrals,31%,30%,",
    "2017,Referrals,29%,28%,27%",
)


def test_columns_of_figures_are_asked_about_by_the_indicators_that_they_may_be():
    asking = asked(*WIDE)
    (question,) = asking.questions
    assert question.about == "value of 1.2"
    assert question.choices == ("rereferral percent", "rereferral count", "none")
    assert "which of E 'rereferral_percent' and F 'rereferral_count' is it, or none?" in (
        question.text
    )
    brought = read(*WIDE, kept=(after(asking, "value of 1.2 = rereferral percent"),))
    assert figures(brought) == {("1.2", "2017/18"): "30.6"}
    again = read(WIDE[0], WIDE[1].replace("201718", "201617"), kept=(kept(brought),))
    assert figures(again) == {("1.2", "2016/17"): "30.6"}


def test_where_none_of_them_is_it_the_file_has_no_figures_of_the_plan():
    draft = after(asked(*WIDE), "value of 1.2 = none")
    with pytest.raises(Refused, match="no column tells which indicator"):
        read(*WIDE, kept=(draft,))


def test_rates_that_happen_to_be_refs_are_no_column_of_indicators():
    with pytest.raises(Refused, match="no column tells which indicator"):
        read("period,source,turnover", "2018-09,HR,1.1", "2018-08,HR,3.5", "2018-07,HR,2.2")


def test_figures_by_month_and_nothing_else_are_asked_which_indicator_they_are_for():
    asking = asked(*ONE)
    (question,) = asking.questions
    assert question.about == "indicator"
    assert len(question.choices) == len(list(PLAN.indicators))
    assert "1.2 Re-referrals" in question.choices
    brought = read(*ONE, kept=(after(asking, "indicator = 1.2 Re-referrals"),))
    assert figures(brought) == {("1.2", "2018-08"): "29.1", ("1.2", "2018-09"): "30.6"}


def test_the_indicator_that_the_title_speaks_of_is_offered_first():
    question = asked("Children looked after by month", *ONE).questions[0]
    assert question.choices[0] == "1.3 Children looked after"


def test_months_across_take_the_year_of_their_row():
    first = asked(*YEARS)
    draft = after(first, "indicator = 1.2")
    second = asked(*YEARS, kept=(draft,))
    (question,) = second.questions
    assert question.about == "year of the months"
    assert "The months of row 2 are of one year, such as '2018'" in question.text
    from_april = read(*YEARS, kept=(after(second, "year of the months = year from April"),))
    assert figures(from_april) == {
        ("1.2", "2018-04"): "31",
        ("1.2", "2018-05"): "30",
        ("1.2", "2017-04"): "29",
        ("1.2", "2017-05"): "28",
        ("1.2", "2018-03"): "27",
    }
    to_march = read(*YEARS, kept=(after(second, "year of the months = year to March"),))
    assert figures(to_march) == {
        ("1.2", "2017-04"): "31",
        ("1.2", "2017-05"): "30",
        ("1.2", "2016-04"): "29",
        ("1.2", "2016-05"): "28",
        ("1.2", "2017-03"): "27",
    }


@pytest.mark.parametrize(
    ("year", "months", "expected"),
    [
        ("2017/18", "April,March", {"2017-04": "31", "2018-03": "30"}),
        ("2018", "January,September", {"2018-01": "31", "2018-09": "30"}),
        ("2017/18", "Q1,Q4", {"2017/18 Q1": "31", "2017/18 Q4": "30"}),
    ],
    ids=["a financial year", "a calendar year", "quarters"],
)
def test_a_year_that_can_only_be_one_is_not_asked_about(year, months, expected):
    brought = read(f"Year,Measure,{months}", f"{year},Re-referrals,31%,30%")
    assert figures(brought) == {("1.2", code): value for code, value in expected.items()}


@pytest.mark.parametrize(("year", "months"), [("2017/18", "June,July"), ("Total", "April,May")])
def test_a_year_that_the_months_cannot_be_in_is_refused(year, months):
    with pytest.raises(Refused, match="is not a period"):
        read(f"Year,Measure,{months}", f"{year},Re-referrals,31%,30%")


def test_two_rows_of_one_year_are_asked_what_tells_them_apart():
    rows = (
        "Year,Measure,Gender,April,May",
        "2017/18,Re-referrals,Boys,31%,30%",
        "2017/18,Re-referrals,Girls,29%,28%",
    )
    assert asked(*rows).questions[0].about == "only gender"


def test_another_report_is_no_scorecard():
    with pytest.raises(
        Refused, match=r"'Actual to date'.*if it is another report, such as a budget"
    ):
        read("Cost centre,Budget,Actual to date,Variance", "C1001,900,450,450")


def test_rows_that_each_have_a_name_of_their_own_are_not_one_indicator():
    with pytest.raises(Refused, match="'Cost centre' says 'C1001' and 'C1002'"):
        read("Cost centre,Aug-18,Sep-18", "C1001,900,450", "C1002,800,420")
