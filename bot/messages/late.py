"""A post that comes late says so, first."""

from datetime import datetime

from bot.domain.period import LONDON, say_day
from bot.messages.message import Message


def late(message: Message, due: datetime) -> Message:
    """`message` with a first line that says when it was due (`due` is aware)."""
    local = due.astimezone(LONDON)
    line = f"Late: this was due on {local:%A} {say_day(local.date())} at {local:%H:%M}."
    first = {"type": "context", "elements": [{"type": "mrkdwn", "text": line}]}
    return Message(
        text=f"{message.text} {line}",
        blocks=(first, *message.blocks),
        plain=f"{line}\n\n{message.plain}",
    )
