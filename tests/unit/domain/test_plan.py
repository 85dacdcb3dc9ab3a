from datetime import date
from decimal import Decimal

import pytest

from bot.domain.indicator import Frequency, Target
from bot.domain.plan import Owner
from bot.domain.rag import Status
from tests.making import indicator, plan, recommendation

PLAN = plan(
    recommendation(2, [indicator("2.1"), indicator("2.10", owner="Performance Manager")]),
    recommendation(9, [indicator("9.1")], lead=("Head of Service", "Service Manager")),
    recommendation(14, [indicator("14.1")], lead=()),
)


def test_the_indicators_of_a_plan_come_in_its_own_order():
    assert [each.ref for each in PLAN.indicators] == ["2.1", "2.10", "9.1", "14.1"]


@pytest.mark.parametrize(
    ("number", "found"), [(2, True), (14, True), (1, False), (0, False), (-2, False)]
)
def test_a_recommendation_is_found_by_its_number(number, found):
    assert (PLAN.recommendation(number) is not None) is found


@pytest.mark.parametrize(
    ("ref", "found"), [("2.1", True), ("2.10", True), ("2.2", False), ("2", False), ("", False)]
)
def test_an_indicator_is_found_by_its_ref(ref, found):
    assert (PLAN.indicator(ref) is not None) is found


@pytest.mark.parametrize(
    ("ref", "owner"),
    [
        ("2.10", Owner("Performance Manager")),  # its own
        ("2.1", Owner("Head of Service", as_lead=True)),  # its recommendation's only lead
        ("9.1", Owner()),  # which of two leads answers for it is not stated
        ("14.1", Owner()),
        ("15.1", Owner()),  # its recommendation is not in the plan
    ],
)
def test_an_owner_is_one_that_the_plan_names_or_the_only_lead(ref, owner):
    assert PLAN.owner_of(PLAN.indicator(ref) or indicator(ref)) == owner


def test_an_indicator_knows_its_recommendation():
    assert indicator("14.2").recommendation == 14


@pytest.mark.parametrize(
    ("fields", "stated"),
    [
        ({}, False),
        ({"note": "left open"}, False),
        ({"value": Decimal(0)}, True),
        ({"low": Decimal(0)}, True),
        ({"high": Decimal(20)}, True),
        ({"words": "In place"}, True),
    ],
)
def test_a_target_is_stated_with_any_of_value_range_or_words(fields, stated):
    assert Target(date(2018, 3, 31), **fields).stated is stated


@pytest.mark.parametrize(
    ("frequency", "days"),
    [("weekly", 7), ("fortnightly", 14), ("monthly", 31), ("quarterly", 92), ("yearly", 366)],
)
def test_a_frequency_is_the_longest_stretch_between_two_figures(frequency, days):
    assert Frequency(frequency).days == days


@pytest.mark.parametrize(
    ("status", "off"), [("green", False), ("amber", True), ("red", True), ("no data", False)]
)
def test_only_amber_and_red_are_off_green(status, off):
    assert Status(status).off_green is off
