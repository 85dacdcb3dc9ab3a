"""What every part of a message can do: draw itself, measure itself, and give way."""

from typing import Any, Protocol, Self

Block = dict[str, Any]


class Part(Protocol):
    """One thought of a message. A new kind of part is a new file here."""

    @property
    def words(self) -> str:
        """The words that it says, for a look at the words in it; empty where it says nothing."""

    @property
    def limit(self) -> int:
        """The most characters that Slack takes in such a block."""

    def size(self) -> int:
        """Counts the characters as Slack does."""

    def shorter(self) -> Self:
        """The same with a little less, and how much is left out where that can be counted."""

    def block(self, place: int) -> Block:
        """Draws itself as Block Kit; `place` in the message makes its actions' names unique."""

    def plain(self) -> str:
        """Draws itself as text; empty where only a click would do something."""
