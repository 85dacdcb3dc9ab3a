"""Rates, money, figures below zero and over 100, parts of posts and rounded counts."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.figures import say_outturn, say_value
from bot.domain.indicator import Unit
from tests.unit.importing.case_plan import measure, plan_with, problems, read

RATE = measure("2.1", Unit.RATE)
PLAN = plan_with(
    RATE,
    replace(measure("2.2", Unit.SCORE), least=Decimal(-5)),
    replace(measure("2.3"), most=Decimal(200)),
    measure("2.4", Unit.MONEY),
    measure("2.5"),
    replace(measure("2.6", Unit.RATE), per=1000),
)


def value(row):
    (outturn,) = read(PLAN, row).outturns
    return outturn.value


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("2.1,2018-09,48.2,655,135900", "48.2"),
        ("2.6,2018-09,4.82,655,135900", "4.82"),
        ("2.2,2018-09,-1.31", "-1.31"),
        ("2.3,2018-09,104.2%", "104.2"),
        ("2.3,2018-09,112.5%,18,16", "112.5"),
        ("2.4,2018-09,£1134", "1134"),
        ("2.4,2018-09,1134.50", "1134.50"),
        ("2.5,2018-09,14.2%,31.4,221.1", "14.2"),
        ("2.5,2018-09,81.30%,130,160", "81.30"),
    ],
)
def test_what_the_plan_lets_a_figure_be_is_read(row, expected):
    assert value(row) == Decimal(expected)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2.1,2018-09,4.82,655,135900", "4.82 per 10,000 does not agree with 655 of 135900"),
        ("2.2,2018-09,-5.5", "below -5, the least in the plan"),
        ("2.3,2018-09,204%", "over 200%"),
        ("2.5,2018-09,104.2%", "over 100%; write a percentage from 0 to 100, or give"),
        ("2.5,2018-09,-4%", "is negative; write a number of 0 or more, or give"),
        ("2.4,2018-09,£", "is no figure"),
        ("2.5,2018-09,£4", "not a number"),
        ("2.2,2018-09,-0.5%", "is a percentage and the unit is score"),
    ],
)
def test_what_the_plan_does_not_let_it_be_is_refused(row, said):
    (problem,) = problems(PLAN, row)
    assert said in problem.text


def test_counts_that_are_all_rounded_are_said_and_not_refused():
    brought = read(PLAN, "2.5,2018-09,6.9%,10,130 2.5,2018-08,7.7%,10,130")
    assert [str(each) for each in brought.remarks] == [
        "counts are rounded to 5 or 10, so that they do not give the value exactly: 2.5"
    ]


def test_pounds_may_have_commas():
    table = b'indicator,period,value\n2.4,2018-09,"\xc2\xa31,134"\n'
    assert read(PLAN, table).outturns[0].value == 1134


def test_among_exact_counts_a_value_that_disagrees_is_refused():
    (problem,) = problems(PLAN, "2.5,2018-09,6.9%,10,130 2.5,2018-08,8.1%,3,37")
    assert "6.9% does not agree with 10 of 130, which is 7.7%" in problem.text


def test_a_value_that_no_rounding_explains_is_refused():
    (problem,) = problems(PLAN, "2.5,2018-09,60%,10,130")
    assert "does not agree" in problem.text


@pytest.mark.parametrize(
    ("amount", "said"), [("1134", "£1,134"), ("-5", "-£5"), ("12.5", "£12.50")]
)
def test_money_is_said_with_its_sign(amount, said):
    assert say_value(Decimal(amount), Unit.MONEY) == said


def test_a_rate_is_said_with_what_it_is_out_of():
    (outturn,) = read(PLAN, "2.1,2018-09,48.2,655,135900").outturns
    assert say_outturn(outturn, RATE) == "48.2 per 10,000, 655 of 135,900"
