"""Leaving green and coming back: the course of one indicator over its outturns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn
from bot.domain.plan import Defaults
from bot.domain.rag import Status
from bot.rules.status import Standing, comparable, current_standing, standing_of


@dataclass(frozen=True, slots=True)
class Movement:
    """A status leaving green, or coming back to it, between two consecutive known outturns."""

    before: Standing
    after: Standing

    @property
    def left_green(self) -> bool:
        return self.after.status.off_green

    @property
    def outturn(self) -> Outturn:
        """The outturn that moved it."""
        if self.after.outturn is None:
            raise AssertionError("a movement without an outturn")
        return self.after.outturn


@dataclass(frozen=True, slots=True)
class Episode:
    """From the outturn that left green to the one that came back; open while `closed` is None."""

    left: Movement
    latest: Standing
    """The last known standing of the episode."""
    closed: Movement | None = None

    @property
    def indicator(self) -> Indicator:
        return self.left.after.indicator

    @property
    def opened(self) -> str:
        """The period code of the outturn that left green: with the indicator, the flag's key."""
        return self.left.outturn.period.code


@dataclass(frozen=True, slots=True)
class History:
    """All that follows from an indicator's outturns, oldest first."""

    indicator: Indicator
    standings: tuple[Standing, ...]
    current: Standing
    movements: tuple[Movement, ...]
    episodes: tuple[Episode, ...]

    @property
    def last_known(self) -> Standing | None:
        """What the current status is, or was before figures went missing."""
        return self.current if self.current.known else self.current.held

    @property
    def open_episode(self) -> Episode | None:
        return self.episodes[-1] if self.episodes and self.episodes[-1].closed is None else None

    @property
    def off_since(self) -> Standing | None:
        """Where the present stretch off green began; None when the last known status is green.

        For an indicator that was never green that is its first known figure: it has not moved, it
        is off target.
        """
        known = [each for each in self.standings if each.known]
        if not known or not known[-1].status.off_green:
            return None
        start = known[-1]
        for standing in reversed(known):
            if not standing.status.off_green:
                break
            start = standing
        return start


def history_of(
    indicator: Indicator, outturns: Sequence[Outturn], defaults: Defaults, at: date
) -> History:
    """The history of `indicator` on the figures as they stand now, read on `at`."""
    standings = tuple(
        standing_of(indicator, each, defaults) for each in comparable(indicator, outturns)
    )
    movements = _movements(standings)
    return History(
        indicator=indicator,
        standings=standings,
        current=current_standing(indicator, standings, defaults, at),
        movements=movements,
        episodes=_episodes(movements, standings),
    )


def _movements(standings: Sequence[Standing]) -> tuple[Movement, ...]:
    known = [each for each in standings if each.known]
    return tuple(
        Movement(before, after)
        for before, after in pairwise(known)
        if (before.status is Status.GREEN) != (after.status is Status.GREEN)
    )


def _episodes(movements: Sequence[Movement], standings: Sequence[Standing]) -> tuple[Episode, ...]:
    episodes = []
    for place, movement in enumerate(movements):
        if not movement.left_green:
            continue
        closed = movements[place + 1] if place + 1 < len(movements) else None
        last = closed.before if closed else [each for each in standings if each.known][-1]
        episodes.append(Episode(movement, last, closed))
    return tuple(episodes)
