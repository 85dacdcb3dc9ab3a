"""SQLite allows one worker: a lock on a file beside the database, gone when its process is."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AnotherWorkerError(RuntimeError):
    """A worker is running on this database already."""


@contextmanager
def only_worker(database_url: str) -> Iterator[None]:
    """Holds the lock; on PostgreSQL, where any number of workers may run, there is none.

    Raises AnotherWorkerError at once when another process holds it.
    """
    scheme, _, path = database_url.partition(":///")
    if not scheme.startswith("sqlite"):
        yield
        return
    with Path(f"{path.partition('?')[0]}.worker").open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AnotherWorkerError(
                "a worker is running on this database already; SQLite allows one. "
                "Use PostgreSQL for more: set DATABASE_URL"
            ) from None
        yield
