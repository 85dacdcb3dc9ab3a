"""Slack's side of the wire: signed requests over keep-alive connections, as cheap as can be."""

import selectors
import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from slack_bolt import BoltRequest

from bot.cli.signed import Typed, slash_request

SECRET = "bench"
WORKSPACE = "T0SAMPLE"
ASSISTANT_DIRECTOR = "U0AD"
SENIOR_MANAGERS = "C0SMM"
HOST = "127.0.0.1"
_CHUNK = 1 << 18
_HEADERS = {
    "host": "planbot.example",
    "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
    "accept": "application/json,*/*",
    "accept-encoding": "gzip,deflate",
}


class WrongAnswerError(RuntimeError):
    """A server answered something else than it was expected to: its times mean nothing."""


def signed(line: str) -> bytes:
    """A whole HTTP request with the command `line`, good for five minutes."""
    typed = Typed(line, WORKSPACE, ASSISTANT_DIRECTOR, SENIOR_MANAGERS)
    return wired(slash_request(typed, SECRET))


def wired(request: BoltRequest) -> bytes:
    """The request as it goes over the wire."""
    body = request.raw_body.encode()
    headers = _HEADERS | {name: values[0] for name, values in request.headers.items()}
    lines = [f"{name}: {value}" for name, value in headers.items()]
    head = "\r\n".join(["POST /slack/events HTTP/1.1", *lines, f"content-length: {len(body)}"])
    return head.encode() + b"\r\n\r\n" + body


def one_client(port: int, requests: Sequence[bytes], expected: bytes) -> list[float]:
    """Asks one request after the other on one connection; the seconds that each took."""
    seconds = []
    with connected(port) as connection:
        for request in requests:
            start = time.perf_counter()
            answer = exchanged(connection, request)
            seconds.append(time.perf_counter() - start)
            _check(answer, expected)
    return seconds


def at_once(port: int, queues: Sequence[Sequence[bytes]], expected: bytes) -> "Burst":
    """Asks each queue's requests on a connection of its own, all connections side by side."""
    lanes = [_Lane(_connect(port), iter(queue)) for queue in queues]
    with selectors.DefaultSelector() as selector:
        start = time.perf_counter()
        for lane in lanes:
            selector.register(lane.connection, selectors.EVENT_READ, lane)
            lane.ask()
        while selector.get_map():
            for key, _ in selector.select():
                _hear(selector, key.data, expected)
        seconds = time.perf_counter() - start
    return Burst(seconds, [each for lane in lanes for each in lane.seconds])


@dataclass(frozen=True, slots=True)
class Burst:
    """How long all of it took, and each request by itself; in seconds."""

    seconds: float
    each: list[float]

    @property
    def a_second(self) -> float:
        return len(self.each) / self.seconds


@dataclass(slots=True)
class _Lane:
    connection: socket.socket
    waiting: Iterator[bytes]
    heard: bytes = b""
    asked_at: float = 0.0
    seconds: list[float] = field(default_factory=list)

    def ask(self) -> bool:
        """False when nothing is left to ask."""
        request = next(self.waiting, None)
        if request is None:
            return False
        self.asked_at = time.perf_counter()
        self.connection.sendall(request)
        return True


def _hear(selector: selectors.BaseSelector, lane: _Lane, expected: bytes) -> None:
    lane.heard += _received(lane.connection)
    body = _whole_body(lane.heard)
    if body is None:
        return
    lane.seconds.append(time.perf_counter() - lane.asked_at)
    lane.heard = b""
    _check(body, expected)
    if not lane.ask():
        selector.unregister(lane.connection)
        lane.connection.close()


@contextmanager
def connected(port: int) -> Iterator[socket.socket]:
    with _connect(port) as connection:
        yield connection


def exchanged(connection: socket.socket, request: bytes) -> bytes:
    """The body of the answer. Raises WrongAnswerError for any status but 200."""
    connection.sendall(request)
    heard = _received(connection)
    while (body := _whole_body(heard)) is None:
        heard += _received(connection)
    return body


def _connect(port: int) -> socket.socket:
    connection = socket.create_connection((HOST, port), timeout=10)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def _received(connection: socket.socket) -> bytes:
    some = connection.recv(_CHUNK)
    if not some:
        raise WrongAnswerError("the server closed the connection")
    return some


def _whole_body(heard: bytes) -> bytes | None:
    head, end, body = heard.partition(b"\r\n\r\n")
    if not end:
        return None
    if not head.startswith(b"HTTP/1.1 200 "):
        raise WrongAnswerError(heard[:200].decode(errors="replace"))
    length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
    return body if len(body) >= int(length) else None


def _check(answer: bytes, expected: bytes) -> None:
    if answer != expected:
        raise WrongAnswerError(f"{len(answer)} bytes instead of the {len(expected)} expected")
