"""A database on a bad day: locked, full, read-only, or gone in the middle of a message."""

import sqlite3
import threading
from contextlib import closing, contextmanager

import psycopg
import pytest
from sqlalchemy import event

from bot.services.inbox import Inbox
from bot.store import Store, StoreUnavailable
from bot.worker import Patience, Worker
from tests.faults.workers.delivering import delivering
from tests.waiting import SOON, until

POST = "chat.postMessage"


@contextmanager
def locked(url):
    """Another connection, which holds the only lock for writing."""
    with closing(
        sqlite3.connect(url.partition(":///")[2], isolation_level=None, check_same_thread=False)
    ) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


@contextmanager
def running(delivery):
    """The whole worker, its threads and all, by the machine's clock."""
    settings = delivery.settings()
    worker = Worker(settings, delivery.store, Patience(slack_seconds=1, stop_seconds=5))
    thread = threading.Thread(target=worker.run)
    thread.start()
    try:
        yield worker
        assert thread.is_alive()
    finally:
        worker.stop()
        thread.join()


def sent(delivery, number):
    until(lambda: len(delivery.rows("sent")) == number)


def test_a_database_locked_by_another_program_is_waited_for(sqlite_url):
    store = Store.open(sqlite_url, patience=SOON)
    with delivering(store) as delivery:
        delivery.enqueue("first")
        with locked(sqlite_url) as other:
            release = threading.Timer(1, other.rollback)
            release.start()
            delivery.run()
            assert release.finished.is_set()
            release.join()
        delivery.arrived(C0SMM=["first"])
    store.close()


def test_a_database_locked_for_longer_than_anyone_waits_ends_no_thread(sqlite_url, caplog):
    store = Store.open(sqlite_url, patience=0.5)
    with delivering(store) as delivery:
        delivery.enqueue("first")
        with running(delivery):
            sent(delivery, 1)
            with locked(sqlite_url):
                with pytest.raises(StoreUnavailable, match="busy with another change"):
                    delivery.enqueue("refused with a clear reply")
                until(lambda: "sender waits for the store" in caplog.text)
            delivery.enqueue("second")
            sent(delivery, 2)
        delivery.arrived(C0SMM=["first", "second"])
    store.close()


@pytest.fixture
def full(sqlite_url):
    """A store, and a way to fill its disk up and to make room again."""
    store = Store.open(sqlite_url)
    limit = [1_000_000_000]

    @event.listens_for(store._engine, "checkout")
    def bound(connection, _record, _proxy):
        connection.execute(f"PRAGMA max_page_count = {limit[0]}")

    yield store, limit
    store.close()


def test_a_full_disk_stores_no_part_of_a_file_and_takes_it_once_there_is_room(full, tmp_path):
    store, limit = full
    with delivering(store) as delivery:
        rows = [f"5.1,{1990 + each // 12}-{each % 12 + 1:02},20" for each in range(400)]
        watched = Inbox(store, tmp_path / "inbox", delivery.clock.now)
        watched.turn()
        text = "\n".join(["indicator,period,value", *rows])
        (watched.folder / "decades.csv").write_text(text, encoding="utf-8")
        watched.turn()
        limit[0] = 1
        with pytest.raises(StoreUnavailable, match="disk that holds the database is full"):
            watched.turn()
        assert store.snapshot().outturns == {}
        limit[0] = 1_000_000_000
        watched.turn()
        assert len(list(watched.folder.glob("done/*decades.csv"))) == 1
        assert store.snapshot().outturns["5.1"] != ()
        delivery.arrived()


def test_a_database_that_turns_read_only_posts_nothing_until_it_is_not(sqlite_url):
    """A message is claimed before it is posted: what cannot be recorded is not sent."""
    store = Store.open(sqlite_url)
    switch = ["OFF"]

    @event.listens_for(store._engine, "checkout")
    def read_only(connection, _record, _proxy):
        connection.execute(f"PRAGMA query_only = {switch[0]}")

    with delivering(store) as delivery:
        delivery.enqueue("first")
        switch[0] = "ON"
        with pytest.raises(StoreUnavailable, match="read-only"):
            delivery.run()
        assert delivery.calls(POST) == []
        assert store.snapshot() is not None
        switch[0] = "OFF"
        delivery.run()
        delivery.arrived(C0SMM=["first"])
    store.close()


def terminate(url):
    """Ends every other connection to the database."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.mark.parametrize("point", ["claimed", "posted"])
def test_a_connection_ended_between_two_steps_comes_back_by_itself(postgres_url, point):
    store = Store.open(postgres_url)
    with delivering(store) as delivery:
        delivery.enqueue("first")
        ended = []

        def end(reached):
            if reached == point:
                ended.append(terminate(postgres_url))

        object.__setattr__(delivery.sender(), "reached", end)
        delivery.run()
        assert len(ended) == 1
        delivery.arrived(C0SMM=["first"])
    store.close()


@pytest.mark.parametrize("step", ["attempts=", " ts="])
def test_a_connection_ended_in_the_middle_of_a_step_sends_once(postgres_url, step):
    store = Store.open(postgres_url)
    with delivering(store) as delivery:
        sent_row = delivery.enqueue("first")
        ended = []

        def end(connection, cursor, statement, *_):
            if statement.startswith("UPDATE outbox") and step in statement and not ended:
                ended.append(terminate(postgres_url))

        event.listen(store._engine, "before_cursor_execute", end)
        with pytest.raises(StoreUnavailable, match="connection to the database was lost"):
            delivery.run()
        delivery.run(200)
        assert len(ended) == 1
        delivery.arrived(C0SMM=["first"])
        assert len(delivery.calls(POST)) == 1
        assert delivery.row(sent_row).duplicate_ts is None
    store.close()
