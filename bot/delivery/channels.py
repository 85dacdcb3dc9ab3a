"""What Slack says of a channel: whether people of other organisations are in it."""

import logging
import time
from collections.abc import Callable

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

_LOG = logging.getLogger(__name__)
_KEPT_SECONDS = 600.0


class ChannelBook:
    """Answers from memory for ten minutes; `tick` is a monotonic clock in seconds."""

    def __init__(self, client: WebClient, tick: Callable[[], float] = time.monotonic) -> None:
        self._client = client
        self._tick = tick
        self._known: dict[str, tuple[float, bool]] = {}

    def shared(self, channel: str) -> bool:
        """True for a channel shared with another organisation, and for one that Slack does not
        tell about: who is in there is then not known.
        """
        known = self._known.get(channel)
        if known is not None and self._tick() - known[0] < _KEPT_SECONDS:
            return known[1]
        try:
            told = self._client.conversations_info(channel=channel)
        except (SlackApiError, OSError) as error:
            _LOG.warning("Slack does not tell about channel %s: %s", channel, error)
            return True
        about = told.get("channel") or {}
        shared = bool(about.get("is_ext_shared") or about.get("is_pending_ext_shared"))
        self._known[channel] = (self._tick(), shared)
        return shared
