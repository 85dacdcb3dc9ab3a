"""Which target holds on a day, and which comes next."""

from collections.abc import Iterable
from datetime import date

from bot.domain.indicator import Target


def target_in_force(targets: Iterable[Target], on: date) -> Target | None:
    """The latest target due on or before `on`; if none is due yet, the next one."""
    due = coming = None
    for each in targets:
        if not each.stated:
            continue
        if each.by <= on:
            due = each if due is None or each.by > due.by else due
        else:
            coming = each if coming is None or each.by < coming.by else coming
    return due or coming


def next_target(targets: Iterable[Target], after: date) -> Target | None:
    """The first stated target due after `after`."""
    later = [each for each in targets if each.stated and each.by > after]
    return min(later, key=lambda each: each.by, default=None)
