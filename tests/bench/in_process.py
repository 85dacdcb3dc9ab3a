"""The rules and the digest by themselves: one thread, nothing kept from one call to the next."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.outturn import Reported
from bot.domain.people import Audience
from bot.domain.snapshot import Snapshot
from bot.domain.update import Going, Update
from bot.rules.assessment import assess
from bot.rules.signal.reading import reading_of
from bot.services.backtests import replays, rules_tested
from bot.services.digest_preview import digest_of
from bot.store import snapshots
from bot.store.engine import open_engine
from tests.bench.figures import median, ratio
from tests.bench.report import Aim, Line, timed
from tests.bench.stores import url_of

CALLED = ("assess", "signals", "digest", "updated", "load")
CALLS = 5
"""Of each kind on each store, in each round."""
ASSESS = Aim(5, " ms")
SIGNALS = Aim(8, " ms")
BACKTEST = Aim(1000, " ms")
DIGEST = Aim(10, " ms")
UPDATED = Aim(15, " ms")
MILLION = Aim(1.2, "×")


@dataclass(slots=True)
class Timed:
    """Seconds of one call on one store: as the clock on the wall has them, every call; and of the
    processor's time, each round's median, which other programs at work do not lengthen.
    """

    every: list[float] = field(default_factory=list)
    rounds: list[float] = field(default_factory=list)

    def take(self, call: Callable[[], object]) -> None:
        """One round of calls, after one that does not count."""
        call()
        busy = []
        for _ in range(CALLS):
            start, worked = time.perf_counter(), time.thread_time()
            call()
            busy.append(time.thread_time() - worked)
            self.every.append(time.perf_counter() - start)
        self.rounds.append(median(busy))


@dataclass(frozen=True, slots=True)
class _Measured:
    """One store: what the calls run on."""

    load: Callable[[], Snapshot]
    snapshot: Snapshot

    def signals(self) -> None:
        """What each indicator's control chart says."""
        for each in assess(self.snapshot, self.snapshot.plan.as_of).histories.values():
            reading_of(each.indicator, each.reported)

    def backtest(self) -> None:
        """What the rules in force, and others, would have told of the whole plan."""
        plan, outturns = self.snapshot.plan, self.snapshot.outturns
        reports = {ref: tuple(map(Reported, each)) for ref, each in outturns.items()}
        every = replays(plan, plan.indicators, lambda ref: reports.get(ref, ()), plan.as_of)
        rules_tested(every)

    def calls(self) -> Mapping[str, Callable[[], object]]:
        at = self.snapshot.plan.as_of
        updated = replace(self.snapshot, updates=_updates(self.snapshot))
        return {
            "assess": lambda: assess(self.snapshot, at),
            "signals": self.signals,
            "digest": lambda: digest_of(assess(self.snapshot, at), Audience.NAMED),
            "updated": lambda: digest_of(assess(updated, at), Audience.NAMED),
            "load": self.load,
        }


def in_process(plain: Path, million: Path, rounds: int) -> tuple[Line, ...]:
    """The calls on a store, and on the same with a million rows beside; aims for both."""
    stores = {"plain": _open(plain), "million": _open(million)}
    taken = _interleaved(stores, rounds)
    tested = Timed()
    tested.take(stores["plain"].backtest)
    return (
        timed("all indicators evaluated", taken["plain", "assess"].every, ASSESS),
        _million("  with a million rows", taken, "assess"),
        timed("  with signals", taken["plain", "signals"].every, SIGNALS),
        timed("whole plan's alert rules tested", tested.every, BACKTEST),
        timed("whole digest built, from evaluation on", taken["plain", "digest"].every, DIGEST),
        _million("  with a million rows", taken, "digest"),
        timed("  with an update on each recommendation", taken["plain", "updated"].every, UPDATED),
        timed("snapshot loaded", taken["plain", "load"].every),
        _million("  with a million rows", taken, "load"),
    )


def _updates(snapshot: Snapshot) -> tuple[Update, ...]:
    """One on each recommendation, for the meeting of the plan's day."""
    day = snapshot.plan.as_of
    at = datetime.combine(day, datetime.min.time(), UTC)
    return tuple(
        Update(
            each.number, each.number, day, at, "Head of Service", Going.WORSE, "Two homes closed"
        )
        for each in snapshot.plan.recommendations
    )


def _million(what: str, taken: dict[tuple[str, str], Timed], call: str) -> Line:
    full = taken["million", call]
    spread = ratio(full.rounds, taken["plain", call].rounds)
    times = timed(what, full.every)
    return Line(what, times.p50, times.p99, spread, spread.median, aim=MILLION)


def _interleaved(stores: Mapping[str, _Measured], rounds: int) -> dict[tuple[str, str], Timed]:
    taken = {(name, call): Timed() for name in stores for call in CALLED}
    for _ in range(rounds):
        for call in CALLED:
            for name, store in stores.items():
                taken[name, call].take(store.calls()[call])
    return taken


def _open(path: Path) -> _Measured:
    engine = open_engine(url_of(path), 5.0)

    def load() -> Snapshot:
        with engine.begin() as connection:
            snapshot = snapshots.load(connection).snapshot
        if snapshot is None:
            raise AssertionError("the sample is loaded")
        return snapshot

    return _Measured(load, load())
