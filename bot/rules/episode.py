"""What a movement and an episode are: where a figure's rule began to speak, and where it ended."""

from dataclasses import dataclass

from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn
from bot.domain.rag import Status
from bot.rules.comparable import broken_between
from bot.rules.course import new_year_between
from bot.rules.signal.rules import Signal
from bot.rules.standing import Known


@dataclass(frozen=True, slots=True)
class Movement:
    """From one known figure to the next: its rule begins to speak, which without a rule of its own
    is that its status leaves green; or ends.
    """

    before: Known
    after: Known
    left_green: bool
    """True where it begins."""
    told_by: Known | None = None
    """The figure that made it known, where the rule waits for more than one."""
    signal: Signal | None = None
    """What the rule found, where it did not go by the status."""

    @property
    def new_year(self) -> bool:
        """Tells whether what counts up began anew in between: no recovery, and not compared."""
        return new_year_between(self.after.indicator, self.before.outturn, self.after.outturn)

    @property
    def new_series(self) -> bool:
        """Tells whether the figures before and after are not to be compared at all: a new year of
        what counts up, or a break in the series.
        """
        indicator = self.after.indicator
        broken = broken_between(indicator, self.before.outturn, self.after.outturn)
        return broken is not None or self.new_year

    @property
    def crosses_green(self) -> bool:
        """Tells whether its status left green or came back to it."""
        green = Status.GREEN
        return (self.before.status is green) != (self.after.status is green)

    @property
    def outturn(self) -> Outturn:
        """The outturn that moved it."""
        return self.after.outturn

    @property
    def told(self) -> Outturn:
        """The outturn with which it was known."""
        return (self.told_by or self.after).outturn


@dataclass(frozen=True, slots=True)
class Episode:
    """From the outturn that its rule began to speak with to the one that it ended with; open while
    `closed` is None.
    """

    left: Movement
    latest: Known
    """The last known standing of the episode."""
    closed: Movement | None = None
    quiet: int = 0
    """While it is open: how many figures in a row, up to the newest, its rule speaks of no more,
    and wants more of them before it is over.
    """

    @property
    def on_target(self) -> bool:
        """Tells whether its newest figure is on target: open all the same by the indicator's own
        rule.
        """
        return not self.latest.status.off_green

    @property
    def indicator(self) -> Indicator:
        return self.left.after.indicator

    @property
    def opened(self) -> str:
        """The period code of the outturn that it began with: with the indicator, the flag's key."""
        return self.left.outturn.period.code
