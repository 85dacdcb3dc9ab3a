"""A jump that looks like a break in the series: in one step beyond both limits, and it stays."""

from collections.abc import Sequence
from operator import sub

from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn
from bot.rules.signal.limits import limits_of
from bot.rules.signal.reading import series_of, values_of

BEFORE = 6
"""So many figures must stand before the jump,"""
AFTER = 3
"""and so many after it, the first one among them."""


def jump_of(indicator: Indicator, known: Sequence[Outturn]) -> Outturn | None:
    """Finds the first figure after the largest step, where all figures after it are beyond a limit
    of those before, and all before beyond a limit of those after; None where there is no such step.
    """
    series = series_of(indicator, known)
    if len(series) < BEFORE + AFTER:
        return None
    values = values_of(series)
    first, last = values[:BEFORE], values[-AFTER:]
    if max(first) >= min(last) and max(last) >= min(first):
        # Wherever the step is, the two ends lie on either side of it.
        return None
    steps = [*map(abs, map(sub, values[1:], values))]
    at = steps.index(max(steps)) + 1
    if not BEFORE <= at <= len(values) - AFTER:
        return None
    before, after = values[:at], values[at:]
    low, high = (before, after) if after[0] > before[-1] else (after, before)
    if max(low) >= min(high):
        return None
    of_low, of_high = limits_of(low), limits_of(high)
    if of_low is None or of_high is None:
        raise AssertionError("both sides of a step have figures enough")
    stays = min(high) > of_low.upper and max(low) < of_high.lower
    return series[at] if stays else None
