"""Slips of the plan that may be meant: targets far away or past, titles and codes of several."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.indicator import Target, Unit
from bot.importing import read_bytes
from bot.importing.plan.plan_slips import plan_slips
from tests.unit.importing.recipes.reading import CASES, PLAN, with_indicator


def slips(**changed):
    return [str(each) for each in plan_slips(with_indicator("1.2", **changed))]


def targets(*days):
    return tuple(Target(each, Decimal(22)) for each in days)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((date(2207, 3, 31),), "a target is due on 31 March 2207, 189 years after the plan's date"),
        ((date(2017, 3, 31),), "the last target was due on 31 March 2017, before the plan's date"),
        ((date(2017, 3, 31), date(2018, 12, 31)), None),
        ((date(2018, 3, 31),), None),
        ((date(2038, 12, 31),), None),
        ((), None),
    ],
)
def test_targets_far_away_or_past_are_said(days, said):
    told = slips(targets=targets(*days))
    assert len(told) == bool(said)
    assert all(each.startswith(f"Targets, 1.2: {said}") for each in told)


def test_a_title_of_two_indicators_of_a_recommendation_is_said():
    (told,) = slips(title="assessments completed  within 45 working days")
    assert told.startswith("Indicators, 1.1 and 1.2: all are titled 'Assessments completed")


def test_a_code_with_a_comma_is_said_to_be_one():
    (told,) = slips(code=("FD4, KPI 7", "CS02a"))
    assert told.startswith("Indicators, 1.2: 'FD4, KPI 7' is taken as one code")


@pytest.mark.parametrize(
    ("title", "fields", "measured"),
    [
        ("Rate per 10,000 children", {"unit": Unit.SCORE}, "score"),
        ("Plans per 10000", {"unit": Unit.PERCENT}, "percent"),
        ("Plans (per 1,000)", {"unit": Unit.RATE}, "per 10,000"),
        ("Plans per 10,000", {"unit": Unit.RATE, "per": 100_000}, "per 100,000"),
        ("Plans per 1,000", {"unit": Unit.RATE, "per": 1000}, None),
        ("Plans per 10,000", {"unit": Unit.RATE}, None),
        ("Cases per worker", {"unit": Unit.CASES}, None),
        ("Visits per 10 days", {"unit": Unit.COUNT}, None),
    ],
)
def test_a_title_of_a_rate_that_is_measured_as_something_else_is_said(title, fields, measured):
    told = slips(title=title, **fields)
    assert len(told) == bool(measured)
    assert all(f"and it is measured as {measured}; as a rate per 1" in each for each in told)


def test_a_sound_plan_has_none_and_an_import_says_them():
    assert plan_slips(PLAN) == ()
    assert plan_slips(replace(PLAN, as_of=date(2020, 1, 2))) != ()


def test_the_import_of_a_plan_says_them():
    text = (
        (CASES / "plan.yaml")
        .read_text("utf-8")
        .replace("2018-12-31, value: 22", "2208-12-31, value: 22")
    )
    brought = read_bytes("plan.yaml", text.encode(), None, date(2018, 10, 20))
    assert any("190 years after the plan's date" in str(each) for each in brought.remarks)
