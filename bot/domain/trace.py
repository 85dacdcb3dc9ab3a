"""Where a figure came from: the import, its file, and the row there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Trace:
    """`number` is the import's, `place` the row in its `file`; None where planbot did not keep it
    yet. `at` is UTC, `by` who brought it in.
    """

    number: int
    file: str
    place: str | None
    at: datetime
    by: str | None = None


FigureKey = tuple[str, str, int]
"""An indicator's ref, its period's code, and the revision of its figure."""


@dataclass(frozen=True, slots=True)
class Traces:
    """Every figure's trace; that of each caseload extract that ever came in, the newest last, by
    its day; and the number of the import that brought a rating, by its recommendation, the day
    judged and the role.
    """

    figures: Mapping[FigureKey, Trace]
    extracts: Mapping[date, tuple[Trace, ...]]
    ratings: Mapping[tuple[int, date, str], Trace]


NO_TRACES = Traces({}, {}, {})
