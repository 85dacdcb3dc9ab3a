"""A worker of gunicorn's whose threads get whole requests only.

gunicorn gives a thread to each new connection and lets it wait for the request: as many unfinished
requests as there are threads stop it for everybody. Here the loop that accepts connections reads
them too, without waiting, and a thread gets a request when all of it has come. What the thread
reads is in memory.
"""

import re
import selectors
import socket
import struct
import time
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import partial
from typing import Any

from gunicorn.http.errors import NoMoreData
from gunicorn.http.message import Request
from gunicorn.http.parser import RequestParser
from gunicorn.http.unreader import Unreader
from gunicorn.workers.gthread import TConn, ThreadWorker

MOST_BYTES = 1024 * 1024
"""Of a body: as many as `bot.serving.http` reads. Of a longer one nothing is waited for."""
MOST_HEAD_BYTES = 64 * 1024
WAIT_SECONDS = 3
"""For all of a request, and for the other side to close after the last answer. What takes longer
than that, Slack has given up.
"""
SEND_SECONDS = 1
"""For the other side to take any of an answer, which as a rule the system takes whole."""

_READ_BYTES = 64 * 1024
_HEAD_ENDS = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*([0-9]{1,18})[ \t]*\r\n", re.IGNORECASE)


class Come(Enum):
    """What has come of what a connection waits for."""

    PART = auto()
    WHOLE = auto()
    END = auto()


class Received(Unreader):
    """A request that has come. Whoever reads beyond it finds the connection ended."""

    def chunk(self, size_hint: int | None = None) -> bytes:  # noqa: ARG002 - gunicorn passes it
        raise NoMoreData


@dataclass(slots=True, eq=False)
class Waiting:
    """A connection that waits for a request; after its last answer, for its end."""

    conn: TConn
    answered: bool = False
    received: bytearray = field(default_factory=bytearray)
    until: float = field(default_factory=lambda: time.monotonic() + WAIT_SECONDS)

    def read(self) -> Come:
        try:
            data = self.conn.sock.recv(_READ_BYTES)
        except BlockingIOError:
            return Come.PART
        except OSError:
            return Come.END
        if not data:
            return Come.END
        if self.answered:
            return Come.PART
        self.received += data
        return Come.WHOLE if is_whole(self.received) else Come.PART


def is_whole(received: bytes | bytearray) -> bool:
    """Whether a request can be answered: all of it is there, or enough to refuse it."""
    head = received.find(_HEAD_ENDS)
    if head < 0:
        return len(received) > MOST_HEAD_BYTES
    body = head + len(_HEAD_ENDS)
    found = _LENGTH.search(received, 0, body)
    length = int(found[1]) if found else 0
    return length > MOST_BYTES or len(received) >= body + length


class WholeRequestWorker(ThreadWorker):
    """Everything but `handle_request` runs in the one loop, and must not wait."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # In order of `until`, as all may wait equally long.
        self._waiting: deque[Waiting] = deque()

    def enqueue_req(self, conn: TConn) -> None:
        """A new connection, or an old one that may hold its next request."""
        waiting = Waiting(conn)
        conn.sock.setblocking(False)
        waiting.received += _parser_of(conn).unreader.take_buffered()
        self._go_on(waiting, Come.WHOLE if is_whole(waiting.received) else waiting.read())

    def finish_request(self, conn: TConn, fs: "Future[bool]") -> None:
        if not fs.cancelled() and fs.exception() is None and fs.result():
            super().finish_request(conn, fs)
            return
        # Closed while more is coming, the connection would take its answer with it.
        try:
            conn.sock.shutdown(socket.SHUT_WR)
            conn.sock.setblocking(False)
        except OSError:
            self._close(conn)
        else:
            self._wait(Waiting(conn, answered=True))

    def handle_request(self, req: Request, conn: TConn) -> bool:
        try:
            return super().handle_request(req, conn)
        except BlockingIOError:
            self.log.warning("An answer was not taken")
            return False

    def murder_pending(self) -> None:
        """Closes what has waited too long."""
        while self._waiting and self._waiting[0].until <= time.monotonic():
            waiting = self._waiting.popleft()
            self.poller.unregister(waiting.conn.sock)
            self._close(waiting.conn)

    def _wait(self, waiting: Waiting) -> None:
        self._waiting.append(waiting)
        sock = waiting.conn.sock
        self.poller.register(sock, selectors.EVENT_READ, partial(self._read_on, waiting))

    def _read_on(self, waiting: Waiting, sock: socket.socket) -> None:
        come = waiting.read()
        if come is not Come.PART:
            self.poller.unregister(sock)
            self._waiting.remove(waiting)
            self._go_on(waiting, come)

    def _go_on(self, waiting: Waiting, come: Come) -> None:
        match come:
            case Come.PART:
                self._wait(waiting)
            case Come.WHOLE:
                _parser_of(waiting.conn).unreader.unread(waiting.received)
                super().enqueue_req(waiting.conn)
            case Come.END:
                self._close(waiting.conn)

    def _close(self, conn: TConn) -> None:
        self.nr_conns -= 1
        conn.close()


def _parser_of(conn: TConn) -> RequestParser:
    """Given to a new connection here: gunicorn's own `init` makes one that reads from it."""
    if isinstance(conn.parser, RequestParser):
        return conn.parser
    parser = RequestParser(conn.cfg, (), conn.client)
    parser.unreader = Received()
    conn.parser, conn.initialized = parser, True
    # A thread writes in blocking mode, in which a limit of Python's own does not hold.
    limit = struct.pack("ll", SEND_SECONDS, 0)
    conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, limit)
    return parser
