"""What the pictures rest on: ratings month by month, and workers by the cases they hold."""

import pytest

from bot.domain.caseload import Unallocated
from bot.domain.rag import Rag
from bot.rules.caseload_bands import summarise
from bot.rules.caseload_spread import spread_of
from bot.rules.ratings_over_time import rated_months
from tests.making import RANGES, day, extract, rating, recommendation, worker

GREEN, AMBER, RED = Rag.GREEN, Rag.AMBER, Rag.RED


def months(*ratings, at="2018-11-05"):
    """For each recommendation its ratings as (letter, day); what each month counts."""
    plan = [
        recommendation(number, ratings=[rating(rag, judged) for rag, judged in each])
        for number, each in enumerate(ratings, 1)
    ]
    return [
        (f"{each.first:%Y-%m}", {rag: count for rag, count in each.counts.items() if count})
        for each in rated_months(plan, day(at))
    ]


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        pytest.param([], [], id="no recommendation"),
        pytest.param([[]], [], id="not rated"),
        pytest.param([[("green", "2018-11-05")]], [], id="one month"),
        pytest.param([[("green", "2018-08-05")]], [], id="nothing changed"),
        pytest.param(
            [[("amber", "2018-09-30"), ("green", "2018-11-01")]],
            [("2018-09", {AMBER: 1}), ("2018-10", {AMBER: 1}), ("2018-11", {GREEN: 1})],
            id="a month without a judgement keeps the one before",
        ),
        pytest.param(
            [[("amber", "2018-10-01"), ("red", "2018-10-31")], [("green", "2018-11-05")]],
            [("2018-10", {RED: 1, None: 1}), ("2018-11", {RED: 1, GREEN: 1})],
            id="the last of a month counts, and some are not rated yet",
        ),
        pytest.param(
            [[("amber", "2018-10-01"), ("green", "2018-11-06")]], [], id="what is to come is not"
        ),
        pytest.param(
            [[("green", "2018-11-05"), ("amber", "2018-10-31")]],
            [("2018-10", {AMBER: 1}), ("2018-11", {GREEN: 1})],
            id="in whatever order they are written",
        ),
    ],
)
def test_ratings_are_counted_as_in_force_at_the_end_of_each_month(ratings, expected):
    assert months(*ratings) == expected


def test_the_last_twelve_months_are_shown():
    found = months([("amber", "2016-01-31"), ("green", "2018-01-31")])
    assert [name for name, _ in (found[0], found[-1])] == ["2017-12", "2018-11"]
    assert len(found) == 12


def test_workers_are_counted_by_all_the_cases_that_they_hold():
    workers = (
        worker(1),
        worker(4),
        worker(5),
        worker(9, name="A1", fte="0.5"),
        worker(9, name="A1", fte="0.5", team="South"),
        worker(29),
        worker(30),
        worker(61),
        worker(0),
        worker(12, fte=0),
    )
    extracts = [extract(*workers, unallocated=(Unallocated("North", 7),))]
    found = spread_of(extracts, summarise(extracts, RANGES, day("2018-11-05")))
    assert [(each.low, each.high, each.workers) for each in found] == [
        (1, 4, 2),
        (5, 9, 1),
        (10, 14, 0),
        (15, 19, 1),
        (20, 24, 0),
        (25, 29, 1),
        (30, None, 2),
    ]
