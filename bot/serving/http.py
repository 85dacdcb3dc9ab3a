"""planbot over HTTP: Slack's requests at /slack/events, and pages for whoever watches."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.adapter.wsgi.http_request import WsgiHttpRequest

from bot.app import SlackApp, answer
from bot.domain.finding import Level
from bot.store import Store, StoreUnavailable
from bot.watching.health import check_store

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Page = Callable[[], tuple[str, str, bytes]]
"""Status, content type and body."""


class GuardedHandler(SlackRequestHandler):
    """Bolt's WSGI adapter, with letters and signature looked at before Bolt reads a body."""

    app: SlackApp

    def dispatch(self, request: WsgiHttpRequest) -> BoltResponse:
        try:
            body = request.get_body()
        except UnicodeDecodeError:
            return BoltResponse(status=400, body="")
        return answer(self.app, body, request.get_headers())


def wsgi(app: SlackApp, pages: Mapping[str, Page] | None = None) -> Wsgi:
    """The WSGI application: POST /slack/events, and `pages` for whoever watches the service."""
    slack, found = GuardedHandler(app), pages or {}

    def respond(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        page = found.get(environ["PATH_INFO"]) if method in ("GET", "HEAD") else None
        if page is None:
            return slack(environ, start_response)
        status, kind, body = page()
        start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body] if method == "GET" else []

    return respond


def watched(store: Store, now: Callable[[], datetime]) -> dict[str, Page]:
    """Serves `/healthz` for the host, 503 when something is bad, and `/metrics` for Prometheus."""

    def healthz() -> tuple[str, str, bytes]:
        findings = check_store(store, now())
        bad = any(each.level is Level.BAD for each in findings)
        told = {each.what: {"level": each.level, "said": each.said} for each in findings}
        return "503 Bad" if bad else "200 OK", "application/json", json.dumps(told).encode()

    def metrics() -> tuple[str, str, bytes]:
        # Imported for whoever asks: most servers never do.
        from bot.watching.metrics import KIND, metrics_of  # noqa: PLC0415 - see above

        try:
            return "200 OK", KIND, metrics_of(store, now())
        except StoreUnavailable as error:
            return "503 Bad", "text/plain; charset=utf-8", str(error).encode()

    return {"/healthz": healthz, "/metrics": metrics}
