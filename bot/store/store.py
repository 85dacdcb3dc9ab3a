"""The store: hands out snapshots, and takes in changes a transaction at a time."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import wraps
from types import MappingProxyType
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, inspect, text

from bot.domain.outturn import Outturn
from bot.domain.snapshot import Snapshot
from bot.store.audit import handled_of, load_entries
from bot.store.clock_ahead import latest_moment, taken_up_ahead
from bot.store.engine import open_engine, reading, writing
from bot.store.errors import explained
from bot.store.imports import load_imports
from bot.store.incoming import load_file, load_waiting, next_file
from bot.store.known_on import known_on
from bot.store.outbox import count_outbox, last_delivered, load_outbox
from bot.store.outbox_stats import backlog, outbox_figures
from bot.store.outturn_reports import compared_with
from bot.store.outturns import load_reports
from bot.store.plans import plan_in_force
from bot.store.recipes import load_recipes
from bot.store.recorded import load_recorded
from bot.store.records import Compared
from bot.store.report_orders import next_order
from bot.store.retention import load_retention
from bot.store.revision import CurrentRevision, hold_revision
from bot.store.secrets import REFERENCES, load_key, made_key
from bot.store.snapshots import Loaded, load
from bot.store.source_runs import load_source_runs
from bot.store.tables import SCHEMA
from bot.store.traces import load_traces
from bot.store.work import Work
from bot.store.workers import load_workers

Asked = ParamSpec("Asked")
Found = TypeVar("Found")


def reading_by(
    load: Callable[Concatenate[Connection, Asked], Found],
) -> "Callable[Concatenate[Store, Asked], Found]":
    """Makes a method of the store: what `load` finds in a transaction of its own."""

    @wraps(load)
    def read(store: "Store", /, *given: Asked.args, **named: Asked.kwargs) -> Found:
        with store.reading() as connection:
            return load(connection, *given, **named)

    return read


class Store:
    """One database. Threads may share it. Whatever the database refuses is StoreUnavailable."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reader = reading(engine)
        self._writer = writing(engine)
        self._revision = CurrentRevision(engine)
        self._loading = threading.Lock()
        self._loaded: Loaded | None = None
        self._ahead: Loaded | None = None
        """What the next snapshot is loaded from, where that spares more reading."""

    @classmethod
    def open(cls, url: str, *, patience: float = 5.0) -> "Store":
        """Opens a store on `sqlite:///a/file.db`, or `postgresql://…` in any of its spellings;
        nothing is connected yet. A change waits up to `patience` seconds for another one. Raises
        ValueError for any other URL.
        """
        return cls(open_engine(url, patience))

    def close(self) -> None:
        self._revision.close()
        self._engine.dispose()

    def migrate(self) -> None:
        """Brings the tables to what this version needs. Safe to call from several processes."""
        if self.schema_is_current():
            return
        # Alembic takes a fifth of a second to import, and is seldom needed.
        from bot.store.schema import upgrade  # noqa: PLC0415 - see above

        with explained():
            upgrade(self._engine)

    def schema_is_current(self) -> bool:
        """Tells a database of this version from one without tables, or with those of another."""
        with self.reading() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return False
            found = connection.execute(text("SELECT version_num FROM alembic_version"))
            return found.scalars().all() == [SCHEMA]

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Begins a transaction that reads, as of one moment."""
        with explained(), self._reader.begin() as connection:
            yield connection

    def snapshot(self) -> Snapshot | None:
        """Tells what the store holds now; None while it holds no plan. The same object, until
        something that it shows changes.
        """
        with explained():
            revision = self._revision.read()
            loaded = self._loaded
            if loaded is None or loaded.revision != revision:
                loaded = self._load(revision)
        return loaded.snapshot

    def known_on(
        self, *days: date, by: Mapping[date, datetime] = MappingProxyType({})
    ) -> list[Snapshot] | None:
        """Finds what was known at the end of each of the `days`, or at that day's moment in `by`
        where that is earlier, all read at one moment; None while there is no plan.
        """
        with self.reading() as connection:
            now = load(connection, self._loaded).snapshot
            if now is None:
                return None
            return [known_on(connection, now, each, by.get(each)) for each in days]

    reports_of = reading_by(load_reports)
    """Lists every report of an indicator's figures, in the order they were stored."""
    traces = reading_by(load_traces)
    """Tells where every figure came from. What is there stays: a figure that a snapshot has is
    in the traces of any later moment.
    """

    def compare(self, reported: Sequence[Outturn], at: datetime) -> Compared:
        """Finds what of a file's outturns is new, held against what is stored now; nobody waits."""
        known = self.snapshot()
        with self.reading() as connection:
            return compared_with(connection, reported, at, known)

    @contextmanager
    def begin(self, by: str | None = None, *, alone: bool = True) -> Iterator[Work]:
        """Begins a unit of work: what it changes is kept by `commit`, and by nothing else. Not to
        be nested, and no place to wait for anything outside the database. `by` is who brings files
        in, as it is kept beside them. `alone` lets no other begin before this one ends; a step of
        the sender need not be, and holds nobody up.
        """
        with explained(), self._writer.connect() as connection:
            if alone:
                hold_revision(connection)
            work = Work(connection, self._loaded, by)
            yield work
            if work.ahead is not None:
                self._ahead = work.ahead

    source_runs = reading_by(load_source_runs)
    """Tells how each of the council's databases fared, by the name of its source."""

    def reference_key(self) -> bytes:
        """The key that makes references of workers' names, made the first time it is asked for."""
        with self.reading() as connection:
            key = load_key(connection, REFERENCES)
        if key is not None:
            return key
        with explained(), self._writer.begin() as connection:
            return made_key(connection, REFERENCES)

    audit_rows = reading_by(load_entries)
    """The newest entries of the audit, newest first."""
    recorded = reading_by(load_recorded)
    """Loads what was posted, changed and asked from `since` until before `before` (UTC)."""
    retention = reading_by(load_retention)
    """Tells what was deleted because it was old; None where planbot never looked."""
    outbox_rows = reading_by(load_outbox)
    """The messages in `state`, or all of them, in the order they were enqueued."""
    outbox_counts = reading_by(count_outbox)
    """Counts how many messages are in each state."""
    backlog = reading_by(backlog)
    """Finds what waits to be sent and what died: a few rows, however many there are."""
    outbox_figures = reading_by(outbox_figures)
    """Tells what became of the messages, for whoever watches."""
    last_delivered = reading_by(last_delivered)
    """Tells when the last message of this kind that reached the channel was put together (UTC),
    of those put together by then.
    """
    taken_up_ahead = reading_by(taken_up_ahead)
    """The keys of posts that a clock which ran ahead of `now` took up."""
    latest_moment = reading_by(latest_moment)
    """The latest moment that is stored of an import, a post or a worker (UTC)."""
    imports = reading_by(load_imports)
    """The newest imports, newest first; those that took another back are among them."""
    incoming = reading_by(load_file)
    """The file on its way in of that id; None where there is none."""
    waiting_files = reading_by(load_waiting)
    """The files that wait for a person, the oldest first."""
    next_file = reading_by(next_file)
    """The oldest file that the worker can do something about; None where there is none."""
    next_order = reading_by(next_order)
    """The oldest order of a report that the worker can do something about; None without one."""
    workers = reading_by(load_workers)
    """Lists every worker that has not left, the last heard of first."""
    plan_in_force = reading_by(plan_in_force)
    """The plan as it was stored at `at`, without the ratings and benchmarks beside it."""
    recipes = reading_by(load_recipes)
    """Loads how files of forms of a council's own are read, by name."""
    handled = reading_by(handled_of)
    """Finds those of `keys` that were handled once already."""

    def _load(self, revision: int) -> Loaded:
        with self._loading:
            loaded = self._loaded
            if loaded is None or loaded.revision != revision:
                with self._reader.begin() as connection:
                    loaded = load(connection, self._ahead or loaded)
                self._loaded, self._ahead = loaded, None
        return loaded
