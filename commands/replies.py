"""Replies to a command, as Slack takes them."""

import json
from typing import Any

from slack_bolt import Ack, BoltResponse

from bot.domain.message import Message


def payload_of(message: Message) -> dict[str, Any]:
    """The message in answer to a command, for the one who asked."""
    return {
        "text": message.text,
        "blocks": list(message.blocks),
        "response_type": "ephemeral",
    }


def encoded(message: Message) -> str:
    """The same as it goes over the wire."""
    return json.dumps(payload_of(message))


def reply(body: str) -> BoltResponse:
    """The reply to a request: what is `encoded`, or else is JSON."""
    return BoltResponse(status=200, headers={"content-type": ["application/json"]}, body=body)


def reply_to(ack: Ack, message: Message) -> None:
    """Answers the request with the message, for the one who asked."""
    ack(**payload_of(message))
