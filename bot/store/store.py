"""The store: hands out snapshots, and takes in changes a transaction at a time."""

import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime

from sqlalchemy import Engine, inspect, text

from bot.domain.imports import ImportRecord
from bot.domain.incoming import Incoming
from bot.domain.outbox import OutboxRow, OutboxState
from bot.domain.outturn import Outturn, Reported
from bot.domain.plan import Plan
from bot.domain.recipe import KeptRecipe
from bot.domain.report import ReportOrder
from bot.domain.retention import Retention
from bot.domain.snapshot import Snapshot
from bot.domain.source import SourceRun
from bot.domain.trace import Traces
from bot.store.audit import handled_of, load_entries
from bot.store.clock_ahead import latest_moment, taken_up_ahead
from bot.store.engine import open_engine, reading, writing
from bot.store.errors import explained
from bot.store.imports import load_imports
from bot.store.incoming import load_file, load_waiting, next_file
from bot.store.known_on import known_on
from bot.store.outbox import count_outbox, last_delivered, load_outbox
from bot.store.outbox_stats import Backlog, OutboxFigures, backlog, outbox_figures
from bot.store.outturn_reports import compared_with
from bot.store.outturns import load_reports
from bot.store.plans import plan_in_force
from bot.store.recipes import load_recipes
from bot.store.recorded import load_recorded
from bot.store.records import AuditEntry, Compared, Recorded, WorkerState
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
        with explained(), self._reader.begin() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return False
            found = connection.execute(text("SELECT version_num FROM alembic_version"))
            return found.scalars().all() == [SCHEMA]

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

    def known_on(self, *days: date) -> list[Snapshot] | None:
        """Finds what was known at the end of each of the `days`, all of one moment; None while
        there is no plan.
        """
        with explained(), self._reader.begin() as connection:
            now = load(connection, self._loaded).snapshot
            return None if now is None else [known_on(connection, now, each) for each in days]

    def reports_of(self, ref: str) -> tuple[Reported, ...]:
        """Lists every report of an indicator's figures, in the order they were stored."""
        with explained(), self._reader.begin() as connection:
            return load_reports(connection, ref)

    def traces(self) -> Traces:
        """Tells where every figure came from. What is there stays: a figure that a snapshot has is
        in the traces of any later moment.
        """
        with explained(), self._reader.begin() as connection:
            return load_traces(connection)

    def compare(self, reported: Sequence[Outturn], at: datetime) -> Compared:
        """Finds what of a file's outturns is new, held against what is stored now; nobody waits."""
        known = self.snapshot()
        with explained(), self._reader.begin() as connection:
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

    def source_runs(self) -> dict[str, SourceRun]:
        """Tells how each of the council's databases fared, by the name of its source."""
        with explained(), self._reader.begin() as connection:
            return load_source_runs(connection)

    def reference_key(self) -> bytes:
        """The key that makes references of workers' names, made the first time it is asked for."""
        with explained(), self._reader.begin() as connection:
            key = load_key(connection, REFERENCES)
        if key is not None:
            return key
        with explained(), self._writer.begin() as connection:
            return made_key(connection, REFERENCES)

    def audit_rows(self, limit: int) -> list[AuditEntry]:
        """The newest entries of the audit, newest first."""
        with explained(), self._reader.begin() as connection:
            return load_entries(connection, limit)

    def recorded(self, since: datetime, before: datetime) -> Recorded:
        """Loads what was posted, changed and asked from `since` until before `before` (UTC)."""
        with explained(), self._reader.begin() as connection:
            return load_recorded(connection, since, before)

    def retention(self) -> Retention | None:
        """Tells what was deleted because it was old; None where planbot never looked."""
        with explained(), self._reader.begin() as connection:
            return load_retention(connection)

    def outbox_rows(self, state: OutboxState | None = None) -> list[OutboxRow]:
        """The messages in `state`, or all of them, in the order they were enqueued."""
        with explained(), self._reader.begin() as connection:
            return load_outbox(connection, state)

    def outbox_counts(self) -> dict[OutboxState, int]:
        """Counts how many messages are in each state."""
        with explained(), self._reader.begin() as connection:
            return count_outbox(connection)

    def backlog(self) -> Backlog:
        """Finds what waits to be sent and what died: a few rows, however many there are."""
        with explained(), self._reader.begin() as connection:
            return backlog(connection)

    def outbox_figures(self, now: datetime) -> OutboxFigures:
        """Tells what became of the messages, for whoever watches."""
        with explained(), self._reader.begin() as connection:
            return outbox_figures(connection, now)

    def last_delivered(self, kind: str, channel: str, by: datetime) -> datetime | None:
        """Tells when the last message of this kind that reached the channel was put together (UTC),
        of those put together by then.
        """
        with explained(), self._reader.begin() as connection:
            return last_delivered(connection, kind, channel, by)

    def taken_up_ahead(self, now: datetime) -> list[str]:
        """The keys of posts that a clock which ran ahead of `now` took up."""
        with explained(), self._reader.begin() as connection:
            return taken_up_ahead(connection, now)

    def latest_moment(self) -> datetime | None:
        """The latest moment that is stored of an import, a post or a worker (UTC)."""
        with explained(), self._reader.begin() as connection:
            return latest_moment(connection)

    def imports(self, limit: int) -> list[ImportRecord]:
        """The newest imports, newest first; those that took another back are among them."""
        with explained(), self._reader.begin() as connection:
            return load_imports(connection, limit)

    def incoming(self, number: int) -> Incoming | None:
        """The file on its way in of that id; None where there is none."""
        with explained(), self._reader.begin() as connection:
            return load_file(connection, number)

    def waiting_files(self) -> tuple[Incoming, ...]:
        """The files that wait for a person, the oldest first."""
        with explained(), self._reader.begin() as connection:
            return load_waiting(connection)

    def next_file(self, now: datetime) -> Incoming | None:
        """The oldest file that the worker can do something about; None where there is none."""
        with explained(), self._reader.begin() as connection:
            return next_file(connection, now)

    def next_order(self, now: datetime) -> ReportOrder | None:
        """The oldest order of a report that the worker can do something about; None without one."""
        with explained(), self._reader.begin() as connection:
            return next_order(connection, now)

    def workers(self) -> list[WorkerState]:
        """Lists every worker that has not left, the last heard of first."""
        with explained(), self._reader.begin() as connection:
            return load_workers(connection)

    def plan_in_force(self, at: datetime) -> Plan | None:
        """The plan as it was stored at `at`, without the ratings and benchmarks beside it."""
        with explained(), self._reader.begin() as connection:
            return plan_in_force(connection, at)

    def recipes(self) -> tuple[KeptRecipe, ...]:
        """Loads how files of forms of a council's own are read, by name."""
        with explained(), self._reader.begin() as connection:
            return load_recipes(connection)

    def handled(self, keys: Collection[str]) -> set[str]:
        """Finds those of `keys` that were handled once already."""
        with explained(), self._reader.begin() as connection:
            return handled_of(connection, keys)

    def _load(self, revision: int) -> Loaded:
        with self._loading:
            loaded = self._loaded
            if loaded is None or loaded.revision != revision:
                with self._reader.begin() as connection:
                    loaded = load(connection, self._ahead or loaded)
                self._loaded, self._ahead = loaded, None
        return loaded
