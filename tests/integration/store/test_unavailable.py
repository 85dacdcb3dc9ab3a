"""What the database refuses is said in a sentence, and leaves nothing half stored."""

import os
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from bot.store import Store, StoreUnavailable
from bot.store.engine import _LIMITS
from bot.store.tables import revision
from tests.integration.store.nouns import AT, outturn, plan, save_outturns, save_plan
from tests.keeping import changing, message_id, put_outturns


def opened(url):
    store = Store.open(url)
    save_plan(store)
    return store


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("", "not a database's address"),
        ("planbot.db", "not a database's address"),
        ("mysql://host/name", "names mysql"),
        ("sqlite+aiosqlite:///planbot.db", "names sqlite\\+aiosqlite"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
    ],
)
def test_a_url_for_something_else_is_refused(url, problem):
    with pytest.raises(ValueError, match=problem):
        Store.open(url)


def test_a_refused_url_does_not_show_its_password():
    with pytest.raises(ValueError, match="DATABASE_URL") as refusal:
        Store.open("mysql://user:secret@host/name")
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize("form", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_spelling_of_postgresql_is_opened(postgres_url, form):
    store = Store.open(form + postgres_url[postgres_url.index("://") :])
    assert store.schema_is_current()
    store.close()


def test_a_sqlite_database_is_set_up_to_lose_nothing(sqlite_url):
    store = Store.open(sqlite_url)
    with store._engine.connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }
    store.close()


def test_a_change_takes_its_lock_before_it_reads(sqlite_url):
    store = Store.open(sqlite_url)
    statements = []
    event.listen(store._engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    save_plan(store)
    store.audit_rows(1)
    assert statements[0] == "BEGIN IMMEDIATE"
    assert [each for each in statements if each.startswith("BEGIN")] == ["BEGIN IMMEDIATE", "BEGIN"]
    store.close()


def test_a_full_disk_stores_no_part_and_says_so(sqlite_url):
    store = opened(sqlite_url)
    with store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    store.close()
    event.listen(
        store._engine,
        "connect",
        lambda connection, _: connection.execute(f"PRAGMA max_page_count = {pages + 2}"),
    )
    months = [f"{year}-01" for year in range(1000, 3000)]
    with pytest.raises(StoreUnavailable, match="disk that holds the database is full"):
        save_outturns(store, *(outturn(period=code) for code in months))
    assert store.snapshot().outturns == {}
    assert len(store.snapshot().sources) == 1
    store.close()


def test_a_read_only_database_is_read_and_its_changes_are_explained(sqlite_url):
    opened(sqlite_url).close()
    store = Store.open(f"{sqlite_url.replace(':///', ':///file:')}?mode=ro&uri=true")
    assert store.snapshot().plan == plan()
    with pytest.raises(StoreUnavailable, match="read-only"):
        save_plan(store, plan(title="edited"))
    store.close()


def test_a_read_only_postgresql_is_read_and_its_changes_are_explained(postgres_url):
    opened(postgres_url).close()
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        name = connection.info.dbname
        connection.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on".encode())
    store = Store.open(postgres_url)
    assert store.snapshot().plan == plan()
    with pytest.raises(StoreUnavailable, match="read-only"):
        save_plan(store, plan(title="edited"))
    store.close()


def test_a_folder_that_is_not_there_is_named_as_the_reason(tmp_path):
    store = Store.open(f"sqlite:///{tmp_path}/nowhere/planbot.db")
    with pytest.raises(StoreUnavailable, match="folder exists"):
        store.snapshot()


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path):
    file = tmp_path / "planbot.db"
    file.write_bytes(os.urandom(8192))
    store = Store.open(f"sqlite:///{file}")
    with pytest.raises(StoreUnavailable, match="not a database"):
        store.snapshot()
    with pytest.raises(StoreUnavailable, match="not a database"):
        store.migrate()


def test_a_server_that_is_not_there_is_a_lost_connection(tmp_path: Path):
    store = Store.open(f"postgresql://planbot@/planbot?host={tmp_path}")
    with pytest.raises(StoreUnavailable, match="connection to the database was lost") as refusal:
        store.snapshot()
    assert refusal.value.passing


def test_a_terminated_connection_comes_back_by_itself(postgres_url):
    store = opened(postgres_url)
    terminate(postgres_url)
    assert store.snapshot().plan == plan()
    terminate(postgres_url)
    assert save_plan(store, plan(title="edited")).changed
    store.close()


def test_a_connection_lost_in_the_middle_stores_no_part(postgres_url):
    store = opened(postgres_url)
    with pytest.raises(StoreUnavailable, match="was lost"):
        save_while(store, lambda: terminate(postgres_url))
    assert store.snapshot().outturns == {}
    store.close()


def save_while(store, happens):
    with changing(store) as work:
        put_outturns(work, [outturn()], "outturns.csv", "b", AT)
        happens()
        work.audit.once("trigger 1", AT)


@contextmanager
def locked(url, table):
    """Another connection keeps everybody from the table, readers too."""
    with psycopg.connect(url) as other:
        other.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE".encode())
        yield
        other.rollback()


@pytest.mark.parametrize("table", ["revision", "outbox"])
def test_a_lock_that_another_connection_holds_is_waited_for_as_long_as_patience_lasts(
    postgres_url, table
):
    store = Store.open(postgres_url, patience=0.5)
    save_plan(store)
    with locked(postgres_url, table):
        for use in (store.snapshot if table == "revision" else store.outbox_rows, claim_of(store)):
            with pytest.raises(StoreUnavailable, match="busy with another change") as refusal:
                use()
            assert refusal.value.passing
            assert "due to lock timeout" in str(refusal.value.__cause__)
    assert claim_of(store)() is None
    store.close()


def claim_of(store):
    def claim():
        with changing(store) as work:
            return message_id(work, "note", "1", "C0SMM")

    return claim


def test_a_transaction_left_idle_is_ended_and_holds_no_other_up(postgres_url, monkeypatch):
    other = Store.open(postgres_url, patience=3)
    save_plan(other)
    # For the one that hangs alone: the other may be slow on a busy machine.
    monkeypatch.setitem(_LIMITS, "idle_in_transaction_session_timeout", 0.5)
    hung = Store.open(postgres_url, patience=3)
    with pytest.raises(StoreUnavailable, match="was lost") as refusal:
        save_while(hung, lambda: save_plan(other, plan(title="edited")))
    assert refusal.value.passing
    monkeypatch.undo()
    assert hung.snapshot().outturns == {}
    assert hung.snapshot().plan.title == "edited"
    for each in (hung, other):
        each.close()


def test_a_statement_that_takes_too_long_is_ended(postgres_url, monkeypatch):
    monkeypatch.setitem(_LIMITS, "statement_timeout", 0.2)
    store = Store.open(postgres_url)
    with pytest.raises(StoreUnavailable, match="try again in a moment"), changing(store) as work:
        work._transaction.connection.exec_driver_sql("SELECT pg_sleep(5)")
    assert store.snapshot() is None
    store.close()


def test_what_every_connection_to_postgresql_is_bound_by(postgres_url):
    store = Store.open(postgres_url)
    with store._reader.begin() as connection:
        found = {
            name: connection.exec_driver_sql(f"SHOW {name}").scalar_one()
            for name in ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")
        }
    assert list(found.values()) == ["5s", "2min", "1min"]
    store.close()


def test_a_broken_constraint_is_a_bug_and_passes_through(store):
    with pytest.raises(IntegrityError), changing(store) as work:
        work._transaction.connection.execute(revision.insert().values(id=2, number=1))


def terminate(url):
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
