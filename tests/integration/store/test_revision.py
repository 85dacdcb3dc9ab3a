"""The revision, which every request asks for: read once for all who ask at the same moment."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.store.shared_reading import SharedReading
from tests.integration.store.nouns import outturn, save_outturns, save_plan
from tests.waiting import SOON, until


class Readings:
    """What each reading finds in turn; one is let go by `go`, and no sooner."""

    def __init__(self, *found):
        self.begun = 0
        self._found = found
        self._free = threading.Semaphore(0)

    def __call__(self):
        found = self._found[self.begun]
        self.begun += 1
        assert self._free.acquire(timeout=SOON)
        if isinstance(found, Exception):
            raise found
        return found

    def go(self):
        self._free.release()


@pytest.fixture
def threads():
    with ThreadPoolExecutor(8) as pool:
        yield pool


class Door:
    """A lock that counts who came to it."""

    def __init__(self):
        self.came = []
        self._lock = threading.Lock()

    def __enter__(self):
        self.came.append(threading.get_ident())
        self._lock.acquire()

    def __exit__(self, *_):
        self._lock.release()


def asked_meanwhile(threads, readings, others):
    """One who asked first, and as many who asked while its reading was under way, and wait."""
    current = SharedReading(readings)
    current._lock = door = Door()
    first = threads.submit(current)
    until(lambda: readings.begun == 1)
    waiting = [threads.submit(current) for _ in range(others)]
    until(lambda: len(door.came) == 1 + others)
    return current, first, waiting


def test_those_who_ask_meanwhile_share_a_reading_that_began_after_they_asked(threads):
    readings = Readings(1, 2)
    _, first, others = asked_meanwhile(threads, readings, 4)
    readings.go()
    readings.go()
    assert first.result(SOON) == 1
    assert [each.result(SOON) for each in others] == [2] * 4
    assert readings.begun == 2


def test_a_reading_that_fails_fails_for_all_who_wait_and_for_nobody_after(threads):
    readings = Readings(RuntimeError("busy"), 2)
    current, first, others = asked_meanwhile(threads, readings, 4)
    readings.go()
    for each in (first, *others):
        with pytest.raises(RuntimeError, match="busy"):
            each.result(SOON)
    readings.go()
    assert current() == 2


def test_nobody_is_shown_less_than_was_stored_when_they_asked(store):
    save_plan(store)
    stored = [store.snapshot().revision]
    done = threading.Event()

    def asks(_):
        behind = []
        while not done.is_set():
            least = stored[-1]
            if store.snapshot().revision < least:
                behind.append(least)
        return behind

    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(asks, each) for each in range(4)]
        for number in range(1, 16):
            save_outturns(store, outturn(f"{number}.1"))
            stored.append(stored[-1] + 1)
        done.set()
        assert [each.result(SOON) for each in asked] == [[]] * 4
    assert store.snapshot().revision == stored[-1]
