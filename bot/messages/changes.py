"""`/rag changed`: ratings that people changed and figures that moved."""

from bot.messages.composing import compose
from bot.messages.message import Message
from bot.messages.movements import moved_line, movement_parts
from bot.messages.parts import Button, Buttons, Note, Say, Title
from bot.messages.sharing import share_button
from bot.messages.view import View
from bot.rules.digest import Digest


def changes_message(view: View, digest: Digest) -> Message:
    """What the next digest will say has moved."""
    moved = moved_line(digest)
    return compose(
        f"What changed: {moved}",
        [
            Title("What changed"),
            Say(moved),
            *movement_parts(view, digest),
            Note("ratings are judged by people, statuses follow from figures"),
            Buttons(
                (
                    *share_button(view),
                    Button("Open flags", "show", "/flags", "/flags"),
                )
            ),
        ],
    )
