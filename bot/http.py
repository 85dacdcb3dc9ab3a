"""planbot over HTTP: Slack's requests at /slack/events, served by gunicorn with threads."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from gunicorn.app.base import BaseApplication
from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.adapter.wsgi.http_request import WsgiHttpRequest

from bot.app import dispatch
from bot.domain.finding import Level
from bot.services.health import check_store
from bot.store import Store, StoreUnavailable

THREADS = 8

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Page = Callable[[], tuple[str, str, bytes]]
"""Status, content type and body."""


class GuardedHandler(SlackRequestHandler):
    """Bolt's WSGI adapter, with headers looked at before Bolt reads them."""

    def dispatch(self, request: WsgiHttpRequest) -> BoltResponse:
        return dispatch(
            self.app,
            BoltRequest(
                body=request.get_body(), query=request.query_string, headers=request.get_headers()
            ),
        )


def wsgi(app: App, pages: Mapping[str, Page] | None = None) -> Wsgi:
    """The WSGI application: POST /slack/events, and `pages` for whoever watches the service."""
    slack, found = GuardedHandler(app), pages or {}

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        page = found.get(environ["PATH_INFO"]) if environ["REQUEST_METHOD"] == "GET" else None
        if page is None:
            return slack(environ, start_response)
        status, kind, body = page()
        start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body]

    return answer


def watched(store: Store, now: Callable[[], datetime]) -> dict[str, Page]:
    """`/healthz` for the host, 503 when something is bad; `/metrics` as Prometheus reads it."""

    def healthz() -> tuple[str, str, bytes]:
        findings = check_store(store, now())
        bad = any(each.level is Level.BAD for each in findings)
        told = {each.what: {"level": each.level, "said": each.said} for each in findings}
        return "503 Bad" if bad else "200 OK", "application/json", json.dumps(told).encode()

    def metrics() -> tuple[str, str, bytes]:
        # Imported for whoever asks: most servers never do.
        from bot.metrics import KIND, metrics_of  # noqa: PLC0415 - see above

        try:
            return "200 OK", KIND, metrics_of(store, now())
        except StoreUnavailable as error:
            return "503 Bad", "text/plain; charset=utf-8", str(error).encode()

    return {"/healthz": healthz, "/metrics": metrics}


class Server(BaseApplication):
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

    def load(self) -> Any:
        return self._build()


def serve(build: Callable[[], Wsgi], port: int) -> None:
    """Serves until it is told to stop; `build` runs in the serving process."""
    # gunicorn reads the command line, which is planbot's.
    sys.argv = sys.argv[:1]
    Server(build, port).run()
