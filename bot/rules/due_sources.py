"""Which databases are to be read now: each at its hours, and again a while after a failure."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from bot.domain.period import LONDON
from bot.domain.source import DataSource, SourceRun

RETRY = timedelta(minutes=15)
"""How long a source that failed is left alone."""


def sources_due(
    sources: Iterable[DataSource], runs: Mapping[str, SourceRun], at: datetime
) -> tuple[DataSource, ...]:
    """The sources that were last read before their latest hour, and have not just failed. `at` is
    a moment with its time zone.
    """
    return tuple(each for each in sources if _due(each, runs.get(each.name), at))


def latest_hour(source: DataSource, at: datetime) -> datetime:
    """The source's latest hour by `at`, by London's clock."""
    local = at.astimezone(LONDON)
    days = (local.date(), local.date() - timedelta(days=1))
    moments = (datetime.combine(day, hour, LONDON) for day in days for hour in source.times)
    return max(moment for moment in moments if moment <= local)


def _due(source: DataSource, run: SourceRun | None, at: datetime) -> bool:
    if run is None:
        return True
    hour = latest_hour(source, at)
    if run.done_at is not None and run.done_at >= hour:
        return False
    return run.failed_at is None or run.failed_at < hour or run.failed_at + RETRY <= at
