"""What SQLAlchemy compiled once in a process serves every engine of the same dialect.

An engine keeps its statements to itself, and here nearly every test opens one of its own.
"""

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

STATEMENTS = 2000


def compile_once() -> None:
    """From now on engines share what was compiled: dialects of one class are the same key."""
    shared: LRUCache[Any, Any] = LRUCache(STATEMENTS)
    for dialect in (SQLiteDialect_pysqlite, PGDialect_psycopg):
        dialect.__eq__ = lambda one, other: type(one) is type(other)
        dialect.__hash__ = lambda one: hash(type(one))
    Engine._compiled_cache = property(lambda _: shared, lambda _, _given: None)
