"""A database of the council's own that caseloads are read from at set hours."""

from dataclasses import dataclass, field
from datetime import datetime, time

from bot.domain.rag import KEPT

READY_MADE = "standard safeguarding dataset"
"""The query that comes with planbot."""


@dataclass(frozen=True, slots=True)
class DataSource:
    """`url` is the name of the environment variable that holds the database's address: the plan
    never holds the address itself. `query` is a `.sql` file beside the plan, or the query that
    comes with planbot.
    """

    name: str
    url: str
    hours: tuple[str, ...]
    """Each as 06:30, local time in England, on every day."""
    query: str = READY_MADE
    sql: str = field(default="", metadata=KEPT)
    """What the file held when the plan came in."""

    @property
    def times(self) -> tuple[time, ...]:
        """The hours as times of day, in their order."""
        return tuple(sorted(time.fromisoformat(each) for each in self.hours))


@dataclass(frozen=True, slots=True)
class SourceRun:
    """How a source fared: when it was last read, and the failure since, if any. Times are UTC."""

    name: str
    done_at: datetime | None = None
    failed_at: datetime | None = None
    reason: str | None = None
