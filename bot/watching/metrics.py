"""The outbox and the workers as Prometheus metrics, counted afresh each time they are asked."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from bot.store import Store

LONG_AGO = timedelta(days=1)
"""From when a worker that died is no longer told of, unless it was the last one heard."""
KIND = "text/plain; version=0.0.4; charset=utf-8"


def metrics_of(store: Store, now: datetime) -> bytes:
    """The exposition text; `now` is aware. Raises StoreUnavailable."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Outbox(store, now))
    return generate_latest(registry)


class _Outbox:
    def __init__(self, store: Store, now: datetime) -> None:
        self._figures = store.outbox_figures(now)
        workers = store.workers()
        lately = [each for each in workers if now - each.beat_at < LONG_AGO]
        self._workers = lately or workers[:1]
        self._retention = store.retention()
        self._now = now

    def collect(self) -> Iterator[Metric]:
        """The families; called by the registry."""
        figures = self._figures
        yield _counter("planbot_sent", "Messages delivered", figures.sent)
        yield _counter("planbot_dead", "Messages that will never be delivered", figures.dead)
        yield _counter("planbot_retried", "Messages tried more than once", figures.retried)
        yield _gauge("planbot_waiting", "Messages not yet delivered", figures.waiting)
        yield _gauge("planbot_late_7d", "Delivered over a minute late, last 7 days", figures.late)
        yield GaugeMetricFamily(
            "planbot_duplicates", "Messages of which a second copy got through", figures.duplicates
        )
        gone = self._retention
        deleted = {"audit": gone.entries, "messages": gone.messages} if gone else {}
        yield _counter("planbot_deleted", "Deleted because the plan keeps it no longer", deleted)
        oldest = figures.oldest_waiting
        yield GaugeMetricFamily(
            "planbot_oldest_waiting_seconds",
            "How long the longest waiting message waits",
            (self._now - oldest).total_seconds() if oldest else 0,
        )
        beats = GaugeMetricFamily(
            "planbot_worker_beat_age_seconds", "Since a worker was last heard", labels=["worker"]
        )
        for worker in self._workers:
            beats.add_metric([worker.name], (self._now - worker.beat_at).total_seconds())
        yield beats
        halted = sum(worker.halted is not None for worker in self._workers)
        yield GaugeMetricFamily("planbot_workers_halted", "Workers that send nothing", halted)


def _counter(name: str, said: str, by_kind: dict[str, int]) -> Metric:
    family = CounterMetricFamily(name, said, labels=["kind"])
    for kind, number in by_kind.items():
        family.add_metric([kind], number)
    return family


def _gauge(name: str, said: str, by_kind: dict[str, int]) -> Metric:
    family = GaugeMetricFamily(name, said, labels=["kind"])
    for kind, number in by_kind.items():
        family.add_metric([kind], number)
    return family
