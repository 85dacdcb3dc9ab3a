"""A break in a series: figures from then on are not comparable with those before."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Break:
    """`since` is the first day of the first period after it; `why` says what changed: recording, a
    definition, a team.
    """

    since: date
    why: str
