"""Counts where percentages or rates are due are asked about before they are taken for those."""

import pytest

from bot.domain.indicator import Unit
from tests.unit.importing.recipes.reading import after, asked, figures, kept, read, with_indicator

HEADER = "Ref,Measure,Aug-18,Sep-18"
MOSTLY = ("1.1,Assessments in time,81.3%,80.2%", "1.2,Re-referrals,23.1%,12")
RATE = with_indicator("1.3", unit=Unit.RATE)


def test_a_number_without_a_sign_among_percentages_is_asked_about():
    asking = asked(HEADER, *MOSTLY)
    (question,) = asking.questions
    assert question.about == "unit numbers without % of 1.2"
    assert "'12' in row 3 stands without % where most percentages have it" in question.text
    draft = after(asking, "unit numbers without % of 1.2 = as the plan has it")
    brought = read(HEADER, *MOSTLY, kept=[draft])
    assert figures(brought)["1.2", "2018-09"] == "12"
    another = ("1.1,Assessments in time,81,80.2%", "1.2,Re-referrals,23.1%,12.5%")
    (again,) = asked(HEADER, *another, kept=[kept(brought)]).questions
    assert again.about == "unit numbers without % of 1.1"


@pytest.mark.parametrize(
    "rows",
    [
        ("1.1,Assessments in time,81.3,80.2", "1.2,Re-referrals,23,12"),
        ("1.1,Assessments in time,81.3,80.2%", "1.2,Re-referrals,23,12%"),
        ("1.1,Assessments in time,81.3%,80.2%", "1.2,Re-referrals,0,12%"),
    ],
    ids=["none_has_it", "half_have_it", "nought"],
)
def test_signs_that_tell_nothing_raise_no_question(rows):
    assert len(read(HEADER, *rows).outturns) == 4


def test_whole_numbers_that_nothing_calls_a_rate_are_asked_about():
    asking = asked(HEADER, "1.3,Children looked after,433,441", plan=RATE)
    (question,) = asking.questions
    assert question.about == "unit whole numbers of 1.3"
    assert "such as '433', are whole numbers that nothing there calls a rate" in question.text
    draft = after(asking, "unit whole numbers of 1.3 = as the plan has it", plan=RATE)
    brought = read(HEADER, "1.3,Children looked after,433,441", plan=RATE, kept=[draft])
    assert figures(brought)["1.3", "2018-09"] == "441"


@pytest.mark.parametrize(
    "row",
    [
        "1.3,Children looked after,62,63.5",
        "1.3,Children looked after (rate),62,63",
    ],
)
def test_decimals_and_the_word_say_that_it_is_a_rate(row):
    assert len(read(HEADER, row, plan=RATE).outturns) == 2


def test_a_table_without_names_says_nothing_of_rates():
    rows = ("indicator,period,value", "1.3,2018-08,62", "1.3,2018-09,63")
    assert len(read(*rows, plan=RATE).outturns) == 2


def test_figures_unlike_the_plans_unit_may_be_left_out():
    draft = after(asked(HEADER, *MOSTLY), "unit numbers without % of 1.2 = left out")
    left = read(HEADER, *MOSTLY, kept=[draft])
    assert {ref for ref, _ in figures(left)} == {"1.1"}
