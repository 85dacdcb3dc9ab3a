"""A unit of work is kept by its commit, and by nothing else."""

import pytest

from tests.integration.store.nouns import AT, MESSAGE, outturn, plan, save_plan
from tests.keeping import put_message, put_outturns, put_plan


def change(work):
    put_outturns(work, [outturn()], "outturns.csv", "b", AT)
    flag = work.flags.open("5.1", "2018-09", AT)
    put_message(work, "left-green", f"5.1 #{flag.id}", "U0AD", MESSAGE, AT)
    work.audit.once("trigger 1", AT)


def change_and_fail(work):
    change(work)
    work.flags.withdraw(99, AT)


def test_what_is_left_without_a_commit_changed_nothing(store):
    save_plan(store)
    before = store.snapshot()
    with store.begin() as work:
        change(work)
        assert work.snapshot().flags
    assert store.snapshot() is before
    assert store.outbox_rows() == []
    assert store.handled(["trigger 1"]) == set()


def test_what_is_committed_is_kept_in_one(store):
    save_plan(store)
    revision = store.snapshot().revision
    with store.begin() as work:
        change(work)
        work.commit()
    after = store.snapshot()
    assert (after.revision, len(after.flags), len(store.outbox_rows())) == (revision + 1, 1, 1)


def test_nothing_can_be_changed_after_the_commit(store):
    with store.begin() as work:
        put_plan(work, plan(), "plan.yaml", "a", AT)
        work.commit()
        with pytest.raises(RuntimeError, match="committed already"):
            work.flags.open("5.1", "2018-09", AT)
    assert store.snapshot().flags == ()


def test_an_error_after_a_change_keeps_nothing(store):
    save_plan(store)
    with pytest.raises(LookupError), store.begin() as work:
        change_and_fail(work)
    assert store.snapshot().flags == ()
