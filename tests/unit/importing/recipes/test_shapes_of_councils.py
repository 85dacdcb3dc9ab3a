"""Scorecards in shapes that councils have: right, or one clear question or refusal; never wrong."""

import pytest

from bot.importing import Refused
from tests.unit.importing.recipes.reading import after, asked, figures, read

HEAD = "Ref,Measure,Aug-18,Sep-18"
ROW = "1.2,Re-referrals,29.7%,30.6%"
BOTH = {("1.2", "2018-08"): "29.7", ("1.2", "2018-09"): "30.6"}
TO_DATE = {("1.2", "2018/19 to 2018-08"): "29.7", ("1.2", "2018/19 to 2018-09"): "30.6"}


def across(*headings):
    return ",".join(["Ref,Measure", *headings])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((across("Aug-18 Actual", "Aug-18 Target", "Sep-18 Actual"), f"{ROW},31%"), None),
        ((across("Actual Aug 2018", "Result Sep 2018"), ROW), BOTH),
        ((across("Aug-18 (%)", "Sep-18 (%)"), ROW), BOTH),
        (
            (across("Aug-18 No", "Aug-18 %"), "1.2,Re-referrals,60,29.7%"),
            {("1.2", "2018-08"): "29.7"},
        ),
        ((across("Apr-Jun 18"), "1.2,Re-referrals,29.7%"), {("1.2", "2018/19 Q1"): "29.7"}),
        (
            (across("Year ending March 2018"), "1.2,Re-referrals,29.7%"),
            {("1.2", "2017/18"): "29.7"},
        ),
        (
            (across("2017/18 Outturn", "YTD", "Target 2018/19"), f"{ROW},22%"),
            {("1.2", "2017/18"): "29.7"},
        ),
        (
            ("Scorecard for August 2018,,", "Ref,Period,Actual", "1.2,Aug-18,29.7%"),
            {("1.2", "2018-08"): "29.7"},
        ),
        (
            ("2018/19,,,", "Ref,Measure,Sep,Aug", "1.2,Re-referrals,30.6%,29.7%"),
            BOTH,
        ),
        (
            (
                "Ref,Measure,,Aug-18,Sep-18",
                "1.2,Re-referrals,Target,22%,22%",
                ",,Actual,29.7%,30.6%",
                ",,RAG,R,R",
            ),
            BOTH,
        ),
        (("Ref,Measure,Sep-18", "1.3,Children looked after,6.64E+02"), {("1.3", "2018-09"): "664"}),
    ],
    ids=[
        "actual_and_target_in_the_heading",
        "word_before_the_month",
        "sign_in_the_heading",
        "number_beside_percentage",
        "quarter_by_its_months",
        "year_ending_in_march",
        "outturn_of_a_year_beside_a_year_to_date",
        "month_in_title_and_column",
        "newest_month_first",
        "target_row_first_without_a_heading",
        "scientific_notation",
    ],
)
def test_a_shape_is_read_with_the_right_figures(rows, expected):
    expected = expected or {("1.2", "2018-08"): "29.7", ("1.2", "2018-09"): "31"}
    assert figures(read(*rows)) == expected


TYPES = ("Ref,Measure,Type,Sep-18", "1.2,Re-referrals,Target,22%", ",,Actual,30.6%")
FORECAST = ("Ref,Period,Status,Value", "1.2,Aug-18,Actual,29.7%", "1.2,Sep-18,Forecast,35%")
BLANK = ("Ref,Period,Type,Value", "1.2,Sep-18,,30.6%", "1.2,Aug-18,Target,22%")
QUARTERLY = (",,Quarterly", "Ref,Measure,Sep-18", "1.2,Re-referrals,30.6%")
PART = ("Measure,Gender,Sep-18", "Re-referrals,Male,30.6%")
AGES = ("Measure,Age,Sep-18", "Re-referrals,0-4,29%", "Re-referrals,All ages,30.6%")
SHARES = (HEAD, "1.2,Re-referrals,0.297,0.306")
SEPTEMBER = {("1.2", "2018-09"): "30.6"}


@pytest.mark.parametrize(
    ("rows", "answer", "expected"),
    [
        (("Cumulative performance,,,", HEAD, ROW), "title = year to date", TO_DATE),
        (("Rolling 12 months,,,", HEAD, ROW), "title = each period", BOTH),
        (("Targets 2018/19,,,", HEAD, ROW), "title = own figures", BOTH),
        (("England averages,,,", HEAD, ROW), "title = own figures", BOTH),
        (TYPES, "only type = Actual", SEPTEMBER),
        (FORECAST, "only status = Actual", {("1.2", "2018-08"): "29.7"}),
        (BLANK, "only type = (empty)", SEPTEMBER),
        (
            (",,Quarterly", "Ref,Measure,Sep-18", ROW[:22]),
            "column C = value",
            {("1.2", "2018-09"): "29.7"},
        ),
        (PART, "only gender = every row", SEPTEMBER),
        (AGES, "only age = All ages", SEPTEMBER),
        (SHARES, "numbers up to 1 = shares", BOTH),
        (
            SHARES,
            "numbers up to 1 = percentages",
            {("1.2", "2018-08"): "0.297", ("1.2", "2018-09"): "0.306"},
        ),
        (("Ref,Date,Value", "1.2,2018-09-30 00:00:00,30.6%"), "dates = month", SEPTEMBER),
        (("Ref,Date,Value", "1.2,30.09.2018,30.6%"), "dates = month", SEPTEMBER),
        (
            ("Year ending 30 September 2018,,", "Ref,Measure,Actual", "1.2,Re-referrals,30.6%"),
            "period = title",
            {("1.2", "2017-10..2018-09"): "30.6"},
        ),
    ],
)
def test_what_could_be_another_figure_is_asked_once(rows, answer, expected):
    asking = asked(*rows)
    (question,) = asking.questions
    about, _, said = answer.partition(" = ")
    assert (question.about, said in question.choices) == (about, True)
    assert figures(read(*rows, kept=[after(asking, answer)])) == expected


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            ("2018/19,,,,", "Ref,Measure,Mar,Apr,May", "1.2,Re-referrals,2%,3%,4%"),
            "'Apr' in column D",
        ),
        ((",,2018,,", "Ref,Measure,Nov,Dec,Jan", "1.2,Re-referrals,2%,3%,4%"), "'Jan' in column E"),
        (("2018/19,,,", "Ref,Measure,Q4,Q1", "1.2,Re-referrals,2%,3%"), "'Q1' in column D"),
        ((across("Q1 2018", "Q2 2018"), ROW), "'Q1 2018' and 'Q2 2018'. If it is your scorecard"),
        ((across("Sep-18"), "1.3,Children looked after,1.23E+05"), "does not show all digits"),
        (
            (HEAD, '1.1,Assessments in time,"29,7","30,6"', '1.2,Re-referrals,"29,7","30,6"'),
            "(4 cells like it, as in C2, D2, C3)",
        ),
    ],
    ids=[
        "months_of_two_years_under_one",
        "january_after_december",
        "last_quarter_first",
        "quarter_of_no_financial_year",
        "lost_digits",
        "like_problems_are_one_line",
    ],
)
def test_what_cannot_be_told_is_refused_in_one_line(rows, said):
    with pytest.raises(Refused) as caught:
        read(*rows)
    (problem,) = map(str, caught.value.problems)
    assert said in problem


QUARTER = "Ref,Measure,Apr-18,May-18,Jun-18,Q1,Jul-18,Aug-18,Sep-18,Q2,Q3"


def test_quarters_beside_their_own_months_are_of_the_year_of_those():
    brought = read(QUARTER, "1.2,Re-referrals,1%,2%,3%,4%,5%,6%,7%,8%,")
    found = figures(brought)
    assert (found["1.2", "2018/19 Q1"], found["1.2", "2018/19 Q2"]) == ("4", "8")


@pytest.mark.parametrize(
    "header",
    [
        "Ref,Measure,Q4,Apr-18,May-18,Jun-18",
        "Ref,Measure,Jul-18,Aug-18,Sep-18,Q1",
        "Ref,Measure,Apr-17,May-17,Jun-18,Q1",
        "Ref,Measure,Q4,Apr-18,May-18,Jun-18,Q1",
    ],
)
def test_quarters_that_could_be_of_another_year_are_refused(header):
    with pytest.raises(Refused, match=r"says no year|of another year, or out of order"):
        read(header, "1.2,Re-referrals" + ",1%" * (header.count(",") - 1))
