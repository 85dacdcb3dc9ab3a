"""When an indicator's rule speaks: its known figures, oldest first → the movements it makes known.

Each figure speaks, is quiet, or is neither: off target, and yet not what the rule asks for, such as
better than the one before. A figure that speaks counts where a quiet one came before it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from bot.domain.alert_rule import AlertAt, AlertRule
from bot.domain.indicator import Direction
from bot.domain.period import Period
from bot.domain.rag import Status
from bot.rules.episode import Episode, Movement
from bot.rules.signal.rules import Meaning, Signal
from bot.rules.standing import Known


class Says(Enum):
    SPEAKS = auto()
    QUIET = auto()
    NEITHER = auto()


def movements_by(
    rule: AlertRule, known: Sequence[Known], signals: Mapping[Period, Signal]
) -> tuple[Movement, ...]:
    """Lists what the rule made known, oldest first. `signals` are those of the figures as they came
    in, by period.
    """
    return walked(rule, known, signals)[0]


def walked(
    rule: AlertRule, known: Sequence[Known], signals: Mapping[Period, Signal]
) -> tuple[tuple[Movement, ...], int]:
    """The same, and how many quiet figures in a row the newest are where an episode is open: too
    few yet to end it. 0 where none is open.
    """
    walk = Walk(rule)
    movements = tuple(
        movement
        for each in known
        if (movement := walk.on(each, signals.get(each.outturn.period))) is not None
    )
    return movements, walk.waiting if walk.open else 0


def episodes_of(
    movements: Sequence[Movement], latest: Known | None, quiet: int = 0
) -> tuple[Episode, ...]:
    """Lists the episodes that the movements begin and end; the last lasts to the `latest` figure
    where nothing ended it, of which the newest `quiet` figures speak no more.
    """
    episodes = []
    for place, movement in enumerate(movements):
        if movement.left_green:
            closed = movements[place + 1] if place + 1 < len(movements) else None
            last = closed.before if closed else latest or movement.after
            episodes.append(Episode(movement, last, closed, 0 if closed else quiet))
    return tuple(episodes)


@dataclass(slots=True)
class Walk:
    """Goes along a series figure by figure; `open` while an episode lasts."""

    rule: AlertRule
    open: bool = False
    _off: bool = True
    """No quiet figure has come that anything could have left: also before the first."""
    _before: Known | None = None
    _row: list[tuple[Known, Known]] = field(default_factory=list)
    """The figures in a row that may turn it, each with the one before it."""

    @property
    def waiting(self) -> int:
        """Counts the figures in a row, up to the newest, that may turn it and are too few yet."""
        return len(self._row)

    def on(self, now: Known, signal: Signal | None) -> Movement | None:
        """Takes the next figure, and gives the movement that it makes known, if any."""
        before, self._before = self._before, now
        if before is None:
            self._off = says(self.rule, None, now, signal) is not Says.QUIET
            return None
        said = says(self.rule, before, now, signal)
        if not self._off and Movement(before, now, True).new_series:
            # What cannot be compared has not left anything; to count, it must be quiet first.
            self._row.clear()
            self._off = said is not Says.QUIET
            return None
        if said is not (Says.QUIET if self._off else Says.SPEAKS):
            self._row.clear()
            return None
        self._row.append((before, now))
        wanted = self.rule.back_after if self._off else self.rule.after
        if len(self._row) < wanted:
            return None
        (left, first), told = self._row[0], now if wanted > 1 else None
        self._row.clear()
        self.open, self._off = not self._off, not self._off
        by_status = says_status(self.rule, before, now) is Says.SPEAKS
        found = signal if self.open and not by_status else None
        return Movement(left, first, self.open, told, found)


def says(rule: AlertRule, before: Known | None, now: Known, signal: Signal | None) -> Says:
    """Tells what the rule makes of one figure."""
    said = says_status(rule, before, now)
    if said is Says.SPEAKS or not rule.by_signal:
        return said
    concern = signal is not None and signal.meaning(now.indicator.direction) is Meaning.CONCERN
    return Says.SPEAKS if concern else said


def says_status(rule: AlertRule, before: Known | None, now: Known) -> Says:
    """Tells what its status alone makes of it; quiet where the rule goes by signals alone."""
    counts = now.status is Status.RED if rule.at is AlertAt.RED else now.status.off_green
    if not (rule.by_status and counts):
        return Says.QUIET
    return Says.NEITHER if rule.if_worse and not _worse(before, now) else Says.SPEAKS


def _worse(before: Known | None, now: Known) -> bool:
    if before is None or Movement(before, now, True).new_series:
        return False
    if now.course is not None or now.indicator.direction is Direction.RANGE:
        return now.gap > before.gap
    if now.indicator.direction is Direction.LOWER:
        return now.value > before.value
    return now.value < before.value
