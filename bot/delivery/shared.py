"""Shared answers in Slack: found by the button that takes them back, and deleted."""

from typing import Any

from bot.delivery.web import SlackWeb
from bot.domain.message import Block

_NEWEST = 200
"""Messages of a channel that are looked through."""


class SharedAnswers:
    """What the bot posted for people who shared an answer; calls are made once."""

    def __init__(self, client: SlackWeb, action: str) -> None:
        """`action` is how the id of the button begins that takes an answer back."""
        self._client = client
        self._action = action

    def take_back(self, channel: str, user: str | None) -> bool:
        """Removes the newest answer in the channel that `user` shared, or that anybody did; False
        where there is none among the newest 200 messages. Raises what the SDK raises.
        """
        page = self._client.conversations_history(channel=channel, limit=_NEWEST)
        for message in page.get("messages") or ():
            sharer = self._sharer(message)
            if sharer is not None and user in (None, sharer):
                self._client.chat_delete(channel=channel, ts=message["ts"])
                return True
        return False

    def _sharer(self, message: dict[str, Any]) -> str | None:
        for block in message.get("blocks") or ():
            for element in _elements(block):
                if str(element.get("action_id", "")).startswith(f"{self._action}."):
                    return str(element.get("value", ""))
        return None


def _elements(block: Block) -> list[dict[str, Any]]:
    found = block.get("elements") if block.get("type") == "actions" else None
    return [each for each in found or () if isinstance(each, dict)]
