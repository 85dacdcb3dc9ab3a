"""What can be pressed, the main thing first."""

from dataclasses import dataclass
from typing import Literal

from bot.messages.parts.part import Block
from bot.messages.text import clip, plain

LABEL = 75


@dataclass(frozen=True, slots=True)
class Button:
    """`does` is the action's name; `value` says to what: of a form, its name and what it is about
    ("update 5"). `typed` is the command that does the
    same, for those who read the plain text.
    """

    label: str
    does: Literal[
        "show", "share", "acknowledge", "undo", "import", "leave", "answer", "form", "take_back"
    ]
    value: str
    typed: str | None = None
    main: bool = False

    def element(self, place: str) -> Block:
        """The button as an element of an actions block."""
        label = plain(clip(self.label, LABEL)) or "–"
        made: Block = {
            "type": "button",
            "action_id": f"{self.does}.{place}",
            "text": {"type": "plain_text", "text": label, "emoji": False},
            "value": self.value,
        }
        return {**made, "style": "primary"} if self.main else made


def shows(label: str, command: str, *, main: bool = False) -> Button:
    """Makes a button that shows what the command would."""
    return Button(label, "show", command, command, main)


@dataclass(frozen=True, slots=True)
class Buttons:
    buttons: tuple[Button, ...]

    limit = 13_000

    @property
    def words(self) -> str:
        return " ".join(each.label for each in self.buttons)

    def size(self) -> int:
        return sum(len(each.label) for each in self.buttons)

    def shorter(self) -> "Buttons":
        return Buttons(self.buttons[:-1])

    def block(self, place: int) -> Block:
        elements = [each.element(f"{place}.{nth}") for nth, each in enumerate(self.buttons)]
        return {"type": "actions", "elements": elements}

    def plain(self) -> str:
        typed = [each.typed for each in self.buttons if each.typed]
        return f"More: {'  ·  '.join(typed)}" if typed else ""
