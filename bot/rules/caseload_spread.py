"""How many workers hold how many cases: the distribution that an average hides."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.caseload import CaseloadExtract
from bot.rules.caseload_bands import OUTLIER, CaseloadSummary, summed_up
from bot.rules.caseload_workers import workers_of

STEP = 5


@dataclass(frozen=True, slots=True)
class Stretch:
    """The workers who hold from `low` to `high` cases, in all their teams; None has no end."""

    low: int
    high: int | None
    workers: int


def spread_of(extracts: Sequence[CaseloadExtract], summary: CaseloadSummary) -> tuple[Stretch, ...]:
    """The workers at work by the cases they hold, on the day of `summary`."""
    workers = workers_of(summed_up(extracts, summary).caseloads).working
    return stretches(each.open_cases for each in workers)


def stretches(held: Iterable[int]) -> tuple[Stretch, ...]:
    """Counts the workers by how many cases each has `held`, in steps of five up to 30 or more, the
    fewest first.
    """
    counts = Counter(min(cases, OUTLIER) // STEP for cases in held)
    return tuple(
        Stretch(
            low=max(low, 1),
            high=None if low == OUTLIER else low + STEP - 1,
            workers=counts[low // STEP],
        )
        for low in range(0, OUTLIER + STEP, STEP)
    )
