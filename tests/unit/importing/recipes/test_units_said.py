"""A column of units is a statement: where the plan says otherwise it is asked, else left out."""

import pytest

from bot.domain.indicator import Unit
from bot.importing.recipes.units_said import contradicts
from tests.unit.importing.case_plan import measure
from tests.unit.importing.recipes.reading import after, asked, figures, read, with_indicator

HEADER = "Ref,Measure,Unit,Sep-18"


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("%", Unit.PERCENT, False),
        ("Number", Unit.PERCENT, True),
        ("Number", Unit.RATE, False),
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
    assert contradicts(text, measure("1.1", unit)) is said


def test_a_unit_of_another_kind_is_asked_about_and_the_answer_holds_for_its_indicators():
    rows = (HEADER, "1.2,Re-referrals,Number,30.6", "1.3,Children looked after,Number,671")
    asking = asked(*rows)
    (question,) = asking.questions
    assert (question.about, question.choices) == ("unit Number of 1.2", ("as the plan has it",))
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
