"""What every part of a message can do: draw itself, measure itself, and give way."""

from typing import Any, Protocol, Self

Block = dict[str, Any]


class Part(Protocol):
    """One thought of a message. A new kind of part is a new file here."""

    @property
    def words(self) -> str:
        """All that it says, for a look at the words in it; empty where it says nothing."""

    @property
    def limit(self) -> int:
        """The most characters that Slack takes in such a block."""

    def size(self) -> int:
        """Characters as Slack counts them."""

    def shorter(self) -> Self:
        """The same with a little less, and how much is left out where that can be counted."""

    def block(self, place: int) -> Block:
        """Itself as Block Kit; `place` in the message makes the names of its actions unique."""

    def plain(self) -> str:
        """Itself as text; empty where only a click would do something."""
