from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.caseload_bands import Band, band_of, ranges_by_role, summarise
from bot.rules.caseload_team import team_of
from tests.making import RANGES, day, extract, worker

AGREED = ranges_by_role(RANGES)

# role, FTE, then the last case count below, the first within, the last within, the first above
BANDS = """
Social Worker        1      17 18 20 21
Social Worker        0.5     8  9 10 11
Social Worker        0.6    10 11 12 13
Social Worker        0.8    14 15 16 17
Senior Practitioner  1      11 12 15 16
Senior Practitioner  0.5     5  6  7  8
Senior Practitioner  0.6     7  8  9 10
ASYE                 1      11 12 15 16
asye                 1      11 12 15 16
SOCIAL WORKER        1      17 18 20 21
"""


def edges(row):
    *role, fte, below, low, high, above = row.split()
    for cases, band in ((below, "below"), (low, "within"), (high, "within"), (above, "above")):
        yield " ".join(role), fte, int(cases), band


@pytest.mark.parametrize(
    ("role", "fte", "cases", "band"),
    [case for row in BANDS.strip().splitlines() for case in edges(row)],
)
def test_a_caseload_is_set_against_its_roles_range_scaled_by_fte(role, fte, cases, band):
    assert band_of(worker(cases, role=role, fte=fte), AGREED) == band


@pytest.mark.parametrize("role", ["Family Support Worker", "", "Social Worker (locum)"])
def test_a_role_without_an_agreed_range_is_in_no_band(role):
    assert band_of(worker(40, role=role), AGREED) is Band.NO_RANGE


def summary(*workers, at="2018-11-05", **fields):
    return summarise([extract(*workers, **fields)], RANGES, day(at))


# workers as (open cases, FTE): the average
AVERAGES = [
    ([(20, 1), (18, 1)], "19.0"),
    ([(20, 1), (10, "0.5")], "20.0"),  # 30 cases on 1.5 FTE
    ([(20, 1), (0, 1)], "20.0"),  # who holds no case is outside it
    ([(0, 1)], None),
    ([(1, "0.6"), (1, "0.6"), (1, "0.6")], "1.7"),  # 3 on 1.8: 1.67
    ([(5, 1), (4, 1), (4, 1), (4, 1)], "4.3"),  # 4.25, half up
]


@pytest.mark.parametrize(("held", "average"), AVERAGES)
def test_the_average_is_open_cases_by_fte_of_workers_holding_a_case(held, average):
    found = summary(*(worker(cases, fte=fte) for cases, fte in held))
    assert found.everyone.average == (average and Decimal(average))


def test_agency_workers_are_in_the_average_and_in_the_distribution():
    found = summary(worker(18), worker(30, agency=True))
    assert found.everyone.average == 24
    assert (found.everyone.workers, found.everyone.agency, found.everyone.outliers) == (2, 1, 1)


def test_workers_without_a_case_are_counted_apart():
    found = summary(worker(0), worker(0, team="South"), worker(20))
    assert (found.idle, found.everyone.workers) == (2, 1)
    assert [each.title for each in found.teams] == ["North"]


def test_an_extract_without_any_case_has_no_average_and_no_groups():
    found = summary(worker(0), worker(0))
    assert (found.idle, found.everyone.workers, found.everyone.average) == (2, 0, None)
    assert (found.everyone.most, found.roles, found.teams) == (0, (), ())


def test_an_outlier_holds_thirty_cases_or_more_whatever_the_hours():
    found = summary(worker(29), worker(30), worker(31, fte="0.5"))
    assert (found.everyone.outliers, found.everyone.most) == (2, 31)


def test_groups_count_the_bands_of_their_own_workers():
    found = summary(
        worker(10, team="South"),
        worker(19),
        worker(21),
        worker(14, role="ASYE"),
        worker(40, role="Family Support Worker", team="South"),
    )
    rows = [
        (each.title, *each.bands.values(), each.workers, each.open_cases)
        for each in (found.everyone, *found.roles, *found.teams)
    ]
    # below, within, above, no range, workers, open cases
    assert rows == [
        ("All", 1, 2, 1, 1, 5, 104),
        ("Newly qualified (ASYE)", 0, 1, 0, 0, 1, 14),  # those with a range in the plan's order
        ("Social Worker", 1, 1, 1, 0, 3, 50),
        ("Family Support Worker", 0, 0, 0, 1, 1, 40),
        ("North", 0, 2, 1, 0, 3, 54),
        ("South", 1, 0, 0, 1, 2, 50),
    ]


def test_an_extract_says_its_day_source_and_whether_it_is_illustrative():
    found = summary(worker(1), illustrative=True)
    assert (found.day, found.source, found.illustrative) == (day("2018-09-30"), "case system", True)


# extracts by day with one worker's cases; asked on; the day shown, the average before it
PREVIOUS = [
    ({}, "2018-11-05", None, None),
    ({"2018-09-30": 20}, "2018-09-29", None, None),
    ({"2018-09-30": 20}, "2018-09-30", "2018-09-30", None),
    ({"2018-09-30": 20, "2018-08-31": 18}, "2018-11-05", "2018-09-30", 18),
    ({"2018-08-31": 18, "2018-09-30": 20}, "2018-11-05", "2018-09-30", 18),
    ({"2018-08-31": 18, "2018-09-30": 20}, "2018-09-15", "2018-08-31", None),
    ({"2018-07-31": 15, "2018-08-31": 18, "2018-09-30": 20}, "2018-11-05", "2018-09-30", 18),
]


@pytest.mark.parametrize(("by_day", "at", "shown", "before"), PREVIOUS)
def test_the_latest_extract_stands_against_the_one_before_it(by_day, at, shown, before):
    extracts = [extract(worker(cases), worker(0), on=on) for on, cases in by_day.items()]
    found = summarise(extracts, RANGES, day(at))
    if shown is None:
        assert found is None
        return
    assert found.day == day(shown)
    assert (found.before and found.before.average) == before
    assert (found.before_day is None) == (before is None)


def test_a_team_is_given_with_its_roles_and_its_workers_most_cases_for_their_hours_first():
    workers = (
        worker(18, name="SW-2"),
        worker(12, fte="0.5", name="SW-3"),
        worker(18, name="SW-1"),
        worker(0, name="SW-4"),
        worker(14, role="ASYE", name="SW-5"),
        worker(50, team="South", name="SW-6"),
    )
    extracts = [extract(*workers), extract(worker(1), on="2018-08-31")]
    found = team_of(extracts, RANGES, summarise(extracts, RANGES, day("2018-11-05")), "North")
    assert [each.post.worker for each in found.workers] == ["SW-3", "SW-1", "SW-2", "SW-5", "SW-4"]
    assert [(each.title, each.workers) for each in found.roles] == [
        ("Newly qualified (ASYE)", 1),
        ("Social Worker", 3),
    ]
    assert (found.group.title, found.group.workers) == ("North", 4)


@pytest.mark.parametrize("title", ["West", "north", "", "Idle"])
def test_a_team_that_is_not_there_or_holds_no_case_is_not_found(title):
    extracts = [extract(worker(1), worker(0, team="Idle"))]
    found = summarise(extracts, RANGES, day("2018-11-05"))
    with pytest.raises(LookupError, match=f"no team {title} on 2018-09-30"):
        team_of(extracts, RANGES, found, title)


def test_a_team_is_not_looked_for_in_another_days_extract():
    found = summary(worker(1))
    with pytest.raises(LookupError, match="no extract of 2018-09-30"):
        team_of([extract(worker(1), on="2018-08-31")], RANGES, found, "North")


workers = st.builds(
    worker,
    st.integers(0, 60),
    role=st.sampled_from(["ASYE", "Senior Practitioner", "Social Worker", "Family Worker"]),
    team=st.sampled_from("ABCD"),
    fte=st.sampled_from(["0.05", "0.5", "0.6", "0.8", "1"]),
    agency=st.booleans(),
)


@given(st.lists(workers, max_size=40))
def test_roles_and_teams_each_add_up_to_everyone(held):
    found = summary(*held)
    for groups in (found.roles, found.teams):
        for count in ("workers", "outliers", "agency", "open_cases", "fte"):
            total = sum(getattr(each, count) for each in groups)
            assert total == getattr(found.everyone, count)
        for band in Band:
            assert sum(each.bands[band] for each in groups) == found.everyone.bands[band]
    for each in (found.everyone, *found.roles, *found.teams):
        assert sum(each.bands.values()) == each.workers
    assert found.idle + found.everyone.workers == len(held)
