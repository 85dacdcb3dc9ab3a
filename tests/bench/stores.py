"""The databases that are measured on: the sample, and the sample with ten years of figures."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from bot.domain.indicator import Indicator, Unit
from bot.domain.outturn import Outturn
from bot.domain.period import Period, PeriodKind, month_end
from bot.domain.snapshot import Snapshot
from bot.services.sample import load_sample
from bot.store import Store
from tests.keeping import changing, put_outturns

YEARS = range(2008, 2018)


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


def sample(folder: Path) -> Path:
    """The published plan and figures, as `planbot import` stores them."""
    path = folder / "sample.db"
    store = Store.open(url_of(path))
    store.migrate()
    load_sample(store, datetime.now(UTC))
    store.close()
    return path


def copied(path: Path, name: str) -> Path:
    """A second database, equal to the closed one at `path`."""
    copy = path.with_name(name)
    shutil.copy(path, copy)
    return copy


def decade(path: Path) -> Path:
    """A copy of the sample in which every measured indicator has ten more years, month by month."""
    copy = copied(path, "decade.db")
    store = Store.open(url_of(copy))
    figures = list(_ten_years(snapshot_of(store)))
    with changing(store) as work:
        put_outturns(work, figures, "ten-years.csv", "ten years", datetime.now(UTC))
    store.close()
    return copy


def snapshot_of(store: Store) -> Snapshot:
    snapshot = store.snapshot()
    if snapshot is None:
        raise AssertionError("the sample is loaded")
    return snapshot


def _ten_years(snapshot: Snapshot) -> Iterator[Outturn]:
    chance = random.Random(2018)  # noqa: S311 - the same made-up figures in every run
    for indicator in snapshot.plan.indicators:
        if indicator.direction is None:
            continue
        level = _level(indicator)
        for year in YEARS:
            for month in range(1, 13):
                value = (level * Decimal(chance.randint(85, 115)) / 100).quantize(Decimal("0.1"))
                yield _outturn(indicator, _period(indicator, year, month), value)


def _level(indicator: Indicator) -> Decimal:
    """About the target, so that figures leave green and come back."""
    stated = [each for each in indicator.targets if each.stated]
    return next(
        (edge for each in stated for edge in (each.value, each.low, each.high) if edge), Decimal(50)
    )


def _outturn(indicator: Indicator, period: Period, value: Decimal) -> Outturn:
    outturn = Outturn(indicator.ref, period, value, source="made up for measuring")
    if indicator.unit is not Unit.PERCENT:
        return outturn
    return replace(outturn, numerator=min(value, Decimal(100)) * 4, denominator=Decimal(400))


def _period(indicator: Indicator, year: int, month: int) -> Period:
    last = month_end(year, month)
    match indicator.measured:
        case PeriodKind.MONTH:
            return Period(PeriodKind.MONTH, date(year, month, 1), last)
        case PeriodKind.DAY:
            return Period(PeriodKind.DAY, last, last)
        case PeriodKind.YEAR_TO_DATE:
            return Period(PeriodKind.YEAR_TO_DATE, date(year - (month < 4), 4, 1), last)
        case PeriodKind.QUARTER:
            # It gets three figures, of which the last stands.
            first = (month - 1) // 3 * 3 + 1
            return Period(PeriodKind.QUARTER, date(year, first, 1), month_end(year, first + 2))
        case _:
            return Period(indicator.measured, date(year, month, 1), last)
