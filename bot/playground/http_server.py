"""HTTP on the loopback address: the Web API, response_urls, uploads and the page."""

import json
import logging
import socket
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event
from typing import Any, Protocol
from urllib.parse import urlsplit

LOOPBACK = "127.0.0.1"
MOST_BODY = 20 * 1024 * 1024
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Incoming:
    path: str
    query: str
    content_type: str
    authorization: str
    body: bytes
    method: str = "POST"
    host: str = ""
    origin: str = ""
    """The web page that sent it; programs send none."""
    site: str = ""
    """What the browser says of that page: `same-origin`, `cross-site`, … (Sec-Fetch-Site)."""


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: bytes
    content_type: str = "application/json; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    """Seconds to wait before answering."""
    drop: bool = False
    """Close the connection instead of answering."""


def json_reply(value: dict[str, Any], status: int = 200, **headers: str) -> Reply:
    named = {name.replace("_", "-"): each for name, each in headers.items()}
    return Reply(status, json.dumps(value).encode(), headers=named)


class Answering(Protocol):
    """Whoever answers what comes in."""

    stopping: Event
    """Set when nobody is to wait any longer."""

    def answer(self, request: Incoming) -> Reply: ...

    def time(self) -> float:
        """The UNIX seconds by the workspace's clock."""


class LoopbackServer(ThreadingHTTPServer):
    """Binds to 127.0.0.1 and to nothing else; `port` 0 takes a free one."""

    daemon_threads = False
    block_on_close = True
    request_queue_size = 128

    def __init__(self, answering: Answering, port: int) -> None:
        self.answering = answering
        self.connections: set[socket.socket] = set()
        super().__init__((LOOPBACK, port), _Handler)

    def server_close(self) -> None:
        # browsers open connections ahead of their requests: nobody waits for those
        for connection in list(self.connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RD)
        super().server_close()


class _Handler(BaseHTTPRequestHandler):
    server: LoopbackServer
    timeout = 10

    def setup(self) -> None:
        super().setup()
        self.server.connections.add(self.connection)

    def finish(self) -> None:
        self.server.connections.discard(self.connection)
        super().finish()

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The `Date` of an answer, by the workspace's clock."""
        return super().date_time_string(timestamp or self.server.answering.time())

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if length > MOST_BODY:
            self.send_error(413)
            return
        self._answer(self.rfile.read(length))

    def _answer(self, body: bytes) -> None:
        address = urlsplit(self.path)
        request = Incoming(
            address.path,
            address.query,
            self.headers.get("Content-Type") or "",
            self.headers.get("Authorization") or "",
            body,
            method=self.command,
            host=self.headers.get("Host") or "",
            origin=self.headers.get("Origin") or "",
            site=self.headers.get("Sec-Fetch-Site") or "",
        )
        reply = self.server.answering.answer(request)
        if reply.delay:
            self.server.answering.stopping.wait(reply.delay)
        try:
            if reply.drop:
                self.connection.shutdown(socket.SHUT_RDWR)
            else:
                self._send(reply)
        except OSError as gone:
            # who stalls a client past its patience finds it gone
            log.debug("the client did not wait for the answer: %s", gone)

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)
        self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it so
        log.debug(format, *args)
