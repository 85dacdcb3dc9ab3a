"""What the page is told about the visit by whoever starts it: commands, clock, deeds, tour."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The workspace's time, which may differ from the machine's."""

    def now(self) -> datetime: ...

    def at(self, arrived: float) -> datetime:
        """The workspace's time when a message arrived, at UNIX seconds of the machine's."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A slash command as the composer offers it."""

    name: str
    hint: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Shortcut:
    """An entry that the app has in every message's menu."""

    name: str
    callback_id: str
    description: str


@dataclass(frozen=True, slots=True)
class Deed:
    """A button of the clock: `do` returns one sentence on what happened."""

    name: str
    label: str
    explained: Callable[[], str]
    do: Callable[[], str]
    invitation: str = ""
    """What the button is called where it stands in an empty channel too."""
    invites_in: str | None = None
    """The id of that channel."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to try. `typed` is a command, which the page can put into the composer."""

    title: str
    how: str
    typed: str | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    clock: Clock
    hints: tuple[Hint, ...] = ()
    deeds: tuple[Deed, ...] = ()
    tour: tuple[Step, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    home_opens: bool = False
    """True where the app listens to `app_home_opened`."""
