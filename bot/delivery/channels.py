"""What Slack says of a channel: is it shared with other organisations, and who can read it."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from slack_sdk import WebClient

from bot.delivery.outcome import FAILURES, NoEntry, NotNow, Permanent, outcome_of
from bot.domain.people import ChannelFacts

_LOG = logging.getLogger(__name__)
_KEPT_SECONDS = 600.0
UNKNOWN_SECONDS = 30.0
"""Soon enough after planbot was invited, and no call for each command while Slack is away."""
SILENT_SECONDS = 5.0
"""Once Slack gave no answer, nobody else waits for it, whatever the channel."""

_NOT_TO_US = ("missing_scope", "unknown_method", "method_not_supported_for_channel_type")


@dataclass(frozen=True, slots=True)
class Unknown:
    """Slack does not tell such an app of such a channel, however often it is asked."""

    reason: str


Why = Unknown | NotNow | NoEntry | Permanent
"""Why Slack did not tell: NotNow is what passes."""


@dataclass(frozen=True, slots=True)
class _Known:
    told: ChannelFacts | Why
    until: float
    was_shared: bool
    """What Slack said last, however long ago."""


class ChannelBook:
    """Answers from memory for ten minutes; that a channel is shared, and a failure to tell, are
    remembered for `doubt_seconds`. `tick` is a monotonic clock in seconds.
    """

    def __init__(
        self,
        client: WebClient,
        tick: Callable[[], float] = time.monotonic,
        doubt_seconds: float = UNKNOWN_SECONDS,
    ) -> None:
        self._client = client
        self._tick = tick
        self._doubt_seconds = doubt_seconds
        self._silent_until = tick()
        self._known: dict[str, _Known] = {}
        self._asking: dict[str, Lock] = {}

    def facts(self, channel: str) -> ChannelFacts | None:
        """Tells what Slack says of `channel`; None where it does not tell.

        One that was shared counts as shared until Slack says otherwise.
        """
        known = self._look(channel)
        if isinstance(known.told, ChannelFacts):
            return known.told
        return ChannelFacts(shared=True, private=False) if known.was_shared else None

    def told(self, channel: str) -> ChannelFacts | Why:
        """Tells what Slack says of `channel`, or why that is not known."""
        known = self._look(channel)
        if isinstance(known.told, Unknown) and known.was_shared:
            return ChannelFacts(shared=True, private=False)
        return known.told

    def _look(self, channel: str) -> _Known:
        known = self._known.get(channel)
        if known is not None and self._tick() < known.until:
            return known
        # One call however many ask at once: Slack allows some fifty a minute.
        with self._asking.setdefault(channel, Lock()):
            known = self._known.get(channel)
            if known is None or self._tick() >= known.until:
                known = self._ask(channel, known)
                self._known[channel] = known
            return known

    def _ask(self, channel: str, before: _Known | None) -> _Known:
        told = self._answer(channel)
        if isinstance(told, ChannelFacts):
            kept = self._doubt_seconds if told.shared else _KEPT_SECONDS
            return _Known(told, self._tick() + kept, was_shared=told.shared)
        if before is None or told != before.told:
            _LOG.warning("Slack does not tell about channel %s: %s", channel, told.reason)
        kept = _KEPT_SECONDS if isinstance(told, Unknown) else self._doubt_seconds
        was_shared = before is not None and before.was_shared
        return _Known(told, self._tick() + kept, was_shared)

    def _answer(self, channel: str) -> ChannelFacts | Why:
        if self._tick() < self._silent_until:
            return NotNow("Slack gave no answer a moment ago")
        try:
            about = self._client.conversations_info(channel=channel).get("channel")
        except FAILURES as error:
            why = _why(error)
            if isinstance(why, NotNow):
                self._silent_until = self._tick() + min(SILENT_SECONDS, self._doubt_seconds)
            return why
        if not isinstance(about, dict):
            return NotNow("Slack's answer names no channel")
        return ChannelFacts(
            shared=bool(about.get("is_ext_shared") or about.get("is_pending_ext_shared")),
            private=about.get("is_private") is True,
        )


def _why(error: BaseException) -> Why:
    outcome = outcome_of(error)
    if outcome.reason in _NOT_TO_US:
        return Unknown(outcome.reason)
    if isinstance(outcome, NotNow | NoEntry | Permanent):
        return outcome
    return NotNow(f"Slack does not tell about the channel: {outcome.reason}")
