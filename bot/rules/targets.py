"""Which target holds on a day, and which comes next."""

from collections.abc import Iterable
from datetime import date

from bot.domain.indicator import Target


def target_in_force(targets: Iterable[Target], on: date) -> Target | None:
    """The latest target due on or before `on`; if none is due yet, the next one."""
    stated = sorted((each for each in targets if each.stated), key=lambda each: each.by)
    due = [each for each in stated if each.by <= on]
    if due:
        return due[-1]
    return stated[0] if stated else None


def next_target(targets: Iterable[Target], after: date) -> Target | None:
    """The first stated target due after `after`."""
    later = [each for each in targets if each.stated and each.by > after]
    return min(later, key=lambda each: each.by, default=None)
