"""The least that answers as Slack's Web API: it notes when each call was answered."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import SimpleQueue
from threading import Thread

from tests.bench.clients import HOST

PATIENCE_SECONDS = 10.0
_ANSWERS = {"conversations.info": {"channel": {"id": "C0SMM", "is_private": True}}}


@dataclass(frozen=True, slots=True)
class Call:
    """A call that shows a view: when it was answered, by `time.perf_counter`, and its body."""

    at: float
    body: bytes


@dataclass(frozen=True, slots=True)
class StandIn:
    """`url` is what SLACK_API_URL names."""

    url: str
    shown: "SimpleQueue[Call]"

    def next(self) -> Call:
        """Waits for the next call of `views.*`. Raises `queue.Empty` where none comes."""
        return self.shown.get(timeout=PATIENCE_SECONDS)


@contextmanager
def stand_in() -> Iterator[StandIn]:
    shown: SimpleQueue[Call] = SimpleQueue()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["content-length"]))
            method = self.path.rpartition("/")[2]
            body = json.dumps({"ok": True, **_ANSWERS.get(method, {})}).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            if method.startswith("views."):
                shown.put(Call(time.perf_counter(), sent))

        def log_message(self, *_: object) -> None:
            """Says nothing of requests."""

    server = ThreadingHTTPServer((HOST, 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield StandIn(f"http://{HOST}:{server.server_port}/api/", shown)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
