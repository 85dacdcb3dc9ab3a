"""The audit of who was shown what: written apart from the answer, in the order it happened."""

import logging
import queue
import threading

from bot.store import AuditEntry, Store, StoreUnavailable

_LOG = logging.getLogger(__name__)
_WAITING = 10_000
_BATCH = 500
_PAUSE = 1.0
_GATHER_SECONDS = 0.1
"""How long a batch grows before it is written: a disk that is quick would otherwise be given one
entry at a time, and each transaction takes the processor from the next answer.
"""


class AuditTrail:
    """Entries are written by a thread of its own, many to a transaction, so that an answer does
    not wait for the disk; while the store cannot be written they wait and are tried again.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: queue.Queue[AuditEntry | None] = queue.Queue(_WAITING)
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._write, name="audit", daemon=True)
        self._thread.start()

    def record(self, entry: AuditEntry) -> None:
        """Writes it soon; waits only when ten thousand entries are waiting already."""
        self._waiting.put(entry)

    def record_now(self, entry: AuditEntry) -> None:
        """Writes it before the answer. Raises StoreUnavailable: then there must be no answer."""
        self._write_now([entry])

    def flush(self) -> None:
        """Returns when everything recorded so far is written."""
        self._waiting.join()

    def close(self) -> None:
        """Writes what is waiting, once, and stops."""
        self._closed.set()
        self._waiting.put(None)
        self._thread.join()

    def _write(self) -> None:
        while True:
            batch, more = self._take()
            while batch and not self._stored(batch) and not self._closed.wait(_PAUSE):
                continue
            for _ in range(len(batch) + (not more)):
                self._waiting.task_done()
            if not more:
                return

    def _take(self) -> tuple[list[AuditEntry], bool]:
        """The entries that wait now, and whether there may be more."""
        batch: list[AuditEntry] = []
        entry = self._waiting.get()
        if entry is not None:
            self._closed.wait(_GATHER_SECONDS)
        while entry is not None:
            batch.append(entry)
            if len(batch) == _BATCH or self._waiting.empty():
                return batch, True
            entry = self._waiting.get()
        return batch, False

    def _write_now(self, batch: list[AuditEntry]) -> None:
        with self._store.begin() as work:
            work.audit.add(*batch)
            work.commit()

    def _stored(self, batch: list[AuditEntry]) -> bool:
        try:
            self._write_now(batch)
        except StoreUnavailable:
            _LOG.exception("%d audit entries could not be written yet", len(batch))
            return False
        except Exception:  # noqa: BLE001 - this thread is the only one that writes: it must live
            _LOG.exception(
                "%d audit entries could not be written, for an unknown reason", len(batch)
            )
            return False
        return True
