"""What is said of measured times: percentiles, and ratios with their spread over the rounds."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """A ratio taken once a round: its median, and the quartiles over the rounds."""

    median: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.median:.2f} ({self.low:.2f}–{self.high:.2f})"


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0-1) of the values do not exceed; the median for 0.5."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def median(values: Sequence[float]) -> float:
    return percentile(values, 0.5)


def ratio(rounds: Sequence[float], others: Sequence[float]) -> Spread:
    """How many times `others` the `rounds` are, each set against the other's same round."""
    ratios = [each / other for each, other in zip(rounds, others, strict=True)]
    return Spread(median(ratios), percentile(ratios, 0.25), percentile(ratios, 0.75))
