"""Minutes in a channel's canvas: one table for each meeting, found again by its first line."""

from typing import Any

from slack_sdk import WebClient

from bot.delivery.outcome import (
    FAILURES,
    Failed,
    NoEntry,
    Outcome,
    Permanent,
    Posted,
    outcome_of,
)
from bot.domain.message import Message

NO_SCOPE = "no scope to write in a canvas"
"""The reason of what was not written since the app lacks `canvases:write` or `canvases:read`."""


def write_in_canvas(client: WebClient, channel: str, message: Message) -> Outcome:
    """Writes `message.plain`, markdown, at the top of the channel's canvas, or over what stands
    there under `message.text`. May be done twice without harm; what others wrote stays.
    """
    try:
        return Posted(_written(client, channel, message))
    except FAILURES as error:
        return _without_scope(outcome_of(error))


def _written(client: WebClient, channel: str, message: Message) -> str:
    content = {"type": "markdown", "markdown": message.plain}
    canvas = _canvas_of(client, channel)
    if canvas is None:
        made = client.conversations_canvases_create(channel_id=channel, document_content=content)
        return str(made.get("canvas_id"))
    found = client.canvases_sections_lookup(
        canvas_id=canvas, criteria={"contains_text": message.text}
    )
    sections = [each["id"] for each in found.get("sections") or ()]
    change: dict[str, Any] = {"operation": "insert_at_start", "document_content": content}
    if len(sections) == 1:
        change |= {"operation": "replace", "section_id": sections[0]}
    client.canvases_edit(canvas_id=canvas, changes=[change])
    return canvas


def _canvas_of(client: WebClient, channel: str) -> str | None:
    about = client.conversations_info(channel=channel).get("channel")
    properties = about.get("properties") if isinstance(about, dict) else None
    canvas = properties.get("canvas") if isinstance(properties, dict) else None
    told = canvas.get("file_id") if isinstance(canvas, dict) else None
    return told if isinstance(told, str) else None


def _without_scope(outcome: Failed) -> Failed:
    """It is this call that is refused, and not the token: everything else still goes out."""
    return Permanent(NO_SCOPE) if outcome == NoEntry("missing_scope") else outcome
