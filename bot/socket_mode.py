"""planbot over Socket Mode: no public address, one connection that is watched for silence."""

import logging
import threading
from time import time

from slack_bolt import App
from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.socket_mode.builtin import SocketModeClient

_LOG = logging.getLogger(__name__)

SILENT_SECONDS = 60.0
"""From when a connection without a pong is taken for dead: the SDK pings every ten seconds."""
LOOK_SECONDS = 5.0
TRIES = 3


class SilentError(RuntimeError):
    """The connection stayed silent, and new ones too."""


class Listening:
    """A Socket Mode connection. The SDK reconnects when it is told of a close; this looks whether
    pongs still come, makes a new connection where they do not, and gives up after three.
    """

    def __init__(
        self, app: App, app_token: str, api_url: str, silent_seconds: float = SILENT_SECONDS
    ) -> None:
        web_client = WebClient(base_url=api_url)
        self._handler = SocketModeHandler(app, app_token, web_client=web_client, concurrency=30)
        self._silent_seconds = silent_seconds
        self._stopping = threading.Event()

    def run(self) -> None:
        """Until `stop`. Raises SilentError when three new connections stayed silent too."""
        self._handler.client.connect()
        heard, tries = time(), 0
        try:
            while not self._stopping.wait(LOOK_SECONDS):
                pong = last_pong(self._handler.client)
                if pong is not None and pong > heard:
                    heard, tries = pong, 0
                if time() - heard <= self._silent_seconds:
                    continue
                if tries == TRIES:
                    raise SilentError(f"Slack has been silent over {TRIES} new connections")
                tries += 1
                _LOG.error("Socket Mode has been silent; connecting anew (%d of %d)", tries, TRIES)
                self._handler.client.connect_to_new_endpoint(force=True)
                heard = time()
        finally:
            self._handler.client.close()

    def stop(self) -> None:
        self._stopping.set()


def last_pong(client: SocketModeClient) -> float | None:
    """When Slack last answered a ping (UNIX seconds); None before the first answer."""
    session = client.current_session
    return session.last_ping_pong_time if session is not None else None
