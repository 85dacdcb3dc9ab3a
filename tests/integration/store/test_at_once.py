"""Several threads, one database."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.store import Store, StoreUnavailable
from tests.integration.store.nouns import AT, MESSAGE, outturn, save_outturns, save_plan
from tests.keeping import changing, put_message, put_outturns
from tests.waiting import SOON


def together(work, threads):
    """Runs `work(number)` in as many threads, let go at the same moment."""
    ready = threading.Barrier(threads)

    def run(number):
        ready.wait()
        return work(number)

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(run, range(threads)))


def test_changes_at_once_lose_none(store):
    save_plan(store)
    together(
        lambda thread: [save_outturns(store, outturn(f"{thread}.{n}")) for n in range(1, 11)], 4
    )
    shown = store.snapshot()
    assert shown.outturns["5.1"][0].revision == 40
    assert shown.revision == 41


@pytest.mark.parametrize("change", ["once", "enqueue", "acknowledge"])
def test_of_several_at_once_one_is_the_first(store, change):
    save_plan(store)
    with changing(store) as work:
        flag = work.flags.open("5.1", "2018-09", AT)

    def attempt(thread):
        with changing(store) as work:
            match change:
                case "once":
                    return work.audit.once("trigger 1", AT)
                case "enqueue":
                    return put_message(work, "alert", "2018-09", "U0AD", MESSAGE, AT)
                case "acknowledge":
                    return work.flags.acknowledge(flag.id, f"role {thread}", f"U{thread}", AT)

    assert sorted(together(attempt, 6)) == [False] * 5 + [True]


def test_reads_go_on_while_a_change_is_under_way(store):
    save_plan(store)
    with changing(store) as work:
        put_outturns(work, [outturn()], "outturns.csv", "b", AT)
        with ThreadPoolExecutor(1) as pool:
            seen = pool.submit(store.snapshot).result(timeout=SOON)
            rows = pool.submit(store.outbox_rows).result(timeout=SOON)
    assert (seen.outturns, rows) == ({}, [])


def test_many_threads_load_a_new_snapshot_once(store, monkeypatch):
    save_plan(store)
    loads = []
    real = store._load.__globals__["load"]

    def counted(connection, known):
        loads.append(threading.get_ident())
        return real(connection, known)

    monkeypatch.setitem(store._load.__globals__, "load", counted)
    seen = together(lambda _: store.snapshot(), 8)
    assert len(loads) == 1
    assert all(each is seen[0] for each in seen)


def test_a_change_that_waits_too_long_says_so_and_changes_nothing(database_url):
    first, second = Store.open(database_url), Store.open(database_url, patience=0.2)
    with changing(first) as work:
        put_outturns(work, [outturn()], "outturns.csv", "b", AT)
        with pytest.raises(StoreUnavailable, match="busy with another change") as refusal:
            save_plan(second)
    assert refusal.value.passing
    assert save_plan(second).changed
    assert second.snapshot().outturns["5.1"]
    first.close()
    second.close()


def test_a_change_waits_for_another_one(database_url):
    first, second = Store.open(database_url), Store.open(database_url)
    begun, done = threading.Event(), threading.Event()

    def slow():
        with changing(first) as work:
            put_outturns(work, [outturn()], "outturns.csv", "b", AT)
            begun.set()
            done.wait(0.5)

    with ThreadPoolExecutor(1) as pool:
        held = pool.submit(slow)
        assert begun.wait(SOON)
        assert save_plan(second).changed
        held.result()
    assert second.snapshot().revision == 2
    first.close()
    second.close()
