"""What an import changes is told from the snapshots before and after it, and from nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.period import Period
from bot.domain.snapshot import HELD
from bot.rules.import_changes import import_changes
from tests.integration.store.nouns import extract, outturn, plan
from tests.making import snapshot

JULY, AUGUST, SEPTEMBER = date(2018, 7, 31), date(2018, 8, 31), date(2018, 9, 30)


def with_days(*days):
    return replace(snapshot(plan()), caseloads=tuple(extract(12, day=day) for day in days))


@pytest.mark.parametrize(
    ("before", "after", "new", "gone"),
    [
        ((), (JULY,), [JULY], []),
        ((AUGUST, JULY), (SEPTEMBER, AUGUST), [SEPTEMBER], []),
        ((SEPTEMBER, AUGUST), (AUGUST, JULY), [], [SEPTEMBER]),
        ((AUGUST,), (), [], [AUGUST]),
    ],
)
def test_an_extract_that_is_pushed_out_or_comes_back_to_sight_is_no_change(
    before, after, new, gone
):
    changes = import_changes(with_days(*before), with_days(*after), SEPTEMBER)
    assert (list(changes.new_days), list(changes.gone_days)) == (new, gone)


def months(first, number):
    return tuple(
        outturn("30", f"{year}-{month + 1:02}")
        for year, month in (divmod(1990 * 12 + first + each, 12) for each in range(number))
    )


def with_figures(series):
    return replace(snapshot(plan()), outturns={"5.1": series})


@pytest.mark.parametrize(
    ("before", "after", "periods"),
    [
        (months(1, HELD), months(0, HELD), [months(HELD, 1)[0].period]),
        (months(0, HELD + 60), months(61, HELD), [months(HELD + 60, 1)[0].period]),
        (months(0, 3), months(1, 2), [Period.parse("1990-01")]),
    ],
)
def test_a_figure_that_only_slides_out_of_a_long_series_or_into_it_is_no_change(
    before, after, periods
):
    changes = import_changes(with_figures(before), with_figures(after), SEPTEMBER)
    assert [(each.after or each.before).period for each in changes.figures] == periods


def test_figures_of_an_indicator_that_comes_back_to_the_plan_are_not_new():
    without = replace(plan(), recommendations=())
    before = replace(snapshot(without), outturns={})
    assert import_changes(before, with_figures(months(0, 3)), SEPTEMBER).figures == ()
