"""Requests to the bot as envelopes over its Socket Mode connection; nothing is signed there."""

import json
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from bot.playground.bot_requests import BotAnswer, BotRequests, SignedRequest
from bot.playground.socket_mode import NoConnectionError, SocketMode

_ANSWERED_IN_PLACE = ("view_submission", "block_suggestion")
"""The interactions whose acknowledgement may carry an answer."""


class SocketRequests(BotRequests):
    """Takes the place of `BotRequests` where the app has Socket Mode switched on: Slack then sends
    nothing over HTTP.
    """

    def __init__(self, socket_mode: SocketMode, now: Callable[[], float]) -> None:
        super().__init__("nothing is signed", now)
        self._socket_mode = socket_mode

    def form(self, fields: dict[str, str]) -> SignedRequest:
        return _envelope("slash_commands", fields, answered=True)

    def payload(self, payload: dict[str, Any]) -> SignedRequest:
        answered = payload["type"] in _ANSWERED_IN_PLACE
        return _envelope("interactive", payload, answered=answered)

    def event(self, envelope: dict[str, Any]) -> SignedRequest:
        return _envelope("events_api", envelope, answered=False, retry_attempt=0, retry_reason="")

    def send(self, request: SignedRequest, fields: dict[str, Any] | None = None) -> BotAnswer:
        """Sends the envelope and waits `patience` seconds at most for its acknowledgement."""
        envelope = json.loads(request.body)
        started = time.monotonic()
        status: int | None = 200
        error, body = "", b""
        try:
            told = self._socket_mode.deliver(envelope, self.patience)
            if told is not None and envelope["accepts_response_payload"]:
                body = json.dumps(told).encode()
        except NoConnectionError:
            status, error = None, "dispatch_failed"
        except TimeoutError:
            status, error = None, "operation_timeout"
        return BotAnswer(
            request,
            status=status,
            body=body,
            content_type="application/json",
            seconds=time.monotonic() - started,
            error=error,
            fields=fields or {},
        )


def _envelope(kind: str, payload: dict[str, Any], *, answered: bool, **more: Any) -> SignedRequest:
    envelope = {
        "envelope_id": str(uuid4()),
        "type": kind,
        "accepts_response_payload": answered,
        "payload": payload,
        **more,
    }
    return SignedRequest(json.dumps(envelope).encode(), {})
