"""What somebody shared with a channel: who did, and how it is taken back."""

from collections.abc import Sequence
from typing import Final

from bot.domain.message import Block, Message
from bot.messages.composing import compose
from bot.messages.parts import Button, Buttons, Note, Say
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


def which_message(shared: Sequence[tuple[str, str, str]]) -> Message:
    """Asks which is to be taken back, of what others shared: each its sentence, the title of the
    role that shared it, and the value of its button.
    """
    text = "You shared nothing here. Which of what others shared is to be taken back?"
    lines = [
        f"{place}. {imported(said, 120)} (shared by {imported(title, 80)})"
        for place, (said, title, _) in enumerate(shared, 1)
    ]
    buttons = tuple(
        Button(f"Take back {place}", TAKE_BACK, value)
        for place, (_, _, value) in enumerate(shared, 1)
    )
    return compose(text, [Say(text), Say("\n".join(lines)), Buttons(buttons)])


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
