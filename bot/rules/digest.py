"""What the weekly digest has to say, in its order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.indicator import Indicator, Target
from bot.domain.period import london_day
from bot.domain.rag import Status
from bot.domain.snapshot import Flag, TargetEdit
from bot.rules.actions import DueAction, due_within, overdue
from bot.rules.assessment import Assessment, OffTarget, OpenFlag, UnprovenFlag
from bot.rules.episode import Movement
from bot.rules.movement import History
from bot.rules.ratings import RatingChange, rating_changes
from bot.rules.signal.news import newly_of_concern
from bot.rules.standing import Lack, NoData

COMING_DAYS = 60
"""How far ahead targets are announced."""
OVERLAP = timedelta(minutes=1)
"""An import that was under way while a digest was put together may be older than the digest and
yet not in it: better told twice than never.
"""
DUE_DAYS = 7
"""How far ahead actions are: until the next weekly meeting."""

_TOLD_APART = (Lack.PERIOD, Lack.TARGET, Lack.CASES)


@dataclass(frozen=True, slots=True)
class ComingTarget:
    indicator: Indicator
    target: Target
    history: History


@dataclass(frozen=True, slots=True)
class Digest:
    """`since` is when the last digest was delivered (UTC); None for the first one."""

    assessment: Assessment
    since: datetime | None
    left_green: tuple[Movement, ...]
    came_back: tuple[Movement, ...]
    corrected: tuple[Flag, ...]
    """On the figures and targets as they stand now what was said of these flags did not happen:
    those withdrawn did not leave green, those opened again did not come back.
    """
    target_edits: tuple[TargetEdit, ...]
    """What plans changed under figures that stand as they stood: no movement."""
    rating_changes: tuple[RatingChange, ...]
    signals: tuple[History, ...]
    """Those whose status did not move, and whose newest figure came in since and is part of a
    signal of concern.
    """
    still_off: tuple[OffTarget, ...]
    """Off green before this digest, longest first."""
    overdue: tuple[DueAction, ...]
    due: tuple[DueAction, ...]
    stale: tuple[History, ...]
    missing: tuple[History, ...]
    """The latest period is reported as missing."""
    provisional: tuple[History, ...]
    other_period: tuple[History, ...]
    """All figures are on another kind of period than the plan measures by."""
    none_due: tuple[History, ...]
    """None fell due in the latest period: 0 of 0, which is reported."""
    without_target: tuple[History, ...]
    """There is a figure, and no target is stated."""
    without_figure: tuple[History, ...]
    """None that can be compared, for any other reason."""
    coming: tuple[ComingTarget, ...]

    @property
    def waiting(self) -> tuple[UnprovenFlag, ...]:
        """The flags that wait for a figure: one they rest on was taken back."""
        return self.assessment.unproven

    @property
    def not_over(self) -> tuple[OpenFlag, ...]:
        """The flags on target and not over, apart from those that left green in this digest."""
        left = {each.after.indicator.ref for each in self.left_green}
        return tuple(each for each in self.assessment.not_over if each.indicator.ref not in left)

    @property
    def without_figures(self) -> bool:
        """Tells whether no figure came in yet, for any indicator."""
        histories = self.assessment.histories.values()
        return all(each.missing for history in histories for each in history.reported)

    @property
    def quiet(self) -> bool:
        """Tells whether nothing moved, no target was edited under a figure, and no flag waits."""
        return not (
            self.left_green
            or self.came_back
            or self.corrected
            or self.target_edits
            or self.rating_changes
            or self.signals
            or self.waiting
        )


def build_digest(assessment: Assessment) -> Digest:
    """The weekly digest: what moved since the last one was delivered."""
    told = (each for each in assessment.snapshot.digests if london_day(each) <= assessment.at)
    return digest_since(assessment, max(told, default=None))


def digest_since(assessment: Assessment, since: datetime | None) -> Digest:
    """Sums up `assessment` and what moved since then; for None, on the latest figures, and which
    ratings changed since the plan came in.
    """
    at = assessment.at
    histories = tuple(assessment.histories.values())
    flags, edits = assessment.snapshot.flags, assessment.snapshot.target_edits
    moved = [
        movement
        for each in histories
        if (movement := _moved_since(each, since, flags, edits)) is not None
        and not movement.new_series
    ]
    left = tuple(each for each in moved if each.left_green)
    told = since - OVERLAP if since is not None else None
    told_of = {each.after.indicator.ref for each in moved}
    just_left = {each.after.indicator.ref for each in left}
    recommendations = assessment.plan.recommendations
    return Digest(
        assessment=assessment,
        since=since,
        left_green=left,
        came_back=tuple(each for each in moved if not each.left_green),
        corrected=_corrected(assessment, since),
        target_edits=tuple(_target_edits(assessment, since)),
        rating_changes=rating_changes(recommendations, told),
        signals=tuple(
            each
            for each in histories
            if each.indicator.ref not in told_of and newly_of_concern(each, told)
        ),
        still_off=tuple(
            each for each in assessment.off_target() if each.indicator.ref not in just_left
        ),
        overdue=overdue(recommendations, at),
        due=due_within(recommendations, at, DUE_DAYS),
        stale=tuple(each for each in histories if _lacks(each, Lack.FRESHNESS)),
        missing=tuple(each for each in histories if _reported_missing(each)),
        provisional=tuple(each for each in histories if _provisional(each)),
        other_period=tuple(each for each in histories if _lacks(each, Lack.PERIOD)),
        none_due=tuple(each for each in histories if _lacks(each, Lack.CASES)),
        without_target=tuple(each for each in histories if _lacks(each, Lack.TARGET)),
        without_figure=tuple(
            each for each in histories if each.last_known is None and not _lacks(each, *_TOLD_APART)
        ),
        coming=_coming(assessment),
    )


def _moved_since(
    history: History,
    since: datetime | None,
    flags: tuple[Flag, ...],
    edits: tuple[TargetEdit, ...],
) -> Movement | None:
    """What moved after `since`; for None, what moved by the latest figure.

    When an episode began and ended is recorded once, on its flag: a figure may be revised, or a
    target changed, at any time. Only what has no flag goes by when its figure came in.
    """
    own = [each for each in flags if each.indicator == history.indicator.ref]
    if since is None:
        return _unless_edited(history, history.moved_last, own, edits)
    told = since - OVERLAP
    if any(_later(each.opened_at, told) or _later(each.closed_at, told) for each in own):
        movement = history.last_movement
    else:
        movement = history.moved_after(told)
    if movement is None:
        return None
    if _unless_edited(history, movement, own, edits) is None:
        return None
    opened = _episode_of(history, movement)
    flag = next((each for each in own if each.opened == opened), None)
    if flag is None:
        moment = movement.told.recorded
    else:
        moment = flag.opened_at if movement.left_green else flag.closed_at
    return movement if _later(moment, told) else None


def _unless_edited(
    history: History, movement: Movement | None, own: list[Flag], edits: tuple[TargetEdit, ...]
) -> Movement | None:
    """The movement, unless a target that was edited made it: then that is told."""
    if movement is None or not own:
        return movement
    opened = _episode_of(history, movement)
    flag = next((each for each in own if each.opened == opened), None)
    if flag is None or (movement.left_green and not flag.by_edit):
        return movement
    to_green = tuple(each for each in edits if each.now is Status.GREEN)
    if movement.left_green or _edited_at(flag.indicator, flag.closed_at, to_green):
        return None
    return movement


def _edited_at(ref: str, moment: datetime | None, edits: tuple[TargetEdit, ...]) -> bool:
    """Whether a plan changed the indicator's target at that very moment."""
    return any(each.indicator == ref and each.edited_at == moment for each in edits)


def _episode_of(history: History, movement: Movement) -> str | None:
    """The period code that the episode began with that `movement` begins or ends."""
    if movement.left_green:
        return movement.outturn.period.code
    return next((each.opened for each in reversed(history.episodes) if each.closed), None)


def _later(moment: datetime | None, than: datetime) -> bool:
    return moment is not None and moment > than


def _corrected(assessment: Assessment, since: datetime | None) -> tuple[Flag, ...]:
    """What was withdrawn did leave green after all where there is such an episode again. Of a flag
    raised after `since` no digest has said that it came back to green.
    """
    if since is None:
        return ()
    told, at, snapshot = since - OVERLAP, assessment.at, assessment.snapshot
    histories = assessment.histories.values()
    off = {(each.indicator, each.opened) for each in snapshot.flags}
    off |= {(each.indicator.ref, one.opened) for each in histories for one in each.episodes}
    withdrawn = (
        each
        for each in snapshot.withdrawn
        if _between(told, each.withdrawn_at, at)
        and (each.indicator, each.opened) not in off
        and not each.by_edit
        and not _edited_at(each.indicator, each.withdrawn_at, snapshot.target_edits)
    )
    reopened = (
        each
        for each in snapshot.flags
        if _between(told, each.reopened_at, at)
        and not _later(each.opened_at, told)
        and not each.by_edit
    )
    return (*withdrawn, *reopened)


def _target_edits(assessment: Assessment, since: datetime | None) -> Iterator[TargetEdit]:
    """Those after `since`; before the first digest, those of the latest figures."""
    for each in assessment.snapshot.target_edits:
        history = assessment.histories.get(each.indicator)
        if history is None or london_day(each.edited_at) > assessment.at:
            continue
        latest = history.last_known
        newest = latest is not None and latest.outturn.period.code == each.period
        if newest if since is None else each.edited_at > since - OVERLAP:
            yield each


def _between(than: datetime, moment: datetime | None, at: date) -> bool:
    """Whether `moment` is later `than` that and no later than the day `at`."""
    return moment is not None and moment > than and london_day(moment) <= at


def _lacks(history: History, *lacks: Lack) -> bool:
    return isinstance(history.current, NoData) and history.current.lack in lacks


def _reported_missing(history: History) -> bool:
    outturn = history.current.outturn
    return (
        not _lacks(history, Lack.FRESHNESS)
        and outturn is not None
        and outturn.missing
        and not outturn.suppressed
    )


def _provisional(history: History) -> bool:
    outturn = history.current.outturn
    return outturn is not None and outturn.provisional


def _coming(assessment: Assessment) -> tuple[ComingTarget, ...]:
    last = assessment.at + timedelta(days=COMING_DAYS)
    found = [
        ComingTarget(each.indicator, target, each)
        for each in assessment.histories.values()
        for target in each.indicator.targets
        if target.stated and assessment.at <= target.by <= last
    ]
    return tuple(sorted(found, key=lambda each: each.target.by))
