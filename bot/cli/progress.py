"""A bar in the terminal for what takes more than a second."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm

PATIENCE, TICK = 1.0, 0.5
"""Seconds: until a bar appears, and between two looks at the clock."""


@contextmanager
def progress(name: str) -> Iterator[Callable[[int, int], None]]:
    """Gives what is told the rows done and how many there are. The bar appears after a second and
    only on a terminal, also while nobody tells it anything: a workbook is being unpacked.
    """
    bar = tqdm(desc=name, unit=" rows", delay=PATIENCE, disable=None, leave=False)
    done = threading.Event()
    ticking = threading.Thread(target=_tick, args=(bar, done), daemon=True)
    if not bar.disable:
        ticking.start()

    def told(rows: int, total: int) -> None:
        bar.total = total
        bar.update(rows - bar.n)

    try:
        yield told
    finally:
        done.set()
        if ticking.ident is not None:
            ticking.join()
        bar.close()


def _tick(bar: "tqdm[object]", done: threading.Event) -> None:
    pause = PATIENCE
    while not done.wait(pause):
        bar.refresh()
        pause = TICK
