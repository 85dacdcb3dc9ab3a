"""What only a person can say of a file is asked, all at once, and taken once it is answered."""

from dataclasses import replace

import pytest

from bot.domain.period import PeriodKind
from bot.importing import Refused, answered
from bot.importing.problems import Unreadable
from tests.unit.importing.recipes.reading import (
    PLAN,
    after,
    asked,
    figures,
    kept,
    read,
    with_indicator,
)

SEPTEMBER = ("Ref,Indicator,Aug-18,Sep-18,Target", "1.2,Re-referrals,29.7%,30.6%,22%")


def about(asking):
    return [each.about for each in asking.questions]


def test_a_name_that_is_near_is_asked_about_and_never_taken():
    rows = ("Measure,Month,Actual", "Re-referals within 12 months,Sep-18,30.6%")
    asking = asked(*rows)
    assert about(asking) == ["name Re-referals within 12 months"]
    assert "is it that one?" in asking.questions[0].text
    draft = after(asking, "name Re-referals within 12 months = 1.2")
    assert figures(read(*rows, kept=[draft])) == {("1.2", "2018-09"): "30.6"}
    left = after(asking, "name Re-referals within 12 months = left out")
    assert figures(read(*rows, "Re-referrals,Aug-18,29.7%", kept=[left])) == {
        ("1.2", "2018-08"): "29.7"
    }


def test_a_ref_beside_another_indicators_name_is_asked_about():
    asking = asked("Ref,Measure,Month,Actual", "1.1,Re-referrals,Sep-18,30.6%")
    assert asking.questions[0].choices == ("1.2", "1.1", "left out")


def test_a_ref_beside_a_name_that_is_like_none_is_asked_about():
    asking = asked("Ref,Measure,Month,Actual", "1.2,Number of contacts,Sep-18,30.6%")
    assert "are they the same?" in asking.questions[0].text


def test_all_questions_come_at_once():
    asking = asked(
        "Measure,Month,Actual",
        "Re-referals within 12 months,Sep-18,30.6%",
        "CP visits in tme,Sep-18,96.6%",
    )
    assert len(asking.questions) == 2


def test_two_columns_that_could_hold_the_figure_are_asked_about():
    rows = ("Measure,Month,Actual,Outturn", "Re-referrals,Sep-18,30.6%,31%")
    asking = asked(*rows)
    assert about(asking) == ["column C", "column D"]
    draft = after(asking, "column C = value", "column D = left out")
    assert figures(read(*rows, kept=[draft])) == {("1.2", "2018-09"): "30.6"}


def test_no_column_for_the_figure_is_asked_about():
    rows = ("Measure,Month,Wibble", "Re-referrals,Sep-18,30.6%")
    draft = after(asked(*rows), "value = C")
    assert figures(read(*rows, kept=[draft])) == {("1.2", "2018-09"): "30.6"}


def test_a_slip_in_a_heading_that_matters_is_asked_about():
    assert about(asked("Measure,Month,Actual,Numerater", "Re-referrals,Sep-18,31%,4")) == [
        "column D"
    ]


def test_a_bare_year_is_asked_about_and_the_rule_is_kept():
    rows = ("Measure,Year,Actual", "Re-referrals,2017,29.9%")
    draft = after(asked(*rows), "year = year to March")
    assert figures(read(*rows, kept=[draft])) == {("1.2", "2016/17"): "29.9"}


def test_a_date_is_asked_about_and_the_rule_is_kept():
    rows = ("Measure,Date,Actual", "Re-referrals,30/09/2018,30.6%")
    draft = after(asked(*rows), "dates = month")
    assert figures(read(*rows, kept=[draft])) == {("1.2", "2018-09"): "30.6"}


@pytest.mark.parametrize(
    ("date", "day_first"), [("09/01/2018", True), ("30/09/2018", False), ("09/09/2018", False)]
)
def test_a_date_that_could_have_its_month_first_is_asked_about_as_it_is_read(date, day_first):
    (question,) = asked("Measure,Date,Actual", f"Re-referrals,{date},30.6%").questions
    assert ("is a date with the day first" in question.text) == day_first


@pytest.mark.parametrize(
    "rows",
    [
        ("Ref,Measure,8/31/2018,9/30/2018", "1.2,Re-referrals,29.7%,30.6%"),
        ("Ref,Measure,9/7/2018,9/30/2018", "1.2,Re-referrals,29.7%,30.6%"),
        ("Ref,Date,Actual", "1.2,9/30/2018,30.6%"),
        ("Ref,Measure,07/31/2018,08/31/2018,09/30/2018", "1.2,Re-referrals,1%,2%,3%"),
    ],
)
def test_dates_with_their_month_first_are_refused_as_that(rows):
    with pytest.raises(Refused, match=r"is a date with its month first; write such dates with the"):
        read(*rows)


def test_the_period_in_the_title_is_asked_about():
    rows = ("Scorecard September 2018,,", "Ref,Measure,Actual", "1.2,Re-referrals,30.6%")
    draft = after(asked(*rows), "period = title")
    assert figures(read(*rows, kept=[draft])) == {("1.2", "2018-09"): "30.6"}
    assert figures(read(rows[0].replace("September", "August"), *rows[1:], kept=[draft])) == {
        ("1.2", "2018-08"): "30.6"
    }


def test_months_without_a_year_are_refused_with_what_to_do():
    with pytest.raises(Refused, match="says no year; write the financial year"):
        read("Ref,Measure,Aug,Sep", "1.2,Re-referrals,29.7%,30.6%")


def test_a_month_without_a_year_in_a_row_is_refused_as_what_it_is():
    with pytest.raises(Refused, match="column B 'Month': 'Sep' is not a period"):
        read("Measure,Month,Actual", "Re-referrals,Sep,30.6%")


def test_a_month_and_a_year_may_stand_in_two_columns():
    brought = read("Measure,Quarter,Year,Actual", "Re-referrals,Q2,2018/19,30.6%")
    assert figures(brought) == {("1.2", "2018/19 Q2"): "30.6"}


def test_rows_that_differ_in_one_column_only_are_asked_about():
    rows = (
        "Measure,Month,Gender,Actual",
        "Re-referrals,Sep-18,All,30.6%",
        "Re-referrals,Sep-18,Boys,31.9%",
    )
    asking = asked(*rows)
    assert asking.questions[0].choices == ("All", "Boys")
    draft = after(asking, "only gender = All")
    assert figures(read(*rows, kept=[draft])) == {("1.2", "2018-09"): "30.6"}


def test_the_plans_authority_chooses_its_rows_and_the_others_are_offered():
    rows = (
        "area_name,period,indicator,value",
        "Northshire,2018-09,1.2,30.6",
        "England,2018-09,1.2,21.9",
    )
    brought = read(*rows, plan=replace(PLAN, authority="northshire"))
    assert figures(brought) == {("1.2", "2018-09"): "30.6"}
    assert any(
        "the plan could have as benchmarks: England 1.2 2018-09: 21.9" in str(each)
        for each in brought.remarks
    )


def test_an_authority_that_is_not_in_the_file_is_asked_about():
    rows = ("area_name,period,indicator,value", "England,2018-09,1.2,21.9")
    asking = asked(*rows, plan=replace(PLAN, authority="Northshire"))
    assert "and none is 'Northshire'; which is your own area?" in asking.questions[0].text


def test_a_file_of_no_indicator_of_the_plan_says_what_to_do():
    with pytest.raises(Refused, match="write those names in the plan as the indicators' codes"):
        read("Measure,Month,Actual", "Contacts,Sep-18,664")


def test_codes_of_the_plan_are_known():
    plan = with_indicator("1.3", code=("KPI 1.3", "CS02a"))
    rows = ("KPI,Sep-18", "CS02a,664")
    assert figures(read(*rows, plan=plan)) == {("1.3", "2018-09"): "664"}


def test_an_indicator_may_stand_in_a_heading():
    plan = with_indicator("1.2", code=("rereferral_rate",))
    brought = read("Month,rereferral_rate,other", "Sep-18,30.6%,4", plan=plan)
    assert figures(brought) == {("1.2", "2018-09"): "30.6"}


def test_the_file_of_the_next_month_is_read_without_a_question():
    first = read(*SEPTEMBER)
    october = ("Ref,Indicator,Aug-18,Sep-18,Oct-18,Target", "1.2,Re-referrals,1%,2%,3%,22%")
    brought = read(*october, kept=[kept(first)], at=AT_NOVEMBER)
    assert brought.recipe.name == first.recipe.name
    assert len(brought.outturns) == 3
    assert str(brought.remarks[0]) == f"read by the recipe {first.recipe.name}"


AT_NOVEMBER = PLAN.as_of.replace(month=11, day=20)


def test_a_changed_shape_is_asked_about_again_with_what_has_changed():
    before = kept(read(*SEPTEMBER))
    changed = ("Ref,Indicator,Sep-18,Target,Owner", "1.2,Re-referrals,30.6%,22%,HoS")
    asking = asked(*changed, kept=[before])
    assert about(asking) == ["shape"]
    assert "new: 'owner' (left out)" in asking.questions[0].text
    draft = after(asking, "shape = as shown")
    assert figures(read(*changed, kept=[before, draft])) == {("1.2", "2018-09"): "30.6"}


def test_rows_of_actual_and_target_are_asked_about():
    rows = (
        "Ref,Measure,Type,Aug-18,Sep-18",
        "1.2,Re-referrals,Actual,29.7%,30.6%",
        "1.2,Re-referrals,Target,22%,22%",
    )
    asking = asked(*rows)
    assert asking.questions[0].choices == ("Actual", "Target")
    draft = after(asking, "only type = Actual")
    assert figures(read(*rows, kept=[draft]))["1.2", "2018-09"] == "30.6"


def test_a_title_that_says_provisional_is_named_and_can_be_answered():
    rows = ("Produced by BI. Provisional.,,", "Ref,Measure,Sep-18", "1.2,Re-referrals,30.6%")
    first = read(*rows)
    assert not first.outturns[0].provisional
    assert any("taken as final" in str(each) for each in first.remarks)
    told = answered(first.recipe.recipe, "provisional = yes", PLAN)
    again = read(*rows, kept=[replace(kept(first), recipe=told)])
    assert again.outturns[0].provisional
    assert again.sha256 != first.sha256


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("column Z = value", "there is no column 'Z'; the columns are A 'measure'"),
        ("column C = figure", "write one of indicator, period"),
        ("name Re-referals = 9.9", "the plan has no indicator '9.9'"),
        ("weather = fine", "nothing that can be answered"),
        ("value", "is no answer"),
        ("dates = week", "write one of month, day"),
    ],
)
def test_an_answer_that_is_none_says_what_can_be_written(answer, said):
    asking = asked("Measure,Month,Actual,Outturn", "Re-referrals,Sep-18,30.6%,31%")
    with pytest.raises(Unreadable, match=said):
        after(asking, answer)


@pytest.mark.parametrize(
    ("rows", "likeliest"),
    [
        (("Measure,Perod,Actual", "Re-referrals,2018-09,30.6%"), "period"),
        (("Measure,Month,Actul", "Re-referrals,Sep-18,30.6%"), "value"),
        (("Measure,Month,Actual,Numerater", "Re-referrals,Sep-18,31%,4"), "numerator"),
        (("Indicater,Ref,Month,Actual", "Re-referrals,1.2,Sep-18,31%"), "indicator"),
        (("Ref,Measure,Perod,Sep-18", "1.2,Re-referrals,2018,31%"), "left out"),
    ],
)
def test_of_a_column_the_likeliest_answer_stands_first(rows, likeliest):
    assert asked(*rows).questions[0].choices[0] == likeliest


def test_the_area_that_the_plan_speaks_of_stands_first_and_the_country_last():
    rows = [
        f"{area},2015/16,Re-referrals,2{number}.4"
        for number, area in enumerate(["England", "England", "Southshire", "Northshire"])
    ]
    question = asked("area,period,measure,value", *rows).questions[0]
    assert question.choices == ("Northshire", "Southshire", "England", "every row")


def test_a_file_whose_months_have_no_year_is_refused_before_anything_is_asked():
    with pytest.raises(Refused, match="'April' in column C says no year"):
        read("Category,Measure,April,May", "2018,Re-referrals,31%,30%")


def test_of_a_table_with_indicators_across_it_is_asked_which_rows_are_for_all():
    rows = (
        "time_period,gender,Re-referrals",
        "201718,Boys,29%",
        "201718,Total,30.6%",
        "201718,Girls,32%",
    )
    asking = asked(*rows)
    assert asking.questions[0].about == "only gender"
    assert asking.questions[0].choices == ("Total", "Boys", "Girls")
    draft = after(asking, "only gender = Total")
    assert figures(read(*rows, kept=[draft])) == {("1.2", "2017/18"): "30.6"}


def test_a_plan_that_names_its_authority_reads_files_without_a_column_of_areas():
    plan = replace(PLAN, authority="Northshire")
    assert figures(read(*SEPTEMBER, plan=plan)) == {
        ("1.2", "2018-08"): "29.7",
        ("1.2", "2018-09"): "30.6",
    }


def test_of_what_is_measured_by_year_a_bare_year_is_most_likely_one():
    yearly = with_indicator("1.2", measured=PeriodKind.YEAR)
    for rows in (
        ("Measure,Year,Actual", "Re-referrals,2017,29.9%"),
        ("time_period,Re-referrals", "2017,29.9%"),
    ):
        assert asked(*rows, plan=yearly).questions[0].choices[0] == "year to March"
        assert asked(*rows).questions[0].choices[0] == "31 March"
