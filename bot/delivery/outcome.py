"""What became of an attempt to post, told from what Slack or the network said."""

from dataclasses import dataclass
from http.client import HTTPException

from slack_sdk.errors import SlackApiError

DEFAULT_RETRY_SECONDS = 30.0
"""How long to wait after a 429 that does not say."""
LONGEST_RETRY_SECONDS = 3600.0
"""A longer one is a mistake: it is asked again after an hour."""

_NO_ENTRY = {
    "invalid_auth",
    "not_authed",
    "token_revoked",
    "token_expired",
    "account_inactive",
    "org_login_required",
    "missing_scope",
    "not_allowed_token_type",
    "team_access_not_granted",
    "access_denied",
    "ekm_access_denied",
    "enterprise_is_restricted",
    "two_factor_setup_required",
}

_PASSING = {
    "internal_error",
    "fatal_error",
    "service_unavailable",
    "request_timeout",
    "team_added_to_org",
    "accesslimited",
}
_BLOCKS_REFUSED = {
    "invalid_blocks",
    "invalid_blocks_format",
    "invalid_attachments",
    "msg_blocks_too_long",
    "msg_too_long",
}
_NOT_NOW = {"message_limit_exceeded"}
"""Slack took nothing, and will later."""


@dataclass(frozen=True, slots=True)
class Posted:
    """It stands in the channel; `ts` is Slack's mark of it."""

    ts: str


@dataclass(frozen=True, slots=True)
class NotNow:
    """Not posted; Slack may listen again after `seconds`, or where it is None some time later."""

    reason: str
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class NoEntry:
    """Slack does not let the bot in at all: nothing can be sent until a person acts."""

    reason: str


@dataclass(frozen=True, slots=True)
class BlocksRefused:
    """Not posted; the plain text may be."""

    reason: str


@dataclass(frozen=True, slots=True)
class Permanent:
    """Not posted, and never will be: the channel is gone, say."""

    reason: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """It may have been posted: the answer did not come, or was none."""

    reason: str


Failed = NotNow | NoEntry | BlocksRefused | Permanent | Ambiguous
Outcome = Posted | Failed

FAILURES = (SlackApiError, OSError, HTTPException, ValueError)
"""What the SDK raises when a call fails: Slack's error, the network's, or an unreadable answer."""


def outcome_of(error: BaseException) -> Failed:
    """Tells what a failure of one of `FAILURES` means for the message."""
    if not isinstance(error, SlackApiError):
        return Ambiguous(f"{type(error).__name__}: {error}"[:300])
    response = error.response
    name = str(response.get("error") or "") if hasattr(response, "get") else ""
    status = getattr(response, "status_code", 200)
    if status == 429 or name in ("ratelimited", "rate_limited"):
        return NotNow("rate limited", _retry_after(response))
    if name in _NOT_NOW:
        return NotNow(name)
    if name in _NO_ENTRY:
        return NoEntry(name)
    if name in _BLOCKS_REFUSED:
        return BlocksRefused(name)
    # A reply that is not JSON reaches us with a sentence for an error, and after the post.
    if status >= 500 or not name or " " in name or name in _PASSING:
        return Ambiguous(name[:300] or f"HTTP {status}")
    return Permanent(name)


def _retry_after(response: object) -> float:
    headers = getattr(response, "headers", None) or {}
    for name, value in headers.items():
        if name.lower() == "retry-after":
            text = value[0] if isinstance(value, list) else str(value)
            if text.isascii() and text.isdigit():
                return min(float(text), LONGEST_RETRY_SECONDS)
    return DEFAULT_RETRY_SECONDS
