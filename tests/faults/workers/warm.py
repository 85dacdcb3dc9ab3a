"""What every process would do for itself at its first deed, done once in the one they fork from.

As a module to be loaded before a fork it imports, and knows the plan's types; `read_once` reads a
store as well. What is there before a fork is searched for garbage by no process after it.
"""

import gc
from contextlib import closing
from datetime import date

import psycopg

from bot.rules.bank_holidays import bank_holidays
from bot.store import Store, plans
from commands import everything_else
from tests.compiling import compile_once

LOADED = (psycopg, everything_else, date(2026, 1, 1) in bank_holidays(), plans._document())


def read_once(url: str) -> None:
    """Reads what `url` holds: the statements are compiled."""
    with closing(Store.open(url)) as store:
        store.snapshot()
    _keep()


def _keep() -> None:
    gc.collect()
    gc.freeze()


compile_once()
_keep()
