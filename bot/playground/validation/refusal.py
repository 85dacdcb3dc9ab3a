"""What Slack answers when it does not take a payload."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    error: str
    """Slack's name for it: `invalid_blocks`, `msg_too_long`, …"""
    messages: tuple[str, ...] = ()
    """In Slack's style: `[ERROR] must provide a string [json-pointer:/blocks/0/text]`."""
