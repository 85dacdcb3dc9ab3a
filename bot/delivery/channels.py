"""What Slack says of a channel: whether people of other organisations are in it."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from slack_sdk import WebClient

from bot.delivery.outcome import FAILURES

_LOG = logging.getLogger(__name__)
_KEPT_SECONDS = 600.0
_UNTOLD_SECONDS = 30.0
"""Soon enough after planbot was invited, and no call for each command while Slack is away."""


@dataclass(frozen=True, slots=True)
class _Known:
    shared: bool | None
    until: float


class ChannelBook:
    """Answers from memory for ten minutes; `tick` is a monotonic clock in seconds."""

    def __init__(self, client: WebClient, tick: Callable[[], float] = time.monotonic) -> None:
        self._client = client
        self._tick = tick
        self._known: dict[str, _Known] = {}
        self._asking: dict[str, Lock] = {}

    def shared(self, channel: str) -> bool | None:
        """Whether `channel` is shared with another organisation; None where Slack does not tell.

        One that was shared counts as shared until Slack says otherwise.
        """
        known = self._known.get(channel)
        if known is not None and self._tick() < known.until:
            return known.shared
        # One call however many ask at once: Slack allows some fifty a minute.
        with self._asking.setdefault(channel, Lock()):
            known = self._known.get(channel)
            if known is None or self._tick() >= known.until:
                known = self._ask(channel, shared_before=known is not None and known.shared is True)
                self._known[channel] = known
            return known.shared

    def _ask(self, channel: str, shared_before: bool) -> _Known:
        try:
            about = self._client.conversations_info(channel=channel).get("channel") or {}
        except FAILURES as error:
            _LOG.warning("Slack does not tell about channel %s: %s", channel, error)
            return _Known(shared_before or None, self._tick() + _UNTOLD_SECONDS)
        shared = bool(about.get("is_ext_shared") or about.get("is_pending_ext_shared"))
        return _Known(shared, self._tick() + _KEPT_SECONDS)
