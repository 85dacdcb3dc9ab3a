"""A rate per 1,000 is not one per 10,000: what a file says of it is asked about, never dropped."""

import pytest

from bot.domain.indicator import Unit
from tests.unit.importing.recipes.reading import asked, figures, read, with_indicator

HEADER = "Ref,Measure,Aug-18,Sep-18"


def rate(**changed):
    return with_indicator(
        "1.2",
        **{"unit": Unit.RATE, "title": "Rate of referrals", "short": "Referral rate", **changed},
    )


@pytest.mark.parametrize("per", ["per 1,000", "per 1000 children", "(per 100,000)"])
@pytest.mark.parametrize("ref", ["1.2", ""])
@pytest.mark.parametrize("title", ["Rate of referrals per 10,000", "Rate of referrals"])
def test_a_rate_per_another_number_is_asked_about(per, ref, title):
    (question,) = asked(
        HEADER, f'{ref},"Rate of referrals {per}",7.9,8.1', plan=rate(title=title)
    ).questions
    assert question.about == f"name {f'{ref} Rate'.strip()} of referrals {per}"


@pytest.mark.parametrize(
    ("per", "written"),
    [
        (None, "per 10,000"),
        (None, "per 10000 children"),
        (1000, "(per 1,000)"),
        (100000, "per 100,000"),
    ],
)
def test_a_rate_per_its_own_number_is_taken(per, written):
    brought = read(HEADER, f',"Rate of referrals {written}",79,81', plan=rate(per=per))
    assert figures(brought)["1.2", "2018-09"] == "81"


def test_a_percentage_is_no_rate_per_thousand():
    (question,) = asked(HEADER, ",Re-referrals per 1000,29.7,30.6").questions
    assert question.about == "name Re-referrals per 1000"


def test_a_row_that_is_per_another_number_than_last_month_is_asked_about():
    plan = rate()
    first = read(HEADER, ",Rate of referrals,79,81", plan=plan)
    again = asked(HEADER, ",Rate of referrals per 1000,7.9,8.1", plan=plan, kept=[first.recipe])
    assert again.questions[0].about == "name Rate of referrals per 1000"


def test_a_rate_is_offered_before_another_of_the_same_name():
    title = "Rate of re-referrals within 12 months per 10,000"
    plan = with_indicator("1.3", unit=Unit.RATE, title=title)
    row = ',"Rate of re-referrals within 12 months per 1,000",7.9,8.1'
    (question,) = asked(HEADER, row, plan=plan).questions
    assert question.choices == ("1.3", "left out")
