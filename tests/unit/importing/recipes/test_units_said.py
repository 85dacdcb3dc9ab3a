"""A column of units is a statement: where the plan says otherwise it is asked, else left out."""

import pytest

from bot.domain.indicator import Unit
from bot.importing.recipes.doubts.unit_in_words import units_in
from bot.importing.recipes.doubts.units_said import contradicts
from tests.unit.importing.recipes.reading import after, asked, figures, read, with_indicator

HEADER = "Ref,Measure,Unit,Sep-18"


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("%", Unit.PERCENT, False),
        ("Number", Unit.PERCENT, True),
        ("Number", Unit.RATE, True),
        ("Number", Unit.FTE, False),
        ("%", Unit.COUNT, True),
        ("Percentage", Unit.RATE, True),
        ("£", Unit.MONEY, False),
        ("£", Unit.COUNT, True),
        ("£000", Unit.MONEY, True),
        ("£'000s", Unit.MONEY, True),
        ("GBP000", Unit.MONEY, True),
        ("£k", Unit.MONEY, True),
        ("£ million", Unit.MONEY, True),
        ("000s", Unit.COUNT, True),
        ("pence", Unit.MONEY, True),
        ("per 1,000", Unit.RATE, True),
        ("Rate per 10,000 children", Unit.RATE, False),
        ("Rate per 10000", Unit.RATE, False),
        ("per 10,000", Unit.COUNT, True),
        ("Rate", Unit.RATE, False),
        ("Days", Unit.DAYS, False),
        ("Weeks", Unit.DAYS, True),
        ("FTE", Unit.FTE, False),
        ("FTE", Unit.COUNT, True),
        ("%", Unit.WORDS, False),
        ("%", Unit.UNSTATED, False),
        ("Children", Unit.COUNT, False),
        ("", Unit.COUNT, False),
    ],
)
def test_what_contradicts_the_plan(text, unit, said):
    assert contradicts(text, unit) is said


def test_a_unit_of_another_kind_is_asked_about_and_the_answer_holds_for_its_indicators():
    rows = (HEADER, "1.2,Re-referrals,Number,30.6", "1.3,Children looked after,Number,671")
    asking = asked(*rows)
    (question,) = asking.questions
    assert (question.about, question.choices) == (
        "unit Number of 1.2",
        ("as the plan has it", "left out"),
    )
    assert "1.2 'Re-referrals' as percent" in question.text
    draft = after(asking, "unit Number of 1.2 = as the plan has it")
    assert figures(read(*rows, kept=[draft])) == {
        ("1.2", "2018-09"): "30.6",
        ("1.3", "2018-09"): "671",
    }
    another = asked(*rows, "1.1,Assessments in time,Number,81.3", kept=[draft])
    assert [each.about for each in another.questions] == ["unit Number of 1.1 and 1.2"]


def test_a_unit_that_is_the_plans_or_says_nothing_is_left_out():
    brought = read(HEADER, "1.2,Re-referrals,%,30.6", "1.3,Children looked after,Children,671")
    assert len(brought.outturns) == 2
    assert "columns left out: Unit" in [str(each) for each in brought.remarks]


def test_the_unit_of_a_file_of_one_indicator_is_asked_about_as_well():
    plan = with_indicator("1.2", unit=Unit.RATE)
    rows = ("Re-referrals,,", "Month,Actual,Unit", "Sep-18,7.9,per 1000")
    (question,) = asked(*rows, plan=plan).questions
    assert question.about == "unit per 1000 of 1.2"
    assert "as rate per 10,000" in question.text


def test_thousands_in_a_name_are_asked_about_once_the_name_is_taken():
    rows = ("Ref,Measure,Sep-18", "1.3,Children looked after ('000s),0.7")
    asking = asked(*rows)
    (named,) = asking.questions
    (question,) = asked(*rows, kept=[after(asking, f"{named.about} = 1.3")]).questions
    assert question.about == "unit '000s of 1.3"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Placement spend £’000s", ("£'000s",)),
        ("Placement spend (£ thousands)", ("£ thousands",)),
        ("Placement spend £K", ("£k",)),
        ("Placement spend in £m in the month", ("£m",)),
        ("Spend in thousands", ("thousands",)),
        ("All figures in GBP 000", ("gbp 000",)),
        ("Contacts (000s)", ("000s",)),
        ("Section 47 enquiries per 10,000 children", ("per 10,000",)),
        ("Visits per 1000", ("per 1000",)),
        ("Spend over £2,000 on 3 children", ()),
        ("Contacts of 2000 to 2001", ()),
        ("Kinship placements, £ million", ("£ million",)),
        ("Months from entering care", ()),
    ],
)
def test_units_in_the_words_of_a_name(text, said):
    assert units_in(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Months from entering care to placement", ("months",)),
        ("Average weeks to a decision", ("weeks",)),
        ("Time to a decision (weeks)", ("weeks",)),
        ("Time to a decision in hours", ("hours",)),
        ("Average days over the last 12 months", ()),
        ("Time to placement, last 12 months", ()),
    ],
)
def test_another_stretch_of_time_than_the_plans_days(text, said):
    assert units_in(text, Unit.DAYS) == said


@pytest.mark.parametrize("title", ["All financial figures in £000s", "Budget report (£'000)"])
def test_thousands_in_a_title_are_asked_about_for_what_is_counted_in_money(title):
    plan = with_indicator("1.3", unit=Unit.MONEY)
    rows = (f"{title},,", ",,", "Ref,Measure,Sep-18", "1.2,Re-referrals,30%")
    spent = "1.3,Children looked after,1291"
    assert len(read(*rows, plan=plan).outturns) == 1
    (question,) = asked(*rows, spent, plan=plan).questions
    assert question.about.startswith("unit £")
    assert question.about.endswith(" of 1.3")


def test_what_the_plans_own_name_says_as_well_is_not_asked():
    spend = {"unit": Unit.MONEY, "title": "Spend (£000)"}
    rows = ("Ref,Measure,Sep-18", "1.3,Spend (£000),1291")
    assert figures(read(*rows, plan=with_indicator("1.3", **spend))) == {("1.3", "2018-09"): "1291"}


def test_a_column_for_one_indicator_says_its_unit_in_its_heading():
    plan = with_indicator("1.3", unit=Unit.MONEY)
    rows = ("Month,Re-referrals,Children looked after (£000)", "Sep-18,30%,1291")
    asking = asked(*rows, plan=plan)
    kept = after(asking, "column C = value of 1.3", plan=plan)
    (question,) = asked(*rows, plan=plan, kept=[kept]).questions
    assert question.about == "unit £000 of 1.3"


def test_what_is_in_another_unit_may_be_left_out_for_as_long_as_it_is():
    plan = with_indicator("1.3", unit=Unit.MONEY, tolerance=None, targets=())
    rows = ("Ref,Measure,Unit,Sep-18", "1.2,Re-referrals,%,30.6")
    spent = "1.3,Children looked after,£000,1291"
    asking = asked(*rows, spent, plan=plan)
    draft = after(asking, "unit £000 of 1.3 = left out", plan=plan)
    left = read(*rows, spent, plan=plan, kept=[draft])
    assert figures(left) == {("1.2", "2018-09"): "30.6"}
    remarks = [str(each) for each in left.remarks]
    assert "left out, being in another unit, as was answered: 1.3" in remarks
    in_pounds = "1.3,Children looked after,£,1291313"
    assert len(read(*rows, in_pounds, plan=plan, kept=[draft]).outturns) == 2
