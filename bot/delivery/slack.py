"""The few calls to Slack that delivery makes: post, edit, look for one's own message."""

from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.delivery.canvas import write_in_canvas
from bot.delivery.channels import ChannelBook, Unknown
from bot.delivery.outcome import (
    FAILURES,
    Ambiguous,
    NoEntry,
    NotNow,
    Outcome,
    Permanent,
    Posted,
    outcome_of,
)
from bot.delivery.web import SlackWeb
from bot.domain.message import Message
from bot.domain.people import ChannelFacts
from bot.messages.administrators import SHARED
from bot.messages.words import counted

EVENT = "planbot_message"
"""The metadata's type; its payload is an opaque key and nothing else: the workspace sees it."""
TIMEOUT_SECONDS = 10
PAGE = 999
"""The most that Slack gives at once; it may give fewer."""
LOOK_SECONDS = 30.0
"""For a whole history: with the last page it stays well within a lease."""

_USERS = ("U", "W")
_CANNOT_OPEN = (NoEntry("missing_scope"), Permanent("unknown_method"))
"""Then the user's own id is posted to, which Slack takes; only editing and looking need more."""


class UnreadableError(RuntimeError):
    """The channel's history could not be read to its end: says why."""


class Slack:
    """Calls are made once: the SDK's default handler posts again after a dropped connection."""

    def __init__(self, token: str | None, api_url: str, timeout: int = TIMEOUT_SECONDS) -> None:
        self._client = SlackWeb(token, api_url, timeout)
        # Whoever sends backs off by itself: each new attempt asks anew.
        self._book = ChannelBook(self._client, doubt_seconds=0)
        self._direct: dict[str, str] = {}

    def is_private(self, channel: str) -> bool | None:
        """Tells whether only the channel's members can read it; None while Slack does not tell.
        False for one that Slack never tells of.
        """
        match self._book.told(channel):
            case ChannelFacts(private=private):
                return private
            case NotNow() | NoEntry():
                return None
            case _:
                return False

    def place_of(self, channel: str) -> str | Outcome:
        """Finds a channel's own id, unless people of another organisation are in it; for a user,
        that of the direct messages with them, which editing and the history ask for.
        """
        return self._direct_with(channel) if channel.startswith(_USERS) else self._own(channel)

    def _own(self, channel: str) -> str | Outcome:
        match self._book.told(channel):
            case ChannelFacts(shared=True):
                return Permanent(SHARED)
            case ChannelFacts() | Unknown():
                # Where Slack never tells, the plan is trusted: it names every channel posted to.
                return channel
            case why:
                return why

    def _direct_with(self, channel: str) -> str | Outcome:
        if channel not in self._direct:
            try:
                opened = self._client.conversations_open(users=channel)
            except FAILURES as error:
                outcome = outcome_of(error)
                return channel if outcome in _CANNOT_OPEN else _not_opened(outcome)
            place = _object(opened.get("channel")).get("id")
            if not isinstance(place, str):
                return NotNow("no direct messages: Slack's answer names none")
            self._direct[channel] = place
        return self._direct[channel]

    def post(self, channel: str, message: Message, key: str, thread: str | None) -> Outcome:
        """Posts the message with its key; `thread` is the ts it replies under."""
        try:
            answer = self._client.chat_postMessage(
                channel=channel,
                text=message.text,
                blocks=list(message.blocks) or None,
                thread_ts=thread,
                metadata={"event_type": EVENT, "event_payload": {"key": key}},
                unfurl_links=False,
                unfurl_media=False,
            )
        except FAILURES as error:
            return outcome_of(error)
        place = answer.get("channel")
        if channel.startswith(_USERS) and isinstance(place, str):
            # Posted to the user's own id: where it went is what editing and looking ask for.
            self._direct[channel] = place
        ts = answer.get("ts")
        return Posted(ts) if isinstance(ts, str) else Ambiguous("Slack's answer names no message")

    def edit(self, channel: str, ts: str, message: Message) -> Outcome:
        """Puts the message in the place of the one at `ts`. May be done twice without harm."""
        try:
            self._client.chat_update(
                channel=channel, ts=ts, text=message.text, blocks=list(message.blocks)
            )
        except FAILURES as error:
            return outcome_of(error)
        return Posted(ts)

    def write_in_canvas(self, channel: str, message: Message) -> Outcome:
        """Writes the message into the channel's canvas, once. May be done twice without harm."""
        return write_in_canvas(self._client, channel, message)

    def find(
        self, channel: str, key: str, since: datetime, thread: str | None
    ) -> Posted | Permanent | NoEntry | None:
        """The message with that key, posted after `since` or a day before it (the two clocks may
        differ). None when the history was read to its end without it, and for a thread whose
        first message is gone: its replies went with it. Permanent when nobody will ever be able
        to say: the channel is gone, or its history closed to the bot.

        Raises UnreadableError when the history may be read later.
        """
        oldest = f"{(since - timedelta(days=1)).timestamp():.6f}"
        cursor, seen, until = "", 0, monotonic() + LOOK_SECONDS
        while monotonic() < until:
            try:
                page = self._page(channel, oldest, thread, cursor)
            except FAILURES as error:
                if thread is not None and _is_gone(error):
                    return None
                outcome = _never_readable(error)
                if outcome is not None:
                    return outcome
                raise UnreadableError(f"history: {error}"[:300]) from error
            messages = page.get("messages")
            if not isinstance(messages, list):
                raise UnreadableError("history: Slack's answer holds no messages")
            for message in map(_object, messages):
                if _key_of(message) == key and isinstance(message.get("ts"), str):
                    return Posted(message["ts"])
            seen += len(messages)
            cursor = _object(page.get("response_metadata")).get("next_cursor") or ""
            if not cursor and page.get("has_more") is True:
                raise UnreadableError("history: Slack tells of more, and not how to read on")
            if not cursor:
                return None
        read = counted(seen, "message")
        raise UnreadableError(f"history: not at its end after {read} and {LOOK_SECONDS} s")

    def _page(self, channel: str, oldest: str, thread: str | None, cursor: str) -> SlackResponse:
        after = cursor or None
        if thread is not None:
            return self._client.conversations_replies(
                channel=channel,
                ts=thread,
                oldest=oldest,
                limit=PAGE,
                cursor=after,
                include_all_metadata=True,
            )
        return self._client.conversations_history(
            channel=channel, oldest=oldest, limit=PAGE, cursor=after, include_all_metadata=True
        )


def _not_opened(outcome: Outcome) -> Outcome:
    """Nothing was posted yet, whatever became of the call."""
    if isinstance(outcome, Ambiguous):
        return NotNow(f"no direct messages: {outcome.reason}")
    return outcome


def _never_readable(error: BaseException) -> Permanent | NoEntry | None:
    """None for what passes."""
    outcome = outcome_of(error)
    if outcome == NoEntry("missing_scope"):
        # It is this call that is refused, and not the token: everything else still goes out.
        return Permanent(outcome.reason)
    return outcome if isinstance(outcome, (Permanent, NoEntry)) else None


def _is_gone(error: BaseException) -> bool:
    return isinstance(error, SlackApiError) and error.response.get("error") == "thread_not_found"


def _key_of(message: dict[str, Any]) -> object:
    metadata = _object(message.get("metadata"))
    if metadata.get("event_type") != EVENT:
        return None
    return _object(metadata.get("event_payload")).get("key")


def _object(value: object) -> dict[str, Any]:
    """What an answer says there; nothing, where it says something else than an object."""
    return value if isinstance(value, dict) else {}
