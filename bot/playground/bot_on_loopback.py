"""The bot's own HTTP side, served on this machine beside the workspace."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from bot.playground.http_server import LOOPBACK

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class _Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Leaves nothing: what matters is seen in the workspace."""


@contextmanager
def served(app: Wsgi) -> Iterator[str]:
    """The URL that Slack's requests go to, on the loopback address and a free port."""
    with make_server(LOOPBACK, 0, app, _Threaded, _Quiet) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,), name="bot")
        thread.start()
        try:
            yield f"http://{LOOPBACK}:{server.server_port}/slack/events"
        finally:
            server.shutdown()
            thread.join()
