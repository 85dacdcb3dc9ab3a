"""planbot over HTTP: Slack's requests at /slack/events, served by gunicorn with threads."""

import sys
from collections.abc import Callable, Iterable
from typing import Any

from gunicorn.app.base import BaseApplication
from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.adapter.wsgi.http_request import WsgiHttpRequest

from bot.app import dispatch

THREADS = 8

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class GuardedHandler(SlackRequestHandler):
    """Bolt's WSGI adapter, with headers looked at before Bolt reads them."""

    def dispatch(self, request: WsgiHttpRequest) -> BoltResponse:
        return dispatch(
            self.app,
            BoltRequest(
                body=request.get_body(), query=request.query_string, headers=request.get_headers()
            ),
        )


def wsgi(app: App) -> Wsgi:
    """The WSGI application; anything but POST /slack/events is not found."""
    return GuardedHandler(app)


class Server(BaseApplication):  # type: ignore[misc] # gunicorn carries no types
    """gunicorn, one process and threads, started from the program instead of its command line."""

    def __init__(self, build: Callable[[], Wsgi], port: int) -> None:
        self._build = build
        self._port = port
        super().__init__()

    def load_config(self) -> None:
        self.cfg.set("bind", f"0.0.0.0:{self._port}")
        self.cfg.set("workers", 1)
        self.cfg.set("worker_class", "gthread")
        self.cfg.set("threads", THREADS)
        self.cfg.set("accesslog", None)
        self.cfg.set("proc_name", "planbot")

    def load(self) -> Wsgi:
        return self._build()


def serve(build: Callable[[], Wsgi], port: int) -> None:
    """Serves until it is told to stop; `build` runs in the serving process."""
    # gunicorn reads the command line, which is planbot's.
    sys.argv = sys.argv[:1]
    Server(build, port).run()
