"""What an import changes: two snapshots, before and after it, held side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn
from bot.domain.snapshot import HELD, Flag, Snapshot
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
        """Tells whether what stood there is gone, were it only the word that it is missing."""
        if self.before is None:
            return False
        return self.after is None or (self.after.missing and not self.before.missing)

    @property
    def empty(self) -> bool:
        """Tells whether a period came or went that no figure is given for."""
        came = self.before is None and self.after is not None and self.after.missing
        return came or (self.after is None and self.before is not None and self.before.missing)


@dataclass(frozen=True, slots=True)
class StatusChange:
    """An indicator that reads otherwise; `before` is None where the plan did not have it."""

    indicator: Indicator
    before: Standing | None
    after: Standing


@dataclass(frozen=True, slots=True)
class ImportChanges:
    """All that is otherwise: rows of the plan, figures, what they make of statuses and flags, and
    the days of caseload extracts that came, were replaced or went.
    """

    first: bool = False
    """Whether it is the first plan: all of it is new."""
    plan: tuple[RowChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    statuses: tuple[StatusChange, ...] = ()
    opened: tuple[Flag, ...] = ()
    """Flags that stand since, or are open again."""
    closed: tuple[Flag, ...] = ()
    """Flags that came back to green, or were withdrawn."""
    edited_off: tuple[Flag, ...] = ()
    """What is off green since by an edited target alone: no open flag, and nobody is alerted."""
    edited_back: tuple[Flag, ...] = ()
    """What is no longer off green by an edited target."""
    new_days: tuple[date, ...] = ()
    replaced_days: tuple[date, ...] = ()
    gone_days: tuple[date, ...] = ()
    others: bool = False
    """Whether published figures of other areas, or who the neighbours are, came or went."""
    of_teams: bool = False
    """Whether figures of teams or localities came, were revised or went."""

    @property
    def any(self) -> bool:
        """Tells whether anything is otherwise."""
        return bool(
            self.first
            or self.plan
            or self.figures
            or self.statuses
            or self.opened
            or self.closed
            or self.edited_off
            or self.edited_back
            or self.new_days
            or self.replaced_days
            or self.gone_days
            or self.others
            or self.of_teams
        )


def import_changes(before: Snapshot | None, after: Snapshot, at: date) -> ImportChanges:
    """Gives what `after` holds otherwise than `before` (None for a store without a plan), both
    read on `at`.
    """
    new_days, replaced_days, gone_days = _days(before, after)
    opened, closed = tuple(_opened(before, after)), tuple(_closed(before, after))
    return ImportChanges(
        first=before is None,
        plan=_plan(before, after),
        figures=tuple(_figures(before, after)),
        statuses=tuple(_statuses(before, after, at)),
        opened=tuple(each for each in opened if not each.by_edit),
        closed=tuple(each for each in closed if not each.by_edit),
        edited_off=tuple(each for each in opened if each.by_edit),
        edited_back=tuple(each for each in closed if each.by_edit),
        new_days=new_days,
        replaced_days=replaced_days,
        gone_days=gone_days,
        others=before is not None and before.benchmarks != after.benchmarks,
        of_teams=before is not None and before.of_teams != after.of_teams,
    )


def _plan(before: Snapshot | None, after: Snapshot) -> tuple[RowChange, ...]:
    if before is None or before.plan is after.plan:
        return ()
    return plan_changes(before.plan, after.plan, after.plan)


def _figures(before: Snapshot | None, after: Snapshot) -> Iterator[FigureChange]:
    known = {each.ref for each in before.plan.indicators} if before is not None else None
    for indicator in after.plan.indicators:
        if known is not None and indicator.ref not in known:
            # It comes back with its figures, which were there all the time.
            continue
        had = before.outturns.get(indicator.ref, ()) if before is not None else ()
        has = after.outturns.get(indicator.ref, ())
        if had is has:
            continue
        old = {each.period: each for each in had}
        new = {each.period: each for each in has}
        for period in (*new, *(each for each in old if each not in new)):
            was, now = old.get(period), new.get(period)
            if was != now and not _out_of_sight(was or now, had, has):
                yield FigureChange(indicator, was, now)


def _out_of_sight(
    figure: Outturn | None, had: tuple[Outturn, ...], has: tuple[Outturn, ...]
) -> bool:
    """Whether it is there before and after, and only one of two long series reaches back to it."""
    if figure is None or len(had) < HELD or not has:
        return False
    return figure.period.end < max(had[0].period.end, has[0].period.end)


def _statuses(before: Snapshot | None, after: Snapshot, at: date) -> Iterator[StatusChange]:
    if before is None:
        return
    read = assess(before, at).histories
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


def _days(
    before: Snapshot | None, after: Snapshot
) -> tuple[tuple[date, ...], tuple[date, ...], tuple[date, ...]]:
    """The days of extracts that are new, replaced and gone. A snapshot holds the newest two: an
    older one is pushed out by a new one, and comes back once that is gone.
    """
    had = {each.day: each for each in before.caseloads} if before is not None else {}
    has = {each.day: each for each in after.caseloads}
    came, went = has.keys() - had.keys(), had.keys() - has.keys()
    new = [day for day in came if not went or day > min(had)]
    gone = [day for day in went if not came or day > min(has)]
    replaced = [day for day in has.keys() & had.keys() if has[day] != had[day]]
    return tuple(sorted(new)), tuple(sorted(replaced)), tuple(sorted(gone))
