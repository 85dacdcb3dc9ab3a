"""planbot over HTTP: Slack's requests at /slack/events, and pages for whoever watches."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.adapter.wsgi.http_request import WsgiHttpRequest

from bot.app import SlackApp
from bot.serving.healthz import Page
from bot.serving.signature import answer

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


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
