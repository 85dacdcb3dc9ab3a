"""One connection of Socket Mode: a thread that hears what Slack sends, until it ends."""

import json
import logging
import threading
from collections.abc import Callable
from typing import Any

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

_LOG = logging.getLogger(__name__)
# The library tells of every end with a traceback; here it is said in a line.
_FRAMES = logging.getLogger(f"{__name__}.frames")
_FRAMES.setLevel(logging.CRITICAL)

OPEN_SECONDS = 10.0
CLOSE_SECONDS = 1.0
ASKED_SECONDS = 10.0
"""How long a link stays that Slack asked to leave: about as long as Slack itself gives it."""
MOST_BYTES = 4 * 1024 * 1024


class SocketLink:
    """Connects to `url` and hands each envelope to `answer`, in the link's own thread. `changed`
    is called when one of `greeted`, `asked_to_leave` and `over` has become true.

    A link on which pongs fail to come for `silent_seconds` is ended, as is one that is closed, and
    one that Slack asked to leave `ASKED_SECONDS` ago. What is no envelope is logged and left.
    """

    def __init__(
        self,
        url: str,
        answer: Callable[["SocketLink", dict[str, Any]], object],
        changed: Callable[[], None],
        silent_seconds: float,
    ) -> None:
        self.greeted = False
        """Slack said hello: envelopes may come."""
        self.asked_to_leave = False
        """Slack wants a new connection, and closes this one soon."""
        self.reason = ""
        """Why it was asked to leave, in Slack's word."""
        self.over = False
        self._url = url
        self._answer = answer
        self._changed = changed
        self._silent_seconds = silent_seconds
        self._connection: ClientConnection | None = None
        self._leaving: threading.Timer | None = None
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="socket link", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def send(self, said: dict[str, Any]) -> None:
        """Sends from any thread. Raises WebSocketException where the link has ended."""
        if self._connection is None:
            raise AssertionError("nothing was heard on this link yet")
        self._connection.send(json.dumps(said))

    def leave(self, seconds: float) -> None:
        """Ends it in `seconds`: what it brought may still be acknowledged."""
        if self._leaving is not None:
            self._leaving.cancel()
        self._leaving = threading.Timer(seconds, self.end)
        self._leaving.daemon = True
        self._leaving.start()

    def end(self) -> None:
        """Ends it now. Waits no longer than a second or two."""
        self._ended = True
        if self._leaving is not None:
            self._leaving.cancel()
        if self._connection is not None:
            self._connection.close()

    def _run(self) -> None:
        try:
            with connect(
                self._url,
                open_timeout=OPEN_SECONDS,
                ping_interval=self._silent_seconds / 3,
                ping_timeout=self._silent_seconds * 2 / 3,
                close_timeout=CLOSE_SECONDS,
                max_size=MOST_BYTES,
                logger=_FRAMES,
            ) as self._connection:
                # It may have been ended while there was nothing to close yet.
                if not self._ended:
                    for text in self._connection:
                        self._hear(text)
        except (OSError, ValueError, WebSocketException) as error:
            _LOG.warning("The connection to Slack ended: %s", error)
        finally:
            self.over = True
            self._changed()

    def _hear(self, text: str | bytes) -> None:
        said = _said(text)
        match said:
            case {"type": "hello"}:
                self.greeted = True
                self._changed()
            case {"type": "disconnect"}:
                self._asked_to_leave(str(said.get("reason")))
            case {"type": str(), "envelope_id": str(), "payload": dict()}:
                self._answer(self, said)
            case _:
                # Its text is not logged: it may hold what somebody wrote.
                _LOG.warning("Slack sent what is no envelope (%d characters)", len(text))

    def _asked_to_leave(self, reason: str) -> None:
        _LOG.info("Slack asks for a new connection: %s", reason)
        if not self.asked_to_leave:
            self.leave(ASKED_SECONDS)
        self.reason = reason
        self.asked_to_leave = True
        self._changed()


def _said(text: str | bytes) -> Any:
    """None where it is not JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
