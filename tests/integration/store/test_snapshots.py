"""One object until something it shows changes."""

import re

import pytest
from sqlalchemy import event, select, text

from bot.store.tables import revision
from tests.integration.store.nouns import (
    AT,
    ENGLAND,
    MESSAGE,
    extract,
    indicator,
    outturn,
    plan,
    recommendation,
    save_caseloads,
    save_outturns,
    save_plan,
)
from tests.keeping import changing, put_message, put_outturns, put_plan


class DeliberateError(Exception):
    """Raised in the middle of a transaction."""


def number(store):
    with store._engine.connect() as connection:
        return connection.execute(select(revision.c.number)).scalar_one()


def test_there_is_none_before_a_plan(store):
    assert store.snapshot() is None
    save_outturns(store, outturn())
    assert store.snapshot() is None
    save_plan(store)
    assert len(store.snapshot().outturns["5.1"]) == 1


def test_it_is_the_same_object_while_nothing_changes(store):
    save_plan(store)
    assert store.snapshot() is store.snapshot()


def test_another_store_on_the_database_sees_the_change(store, database_url):
    save_plan(store)
    other = type(store).open(database_url)
    assert other.snapshot().plan == plan()
    save_plan(other, plan(title="edited elsewhere"))
    assert store.snapshot().plan.title == "edited elsewhere"
    other.close()


def test_a_transaction_raises_the_revision_once(store):
    with changing(store) as work:
        put_plan(work, plan(), "plan.yaml", "a", AT)
        put_outturns(work, [outturn()], "outturns.csv", "b", AT)
        work.flags.open("5.1", "2018-09", AT)
    assert number(store) == 1
    assert store.snapshot().revision == 1


def test_what_a_snapshot_does_not_show_leaves_the_revision(store):
    with changing(store) as work:
        put_message(work, "alert", "2018-09", "U0AD", MESSAGE, AT)
        work.audit.once("trigger 1", AT)
    assert number(store) == 0


def test_a_transaction_sees_its_own_changes_before_anyone_else(store):
    save_plan(store)
    with changing(store) as work:
        put_outturns(work, [outturn()], "outturns.csv", "b", AT)
        assert len(work.snapshot().outturns["5.1"]) == 1
        assert store.snapshot().outturns == {}
    assert len(store.snapshot().outturns["5.1"]) == 1


def test_an_exception_undoes_everything(store):
    save_plan(store)
    before = store.snapshot()
    with pytest.raises(DeliberateError):
        change_everything_and_fail(store)
    assert store.snapshot() is before
    assert number(store) == before.revision
    assert store.outbox_rows() == []


def change_everything_and_fail(store):
    with changing(store) as work:
        put_outturns(work, [outturn()], "outturns.csv", "b", AT)
        work.flags.open("5.1", "2018-09", AT)
        put_message(work, "alert", "2018-09", "U0AD", MESSAGE, AT)
        raise DeliberateError


def test_a_snapshot_cannot_be_changed(store):
    save_plan(store)
    with pytest.raises(TypeError):
        store.snapshot().outturns["5.1"] = ()


def test_no_load_reads_a_whole_table_that_grows(store):
    """What is in the plan is looked up by an index, on either database."""
    save_plan(store, plan(recommendation(indicators=(indicator(benchmarks=(ENGLAND,)),))))
    save_outturns(store, outturn())
    save_caseloads(store, extract(12))
    plans = explained_loads(store)
    assert len(plans) > 5
    for statement, steps in plans:
        for table in ("outturn", "benchmark", "caseload", "flag", "outbox"):
            assert not re.search(rf"(SCAN|Seq Scan on) {table}\b", steps), statement


def explained_loads(store):
    statements = []

    def note(_connection, _cursor, statement, parameters, *_rest):
        statements.append((statement, parameters))

    event.listen(store._engine, "before_cursor_execute", note)
    with changing(store) as work:
        work.snapshot()
    event.remove(store._engine, "before_cursor_execute", note)
    sqlite = store._engine.dialect.name == "sqlite"
    with store._engine.connect() as connection:
        if not sqlite:
            # An empty table is cheapest to read through; what counts is what a full one does.
            connection.execute(text("SET LOCAL enable_seqscan = off"))
        return [
            (statement, explain(connection, sqlite, statement, parameters))
            for statement, parameters in statements
            if statement.startswith("SELECT") and "FOR UPDATE" not in statement
        ]


def explain(connection, sqlite, statement, parameters):
    how = "EXPLAIN QUERY PLAN " if sqlite else "EXPLAIN "
    rows = connection.exec_driver_sql(how + statement, parameters)
    return "\n".join(str(row[-1]) for row in rows)
