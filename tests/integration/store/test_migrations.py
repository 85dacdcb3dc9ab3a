"""One chain of migrations makes the tables, on both databases."""

import subprocess
import sys
from decimal import Decimal

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from bot.domain.outturn import Basis
from bot.store import Store, StoreUnavailable
from bot.store.schema import configuration
from bot.store.tables import SCHEMA
from bot.store.tables.partial_indexes import metadata
from tests.integration.store.nouns import outturn, plan, save_outturns, save_plan

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


def test_counts_of_earlier_reports_are_found_again(store):
    """As in a store from before they were kept."""
    save_plan(store)
    counts = {"numerator": Decimal(8), "denominator": Decimal(12)}
    save_outturns(store, outturn("66.7", **counts), outturn("75.2", "2018-08"))
    save_outturns(store, outturn("70.1"))
    with store._engine.begin() as connection:
        at_hand = Operations(MigrationContext.configure(connection))
        for table in ("outturn", "team_outturn"):
            at_hand.drop_column(table, "earlier_basis")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0026'")
    store.migrate()
    earlier, found = store.snapshot().outturns["5.1"]
    assert (earlier.basis, earlier.earlier_basis) == (None, None)
    assert (found.basis, found.earlier_basis) == (None, Basis(Decimal(8), Decimal(12)))


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
