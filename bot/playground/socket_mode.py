"""Socket Mode on this machine: the bot's own connections, and what Slack sends over them.

The frames are those of Slack's page on Socket Mode: `hello`, envelopes that are acknowledged by
their `envelope_id`, and `disconnect`.
"""

import json
import logging
import secrets
import socket
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from http import HTTPStatus
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.sync.server import Server, ServerConnection, serve

from bot.playground.http_server import LOOPBACK
from bot.playground.workspace import Workspace

CLOSE_SECONDS = 1.0
_LOG = logging.getLogger(__name__)


class NoConnectionError(ConnectionError):
    """The bot is not connected, or went away before it acknowledged."""


class SocketMode:
    """Binds to 127.0.0.1 and to nothing else. `silent`, `refusing` and `unwelcome` are its faults:
    a silent link takes everything in and sends nothing, pongs neither; refused ones are answered
    with 503; an unwelcome one is greeted and asked to leave at once, for that reason.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._links: list[_Link] = []
        self._tickets: set[str] = set()
        self._waiting: dict[str, Future[dict[str, Any] | None]] = {}
        self.silent = False
        self.refusing = False
        self.unwelcome = ""
        self.opened = 0
        """How many connections there have been."""
        self._server: Server = serve(
            self._hold,
            LOOPBACK,
            0,
            process_request=self._look_at,
            create_connection=_Link,
            close_timeout=CLOSE_SECONDS,
        )
        self._thread = Thread(target=self._server.serve_forever, name="socket mode")

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self.cut()
        self._server.shutdown()
        self._thread.join()

    @property
    def connected(self) -> int:
        """Counts how many connections there are now."""
        with self._workspace.lock:
            return len(self._links)

    def new_url(self) -> str:
        """Tells where one connection may be made, once."""
        ticket = secrets.token_urlsafe(16)
        with self._workspace.lock:
            self._tickets.add(ticket)
        port = self._server.socket.getsockname()[1]
        return f"ws://{LOOPBACK}:{port}/link/?ticket={ticket}&app_id={self._workspace.app_id}"

    def deliver(self, envelope: dict[str, Any], seconds: float) -> dict[str, Any] | None:
        """Sends it over the newest link; gives what the acknowledgement carries, None for nothing.

        Raises NoConnectionError, or TimeoutError when none came within `seconds`.
        """
        acknowledged: Future[dict[str, Any] | None] = Future()
        with self._workspace.lock:
            if not self._links:
                raise NoConnectionError("no connection is open")
            link = self._links[-1]
            self._waiting[envelope["envelope_id"]] = acknowledged
            link.owes.add(envelope["envelope_id"])
        try:
            link.send(json.dumps(envelope))
            return acknowledged.result(seconds)
        except ConnectionClosed as closed:
            raise NoConnectionError(str(closed)) from closed
        finally:
            with self._workspace.lock:
                self._waiting.pop(envelope["envelope_id"], None)
                link.owes.discard(envelope["envelope_id"])

    def disconnect(self, reason: str = "refresh_requested") -> None:
        """Asks the bot to connect anew, as Slack does every few hours; `warning` comes about ten
        seconds before Slack closes, `link_disabled` when Socket Mode was switched off.
        """
        self.say(json.dumps(_asking_to_leave(reason)))

    def say(self, text: str) -> None:
        """Says it over every connection, whatever it is."""
        for link in self._now():
            link.send(text)

    def close(self) -> None:
        """Closes every connection as the protocol says."""
        for link in self._now():
            link.close(1001)

    def cut(self) -> None:
        """Drops every connection without a word, as a network does."""
        for link in self._now():
            with suppress(OSError):
                link.socket.shutdown(socket.SHUT_RDWR)

    def _now(self) -> "list[_Link]":
        with self._workspace.lock:
            return list(self._links)

    def _look_at(self, link: ServerConnection, request: Request) -> Response | None:
        if isinstance(link, _Link):
            link.muted = lambda: self.silent
        ticket = parse_qs(urlsplit(request.path).query).get("ticket", [""])[0]
        with self._workspace.lock:
            known = ticket in self._tickets
            self._tickets.discard(ticket)
        if self.refusing:
            return link.respond(HTTPStatus.SERVICE_UNAVAILABLE, "not now\n")
        return None if known else link.respond(HTTPStatus.FORBIDDEN, "no such ticket\n")

    def _hold(self, link: ServerConnection) -> None:
        if not isinstance(link, _Link):
            raise TypeError("every connection is made by _link")
        try:
            link.send(json.dumps(self._hello()))
            if self.unwelcome:
                link.send(json.dumps(_asking_to_leave(self.unwelcome)))
        except ConnectionClosed as closed:
            _LOG.debug("the bot did not wait for its greeting: %s", closed)
            return
        with self._workspace.changed:
            self._links.append(link)
            self.opened += 1
            self._workspace.changed.notify_all()
        try:
            for text in link:
                self._heard(json.loads(text))
        except ConnectionClosed as closed:
            _LOG.debug("the bot is gone: %s", closed)
        finally:
            with self._workspace.changed:
                self._links.remove(link)
                for owed in link.owes & self._waiting.keys():
                    self._waiting[owed].set_exception(NoConnectionError("it closed"))
                self._workspace.changed.notify_all()

    def _heard(self, said: dict[str, Any]) -> None:
        with self._workspace.lock:
            acknowledged = self._waiting.pop(said.get("envelope_id", ""), None)
        if acknowledged is not None:
            acknowledged.set_result(said.get("payload"))

    def _hello(self) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": self.connected + 1,
            "debug_info": {"host": "playground", "approximate_connection_time": 18060},
            "connection_info": {"app_id": self._workspace.app_id},
        }


def _asking_to_leave(reason: str) -> dict[str, Any]:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "playground"}}


class _Link(ServerConnection):
    """A connection that can fall silent once the handshake is through."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        self.muted: Callable[[], bool] = lambda: False
        self.owes: set[str] = set()
        """The envelopes it has not acknowledged."""
        self._shaken_hands = False
        super().__init__(*arguments, **named)

    def send_data(self) -> None:
        if self._shaken_hands and self.muted():
            self.protocol.data_to_send()
            return
        self._shaken_hands = True
        super().send_data()
