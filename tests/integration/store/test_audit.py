"""Who asked what, and what was handled already."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import inspect

from bot.store import AuditEntry, Outcome
from tests.integration.store.nouns import AT, LATER, outturn, plan, save_outturns, save_plan
from tests.keeping import changing

ENTRY = AuditEntry(
    AT, "U0AD", "assistant-director", "T0SAMPLE", "C0SMM", "/caseloads over", Outcome.ANSWERED
)
REFUSED = AuditEntry(
    LATER, "U0WHO", None, "T0OTHER", "C0XX", "/rag", Outcome.REFUSED, "unknown to the plan"
)
SQL = "'; DROP TABLE outturn; -- %s %(id)s :id ? {}"


def audited(store, entry):
    with changing(store) as work:
        work.audit.add(entry)
    return store.audit_rows(1)[0]


def test_entries_come_back_newest_first(store):
    audited(store, ENTRY)
    audited(store, REFUSED)
    assert store.audit_rows(10) == [REFUSED, ENTRY]
    assert store.audit_rows(1) == [REFUSED]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (SQL, SQL),
        ("/rag \x00", "/rag �"),
        ("/rag \ud83d", "/rag ?"),
        ("/rag 🟢 \u202e", "/rag 🟢 \u202e"),
        ("x" * 5000, "x" * 3000),
    ],
)
def test_whatever_was_typed_is_audited(store, typed, kept):
    assert audited(store, replace(ENTRY, command=typed)).command == kept


def test_a_moment_is_kept_in_utc(store):
    summer = timezone(timedelta(hours=1))
    kept = audited(store, replace(ENTRY, at=datetime(2018, 7, 1, 0, 30, tzinfo=summer))).at
    assert kept.isoformat() == "2018-06-30T23:30:00+00:00"


def test_a_moment_without_a_zone_is_refused(store):
    with pytest.raises(Exception, match="has no time zone"):
        audited(store, replace(ENTRY, at=AT.replace(tzinfo=None)))
    assert store.audit_rows(1) == []


def test_a_request_is_handled_once(store):
    with changing(store) as work:
        assert work.audit.once("trigger 1", AT)
        assert not work.audit.once("trigger 1", LATER)
    with changing(store) as work:
        assert not work.audit.once("trigger 1", LATER)
        assert work.audit.once("trigger 2", LATER)


def test_neither_shows_in_a_snapshot(store):
    save_plan(store)
    before = store.snapshot()
    with changing(store) as work:
        work.audit.add(ENTRY)
        work.audit.once("trigger 1", AT)
    assert store.snapshot() is before


def test_sql_in_any_value_is_literal(store):
    save_plan(store, plan(title=SQL))
    save_outturns(store, outturn(source=SQL, note=SQL), outturn(ref=SQL))
    with changing(store) as work:
        flag = work.flags.open(SQL, "2018-09", AT)
        work.flags.acknowledge(flag.id, SQL, SQL, AT)
        work.audit.once(SQL, AT)
    shown = store.snapshot()
    assert (shown.plan.title, shown.outturns["5.1"][0].note) == (SQL, SQL)
    assert shown.flags[0].acknowledged_by == SQL
    assert "outturn" in inspect(store._engine).get_table_names()
