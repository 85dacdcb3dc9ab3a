"""What the store tells of its own work: counts, changes, the audit, what waits to be sent."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.domain.outturn import Outturn
from bot.domain.rag import Rating
from bot.domain.record import Posted
from bot.domain.retention import Retention
from bot.rules.action_numbers import Numbered


@dataclass(frozen=True, slots=True)
class Counts:
    """What an import brought: outturns, or caseload extracts (one a day)."""

    new: int = 0
    revised: int = 0
    same: int = 0
    empty: int = 0
    """How many of the new are periods without a figure: missing, or with a mark in its place."""
    taken_back: tuple[Outturn, ...] = ()
    """The figures that stood where a revision says that there is none."""
    left: tuple[Outturn, ...] = ()
    """The figures that stand though the file leaves their period empty."""
    repeated: int = field(default=0, compare=False)
    """How many figures of the whole council stood already, whatever the file says of them."""
    others: tuple[Outturn, ...] = field(default=(), compare=False)
    """Those of them that read otherwise in the file."""
    bare: tuple[Outturn, ...] = field(default=(), compare=False)
    """Those that came without the counts that were known of the figure before."""

    @property
    def changed(self) -> bool:
        return self.new + self.revised > 0


@dataclass(frozen=True, slots=True)
class Compared:
    """The `rows` outturns of a file, held against what was stored at `revision`: `fresh` is what it
    brings, as it will stand.
    """

    fresh: tuple[Outturn, ...]
    counts: Counts
    rows: int
    ready: Sequence[tuple[Any, ...]] = ()
    """The rows of `fresh`, as the driver takes them."""
    of_teams: tuple[Outturn, ...] = ()
    """What it brings of teams and localities, which no status rests on."""
    revision: int = -1


@dataclass(frozen=True, slots=True)
class PlanChange:
    """What saving a plan changed. `new_ratings` pairs each rating that was not known before with
    the number of its recommendation, in the plan's order.
    """

    changed: bool
    new_ratings: tuple[tuple[int, Rating], ...] = ()
    near_actions: tuple[Numbered, ...] = ()
    """The actions whose words are nearly those of one before, and that were taken for it."""


class Outcome(StrEnum):
    ANSWERED = "answered"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who asked what, from where, and whether they were answered. `at` is UTC."""

    at: datetime
    user: str
    role: str | None
    """None for someone the plan does not know."""
    workspace: str
    channel: str
    command: str
    """The words as they were typed."""
    outcome: Outcome
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was posted and changed within a time, and the audit of it, oldest first, as of one
    moment; and what was deleted since.
    """

    posted: Posted
    asked: tuple[AuditEntry, ...]
    retention: Retention | None


@dataclass(frozen=True, slots=True)
class WorkerState:
    """What a worker last told of itself. Times are UTC."""

    name: str
    started_at: datetime
    beat_at: datetime
    halted: str | None = None
    """Why it sends nothing; None while it does."""
