"""Parts beside the whole: whether they add up, and what a wide audience may see of them."""

from itertools import product

import pytest
from hypothesis import example, given, settings
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


PAIRS = [(number, of) for of in range(0, 15, 2) for number in range(of + 1)]
"""Every share of an even number up to fourteen."""


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from(PAIRS), min_size=2, max_size=3),
    st.sampled_from([(0, 0), (0, 1), (1, 1), (1, 3), (2, 4)]),
)
def test_no_reader_can_work_out_a_small_share(pairs, in_no_team):
    """The same of shares: what is in a team and what is not stay open where either is small."""
    teams = {f"Team {place}": pair for place, pair in enumerate(pairs)}
    total = tuple(sum(pair[at] for pair in (*pairs, in_no_team)) for at in (0, 1))
    if total[0] < 5 or total[1] - total[0] < 5:
        return
    figures = [
        outturn(team=team, of=f"{number} of {of}", value=100 * number / of if of else None)
        for team, (number, of) in teams.items()
    ]
    whole = [outturn(of=f"{total[0]} of {total[1]}", value=50)]
    gone = names(hidden(SHARE, whole, figures))
    left = tuple(
        total[at] - sum(pair[at] for team, pair in teams.items() if team not in gone)
        for at in (0, 1)
    )
    adds_up = in_no_team == (0, 0)
    could_be: dict[str, set[tuple[int, int]]] = {team: set() for team in gone}
    every = [pair for pair in PAIRS if pair[0] <= left[0] and pair[1] <= left[1]]
    for table in product(every, repeat=len(gone)):
        rest = tuple(left[at] - sum(pair[at] for pair in table) for at in (0, 1))
        if (rest == (0, 0)) if adds_up else (rest[1] > 0 and 0 <= rest[0] <= rest[1]):
            for team, pair in zip(gone, table, strict=True):
                could_be[team].add(pair)
    for team in gone:
        number, of = teams[team]
        assert number >= 5 or len({each[0] for each in could_be[team]}) > 1
        assert of - number >= 5 or len({each[1] - each[0] for each in could_be[team]}) > 1
    for team, (number, of) in teams.items():
        assert team in gone or (number >= 5 and of - number >= 5)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 9)), min_size=2, max_size=2))
@example([(6, 1), (7, 6), (5, 2)])
@example([(3, 3), (6, 0), (5, 5)])
def test_no_reader_can_work_out_by_how_few_a_count_grew(growing):
    """The whole of both months is shown: what came between them stays open where it is few."""
    so_far = indicator(unit=Unit.COUNT, cumulative=True)
    teams = {f"Team {place}": (was, was + grew) for place, (was, grew) in enumerate(growing)}
    totals = tuple(sum(each[at] for each in teams.values()) for at in (0, 1))
    if totals[0] < 5 or totals[1] - totals[0] < 5:
        return
    months = ("2018-08", "2018-09")
    whole = [series({None: totals[at]}, month)[0] for at, month in enumerate(months)]
    figures = [
        series({team: each[at] for team, each in teams.items()}, month)
        for at, month in enumerate(months)
    ]
    found = hidden(so_far, whole, *figures)
    could_be: dict[str, set[tuple[int, int]]] = {team: set() for team in teams}
    choices = [
        [
            (was, now)
            for was in (range(totals[0] + 1) if (team, months[0]) in found else [each[0]])
            for now in (range(was, totals[1] + 1) if (team, months[1]) in found else [each[1]])
            if was <= now
        ]
        for team, each in teams.items()
    ]
    for table in product(*choices):
        if all(sum(each[at] for each in table) == totals[at] for at in (0, 1)):
            for team, each in zip(teams, table, strict=True):
                could_be[team].add(each)
    for team, (was, now) in teams.items():
        assert was >= 5 or len({each[0] for each in could_be[team]}) > 1
        assert now >= 5 or len({each[1] for each in could_be[team]}) > 1
        assert now - was >= 5 or len({each[1] - each[0] for each in could_be[team]}) > 1


def test_the_periods_of_another_kind_are_no_parts():
    teams = [*series({"North": 20}), *series({"North": 50}, "2018/19 Q1")]
    [parts] = parts_of(COUNT, (), teams)
    assert parts.period == Period.parse("2018-09")
