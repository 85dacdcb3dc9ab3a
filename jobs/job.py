"""What a scheduled post is: its kind, and what it says at its time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.message import Message
from bot.domain.schedule import PostKind
from bot.messages.view import View


@dataclass(frozen=True, slots=True)
class Job:
    """`says` takes the plan as its channel may see it, and when the last post of this kind reached
    that channel; None from it means that there is nothing to say this time.
    """

    kind: PostKind
    says: Callable[[View, datetime | None], Message | None]
