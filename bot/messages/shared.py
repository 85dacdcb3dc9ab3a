"""What somebody shared with a channel: who did, and how it is taken back."""

from collections.abc import Sequence
from typing import Final

from bot.domain.message import Block, Message
from bot.messages.parts import Button, Buttons, Note
from bot.messages.text import imported

TAKE_BACK: Final = "take_back"


def shared_message(message: Message, title: str, user: str) -> Message:
    """The message as it is shared: it says which role did, and carries the button that takes it
    back, by whose `user` id it is found again.
    """
    place = len(message.blocks)
    note = Note(f"shared by {imported(title, 80)}")
    button = Buttons((Button("Take back", TAKE_BACK, user),))
    blocks = (*message.blocks, note.block(place), button.block(place + 1))
    return Message(message.text, blocks, f"{message.plain}\n\n{note.plain()}")


def still_shared(message: Message, before: Sequence[Block]) -> Message:
    """The message that takes the place of one whose blocks were `before`: where that was shared, it
    still says by whom, and is still taken back.
    """
    if not (before and _takes_back(before[-1])):
        return message
    return Message(message.text, (*message.blocks, *before[-2:]), message.plain)


def _takes_back(block: Block) -> bool:
    elements = block.get("elements") or ()
    return any(str(each.get("action_id", "")).startswith(f"{TAKE_BACK}.") for each in elements)
