"""What planbot says: one sentence, the same as blocks, and the whole as plain text."""

from dataclasses import dataclass
from typing import Any

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    text: str
    """One sentence: what a notification or a screen reader says."""
    blocks: tuple[Block, ...]
    """Slack Block Kit, as plain dicts."""
    plain: str
    """The whole message as text: what a terminal prints, and what is sent when Slack refuses
    the blocks."""
