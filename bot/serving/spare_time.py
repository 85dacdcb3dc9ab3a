"""What is loaded once the server listens, and what is loaded for good."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

SECONDS = 1.0
"""From the start of listening: whoever waited for that is answered by then."""


def in_spare_time(load: Callable[[], None], seconds: float = SECONDS) -> Timer:
    """Starts the thread that calls `load` in a moment, unless it is cancelled before."""

    def loading() -> None:
        with for_good():
            load()

    timer = Timer(seconds, loading)
    timer.name, timer.daemon = "spare time", True
    timer.start()
    return timer


@contextmanager
def for_good() -> Iterator[None]:
    """Has nothing of what is loaded meanwhile looked through for garbage, now or later."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
