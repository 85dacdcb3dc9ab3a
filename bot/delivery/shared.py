"""Shared answers in Slack: found by the button that takes them back, and deleted."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from bot.delivery.web import SlackWeb
from bot.domain.message import Block

_NEWEST = 200
"""Messages of a channel that are looked through."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What stands in a channel: its `ts`, the Slack `user` who shared it, and its one sentence."""

    ts: str
    user: str
    text: str


class SharedAnswers:
    """What the bot posted for people who shared an answer; calls are made once."""

    def __init__(self, client: SlackWeb, action: str) -> None:
        """`action` is how the id of the button begins that takes an answer back."""
        self._client = client
        self._action = action

    def shared_in(self, channel: str) -> list[Shared]:
        """Lists what was shared among the newest 200 messages of the channel, the newest first.
        Raises what the SDK raises.
        """
        page = self._client.conversations_history(channel=channel, limit=_NEWEST)
        return list(self._found(page.get("messages") or ()))

    def remove(self, channel: str, ts: str) -> bool:
        """Removes one of them; False where it does not stand there. Raises what the SDK raises."""
        if not any(each.ts == ts for each in self.shared_in(channel)):
            return False
        self._client.chat_delete(channel=channel, ts=ts)
        return True

    def _found(self, messages: Any) -> Iterator[Shared]:
        for message in messages:
            user = self._sharer(message)
            if user is not None:
                yield Shared(str(message["ts"]), user, unescape(str(message.get("text", ""))))

    def _sharer(self, message: dict[str, Any]) -> str | None:
        for block in message.get("blocks") or ():
            for element in _elements(block):
                if str(element.get("action_id", "")).startswith(f"{self._action}."):
                    return str(element.get("value", ""))
        return None


def _elements(block: Block) -> list[dict[str, Any]]:
    found = block.get("elements") if block.get("type") == "actions" else None
    return [each for each in found or () if isinstance(each, dict)]
