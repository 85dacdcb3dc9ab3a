"""What one person sees of the workspace: their places, what is unread, a place's messages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from bot.playground.nouns import Channel, OpenView, Shown
from bot.playground.page.visit import Clock
from bot.playground.workspace import Workspace

HOME = "home"
"""The place's name where the bot's Home tab is."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the side bar."""

    channel: Channel
    unread: int


@dataclass(frozen=True, slots=True)
class Entry:
    message: Shown
    at: datetime
    replies: int
    new_day: date | None
    """Set where a day begins."""
    first_unread: bool


class Room:
    """Keeps how far everybody has read; everything else is the workspace's."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        self._workspace = workspace
        self._clock = clock
        self._read_until: dict[tuple[str, str], str] = {}

    def first_person(self) -> str:
        people = self._workspace.people.values()
        return next(each.id for each in people if not each.is_bot)

    def people(self) -> list[str]:
        with self._workspace.lock:
            return [each.id for each in self._workspace.people.values() if not each.is_bot]

    def places(self, user: str) -> list[Place]:
        """The channels of `user` in the workspace's order, then their messages with the bot."""
        with self._workspace.lock:
            direct = self._workspace.direct_messages(user)
            channels = [
                each
                for each in self._workspace.channels.values()
                if not each.is_im and user in each.members and not each.is_archived
            ]
            return [Place(each, self._unread(user, each.id)) for each in (*channels, direct)]

    def entries(self, user: str, channel: str) -> list[Entry]:
        """The place's messages without the replies in threads; they count as read now."""
        with self._workspace.lock:
            seen = self._workspace.seen_by(user, channel)
            read = self._read_until.get((user, channel), "")
            if seen:
                self._read_until[user, channel] = seen[-1].ts
            in_channel = [each for each in seen if not each.is_reply]
            return list(self._dated(seen, in_channel, read))

    def thread(self, user: str, channel: str, root: str) -> list[Entry]:
        """Lists a message and its replies; empty where there is no such message."""
        with self._workspace.lock:
            seen = self._workspace.seen_by(user, channel)
            inside = [each for each in seen if root in (each.ts, each.thread_ts)]
            if not any(each.ts == root for each in inside):
                return []
            return list(self._dated(seen, inside, seen[-1].ts))

    def modal(self, user: str) -> OpenView | None:
        """The modal on top of the person's stack."""
        with self._workspace.lock:
            views = [each for each in self._workspace.views.values() if each.user == user]
            return views[-1] if views else None

    def home(self, user: str) -> OpenView | None:
        return self._workspace.homes.get(user)

    def _dated(self, seen: list[Shown], chosen: list[Shown], read: str) -> Iterator[Entry]:
        day: date | None = None
        first_unread = next((each.ts for each in chosen if each.ts > read), None)
        for message in chosen:
            at = self._clock.at(message.arrived)
            replies = sum(each.is_reply and each.thread_ts == message.ts for each in seen)
            yield Entry(
                message,
                at,
                replies,
                at.date() if at.date() != day else None,
                message.ts == first_unread,
            )
            day = at.date()

    def _unread(self, user: str, channel: str) -> int:
        read = self._read_until.get((user, channel), "")
        return sum(
            each.ts > read and each.user != user for each in self._workspace.seen_by(user, channel)
        )
