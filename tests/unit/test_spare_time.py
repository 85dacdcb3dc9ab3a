import gc
from threading import Event

import pytest

from bot.serving.spare_time import for_good, in_spare_time


def test_it_is_done_in_a_thread_of_its_own_and_kept_from_the_search_for_garbage():
    seen, before = [], gc.get_freeze_count()
    loading = in_spare_time(lambda: seen.append(gc.isenabled()), seconds=0)
    loading.join()
    try:
        assert seen == [False]
        assert gc.isenabled()
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()


def test_what_stops_first_loads_nothing():
    called = Event()
    loading = in_spare_time(called.set, seconds=600)
    loading.cancel()
    loading.join()
    assert not called.is_set()


def test_garbage_is_looked_for_again_where_loading_fails():
    def fail():
        raise OSError

    try:
        with pytest.raises(OSError), for_good():  # noqa: PT011 - whatever it says
            fail()
        assert gc.isenabled()
    finally:
        gc.unfreeze()
