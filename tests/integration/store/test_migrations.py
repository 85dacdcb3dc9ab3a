"""One chain of migrations makes the tables, on both databases."""

import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from bot.store import Store, StoreUnavailable
from bot.store.schema import configuration
from bot.store.tables import SCHEMA, metadata
from tests.integration.store.nouns import plan, save_plan

MIGRATE = "import sys; from bot.store import Store; Store.open(sys.argv[1]).migrate()"


@pytest.fixture
def empty(empty_database_url):
    opened = Store.open(empty_database_url)
    yield opened
    opened.close()


def test_migrations_from_nothing_make_the_tables_of_the_code(empty):
    empty.migrate()
    with empty._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_migrations_make_the_indexes_with_their_conditions(empty):
    empty.migrate()
    found = inspect(empty._engine).get_indexes("outturn")
    partial = {each["name"]: dict(each["dialect_options"]) for each in found}
    where = [key for key in partial["uq_outturn_current"] if key.endswith("_where")]
    assert where, partial
    assert "current" in str(partial["uq_outturn_current"][where[0]])


def test_the_code_names_the_newest_migration():
    assert ScriptDirectory.from_config(configuration()).get_heads() == [SCHEMA]


def test_a_database_without_tables_is_not_current(empty):
    assert empty.schema_is_current() is False
    empty.migrate()
    assert empty.schema_is_current() is True


def test_a_database_without_tables_says_what_to_run(empty):
    with pytest.raises(StoreUnavailable, match="planbot migrate"):
        empty.snapshot()
    with pytest.raises(StoreUnavailable, match="planbot migrate"):
        save_plan(empty)


def test_migrating_again_keeps_what_is_stored(store):
    save_plan(store)
    store.migrate()
    assert store.snapshot().plan == plan()


def test_a_migration_that_fails_leaves_nothing_behind(empty, monkeypatch):
    monkeypatch.setattr("bot.store.schema.command.upgrade", _half_an_upgrade)
    with pytest.raises(RuntimeError, match="half way"):
        empty.migrate()
    assert inspect(empty._engine).get_table_names() == []


def test_two_processes_may_migrate_at_once(empty_database_url):
    both = [
        subprocess.Popen([sys.executable, "-c", MIGRATE, empty_database_url], stderr=-1, text=True)
        for _ in range(2)
    ]
    assert [(each.communicate()[1], each.returncode) for each in both] == [("", 0), ("", 0)]
    store = Store.open(empty_database_url)
    assert store.schema_is_current()
    assert store.snapshot() is None
    store.close()


def _half_an_upgrade(config, _revision):
    config.attributes["connection"].exec_driver_sql("CREATE TABLE half (id INTEGER)")
    raise RuntimeError("half way")
