"""A database is read once after each of its hours, by London's clock, and again after a failure."""

import pytest

from bot.domain.source import DataSource, SourceRun
from bot.rules.due_sources import latest_hour, sources_due
from tests.making import utc

SOURCE = DataSource("SSD", "SSD_URL", ("18:00", "06:30"))

# now; last read; last failure (UTC): is it due
DUE = [
    ("2026-11-02 07:00", None, None, True),
    ("2026-11-02 07:00", "2026-11-01 18:00", None, True),
    ("2026-11-02 06:29", "2026-11-01 18:00", None, False),
    ("2026-11-02 07:00", "2026-11-02 06:30", None, False),
    ("2026-11-02 18:00", "2026-11-02 06:30", None, True),
    # in summer 06:30 in London is 05:30 UTC
    ("2026-07-02 05:30", "2026-07-01 17:00", None, True),
    ("2026-07-02 05:29", "2026-07-01 17:00", None, False),
    # left alone for a quarter of an hour after a failure, unless its next hour has come
    ("2026-11-02 07:10", None, "2026-11-02 07:00", False),
    ("2026-11-02 07:15", None, "2026-11-02 07:00", True),
    ("2026-11-02 18:01", "2026-11-02 06:30", "2026-11-02 17:59", True),
    ("2026-11-02 07:20", "2026-11-02 06:31", "2026-11-02 06:30", False),
]


@pytest.mark.parametrize(("now", "done", "failed", "due"), DUE)
def test_when_a_source_is_due(now, done, failed, due):
    run = SourceRun("SSD", done and utc(done), failed and utc(failed), failed and "a reason")
    runs = {"SSD": run} if done or failed else {}
    assert bool(sources_due([SOURCE], runs, utc(now))) is due


def test_before_the_first_hour_of_a_day_the_latest_is_yesterdays():
    assert latest_hour(SOURCE, utc("2026-11-02 05:00")) == utc("2026-11-01 18:00")
