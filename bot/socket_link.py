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
MOST_BYTES = 4 * 1024 * 1024


class SocketLink:
    """Connects to `url` and hands each envelope to `answer`, in the link's own thread. `changed`
    is called when one of `greeted`, `asked_to_leave` and `over` has become true.

    A link on which pongs fail to come for `silent_seconds` is ended, as is one that is closed.
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
        self.over = False
        self._url = url
        self._answer = answer
        self._changed = changed
        self._silent_seconds = silent_seconds
        self._connection: ClientConnection | None = None
        self._leaving: threading.Timer | None = None
        self._thread = threading.Thread(target=self._run, name="socket link", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def send(self, said: dict[str, Any]) -> None:
        """From any thread. Raises WebSocketException where the link has ended."""
        if self._connection is None:
            raise AssertionError("nothing was heard on this link yet")
        self._connection.send(json.dumps(said))

    def leave(self, seconds: float) -> None:
        """Ends it in `seconds`: what it brought may still be acknowledged."""
        self._leaving = threading.Timer(seconds, self.end)
        self._leaving.daemon = True
        self._leaving.start()

    def end(self) -> None:
        """Ends it now. Waits no longer than a second or two."""
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
                for text in self._connection:
                    self._hear(json.loads(text))
        except (OSError, WebSocketException) as error:
            _LOG.warning("The connection to Slack ended: %s", error)
        finally:
            self.over = True
            self._changed()

    def _hear(self, said: dict[str, Any]) -> None:
        match said.get("type"):
            case "hello":
                self.greeted = True
                self._changed()
            case "disconnect":
                _LOG.info("Slack asks for a new connection: %s", said.get("reason"))
                self.asked_to_leave = True
                self._changed()
            case _:
                self._answer(self, said)
