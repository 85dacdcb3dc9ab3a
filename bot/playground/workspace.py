"""The state of one workspace: who and what is in it, and every message shown."""

import secrets
import time
from collections.abc import Callable
from dataclasses import replace
from threading import Condition, RLock
from typing import Any

from bot.playground.nouns import (
    Canvas,
    Channel,
    Content,
    OpenView,
    Person,
    Shown,
    Upload,
)
from bot.playground.refused import Refused
from bot.watching.slack_checkup import CANVAS_SCOPES, SCOPES

TRIGGER_LIFETIME = 3.0
"""Seconds within which a `trigger_id` opens a view."""


class Changes(Condition):
    """Counts what it is notified of, so that who looks away for a moment misses nothing."""

    count = 0

    def notify_all(self) -> None:
        self.count += 1
        super().notify_all()


class Workspace:
    """Thread-safe: every public method takes the lock; `changed` is notified after each change."""

    def __init__(
        self,
        *,
        team_id: str = "T0SAMPLE",
        now: Callable[[], float] = time.time,
    ) -> None:
        self.team_id = team_id
        self.domain = "planbot-playground"
        self.app_id = "A0PLANBOT"
        self.bot_user = "U0PLANBOT"
        self.bot_id = "B0PLANBOT"
        self.now = now
        self.url = ""
        """Where this workspace is served; set by the server."""
        self.scopes: tuple[str, ...] = (*SCOPES, *CANVAS_SCOPES)
        """What the bot's token allows, as every answer says."""
        self.socket_url: Callable[[], str] | None = None
        """Hands out an address for Socket Mode; None where the app has it switched off."""
        self.lock = RLock()
        self.changed = Changes(self.lock)
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.shown: list[Shown] = []
        self.views: dict[str, OpenView] = {}
        self.homes: dict[str, OpenView] = {}
        self.canvases: dict[str, Canvas] = {}
        """By the id of the canvas; a channel has one at most."""
        self.uploads: dict[str, Upload] = {}
        self._triggers: dict[str, tuple[str, float]] = {}
        self._last_ts = 0
        self.add_person(self.bot_user, "planbot", is_bot=True)

    def add_person(
        self, person: str, name: str, *, real_name: str = "", is_bot: bool = False
    ) -> Person:
        with self.changed:
            added = Person(person, name, real_name or name, is_bot, team_id=self.team_id)
            self.people[person] = added
            self.changed.notify_all()
            return added

    def add_channel(  # noqa: PLR0913 - a channel has this many traits, all named
        self,
        channel: str,
        name: str,
        *,
        is_private: bool = False,
        is_archived: bool = False,
        is_ext_shared: bool = False,
        members: tuple[str, ...] = (),
        bot_is_member: bool = True,
    ) -> Channel:
        with self.changed:
            inside = {*members, *([self.bot_user] if bot_is_member else [])}
            added = Channel(channel, name, is_private, is_archived, is_ext_shared, members=inside)
            self.channels[channel] = added
            self.changed.notify_all()
            return added

    def direct_messages(self, user: str) -> Channel:
        """The channel between `user` and the bot. Raises `Refused("user_not_found")`."""
        with self.changed:
            person = self.people.get(user)
            if person is None or person.deleted:
                raise Refused("user_not_found")
            for channel in self.channels.values():
                if channel.user == user:
                    return channel
            opened = Channel(f"D{user[1:]}", user, user=user, members={user, self.bot_user})
            self.channels[opened.id] = opened
            self.changed.notify_all()
            return opened

    def find_channel(self, asked: str) -> Channel:
        """The channel by id, by `#name`, or the direct messages of a user id.

        Raises `Refused("channel_not_found")`, also for private channels that the bot is not in.
        """
        with self.lock:
            if asked in self.people:
                return self.direct_messages(asked)
            found = self.channels.get(asked) or next(
                (each for each in self.channels.values() if f"#{each.name}" == asked), None
            )
            if found is None or (found.is_private and self.bot_user not in found.members):
                raise Refused("channel_not_found")
            return found

    def next_ts(self) -> str:
        """The next message's name and time: UNIX seconds with six digits, never twice the same."""
        with self.lock:
            self._last_ts = max(self._last_ts + 1, int(self.now() * 1_000_000))
            return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def show(
        self,
        channel: str,
        content: Content,
        *,
        user: str | None = None,
        thread_ts: str | None = None,
        visible_to: str | None = None,
    ) -> Shown:
        with self.changed:
            message = Shown(
                ts=self.next_ts(),
                channel=channel,
                user=user or self.bot_user,
                content=content,
                arrived=self.now(),
                thread_ts=thread_ts,
                visible_to=visible_to,
            )
            self.shown.append(message)
            self.changed.notify_all()
            return message

    def find_message(self, channel: str, ts: str) -> Shown:
        """Raises `Refused("message_not_found")`; an ephemeral message is found too."""
        with self.lock:
            for message in self.shown:
                if (message.channel, message.ts) == (channel, ts) and not message.deleted:
                    return message
            raise Refused("message_not_found")

    def edit(self, message: Shown, content: Content) -> None:
        with self.changed:
            message.edits.append(message.content)
            message.content = content
            self.changed.notify_all()

    def delete(self, message: Shown) -> None:
        with self.changed:
            message.deleted = True
            self.changed.notify_all()

    def messages(self, channel: str) -> list[Shown]:
        """Lists what everybody in the channel sees, oldest first."""
        return self._standing(lambda each: each.channel == channel and not each.visible_to)

    def ephemerals(self, user: str) -> list[Shown]:
        """Lists what only this person sees, oldest first."""
        return self._standing(lambda each: each.visible_to == user)

    def seen_by(self, user: str, channel: str) -> list[Shown]:
        """Lists what `user` sees in the channel, ephemeral messages included, oldest first."""
        return self._standing(
            lambda each: each.channel == channel and each.visible_to in (None, user)
        )

    def _standing(self, wanted: Callable[[Shown], bool]) -> list[Shown]:
        with self.lock:
            standing = [each for each in self.shown if not each.deleted and wanted(each)]
            return [replace(each, edits=list(each.edits)) for each in standing]

    def new_trigger(self, user: str) -> str:
        with self.lock:
            trigger = f"{secrets.token_hex(6)}.{self.team_id}.{secrets.token_hex(16)}"
            self._triggers[trigger] = (user, self.now() + TRIGGER_LIFETIME)
            return trigger

    def use_trigger(self, trigger: Any) -> str:
        """The user whose trigger it is.

        Raises `Refused` with `invalid_trigger_id`, `exchanged_trigger_id` (used before) or
        `expired_trigger_id`.
        """
        with self.lock:
            if not isinstance(trigger, str) or trigger not in self._triggers:
                raise Refused("invalid_trigger_id")
            user, until = self._triggers[trigger]
            if not user:
                raise Refused("exchanged_trigger_id")
            if self.now() > until:
                raise Refused("expired_trigger_id")
            self._triggers[trigger] = ("", until)
            return user
