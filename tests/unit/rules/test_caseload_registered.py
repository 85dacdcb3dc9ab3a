"""The average of everyone, that of registered social workers alone, and that of families."""

import pytest

from bot.domain.people import Audience
from bot.rules.caseload_bands import summarise
from bot.rules.disclosure.caseloads import shown
from tests.making import RANGES, day, extract, worker


def everyone(*workers, audience=Audience.NAMED):
    found = summarise([extract(*workers)], RANGES, day("2018-11-05"))
    return shown(found, audience).everyone


def some(count, cases, **fields):
    return [worker(cases, **fields) for _ in range(count)]


@pytest.mark.parametrize(
    ("workers", "expected"),
    [
        pytest.param(
            [*some(2, 20, registered=True), worker(8, registered=False)],
            ("16", "20", 1, 8),
            id="a lead practitioner presses the average down",
        ),
        pytest.param(some(2, 20, registered=True), ("20", None, 0, 0), id="all are registered"),
        pytest.param(
            [worker(20, registered=True), worker(20, registered=False)],
            ("20", None, 1, 20),
            id="both are the same",
        ),
        pytest.param(some(2, 20), ("20", None, 0, 0), id="not said of anybody"),
        pytest.param(
            [worker(20, registered=True), worker(8)], ("14", None, 0, 0), id="not said of one"
        ),
        pytest.param(
            [worker(20, registered=True), worker(0), worker(10, fte="0.5", registered=False)],
            ("20", None, 1, 10),
            id="who holds no case need not say",
        ),
    ],
)
def test_the_departments_average_counts_registered_social_workers_alone(workers, expected):
    found = everyone(*workers)
    average, registered, leads, cases = expected
    assert str(found.average) in (average, f"{average}.0")
    assert (found.registered_average is None) is (registered is None)
    assert registered is None or found.registered_average == int(registered)
    assert (found.leads, found.lead_cases) == (leads, cases)


def test_the_average_is_not_called_the_departments_where_anybody_is_known_to_be_a_lead():
    partly = everyone(worker(20), worker(8, registered=False))
    assert (partly.registered_average, partly.leads_among, partly.leads) == (None, True, 1)
    few = everyone(*some(9, 20), *some(4, 8, registered=False), audience=Audience.WIDE)
    many = everyone(*some(9, 20), *some(5, 8, registered=False), audience=Audience.WIDE)
    assert (few.leads_among, many.leads_among) == (False, True)


@pytest.mark.parametrize(
    ("registered", "leads", "said"), [(5, 5, True), (9, 4, False), (4, 9, False), (20, 6, True)]
)
def test_a_wide_audience_is_told_where_neither_are_few_and_never_how_many(registered, leads, said):
    workers = [*some(registered, 20, registered=True), *some(leads, 5, registered=False)]
    found = everyone(*workers, audience=Audience.WIDE)
    assert (found.registered_average is not None) is said
    assert (found.leads, found.lead_cases) == (None, None)


@pytest.mark.parametrize(
    ("workers", "average"),
    [
        ([worker(20, families=9), worker(10, families=6, fte="0.5")], 10),
        ([worker(20, families=9), worker(10)], None),
        ([worker(20, families=9), worker(0)], 9),
        ([worker(20)], None),
    ],
)
def test_families_have_an_average_where_all_who_hold_a_case_tell_them(workers, average):
    assert everyone(*workers).families_average == average
