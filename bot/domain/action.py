"""A further action of a recommendation, and what people say of it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.domain.rag import KEPT


class ActionState(StrEnum):
    OPEN = "open"
    DONE = "done"
    NOT_NEEDED = "not needed"


class ActionDeed(StrEnum):
    """What people do with an action."""

    ADDED = "added"
    DONE = "done"
    NOT_NEEDED = "not needed"
    NEW_DATE = "new date"
    OPENED = "open again"


@dataclass(frozen=True, slots=True)
class ActionChange:
    """What somebody said of an action. `at` is UTC, `by` the title of the role; `words` say what
    was done, or why. `due` and `state` are those it leaves, `was_due` and `was` those before it.
    """

    action: str
    """The action's id."""
    recommendation: int
    deed: ActionDeed
    at: datetime
    by: str
    words: str = ""
    state: ActionState = ActionState.OPEN
    due: date | None = None
    was: ActionState = ActionState.OPEN
    was_due: date | None = None
    text: str = ""
    """Of an action that was added, what is to be done."""
    owner: str | None = None
    """Of an action that was added, the title of the role that does it."""


@dataclass(frozen=True, slots=True)
class Action:
    """A further action. `due` is the last day of the printed due date; None where none is set."""

    text: str
    state: ActionState = ActionState.OPEN
    due: date | None = None
    printed: str | None = None
    """The due date as the source prints it, where it is not a plain date."""
    owner: str | None = None
    progress: str | None = None
    id: str | None = None
    """By which people and files name it: "A12"; None in a file that gives none."""
    first_due: date | None = None
    """The due date that it had first, where that was moved."""
    slips: int = 0
    """How often its due date was moved."""
    said: tuple[ActionChange, ...] = field(default=(), compare=False, metadata=KEPT)
    """What people said of it in Slack, oldest first."""
