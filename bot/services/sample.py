"""Loading the plan and figures that come with planbot."""

from datetime import date, datetime

from bot.domain.period import say_day
from bot.sample import CASELOADS, DAY, OUTTURNS, PLAN
from bot.services.imports import Imported, import_file
from bot.store import Store

BY = "the sample"
"""Who brings it in."""


class BeforeTheSampleError(ValueError):
    """The day asked for lies before the sample's own."""


def load_sample(store: Store, now: datetime, chosen: date | None = None) -> list[Imported]:
    """The published plan, its published figures and the illustrative caseload extract.

    Raises BeforeTheSampleError where `chosen` is a day on which there was no such plan yet.
    """
    if chosen is not None and chosen < DAY:
        raise BeforeTheSampleError(
            f"--at {chosen} is too early: the sample speaks as of {say_day(DAY)}. "
            f"To look back in it, ask with 'as at {chosen}'"
        )
    return [import_file(store, path, now, chosen, by=BY) for path in (PLAN, OUTTURNS, CASELOADS)]
