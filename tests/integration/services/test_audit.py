"""The audit trail: in the order it happened, whatever the store is doing."""

import logging
import threading
from datetime import UTC, datetime

import pytest

from bot.services import audit as trails
from bot.services.audit import AuditTrail
from bot.store import AuditEntry, Outcome, Store, StoreUnavailable
from bot.store.engine import writing
from tests.waiting import SOON

AT = datetime(2018, 11, 5, 8, 0, tzinfo=UTC)


def entry(number):
    return AuditEntry(AT, f"U{number}", None, "T0", "C0", "/rag", Outcome.ANSWERED)


@pytest.fixture
def trail(store):
    opened = AuditTrail(store)
    yield opened
    opened.close()


def users(store):
    return [each.user for each in reversed(store.audit_rows(2000))]


def test_entries_are_written_in_the_order_they_happened(store, trail):
    for number in range(1200):
        trail.record(entry(number))
    trail.flush()
    assert users(store) == [f"U{number}" for number in range(1200)]


def test_closing_writes_what_is_waiting(store):
    trail = AuditTrail(store)
    for number in range(50):
        trail.record(entry(number))
    trail.close()
    assert len(users(store)) == 50


def test_what_must_be_written_before_the_answer_is_there_at_once(store, trail):
    trail.record_now(entry(1))
    assert users(store) == ["U1"]


def test_entries_wait_while_the_store_is_locked_and_are_written_afterwards(
    sqlite_url, monkeypatch, caplog
):
    caplog.set_level(logging.CRITICAL)
    monkeypatch.setattr(trails, "_PAUSE", 0.05)
    store = Store.open(sqlite_url, patience=0.05)
    refused = threading.Event()
    tried = AuditTrail._stored

    def watched(self, batch):
        stored = tried(self, batch)
        if not stored:
            refused.set()
        return stored

    monkeypatch.setattr(AuditTrail, "_stored", watched)
    trail = AuditTrail(store)
    with writing(store._engine).begin():
        trail.record(entry(1))
        trail.record(entry(2))
        assert refused.wait(SOON)
        with pytest.raises(StoreUnavailable, match="busy"):
            trail.record_now(entry(3))
    trail.flush()
    assert users(store) == ["U1", "U2"]
    trail.close()
    store.close()


def test_an_error_that_nobody_foresaw_is_logged_and_the_entries_are_tried_again(
    store, monkeypatch, caplog
):
    monkeypatch.setattr(trails, "_PAUSE", 0.01)
    failures = [RuntimeError("permission denied for table audit"), KeyError("audit")]
    opened = store.begin

    def failing():
        if failures:
            raise failures.pop()
        return opened()

    monkeypatch.setattr(store, "begin", failing)
    trail = AuditTrail(store)
    trail.record(entry(1))
    trail.record(entry(2))
    trail.flush()
    trail.close()
    assert users(store) == ["U1", "U2"]
    assert "permission denied" in caplog.text


def test_closing_does_not_wait_for_a_store_that_stays_locked(sqlite_url, monkeypatch, caplog):
    caplog.set_level(logging.CRITICAL)
    monkeypatch.setattr(trails, "_PAUSE", 60.0)
    store = Store.open(sqlite_url, patience=0.05)
    trail = AuditTrail(store)
    with writing(store._engine).begin():
        trail.record(entry(1))
        trail.close()
    assert users(store) == []
    store.close()
