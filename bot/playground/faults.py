"""Faults on request: what a real Slack does on a bad day."""

from dataclasses import dataclass
from enum import StrEnum
from threading import Lock


class Kind(StrEnum):
    RATE_LIMITED = "rate_limited"
    """429 with Retry-After."""
    RATE_LIMITED_SILENTLY = "rate_limited_silently"
    """429 without Retry-After."""
    HTTP_500 = "http_500"
    HTTP_503 = "http_503"
    DROPPED_REPLY = "dropped_reply"
    """The call takes effect; the connection closes without an answer."""
    DROPPED_REQUEST = "dropped_request"
    """The connection closes and nothing has happened."""
    STALL = "stall"
    """The call takes effect at once; the answer comes after `seconds`."""
    HTML = "html"
    """The call takes effect; a page comes instead of JSON, with status 200."""
    HALF_JSON = "half_json"
    """The call takes effect; the answer breaks off in the middle."""
    LAG = "lag"
    """For reading methods: messages younger than `seconds` are not there yet."""


@dataclass(slots=True)
class Fault:
    method: str
    """A Web API method, or `*` for any."""
    kind: str
    """A `Kind`, or the name of a Slack error (`invalid_auth`, `is_archived`, …)."""
    times: int | None = 1
    """How many calls it meets; None: until cleared."""
    seconds: float = 0.0
    retry_after: int = 1
    channel: str | None = None
    """Only for calls with this `channel`."""


class Faults:
    """The faults that wait for their call, met in the order they were added."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self._lock = Lock()

    def add(  # noqa: PLR0913 - a fault has this many traits, all named
        self,
        method: str,
        kind: str,
        *,
        times: int | None = 1,
        seconds: float = 0.0,
        retry_after: int = 1,
        channel: str | None = None,
    ) -> None:
        """Lets the next `times` calls of `method` meet `kind`; see `Fault` for the words."""
        with self._lock:
            self._waiting.append(Fault(method, kind, times, seconds, retry_after, channel))

    def clear(self) -> None:
        with self._lock:
            self._waiting.clear()

    def waiting(self) -> int:
        """Counts how many faults have not been used up: 0 when a test met all it planted."""
        with self._lock:
            return len(self._waiting)

    def meet(self, method: str, channel: object) -> Fault | None:
        """The fault this call meets, counted as used."""
        with self._lock:
            for fault in self._waiting:
                if fault.method in (method, "*") and fault.channel in (None, channel):
                    if fault.times is not None:
                        fault.times -= 1
                        if fault.times <= 0:
                            self._waiting.remove(fault)
                    return fault
            return None
