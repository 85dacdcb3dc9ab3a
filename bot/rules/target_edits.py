"""A target that a plan edited: the figure is what it was, and reads otherwise."""

from collections.abc import Iterator
from datetime import datetime

from bot.domain.snapshot import TargetEdit
from bot.rules.assessment import Assessment
from bot.rules.movement import History


def target_edits(before: Assessment, after: Assessment, at: datetime) -> tuple[TargetEdit, ...]:
    """Lists what the plan that came in at `at` made of figures that were there before: one for each
    indicator of both plans whose latest known figure is the same and has another target in force,
    or another status. `before` and `after` are read on the same figures and day.
    """
    return tuple(
        each
        for ref, history in after.histories.items()
        if ref in before.histories
        for each in _of_one(before.histories[ref], history, at)
    )


def _of_one(before: History, after: History, at: datetime) -> Iterator[TargetEdit]:
    was, now = before.last_known, after.last_known
    if was is None or now is None or was.outturn.period != now.outturn.period:
        return
    if (was.target, was.status) == (now.target, now.status):
        return
    ref, period = after.indicator.ref, was.outturn.period.code
    yield TargetEdit(ref, at, period, was.target, now.target, was.status, now.status)
