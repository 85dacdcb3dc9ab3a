"""A scorecard's own RAG beside planbot's status: said where they differ, and never taken."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.period import Period, london_day
from bot.domain.rag import Status
from bot.domain.snapshot import Snapshot
from bot.importing.recipe_remarks import OwnRagDiffers
from bot.rules.assessment import assess
from bot.rules.standing import Known


def rags_that_differ(
    after: Snapshot, rags: Mapping[str, tuple[Period, Status]], at: datetime
) -> tuple[OwnRagDiffers, ...]:
    """Makes a remark where the file's `rags`, by ref for a period, are other than the statuses that
    the snapshot `after` the import gives the figures of those periods; else none.
    """
    histories = assess(after, london_day(at)).histories
    differ, compared = [], 0
    for ref, (period, said) in rags.items():
        standings = histories[ref].standings if ref in histories else ()
        for standing in standings:
            if isinstance(standing, Known) and standing.outturn.period == period:
                compared += 1
                if standing.status is not said:
                    own = f"planbot {standing.status.value.capitalize()}"
                    differ.append(f"{ref} file {said.value.capitalize()}, {own}")
    return (OwnRagDiffers(tuple(differ), compared),) if differ else ()
