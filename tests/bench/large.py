"""A store with 640,000 figures of 2,500 indicators: what an import costs those who ask then."""

import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from bot.domain.indicator import Direction, Indicator, Target, Unit
from bot.domain.outturn import Outturn
from bot.domain.period import Period, PeriodKind, month_end
from bot.domain.plan import Plan, Recommendation
from bot.rules.assessment import assess
from bot.services.flag_answers import acknowledge
from bot.services.imports import import_file
from bot.store import Store, Work
from tests.bench.report import Aim, Section, timed
from tests.bench.stores import snapshot_of, url_of
from tests.keeping import changing, entry_of, put_outturns, put_plan

INDICATORS = 2_500
MONTHS = 256
FILES = 13
LATEST = (2018, 9)
HALF_A_SECOND, A_SECOND = Aim(500, " ms"), Aim(1000, " ms")


def large(folder: Path, sample: Store) -> Path:
    """A store with the plan of the sample, made large, and a figure of every month for each of its
    indicators.
    """
    path = folder / "large.db"
    store = Store.open(url_of(path))
    store.migrate()
    plan = plan_of(snapshot_of(sample).plan)
    with changing(store) as work:
        put_plan(work, plan, "large.yaml", "large", datetime(2018, 11, 1, tzinfo=UTC))
    for number, refs in enumerate(lots_of(plan)):
        figures = list(figures_of(refs))
        with changing(store) as work:
            at = datetime(2018, 11, 1, tzinfo=UTC)
            put_outturns(work, figures, "large.csv", f"large {number}", at)
    store.close()
    return path


def lots_of(plan: Plan) -> Iterator[list[str]]:
    """The refs of the plan, as many as one file has figures of."""
    refs = [each.ref for each in plan.indicators]
    size = -(-len(refs) // FILES)
    return (refs[first : first + size] for first in range(0, len(refs), size))


def plan_of(sample: Plan) -> Plan:
    each = INDICATORS // len(sample.recommendations) + 1
    return replace(
        sample,
        sample=False,
        recommendations=tuple(
            replace(one, indicators=tuple(_indicators(one, each))) for one in sample.recommendations
        ),
    )


def _indicators(one: Recommendation, number: int) -> Iterator[Indicator]:
    # From 101: no name is another's with a nought lost.
    for place in range(101, number + 101):
        ref = f"{one.number}.{place}"
        yield Indicator(
            ref,
            f"A measure made up for measuring, {ref}",
            f"Measure {ref}",
            Unit.PERCENT,
            Direction.HIGHER,
            targets=(Target(date(2018, 3, 31), Decimal(80)),),
        )


def figures_of(refs: list[str]) -> Iterator[Outturn]:
    chance = random.Random(640)  # noqa: S311 - the same made-up figures in every run
    for ref in refs:
        for back in range(MONTHS):
            year, month = divmod(LATEST[0] * 12 + LATEST[1] - 1 - back, 12)
            period = Period(PeriodKind.MONTH, date(year, month + 1, 1), month_end(year, month + 1))
            value = Decimal(chance.randint(700, 950)) / 10
            yield Outturn(ref, period, value, source="made up for measuring")


def measure(folder: Path, sample: Path) -> Section:
    """What a revised figure costs those who ask, and those who click, in a store of 640,000."""
    small = Store.open(url_of(sample))
    path = large(folder, small)
    small.close()
    server, importer = Store.open(url_of(path)), Store.open(url_of(path))
    try:
        snapshot_of(server)
        snapshot_of(importer)
        held: list[float] = []
        _watch(importer, held)
        revised = folder / "revised.csv"
        answers, clicks = [], []
        for value in range(71, 76):
            revised.write_text(f"indicator,period,value\n1.101,2018-09,{value}.3%\n", "utf-8")
            with _clicking(server, clicks):
                import_file(importer, revised, datetime.now(UTC), by="somebody")
            begun = time.perf_counter()
            assess(snapshot_of(server), date(2018, 11, 5))
            answers.append(time.perf_counter() - begun)
    finally:
        server.close()
        importer.close()
    return Section(
        f"a figure revised in a store of {INDICATORS * MONTHS:,}",
        (
            timed("first assessment after it", answers, HALF_A_SECOND),
            timed("lock held", held, HALF_A_SECOND),
            timed("a click while it comes in", clicks, A_SECOND),
        ),
    )


def _watch(store: Store, held: list[float]) -> None:
    """Note in `held` for how long each change keeps others from beginning theirs."""
    begin = store.begin

    @contextmanager
    def watched(by: str | None = None, *, alone: bool = True) -> Iterator[Work]:
        with begin(by, alone=alone) as work:
            begun = time.perf_counter()
            yield work
        held.append(time.perf_counter() - begun)

    store.begin = watched  # type: ignore[method-assign] # what is measured is in between


@contextmanager
def _clicking(store: Store, clicks: list[float]) -> Iterator[None]:
    """Somebody acknowledges a flag again and again, in a thread of its own."""
    done = threading.Event()
    person = snapshot_of(store).plan.people[0]

    def click() -> None:
        while not done.is_set():
            begun = time.perf_counter()
            acknowledge(store, 1, person, entry_of("U0AD"), datetime.now(UTC))
            clicks.append(time.perf_counter() - begun)
            done.wait(0.05)

    thread = threading.Thread(target=click)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
