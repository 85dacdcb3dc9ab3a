"""Answering a click: Slack's response_url takes five answers within thirty minutes."""

from collections.abc import Sequence
from enum import Enum

from slack_sdk.webhook import WebhookClient, WebhookResponse

from bot.delivery.outcome import FAILURES
from bot.domain.message import Block, Message

TIMEOUT_SECONDS = 5


class Place(Enum):
    """Where the answer stands: for the one who clicked, for the channel, or over the original."""

    EPHEMERAL = "ephemeral"
    CHANNEL = "in_channel"
    OVER = "over"
    GONE = "gone"
    """The original is removed, and nothing stands in its place."""


class NotAnsweredError(RuntimeError):
    """Slack did not take the answer, in its own words; or nobody knows whether it did."""


def respond(url: str, message: Message, place: Place) -> None:
    """Sends once, without retries: a second try could stand twice. Where Slack refuses the
    blocks, the plain text goes instead. Raises NotAnsweredError.
    """
    # The default handlers post again after a dropped connection.
    client = WebhookClient(url, timeout=TIMEOUT_SECONDS, retry_handlers=[])
    if place is Place.GONE:
        _remove(client)
        return
    over = place is Place.OVER
    kind = "ephemeral" if place is Place.EPHEMERAL else "in_channel"

    def send(text: str, blocks: Sequence[Block] | None) -> WebhookResponse:
        try:
            return client.send(text=text, blocks=blocks, response_type=kind, replace_original=over)
        except FAILURES as error:
            raise NotAnsweredError(f"it may have been taken: {error}") from error

    answer = send(message.text, message.blocks)
    if answer.status_code != 200 and "invalid_blocks" in answer.body:
        answer = send(message.plain, None)
    if answer.status_code != 200:
        raise NotAnsweredError(f"Slack answered {answer.status_code}: {answer.body[:200]}")


def _remove(client: WebhookClient) -> None:
    try:
        answer = client.send(delete_original=True)
    except FAILURES as error:
        raise NotAnsweredError(f"it may have been taken: {error}") from error
    if answer.status_code != 200:
        raise NotAnsweredError(f"Slack answered {answer.status_code}: {answer.body[:200]}")
