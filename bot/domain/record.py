"""The record for an inspection: what planbot posted, and what people changed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.outbox import OutboxRow


class ChangeKind(StrEnum):
    """What people change, as a record calls it."""

    IMPORTED = "file brought in"
    UNDONE = "import taken back"
    TARGET = "target changed by a plan"
    RATED = "rating given"
    PROPOSED = "rating proposed"
    DECIDED = "proposal decided on"
    FLAG = "flag answered"
    ACTION = "action"
    UPDATE = "update given"
    DECISION = "decision recorded"
    MEETING = "meeting ended"
    AWAY = "away or back"
    REPORT = "report written"
    RECIPE = "form of a file confirmed"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was changed. `at` is UTC; `by` the title of the role, the name that the system
    knew at a command line, or empty for planbot itself.
    """

    at: datetime
    kind: ChangeKind
    about: str
    """The recommendation, the flag, the file."""
    what: str
    by: str = ""
    words: str = ""
    """What was typed with it."""


@dataclass(frozen=True, slots=True)
class Posted:
    """What was posted, or could not be, and what was changed, each oldest first."""

    messages: tuple[OutboxRow, ...]
    changes: tuple[Change, ...]
