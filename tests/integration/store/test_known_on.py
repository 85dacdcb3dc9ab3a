"""What was known on a day is read back: no plan and no revision that came in later."""

from datetime import date

import pytest

from bot.domain.people import Audience
from bot.rules.disclosure import suppression
from tests.integration.store.nouns import (
    AT,
    LATER,
    extract,
    indicator,
    outturn,
    plan,
    save_caseloads,
    save_outturns,
    save_plan,
)

THE_DAY, BETWEEN, NOW = date(2018, 11, 5), date(2018, 12, 2), date(2018, 12, 3)


def values(store, day):
    (known,) = store.known_on(day)
    return [(each.period.code, str(each.value)) for each in known.outturns.get("5.1", ())]


@pytest.fixture
def revised(store):
    save_plan(store)
    save_outturns(store, outturn("30.6"), at=AT)
    save_outturns(store, outturn("29.9"), outturn("28.0", "2018-10"), at=LATER)
    return store


@pytest.mark.parametrize(
    ("day", "known"),
    [
        (THE_DAY, [("2018-09", "30.6")]),
        (BETWEEN, [("2018-09", "30.6")]),
        (NOW, [("2018-09", "29.9"), ("2018-10", "28.0")]),
    ],
    ids=["on the day", "the day before the revision", "on the day of the revision"],
)
def test_a_revision_that_came_in_later_is_not_known(revised, day, known):
    assert values(revised, day) == known


def test_before_anything_had_come_in_figures_stand_as_first_reported(revised):
    assert values(revised, date(2018, 10, 1)) == [("2018-09", "30.6"), ("2018-10", "28.0")]


def test_a_figure_keeps_its_day_and_the_counts_that_came_in_later_hide_it(store):
    save_plan(store)
    save_outturns(store, outturn("66.7"), at=AT)
    save_outturns(store, outturn("70", of="7 of 10"), at=LATER)
    (known,) = store.known_on(THE_DAY)
    (figure,) = known.outturns["5.1"]
    assert (str(figure.value), figure.basis) == ("66.7", None)
    assert suppression.withheld(figure, indicator(), Audience.WIDE)


def test_the_plan_is_the_one_in_force_then_and_the_first_before_there_was_one(store):
    save_plan(store, plan(title="First"), at=AT)
    save_plan(store, plan(title="Second"), at=LATER)
    days = (date(2018, 1, 1), THE_DAY, BETWEEN, NOW)
    assert [each.plan.title for each in store.known_on(*days)] == ["First"] * 3 + ["Second"]


@pytest.mark.parametrize(
    ("day", "cases"),
    [(date(2018, 8, 1), []), (date(2018, 10, 1), [12]), (THE_DAY, [12]), (NOW, [14, 15])],
    ids=["before any", "before planbot was in use", "on the day", "once all had come in"],
)
def test_extracts_are_those_that_had_come_in_the_newest_first(store, day, cases):
    save_plan(store)
    save_caseloads(store, extract(12), at=AT)
    save_caseloads(store, extract(15), extract(14, day=date(2018, 10, 31)), at=LATER)
    (known,) = store.known_on(day)
    assert [each.caseloads[0].open_cases for each in known.caseloads] == cases


def test_without_a_plan_nothing_is_known(store):
    assert store.known_on(THE_DAY) is None
