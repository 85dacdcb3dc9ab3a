"""One reading for all who ask at once: each of them is given one that began after they asked."""

from collections.abc import Callable
from threading import Lock


class SharedReading:
    """Those who ask while `read` is under way wait for the next one, and share it. Where one fails,
    it fails for all who wait: whatever keeps it from reading would keep each of them as long.
    """

    def __init__(self, read: Callable[[], int]) -> None:
        self._read = read
        self._lock = Lock()
        self._begun = 0
        self._failed = 0
        self._found = 0
        self._error: Exception | None = None

    def __call__(self) -> int:
        """The number as it is now, or a moment later. Raises what `read` does."""
        begun, failed = self._begun, self._failed
        with self._lock:
            if self._failed != failed and self._error is not None:
                raise self._error
            if self._begun == begun:
                self._begun += 1
                self._found = self._reading()
            return self._found

    def _reading(self) -> int:
        try:
            return self._read()
        except Exception as error:
            self._failed += 1
            self._error = error
            raise
