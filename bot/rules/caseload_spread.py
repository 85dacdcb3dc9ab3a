"""How many workers hold how many cases: the distribution that an average hides."""

from collections.abc import Sequence
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
    """The workers at work by the cases they hold, in steps of five up to 30 or more, on the day of
    `summary`; the fewest first.
    """
    workers = workers_of(summed_up(extracts, summary).caseloads).working
    steps = [min(each.open_cases, OUTLIER) // STEP for each in workers]
    return tuple(
        Stretch(
            low=max(low, 1),
            high=None if low == OUTLIER else low + STEP - 1,
            workers=steps.count(low // STEP),
        )
        for low in range(0, OUTLIER + STEP, STEP)
    )
