"""What every process would do for itself at its first deed, done once in the one they fork from.

As a module to be loaded before a fork it imports; `read_once` reads a store as well.
"""

import gc
from contextlib import closing
from datetime import date

import psycopg

from bot.rules.bank_holidays import bank_holidays
from bot.store import Store
from tests.compiling import compile_once

LOADED = (psycopg, date(2026, 1, 1) in bank_holidays())

compile_once()


def read_once(url: str) -> None:
    """Reads what `url` holds: the statements are compiled, and the plan's types are known."""
    with closing(Store.open(url)) as store:
        store.snapshot()
    gc.collect()
    gc.freeze()
