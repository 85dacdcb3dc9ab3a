"""What becomes of the flags on the figures as they stand now: a list of changes, each with its
reason. Nothing is changed here.

1. An open episode without a flag opens one. Where a revision moved the start of an episode, its
   flag moves with it.
2. An episode that came back to green closes its flag; a revision that takes the recovery back opens
   it again; a flag whose episode or indicator is gone is withdrawn.
3. A missing figure proves nothing: where the figure that left green, or the green one before it,
   was taken back, the flag stands until a figure comes.
4. What a plan alone makes of figures that were there before is no movement: an indicator that is
   off green only by an edited target has a flag that keeps its place, and nobody is alerted.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.domain.snapshot import Flag
from bot.rules.assessment import Assessment
from bot.rules.episode import Episode
from bot.rules.movement import History
from bot.rules.standing import Known
from bot.rules.taken_back import back_after, outturn_of, taken_back_of


class Gone(StrEnum):
    """Why a flag is withdrawn."""

    NEVER_LEFT = "it did not leave green then"
    HELD = "an earlier episode holds it"
    LEFT_THE_PLAN = "its indicator is no longer in the plan"


@dataclass(frozen=True, slots=True)
class Open:
    """`episode` left green, and no flag says so; `by_edit` where only the target changed."""

    episode: Episode
    by_edit: bool = False

    @property
    def reason(self) -> str:
        episode = self.episode
        if self.by_edit:
            return f"{episode.indicator.ref} is off green by an edited target"
        return f"{episode.indicator.ref} left green {episode.left.outturn.period.when}"


@dataclass(frozen=True, slots=True)
class Move:
    """The flag's episode begins with another period now."""

    flag: Flag
    episode: Episode

    @property
    def reason(self) -> str:
        return (
            f"{self.flag.indicator} left green {self.episode.left.outturn.period.when}, "
            f"not {Period.parse(self.flag.opened).when}"
        )


@dataclass(frozen=True, slots=True)
class Close:
    """Back to green with `back`; `episode` is None where the figure that left green is missing, and
    `by_edit` is True where only the target changed.
    """

    flag: Flag
    back: Known
    episode: Episode | None = None
    by_edit: bool = False

    @property
    def period(self) -> Period:
        return self.back.outturn.period

    @property
    def reason(self) -> str:
        return f"{self.flag.indicator} came back to green {self.period.when}"


@dataclass(frozen=True, slots=True)
class Reopen:
    """It did not come back to green in the period that closed it, or that is not known any more:
    then `taken_back` is the figure of that period, reported as missing. `by_edit` where only the
    target changed.
    """

    flag: Flag
    episode: Episode
    closed: Period
    taken_back: Outturn | None = None
    by_edit: bool = False

    @property
    def reason(self) -> str:
        if self.by_edit:
            return f"{self.flag.indicator} is off green again by an edited target"
        if self.taken_back is not None:
            return f"{self.flag.indicator}: {self.closed.figure} was taken back"
        return f"{self.flag.indicator} did not come back to green {self.closed.when}"


@dataclass(frozen=True, slots=True)
class Withdraw:
    """There is no such episode. `holding` is the earlier one that holds the flag's, if one does;
    `history` is None for an indicator that left the plan; `by_edit` where only the target changed.
    """

    flag: Flag
    why: Gone
    history: History | None = None
    holding: Episode | None = None
    by_edit: bool = False

    @property
    def reason(self) -> str:
        opened = Period.parse(self.flag.opened).when
        return f"{self.flag.indicator}, flagged {opened}: {self.why}"


@dataclass(frozen=True, slots=True)
class Stand:
    """The flag stays as it is, though `taken_back`, a figure it rests on, is missing now."""

    flag: Flag
    history: History
    taken_back: Outturn

    @property
    def reason(self) -> str:
        figure = self.taken_back.period.figure
        return f"{self.flag.indicator}: {figure} was taken back, the flag stands"


Change = Open | Move | Close | Reopen | Withdraw | Stand


def flag_changes(
    assessment: Assessment,
    refs: Collection[str] | None = None,
    before: Assessment | None = None,
) -> tuple[Change, ...]:
    """Lists what brings the flags of the indicators `refs` (None for all of the plan, and what left
    it) in line with the figures. A flag that an earlier change of the list concerns is as that one
    leaves it. Where a plan came in, `before` is how the same figures read by the one before.
    """
    flags: dict[str, list[Flag]] = {}
    for flag in assessment.snapshot.flags:
        flags.setdefault(flag.indicator, []).append(flag)
    gone = (
        Withdraw(flag, Gone.LEFT_THE_PLAN)
        for ref, own in flags.items()
        if ref not in assessment.histories and (refs is None or ref in refs)
        for flag in own
        if flag.closed is None
    )
    histories = (
        (ref, history)
        for ref, history in assessment.histories.items()
        if refs is None or ref in refs
    )
    return (
        *gone,
        *(
            _by_plan(change, history, before.histories.get(ref) if before else None)
            for ref, history in histories
            for change in _of_one(history, flags.get(ref, []))
        ),
    )


def _by_plan(change: Change, history: History, before: History | None) -> Change:
    """The change, marked where the plan alone led to it."""
    if before is None or _course(before) == _course(history):
        return change
    if isinstance(change, Open):
        return replace(change, by_edit=before.open_episode is None)
    return (
        replace(change, by_edit=True) if isinstance(change, Close | Reopen | Withdraw) else change
    )


def _course(history: History) -> list[tuple[str, str | None]]:
    return [
        (each.opened, each.closed.outturn.period.code if each.closed else None)
        for each in history.episodes
    ]


def _of_one(history: History, own: list[Flag]) -> Iterator[Change]:
    flags = {each.opened: each for each in own}
    starts = {each.opened for each in history.episodes}
    loose = [each for each in own if each.closed is None and each.opened not in starts]
    for episode in history.episodes:
        flag = flags.get(episode.opened)
        if flag is None and (moved := _moved_to(episode, loose)) is not None:
            loose.remove(moved)
            yield Move(moved, episode)
            flag = replace(moved, opened=episode.opened)
        yield from _of_episode(history, episode, flag)
    for flag in loose:
        yield _of_loose(history, flag)


def _of_episode(history: History, episode: Episode, flag: Flag | None) -> Iterator[Change]:
    if episode.closed is not None:
        # A revision may have moved the recovery to another period: told anew.
        if flag is not None and flag.closed != episode.closed.outturn.period.code:
            yield Close(flag, episode.closed.after, episode)
    elif flag is None:
        yield Open(episode)
    elif flag.closed is not None:
        yield Reopen(flag, episode, Period.parse(flag.closed), _missing_in(history, flag.closed))


def _of_loose(history: History, flag: Flag) -> Change:
    """What becomes of an open flag that no episode of its own, and no later one, speaks for."""
    opened = Period.parse(flag.opened)
    holding = next(
        (
            each
            for each in history.episodes
            if each.left.outturn.period.end <= opened.end and _holds(each, flag)
        ),
        None,
    )
    if holding is not None:
        return Withdraw(flag, Gone.HELD, history, holding)
    taken_back = taken_back_of(history, flag)
    if taken_back is None:
        return Withdraw(flag, Gone.NEVER_LEFT, history)
    back = back_after(history, flag)
    return Stand(flag, history, taken_back) if back is None else Close(flag, back)


def _moved_to(episode: Episode, loose: list[Flag]) -> Flag | None:
    """The open flag whose start a revision moved to `episode`."""
    return next((each for each in loose if _holds(episode, each)), None)


def _holds(episode: Episode, flag: Flag) -> bool:
    """True when the flag was opened while the episode lasted; one that lasts holds any."""
    if episode.closed is None:
        return True
    opened = Period.parse(flag.opened).end
    return episode.left.outturn.period.end <= opened < episode.closed.outturn.period.end


def _missing_in(history: History, code: str) -> Outturn | None:
    """The figure of the period, where it is reported as missing."""
    outturns = (outturn_of(each) for each in history.standings)
    return next((each for each in outturns if each.missing and each.period.code == code), None)
