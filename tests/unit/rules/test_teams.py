"""Parts beside the whole: whether they add up, and what a wide audience may see of them."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.indicator import Unit
from bot.domain.people import Audience
from bot.domain.period import Period
from bot.rules.disclosure.teams import hidden_teams
from bot.rules.teams import added, parts_of
from tests.making import day, indicator, outturn

COUNT = indicator(unit=Unit.COUNT)
SHARE = indicator()


def share(text):
    number, of = text.split("/")
    return {"value": round(100 * int(number) / int(of), 1), "of": f"{number} of {of}"}


def series(of, month="2018-09", **fields):
    """{"North": "3/37"} as shares, {"North": 12} as counts; None is the whole council."""
    return [
        outturn(
            month,
            team=team,
            **(share(value) if isinstance(value, str) else {"value": value}),
            **fields,
        )
        for team, value in of.items()
    ]


def hidden(measure, whole, *teams, audience=Audience.WIDE):
    every = [each for some in teams for each in some]
    parts = parts_of(measure, whole, every)
    return {
        (team, period.code) for team, period in hidden_teams(measure, parts, whole, every, audience)
    }


def names(found, month="2018-09"):
    return sorted(team for team, code in found if code == month)


@pytest.mark.parametrize(
    ("whole", "teams", "adds_up", "is_more"),
    [
        ("30/100", {"North": "10/40", "South": "20/60"}, True, False),
        ("30/100", {"North": "10/40", "South": "18/55"}, False, False),
        ("30/100", {"North": "10/40", "South": "25/70"}, False, True),
        (30, {"North": 10, "South": 20}, True, False),
    ],
    ids=["adds up", "some in no team", "counted twice", "counts"],
)
def test_counts_are_added_and_never_percentages(whole, teams, adds_up, is_more):
    measure = COUNT if isinstance(whole, int) else SHARE
    [parts] = parts_of(measure, series({None: whole}), series(teams))
    sums = added(parts, measure)
    assert (sums.adds_up, sums.is_more) == (adds_up, is_more)


def test_a_percentage_without_counts_is_not_averaged():
    teams = [*series({"North": "10/40"}), outturn(value=33, team="South")]
    [parts] = parts_of(SHARE, series({None: "30/100"}), teams)
    assert added(parts, SHARE) is None


@pytest.mark.parametrize(
    ("measure", "whole", "teams", "expected"),
    [
        (COUNT, 60, {"North": 20, "South": 15, "East": 25}, []),
        (COUNT, 43, {"North": 3, "South": 15, "East": 25}, ["North", "South"]),
        (COUNT, 63, {"North": 20, "South": 15, "East": 25}, ["South"]),
        (COUNT, 80, {"North": 3, "South": 15, "East": 25}, ["North"]),
        (SHARE, "60/200", {"North": "20/70", "South": "40/130"}, []),
        (SHARE, "43/130", {"North": "3/37", "South": "40/93"}, ["North", "South"]),
        (SHARE, "70/130", {"North": "34/37", "South": "36/93"}, ["North", "South"]),
    ],
    ids=[
        "large",
        "a small one and its complement",
        "few in no team",
        "many in no team",
        "large shares",
        "a small share and its complement",
        "all but a few",
    ],
)
def test_what_is_small_or_would_give_it_away_is_hidden(measure, whole, teams, expected):
    assert names(hidden(measure, series({None: whole}), series(teams))) == expected
    shown = hidden(measure, series({None: whole}), series(teams), audience=Audience.NAMED)
    assert shown == set()


def bare(team, value):
    return [outturn(value=value, team=team)]


SO_FAR = indicator(unit=Unit.PERCENT, cumulative=True)
Q1 = [
    *series({None: 100}, "2018/19 Q1"),
    *series({None: 30}, "2018-04"),
    *series({None: 30}, "2018-06"),
]


@pytest.mark.parametrize(
    ("measure", "whole", "teams", "period", "expected"),
    [
        (
            SHARE,
            series({None: "60/200"}),
            [*series({"North": "20/70"}), *bare("South", 40)],
            "2018-09",
            ["North", "South"],
        ),
        (
            SHARE,
            series({None: "60/200"}),
            [*series({"North": "20/70", "South": "38/120"}), *bare("East", 20)],
            "2018-09",
            ["East", "North", "South"],
        ),
        (COUNT, Q1, series({"North": 3, "South": 37}, "2018-05"), "2018-05", ["North", "South"]),
        (
            SO_FAR,
            [*series({None: "60/150"}, "2018-08"), *series({None: "120/222"}, "2018-09")],
            [
                *series({"North": "20/50", "South": "40/100"}, "2018-08"),
                *series({"North": "40/72", "South": "80/150"}, "2018-09"),
            ],
            "2018-09",
            ["North", "South"],
        ),
        (
            COUNT,
            series({None: 60}),
            series({"North": 22, "South": 40}),
            "2018-09",
            ["North", "South"],
        ),
        (
            COUNT,
            series({None: 43}),
            [*series({"North": 20, "South": 21}), *bare("East", 1.5)],
            "2018-09",
            ["East", "North", "South"],
        ),
    ],
    ids=[
        "counts that are not given",
        "counts that follow from the rest",
        "a month that follows from its quarter",
        "few who are not in it came to it",
        "a few who are in two teams",
        "parts of people",
    ],
)
def test_where_teams_cannot_be_added_up_all_are_hidden(measure, whole, teams, period, expected):
    assert names(hidden(measure, whole, teams), period) == expected


def test_an_average_of_days_names_nobody():
    days = indicator(unit=Unit.DAYS)
    assert hidden(days, series({None: 40}), series({"North": 3, "South": 77})) == set()


def test_what_is_published_is_everybodys_and_is_taken_from_the_whole():
    teams = [
        *series({"North": 3}, published=day("2018-10-01")),
        *series({"South": 2, "East": 25, "West": 10}),
    ]
    assert names(hidden(COUNT, series({None: 40}), teams)) == ["South", "West"]


def test_what_grew_by_few_since_the_month_before_is_hidden_with_a_complement():
    so_far = indicator(unit=Unit.COUNT, cumulative=True)
    whole = [*series({None: 60}, "2018-08"), *series({None: 82}, "2018-09")]
    august = series({"North": 20, "South": 40}, "2018-08")
    september = series({"North": 22, "South": 60}, "2018-09")
    found = hidden(so_far, whole, august, september)
    assert names(found, "2018-08") == []
    assert names(found) == ["North", "South"]


def test_a_later_period_hides_nothing_that_was_shown():
    so_far = indicator(unit=Unit.COUNT, cumulative=True)
    whole = [*series({None: 60}, "2018-08"), *series({None: 82}, "2018-09")]
    august = series({"North": 20, "South": 40}, "2018-08")
    september = series({"North": 22, "South": 60}, "2018-09")
    before = hidden(so_far, whole[:1], august)
    after = hidden(so_far, whole, august, september)
    assert {each for each in after if each[1] == "2018-08"} == before


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 14), min_size=2, max_size=4),
    st.integers(0, 6),
)
def test_no_reader_can_work_out_a_small_count(counts, in_no_team):
    """Every table that a reader could hold for true is tried: the hidden counts stay open."""
    teams = {f"Team {place}": count for place, count in enumerate(counts)}
    total = sum(counts) + in_no_team
    gone = names(hidden(COUNT, series({None: total}), series(teams)))
    if total < 5:
        return
    left = total - sum(count for team, count in teams.items() if team not in gone)
    tables = [
        dict(zip(gone, table, strict=True))
        for table in product(range(left + 1), repeat=len(gone))
        if sum(table) == left or (in_no_team and sum(table) <= left)
    ]
    for team in gone:
        if teams[team] < 5:
            assert len({table[team] for table in tables}) > 1
    if 0 < in_no_team < 5:
        assert len({left - sum(table.values()) for table in tables}) > 1
    assert all(teams[team] >= 5 for team in teams if team not in gone)


def test_the_periods_of_another_kind_are_no_parts():
    teams = [*series({"North": 20}), *series({"North": 50}, "2018/19 Q1")]
    [parts] = parts_of(COUNT, (), teams)
    assert parts.period == Period.parse("2018-09")
