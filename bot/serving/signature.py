"""Slack's signature: what is not signed with the secret is turned away before Bolt reads it."""

import logging
import re
from collections.abc import Mapping, Sequence

from slack_bolt import BoltRequest, BoltResponse
from slack_sdk.signature import SignatureVerifier

from bot.app import SlackApp

_LOG = logging.getLogger(__name__)
_SECONDS = re.compile("[0-9]{1,12}")
_SSL_CHECK = re.compile("(?:.*&)?ssl_check=1(?:&.*)?")
_UNREADABLE = (AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What Bolt raises over a body not of Slack's shape. What a listener raises is told to people."""

Headers = Mapping[str, str | Sequence[str]]


def dispatch(app: SlackApp, request: BoltRequest) -> BoltResponse:
    """Gives `answer` to a request that is already made."""
    return answer(app, request.raw_body, request.headers)


def answer(app: SlackApp, body: str, headers: Headers) -> BoltResponse:
    """Gives Bolt's answer to what Slack signed. 401 to anything else, and 400 to what Bolt cannot
    read: it reads a body before it looks at the signature, and fails over one that is not Slack's.
    """
    if not _is_signed(app.signature, body, headers):
        if _SSL_CHECK.fullmatch(body):
            # How Slack looks at a certificate now and then; Bolt asks no signature of it either.
            return BoltResponse(status=200, body="")
        _LOG.info("A request was turned away: it is not signed with this secret, or is old")
        return BoltResponse(status=401, body="")
    try:
        return app.dispatch(BoltRequest(body=body, headers=dict(headers)))
    except _UNREADABLE as error:
        _LOG.warning("A signed request cannot be read: %s: %s", type(error).__name__, error)
        return BoltResponse(status=400, body="")


def _is_signed(signature: SignatureVerifier, body: str, headers: Headers) -> bool:
    sent_at = _header(headers, "x-slack-request-timestamp")
    signed = _header(headers, "x-slack-signature")
    # The verifier fails over other digits and letters.
    readable = _SECONDS.fullmatch(sent_at) and signed.isascii()
    return bool(readable) and signature.is_valid(body, sent_at, signed)


def _header(headers: Headers, name: str) -> str:
    given = headers.get(name, "")
    return given if isinstance(given, str) else next(iter(given), "")
