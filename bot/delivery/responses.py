"""Answering a click: Slack's response_url takes five answers within thirty minutes."""

from enum import Enum

from slack_sdk.webhook import WebhookClient

from bot.messages.message import Message

TIMEOUT_SECONDS = 5


class Place(Enum):
    """Where the answer stands: for the one who clicked, for the channel, or over the original."""

    EPHEMERAL = "ephemeral"
    CHANNEL = "in_channel"
    OVER = "over"


class NotAnsweredError(RuntimeError):
    """Slack did not take the answer: its own words."""


def respond(url: str, message: Message, place: Place) -> None:
    """Posts once, without retries: a second try could stand twice. Where Slack refuses the
    blocks, the plain text goes instead. Raises NotAnsweredError.
    """
    # The default handlers post again after a dropped connection.
    client = WebhookClient(url, timeout=TIMEOUT_SECONDS, retry_handlers=[])
    over = place is Place.OVER
    kind = "ephemeral" if place is Place.EPHEMERAL else "in_channel"
    answer = client.send(
        text=message.text,
        blocks=list(message.blocks),
        response_type=kind,
        replace_original=over,
        delete_original=False,
    )
    if answer.status_code != 200 and "invalid_blocks" in answer.body:
        answer = client.send(text=message.plain, response_type=kind, replace_original=over)
    if answer.status_code != 200:
        raise NotAnsweredError(f"Slack answered {answer.status_code}: {answer.body[:200]}")
