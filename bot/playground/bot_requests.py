"""Requests to the bot: signed as Slack signs them, and given up after three seconds."""

import http.client
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from slack_sdk.signature import SignatureVerifier

from bot.playground.nouns import Shown

PATIENCE = 3.0
"""Seconds Slack waits for an app."""


@dataclass(frozen=True, slots=True)
class SignedRequest:
    body: bytes
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class BotAnswer:
    """What came back from the bot, and what Slack made of it."""

    request: SignedRequest
    status: int | None = None
    """None when no answer came."""
    body: bytes = b""
    content_type: str = ""
    seconds: float = 0.0
    error: str = ""
    """Slack's name for what went wrong: `operation_timeout`, `dispatch_failed`,
    `invalid_command_response`; empty when nothing did."""
    refusals: tuple[str, ...] = ()
    """Why an `invalid_command_response` is one."""
    shown: Shown | None = None
    """The message the person sees as the answer, an error told by Slackbot included."""
    fields: dict[str, Any] = field(default_factory=dict)
    """What was sent: the command's form, or the payload."""


class BotRequests:
    patience = PATIENCE
    """Seconds it waits for an answer."""

    def __init__(self, signing_secret: str, now: Callable[[], float]) -> None:
        self._verifier = SignatureVerifier(signing_secret)
        self._now = now
        self.url: str | None = None
        """Where the bot listens: `http://127.0.0.1:PORT/slack/events`."""

    def sign(self, body: bytes, content_type: str) -> SignedRequest:
        timestamp = str(int(self._now()))
        signature = self._verifier.generate_signature(timestamp=timestamp, body=body)
        return SignedRequest(
            body,
            {
                "Content-Type": content_type,
                "X-Slack-Request-Timestamp": timestamp,
                "X-Slack-Signature": str(signature),
                "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            },
        )

    def form(self, fields: dict[str, str]) -> SignedRequest:
        return self.sign(urlencode(fields).encode(), "application/x-www-form-urlencoded")

    def payload(self, payload: dict[str, Any]) -> SignedRequest:
        return self.form({"payload": json.dumps(payload)})

    def event(self, envelope: dict[str, Any]) -> SignedRequest:
        return self.sign(json.dumps(envelope).encode(), "application/json")

    def send(self, request: SignedRequest, fields: dict[str, Any] | None = None) -> BotAnswer:
        """Sends it and waits `patience` seconds at most.

        Raises `RuntimeError` when nobody said where the bot listens.
        """
        if self.url is None:
            raise RuntimeError("this server does not know its bot: set bot_url")
        address = urlsplit(self.url)
        if address.hostname != "127.0.0.1":
            raise RuntimeError(f"the bot must listen on 127.0.0.1, not on {address.hostname}")
        started = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", address.port, timeout=self.patience)
        status, body, kind, error = None, b"", "", ""
        try:
            connection.request("POST", address.path or "/", request.body, request.headers)
            response = connection.getresponse()
            status, body = response.status, response.read()
            kind = response.headers.get_content_type()
            error = "" if status == http.client.OK else "dispatch_failed"
        except TimeoutError:
            error = "operation_timeout"
        except (OSError, http.client.HTTPException):
            error = "dispatch_failed"
        finally:
            connection.close()
        seconds = time.monotonic() - started
        if status is not None and seconds > self.patience:
            error = "operation_timeout"
        return BotAnswer(request, status, body, kind, seconds, error, fields=fields or {})
