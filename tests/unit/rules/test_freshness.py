"""Stale and missing figures: no data, never green, never a recovery."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.indicator import Frequency
from bot.domain.period import PeriodKind
from bot.domain.rag import Status
from bot.rules.comparable import comparable
from bot.rules.standing import Known, Lack, NoData
from bot.rules.status import as_it_stands, standing_of, without_figure
from tests.making import (
    AT,
    DEFAULTS,
    day,
    indicator,
    outturn,
)


def current_standing(measure, standings, defaults, at):
    """The last of the standings, oldest first, as it reads on the day."""
    if not standings:
        return without_figure(measure, at)
    known = next((each for each in reversed(standings) if isinstance(each, Known)), None)
    return as_it_stands(standings[-1], standings[-1].outturn, known, defaults, at)


# frequency, the last day on which a figure for September 2018 is still fresh
FRESH_UNTIL = [
    ("weekly", "2018-10-14"),
    ("fortnightly", "2018-10-28"),
    ("monthly", "2018-12-01"),
    ("quarterly", "2019-04-02"),
    ("yearly", "2020-10-01"),
]


@pytest.mark.parametrize(("frequency", "last"), FRESH_UNTIL)
def test_a_figure_is_stale_once_it_is_older_than_twice_its_frequency(frequency, last):
    measure = indicator(frequency=Frequency(frequency))
    standings = [standing_of(measure, outturn(value=85), DEFAULTS)]
    fresh = current_standing(measure, standings, DEFAULTS, day(last))
    stale = current_standing(measure, standings, DEFAULTS, day(last) + timedelta(days=1))
    assert fresh == standings[0]
    assert (stale.status, stale.lack, stale.held) == (Status.NO_DATA, Lack.FRESHNESS, standings[0])
    assert stale.reason == (
        "stale: the last figure is for September 2018, "
        f"more than twice its {frequency} frequency ago"
    )


def test_an_indicator_without_a_frequency_takes_the_plans():
    standings = [standing_of(indicator(), outturn(value=85), DEFAULTS)]
    quarterly = replace(DEFAULTS, frequency=Frequency.QUARTERLY)
    at = date(2019, 1, 5)
    assert current_standing(indicator(), standings, DEFAULTS, at).lack is Lack.FRESHNESS
    assert current_standing(indicator(), standings, quarterly, at) == standings[0]


# figures oldest first, None is missing: the status now, the status held
MISSING = [
    ([85], "green", None),
    ([85, None], "no data", "green"),
    ([79, None], "no data", "amber"),
    ([79, None, None], "no data", "amber"),
    ([85, 60, None], "no data", "red"),
    ([60, None, 85], "green", None),
    ([None], "no data", None),
    ([None, None], "no data", None),
]


@pytest.mark.parametrize(("values", "now", "held"), MISSING)
def test_a_missing_figure_is_never_green_and_holds_the_last_status(values, now, held):
    figures = [
        outturn(f"2018-{number:02}", value)
        for number, value in enumerate(values, start=10 - len(values))
    ]
    standings = [standing_of(indicator(), each, DEFAULTS) for each in figures]
    current = current_standing(indicator(), standings, DEFAULTS, AT)
    assert current.status == now
    kept = current.held if isinstance(current, NoData) else None
    assert (kept and kept.status) == held


def test_a_stale_figure_that_is_missing_too_holds_the_last_known_one():
    standings = [
        standing_of(indicator(), each, DEFAULTS)
        for each in (outturn("2018-01", 60), outturn("2018-02"))
    ]
    current = current_standing(indicator(), standings, DEFAULTS, AT)
    assert (current.lack, current.held) == (Lack.FRESHNESS, standings[0])


def test_a_stale_figure_is_not_within_chance_of_anything():
    measure = indicator(direction="lower", targets=[18])
    standings = [standing_of(measure, outturn("2018-01", 20, "8 of 40"), DEFAULTS)]
    assert standings[0].within_chance
    assert isinstance(current_standing(measure, standings, DEFAULTS, AT), NoData)


def test_without_any_figure_there_is_no_data():
    current = current_standing(indicator(), [], DEFAULTS, AT)
    assert (current.status, current.reason) == (Status.NO_DATA, "no figure has been reported")
    assert (current.lack, current.held, current.outturn) == (Lack.FIGURE, None, None)


# the indicator's kind of period, the kinds that are set against its target
COMPARABLE = [
    ("month", ["2018-08", "by 2018-08", "2018-09"]),
    ("year to date", ["by 2018-08", "2018/19 to 2018-09"]),
    ("quarter", ["by 2018-08", "2018/19 Q2"]),
    ("year", ["2017/18", "by 2018-08"]),
    ("months", ["by 2018-08", "2018-07..2018-09"]),
    ("day", ["by 2018-08", "2018-09-30"]),
]
KINDS = (
    "2018-09",
    "2018-07..2018-09",
    "2018-09-30",
    "2018/19 Q2",
    "2018-08",
    "2018/19 to 2018-09",
    "by 2018-08",
    "2017/18",
)


@pytest.mark.parametrize(("measured", "codes"), COMPARABLE)
def test_only_figures_of_the_indicators_own_kind_of_period_are_compared(measured, codes):
    measure = indicator(measured=PeriodKind(measured))
    chosen = comparable(measure, [outturn(code, 1) for code in KINDS])
    assert sorted(each.period.code for each in chosen) == sorted(codes)
