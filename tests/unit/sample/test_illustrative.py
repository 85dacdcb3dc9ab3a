"""The made-up files: labelled as such, and reproducing what was published and no more."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.rag import Status
from bot.rules.movement import History

GREEN, AMBER, RED, NO_DATA = Status.GREEN, Status.AMBER, Status.RED, Status.NO_DATA

# ref: status in September, status in October
STATUSES = {
    "2.1": (GREEN, GREEN),  # 88 then 87 against 83
    "2.2": (RED, RED),  # 75 then 76 against 100
    "2.3": (RED, RED),  # 69 then 71 against 90
    "3.1": (GREEN, GREEN),  # 19 then 19.4 against at most 20
    "5.1": (RED, RED),  # 30.6 then 29.8 against at most 22
    "5.2": (GREEN, RED),  # 3 of 37 then 8 of 40 against at most 18; amber would end at 19.8
    "5.3": (NO_DATA, NO_DATA),  # a count against a percentage
    "6.3": (RED, RED),  # 71.6 then 71.2 against 80; amber would begin at 72
    "8.1": (NO_DATA, NO_DATA),  # a percentage against a score
    "8.2": (GREEN, NO_DATA),  # 78.6 against 75, then missing
    "8.3": (AMBER, AMBER),  # 80 then 81 against 85
    "12.1": (RED, RED),  # 80.5 then 81.9 against 95; amber would begin at 85.5
    "12.3": (AMBER, GREEN),  # 90.8 then 92.6 against 92
    "12.4": (GREEN, AMBER),  # 94.6 then 88.9 against 90
    "13.1": (NO_DATA, NO_DATA),  # no target
    "14.1": (RED, RED),  # 8.5 then 8.6 against at most 7.5; amber would end at 8.25
    "14.2": (AMBER, AMBER),  # 67.0 then 66.8 against 69.3
    "15.1": (GREEN, AMBER),  # 55.7 then 50.9 against 52
}


@pytest.fixture(scope="module")
def histories(plan, september, october, as_outturn):
    outturns = [as_outturn(row) for row in (*september, *october)]
    return {
        each.ref: History(
            each,
            [outturn for outturn in outturns if outturn.indicator == each.ref],
            plan.defaults,
            date(2018, 11, 5),
        )
        for each in plan.indicators
    }


@pytest.mark.parametrize("ref", STATUSES)
def test_a_status_in_september_and_october_follows_from_the_files(histories, ref):
    assert tuple(each.status for each in histories[ref].standings[-2:]) == STATUSES[ref]


def test_exactly_three_indicators_leave_green_in_october(histories):
    left = {
        ref: (movement.after.status, movement.outturn.provisional)
        for ref, history in histories.items()
        for movement in history.movements
        if movement.left_green
    }
    assert left == {"5.2": (RED, False), "12.4": (AMBER, True), "15.1": (AMBER, False)}


def test_one_indicator_that_was_amber_recovers_in_october(histories):
    back = [
        ref
        for ref, history in histories.items()
        for movement in history.movements
        if not movement.left_green and movement.outturn.illustrative
    ]
    assert back == ["12.3"]


def test_the_missing_figure_is_neither_green_nor_a_recovery(histories):
    current = histories["8.2"].current
    assert current.status is NO_DATA
    assert current.held.status is GREEN


def test_october_has_one_row_for_each_monthly_figure_and_one_without_a_value(october):
    assert [row["indicator"] for row in october] == list(STATUSES)
    assert [(row["indicator"], row["note"]) for row in october if not row["value"]] == [
        ("8.2", "Not reported yet")
    ]


def test_the_small_numbers_of_october_are_8_of_40(october):
    row = next(row for row in october if row["indicator"] == "5.2")
    assert (row["value"], row["numerator"], row["denominator"]) == ("20.0", "8", "40")


def test_october_keeps_the_kind_of_period_that_september_had(september, october, as_outturn):
    before = {row["indicator"]: as_outturn(row).period for row in september}
    after = {row["indicator"]: as_outturn(row).period for row in october}
    assert {ref: after[ref].kind for ref in after} == {ref: before[ref].kind for ref in after}
    assert {period.end for period in after.values()} == {date(2018, 10, 31)}


def test_every_made_up_row_says_so(october, workers):
    for row in (*october, *workers):
        assert row["illustrative"] == "yes"
        assert row["source"].startswith("Illustrative ")
        assert row["source"].endswith("not published")
    assert {row["published"] for row in october} == {""}


def test_the_extract_has_190_workers_on_one_day_each_once(workers):
    assert len(workers) == len({row["worker"] for row in workers}) == 190
    assert {row["date"] for row in workers} == {"2018-09-30"}


def test_49_workers_are_agency_as_published(workers):
    assert Counter(row["agency"] for row in workers) == {"yes": 49, "no": 141}


@pytest.mark.parametrize(
    ("team", "published"), [(None, Decimal("19.0")), ("First Response", Decimal("22.0"))]
)
def test_the_averages_are_those_published(workers, team, published):
    holding = [row for row in workers if row["open_cases"] != "0" and team in (None, row["team"])]
    cases = sum(int(row["open_cases"]) for row in holding)
    fte = sum(Decimal(row["fte"]) for row in holding)
    assert round(cases / fte, 1) == published


def test_six_workers_hold_30_or_more_and_four_hold_none(workers):
    cases = [int(row["open_cases"]) for row in workers]
    assert sum(each >= 30 for each in cases) == 6
    assert sum(each == 0 for each in cases) == 4


def test_every_role_has_an_agreed_range_and_fte_is_mixed(plan, workers):
    assert {row["role"] for row in workers} == {each.role for each in plan.caseload_ranges}
    assert {row["fte"] for row in workers} == {"1", "0.9", "0.8", "0.6", "0.5"}


def test_no_role_has_every_worker_at_the_same_load(workers):
    for role in {row["role"] for row in workers}:
        loads = Counter(row["open_cases"] for row in workers if row["role"] == role)
        assert len(loads) >= 8
