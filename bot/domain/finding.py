"""What a check-up found: how it stands, in words, and what to do."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    OK = "ok"
    LOOK = "look"
    """Works, and a person should look at it."""
    BAD = "bad"
    """Does not work until a person acts."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`what` is checked; `said` is how it stands; `do` what mends it, empty where all is well."""

    what: str
    level: Level
    said: str
    do: str = ""
