"""What an import changes: two snapshots, before and after it, held side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn
from bot.domain.snapshot import Flag, Snapshot
from bot.rules.assessment import assess
from bot.rules.plan_changes import RowChange, plan_changes
from bot.rules.standing import Standing


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that is new (`before` is None), revised, or taken back (`after` is None, or says
    that the period is missing).
    """

    indicator: Indicator
    before: Outturn | None
    after: Outturn | None

    @property
    def taken_back(self) -> bool:
        gone = self.after is None or self.after.missing
        return gone and self.before is not None and not self.before.missing


@dataclass(frozen=True, slots=True)
class StatusChange:
    """An indicator that reads otherwise; `before` is None where the plan did not have it."""

    indicator: Indicator
    before: Standing | None
    after: Standing


@dataclass(frozen=True, slots=True)
class ImportChanges:
    """All that is otherwise: rows of the plan, figures, what they make of statuses and flags, and
    the days of caseload extracts that came or were replaced.
    """

    plan: tuple[RowChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    statuses: tuple[StatusChange, ...] = ()
    opened: tuple[Flag, ...] = ()
    """Flags that stand since, or are open again."""
    closed: tuple[Flag, ...] = ()
    """Flags that came back to green, or were withdrawn."""
    new_days: tuple[date, ...] = ()
    replaced_days: tuple[date, ...] = ()


def import_changes(before: Snapshot | None, after: Snapshot, at: date) -> ImportChanges:
    """Gives what `after` holds otherwise than `before` (None for a store without a plan), both
    read on `at`.
    """
    new_days, replaced_days = _days(before, after)
    return ImportChanges(
        plan=_plan(before, after),
        figures=tuple(_figures(before, after)),
        statuses=tuple(_statuses(before, after, at)),
        opened=tuple(_opened(before, after)),
        closed=tuple(_closed(before, after)),
        new_days=new_days,
        replaced_days=replaced_days,
    )


def _plan(before: Snapshot | None, after: Snapshot) -> tuple[RowChange, ...]:
    if before is None or before.plan is after.plan:
        return ()
    return plan_changes(before.plan, after.plan, after.plan)


def _figures(before: Snapshot | None, after: Snapshot) -> Iterator[FigureChange]:
    for indicator in after.plan.indicators:
        had = before.outturns.get(indicator.ref, ()) if before is not None else ()
        has = after.outturns.get(indicator.ref, ())
        if had is has:
            continue
        old = {each.period: each for each in had}
        new = {each.period: each for each in has}
        for period in (*new, *(each for each in old if each not in new)):
            was, now = old.get(period), new.get(period)
            if was != now and not (now is None and _let_go(was, has, len(had))):
                yield FigureChange(indicator, was, now)


def _let_go(was: Outturn | None, has: tuple[Outturn, ...], held: int) -> bool:
    """Whether it is only no longer among the newest figures, which are what a snapshot holds: then
    there are as many as before.
    """
    if was is None or len(has) < held:
        return False
    return was.period.end < has[0].period.end


def _statuses(before: Snapshot | None, after: Snapshot, at: date) -> Iterator[StatusChange]:
    read = assess(before, at).histories if before is not None else {}
    for ref, history in assess(after, at).histories.items():
        was = read[ref].current if ref in read else None
        if was is None or was.status is not history.current.status:
            yield StatusChange(history.indicator, was, history.current)


def _opened(before: Snapshot | None, after: Snapshot) -> Iterator[Flag]:
    was_open = {each.id for each in before.flags if each.closed is None} if before else set()
    return (each for each in after.flags if each.closed is None and each.id not in was_open)


def _closed(before: Snapshot | None, after: Snapshot) -> Iterator[Flag]:
    if before is None:
        return
    stands = {each.id for each in after.flags if each.closed is None}
    for flag in before.flags:
        if flag.closed is None and flag.id not in stands:
            yield next((each for each in after.flags if each.id == flag.id), flag)


def _days(before: Snapshot | None, after: Snapshot) -> tuple[tuple[date, ...], tuple[date, ...]]:
    had = {each.day: each for each in before.caseloads} if before is not None else {}
    fresh = [each for each in after.caseloads if had.get(each.day) != each]
    new = tuple(each.day for each in fresh if each.day not in had)
    return new, tuple(each.day for each in fresh if each.day in had)
