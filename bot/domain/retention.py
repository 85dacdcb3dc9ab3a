"""How long planbot keeps its audit and the words of its messages, and what it deleted."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Retention:
    """What was deleted so far. `looked_at` (UTC) is when planbot last looked for what is too old,
    and `months` what the plan said then.
    """

    looked_at: datetime
    months: int
    before: datetime | None = None
    """What is older was deleted (UTC); None while nothing was."""
    entries: int = 0
    """Entries of the audit that were deleted, ever."""
    messages: int = 0
    """Messages whose words were deleted, ever."""
