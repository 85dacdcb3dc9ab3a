"""The heading of a message."""

from dataclasses import dataclass, replace

from bot.messages.parts.part import Block
from bot.messages.text import clip, plain


@dataclass(frozen=True, slots=True)
class Title:
    text: str

    limit = 150

    @property
    def words(self) -> str:
        return self.text

    def size(self) -> int:
        return len(plain(self.text))

    def shorter(self) -> "Title":
        return replace(self, text=clip(self.text, self.limit))

    def block(self, _place: int) -> Block:
        text = {"type": "plain_text", "text": plain(self.text), "emoji": False}
        return {"type": "header", "text": text}

    def plain(self) -> str:
        said = plain(self.text)
        return f"{said}\n{'=' * len(said)}"
