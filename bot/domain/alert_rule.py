"""When an indicator's figures are told: the plan's own rule, or the one that holds without it."""

from dataclasses import dataclass
from enum import StrEnum


class AlertOn(StrEnum):
    """What a figure is told by."""

    STATUS = "status"
    SIGNAL = "signal"
    """A signal of concern on its control chart, whatever its status."""
    BOTH = "both"
    """Either of the two."""


class AlertAt(StrEnum):
    """The status from which a figure counts."""

    AMBER = "amber"
    RED = "red"


MOST_PERIODS = 12
"""The longest that a rule can wait, in figures."""


@dataclass(frozen=True, slots=True)
class AlertRule:
    """Without anything said it speaks at once where a figure leaves green, and where it is back.

    `after` so many figures in a row that count it is told, and after `back_after` in a row that
    do not that it is over.
    """

    after: int = 1
    back_after: int = 1
    on: AlertOn = AlertOn.STATUS
    at: AlertAt = AlertAt.AMBER
    if_worse: bool = False
    """Only a figure that is also worse than the one before it counts: its direction of travel."""

    @property
    def by_status(self) -> bool:
        return self.on is not AlertOn.SIGNAL

    @property
    def by_signal(self) -> bool:
        return self.on is not AlertOn.STATUS


DEFAULT_RULE = AlertRule()
