"""A text alone above rows: themes are passed over, and whose figures others say is asked about."""

from dataclasses import replace

import pytest

from bot.importing import Asked, Refused, read_bytes
from tests.unit.importing.recipes.reading import AT, PLAN, after, asked, figures, read
from tests.unit.importing.recipes.scorecards import Scorecard

OURS = replace(PLAN, authority="Northshire", teams=("North", "West"))
HEAD = "Ref,Indicator,Aug-18,Sep-18"
OPEN = "Ref,Indicator,Aug,Sep"
FIRST = "1.2,Re-referrals,29.7%,30.6%"
SECOND = "1.1,Assessments in time,82.9%,81.3%"
OWN = {("1.2", "2018-08"): "29.7", ("1.2", "2018-09"): "30.6"}
OTHER = {("1.1", "2018-08"): "82.9", ("1.1", "2018-09"): "81.3"}
A_YEAR_AGO = {("1.1", "2017-08"): "82.9", ("1.1", "2017-09"): "81.3"}

OF_OTHERS = [
    "Last year",
    "Last year 2017/18",
    "West Midlands average",
    "National priorities",
    "Targets",
    "Forecasts",
    "Year to date",
    "YTD",
    "Last 12 months",
    "2017/18",
    "Quarter 1",
    "Q1 2018/19",
    "2016",
    "North team",
    "West",
    "Hampshire",
    "Brackshire",
    "Leeds City Council",
    "London Borough of Camden",
    "North East",
    "Trajectories",
    "Percentage point change on last month",
    "Variance from target",
    "Rank among 151 councils",
    "Figures are for girls only",
    "Children aged 0-4 only",
    "Under 5s",
    "Aged 16+",
    "16-17 year olds",
    "5 to 9",
    "Boys",
]
OF_OTHERS_IN_TITLES = ["Regional average", "Statistical neighbour median", "Trajectories 2018/19"]
THEMES = [
    "Early Help",
    "Front door",
    "Looked after children",
    "Care leavers",
    "Head of Service: Safeguarding",
    "Fostering team",
    "0-25 service",
    "Reading",
    "Youth council",
    "Timeliness",
    "Quality of practice",
    "Targeted support",
    "Changes of social worker",
    "Distance from home",
    "Only child",
    "Northshire",
    "2018/19",
    "Q2 2018/19",
    "September 2018",
    "This year",
    "Edge of care",
    "Children on a child protection plan",
    "Improvement plan priority 3",
    "Priority 2",
    "1.",
]


@pytest.mark.parametrize("said", OF_OTHERS)
def test_a_text_that_says_whose_figures_follow_is_asked_about(said):
    rows = (HEAD, FIRST, f"{said},,,", SECOND)
    (question,) = asked(*rows, plan=OURS).questions
    assert question.about == f"rows below {said}"
    assert question.choices == ("left out", "own figures")
    for answer, expected in (("left out", OWN), ("own figures", OWN | OTHER)):
        draft = after(asked(*rows, plan=OURS), f"{question.about} = {answer}", plan=OURS)
        assert figures(read(*rows, plan=OURS, kept=[draft])) == expected


@pytest.mark.parametrize("said", THEMES)
def test_a_theme_is_passed_over(said):
    assert figures(read(HEAD, FIRST, f"{said},,,", SECOND, plan=OURS)) == OWN | OTHER


def test_a_recommendations_title_is_a_theme_whatever_it_says():
    (first,) = PLAN.recommendations
    plan = replace(PLAN, recommendations=(replace(first, title="Budget and plan"),))
    assert figures(read(HEAD, FIRST, "Budget and plan,,,", SECOND, plan=plan)) == OWN | OTHER


@pytest.mark.parametrize("again", [(), (OPEN,)])
def test_a_year_above_months_without_one_is_theirs(again):
    brought = read("2018/19,,,", OPEN, FIRST, "2017/18 outturn,,,", *again, SECOND)
    assert figures(brought) == OWN | A_YEAR_AGO
    assert "2017/18 from the rows below row 4" in str(brought.remarks[0])


def test_the_same_indicators_below_two_years_are_those_of_both():
    brought = read("2018/19,,,", OPEN, SECOND, "Early Help,,,", "2017/18,,,", "Help,,,", SECOND)
    assert figures(brought) == OTHER | A_YEAR_AGO


def test_years_above_the_months_of_each_block_are_theirs():
    rows = (",,2018/19,", OPEN, FIRST, ",,2017/18,", OPEN, SECOND)
    assert figures(read(*rows)) == OWN | A_YEAR_AGO


def test_a_year_above_rows_of_bare_months_is_theirs():
    rows = [["Month", "Re-referrals"], ["2018/19"], ["Aug", "29.7%"], ["2017/18"], ["Aug", "31%"]]
    brought = read_bytes("o.xlsx", Scorecard({}, rows).xlsx(), PLAN, AT)
    assert figures(brought) == {("1.2", "2018-08"): "29.7", ("1.2", "2017-08"): "31"}


def test_a_period_that_the_rows_below_state_themselves_asks_nothing():
    head = "Ref,Measure,Month,Actual"
    rows = (head, "1.2,Re-referrals,Sep-18,30.6%", "2017/18,,,", "1.2,Re-referrals,Sep-17,31%")
    assert ("1.2", "2017-09") in figures(read(*rows))
    (question,) = asked(*rows[:3], "1.1,Assessments in time,Sep-18,81.3%").questions
    assert question.about == "rows below 2017/18"


@pytest.mark.parametrize("said", ["Brackvale", "Last year", "Key measures"])
def test_a_text_above_a_header_that_is_said_again_is_asked_about(said):
    (question,) = asked("2018/19,,,", OPEN, FIRST, f"{said},,,", OPEN, SECOND).questions
    assert question.about == f"rows below {said}"


@pytest.mark.parametrize("rows", [("Front door,,,", HEAD), (HEAD, "Front door,,,")])
def test_headers_again_below_themes_of_each_block_ask_nothing(rows):
    brought = read(*rows, FIRST, "Quality,,,", HEAD, SECOND)
    assert figures(brought) == OWN | OTHER


@pytest.mark.parametrize("said", ["England average", "Plan 2018/19", "Target", "Stat neighbours"])
def test_what_is_called_as_others_figures_are_and_nothing_else_is_left_out(said):
    assert figures(read(HEAD, FIRST, f"{said},,,", SECOND)) == OWN


@pytest.mark.parametrize("said", ["England", "Forecast"])
def test_a_header_that_is_said_again_ends_no_block_of_others(said):
    assert figures(read(HEAD, FIRST, f"{said},,,", HEAD, SECOND)) == OWN


@pytest.mark.parametrize(
    "between", ["Early Help,,,", "1.9,Something else,,", "Source: returns,,,", "* provisional,,,"]
)
def test_themes_again_rows_without_figures_and_notes_end_no_block_of_others(between):
    rows = (HEAD, "Early Help,,,", FIRST, "England,,,", between, SECOND)
    assert figures(read(*rows)) == OWN


@pytest.mark.parametrize("said", ["Last year", "Quarter 1", "North"])
def test_a_theme_right_below_what_is_asked_about_does_not_end_it(said):
    (question,) = asked(HEAD, FIRST, f"{said},,,", "Quality,,,", SECOND, plan=OURS).questions
    assert question.about == f"rows below {said}"


def test_a_new_theme_ends_a_block_of_others():
    rows = (HEAD, FIRST, "England,,,", "1.2,Re-referrals,21%,21%", "Quality,,,", SECOND)
    assert figures(read(*rows)) == OWN | OTHER


def test_other_figures_for_the_same_indicator_ask_whose_the_block_is():
    rows = (HEAD, FIRST, "Somewhere else,,,", "1.2,Re-referrals,21%,22%")
    asking = asked(*rows)
    (question,) = asking.questions
    assert question.about == "rows below Somewhere else"
    assert "Row 4, below 'Somewhere else', has other figures" in question.text
    left_out = after(asking, f"{question.about} = left out")
    assert figures(read(*rows, kept=[left_out])) == OWN
    with pytest.raises(Refused, match="there twice"):
        read(*rows, kept=[after(asking, f"{question.about} = own figures")])


def test_texts_among_months_are_asked_about_as_well():
    rows = [["Month", "Re-referrals"], ["Aug-18", "29.7%"], ["Last year"], ["Sep-18", "31%"]]
    with pytest.raises(Asked) as caught:
        read_bytes("o.xlsx", Scorecard({}, rows).xlsx(), PLAN, AT)
    assert [each.about for each in caught.value.questions] == ["rows below Last year"]


@pytest.mark.parametrize(
    "name", ["Statistical neighbours", "Last year", "Brackshire", "North", "Under 5s", "Girls"]
)
def test_the_name_of_a_sheet_says_so_as_well(name):
    content = Scorecard({}, [HEAD.split(","), FIRST.split(",")]).xlsx(
        lambda sheet: setattr(sheet, "title", name)
    )
    with pytest.raises(Asked) as caught:
        read_bytes("o.xlsx", content, OURS, AT)
    (question,) = caught.value.questions
    assert (question.about, question.choices) == ("title", ("own figures",))


@pytest.mark.parametrize("name", ["Northshire", "Scorecard", "Early Help", "2018-19", "Draft"])
def test_an_ordinary_name_of_a_sheet_asks_nothing(name):
    content = Scorecard({}, [HEAD.split(","), FIRST.split(",")]).xlsx(
        lambda sheet: setattr(sheet, "title", name)
    )
    assert figures(read_bytes("o.xlsx", content, OURS, AT)) == OWN


def test_a_percentage_beneath_its_counts_is_asked_about_below_such_a_text_too():
    block = ("1.2,Re-referrals,60,62", ",Out of,202,203", ",%,29.7%,30.5%")
    rows = (HEAD, "1.3,Children looked after,600,610", "Last year,,,", *block)
    (question,) = asked(*rows).questions
    assert question.about == "rows below Last year"
    left_out = after(asked(*rows), f"{question.about} = left out")
    assert {ref for ref, _ in figures(read(*rows, kept=[left_out]))} == {"1.3"}
    own = after(asked(*rows), f"{question.about} = own figures")
    assert [each.about for each in asked(*rows, kept=[own]).questions] == ["percentages below"]


@pytest.mark.parametrize("title", OF_OTHERS_IN_TITLES)
def test_a_title_that_says_whose_figures_follow_is_asked_about(title):
    (question,) = asked(f"{title},,,", ",,,", HEAD, FIRST, plan=OURS).questions
    assert question.about == "title"
