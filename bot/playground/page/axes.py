"""The axes of a chart: where a value and a category lie, and what is written beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

WIDTH, HEIGHT = 560, 262
LEFT, RIGHT, TOP, BOTTOM = 52, 12, 12, 50
TICKS = 4
"""The steps of the upright axis, about."""
LETTER = 6.6
"""The width of a letter of a label, on average; on a phone it is half as much again."""
APART = 10
_CLOSE = 0.5
"""Lines begin at nought unless all of them lie above this share of the highest value."""


@dataclass(frozen=True, slots=True)
class Scale:
    """`low` and `high` are at the ends of the upright axis, `step` is between its ticks."""

    low: float
    high: float
    step: float
    categories: int

    @property
    def width(self) -> float:
        """The width of a category."""
        return (WIDTH - LEFT - RIGHT) / self.categories

    @property
    def ticks(self) -> tuple[float, ...]:
        count = round((self.high - self.low) / self.step)
        return tuple(round(self.low + self.step * each, 10) for each in range(count + 1))

    @property
    def base(self) -> float:
        """The value that bars stand on: nought, or the lower end where nought is below it."""
        return max(0.0, self.low)

    def middle(self, place: int) -> float:
        return LEFT + self.width * (place + 0.5)

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)


def scale_of(values: Sequence[float], categories: int, *, from_nought: bool) -> Scale:
    """Fits the axis around the values, its ends round numbers; `from_nought` has nought on it."""
    least, most = min(values), max(values)
    if from_nought or least <= most * _CLOSE:
        least, most = min(0.0, least), max(0.0, most)
    if least == most:
        most = least + 1
    step = _round_step((most - least) / TICKS)
    return Scale(floor(least / step) * step, ceil(most / step) * step, step, categories)


def shown_labels(names: Sequence[str], scale: Scale) -> tuple[int, ...]:
    """The places of the labels that fit beside each other, at even distances."""
    at = [label_at(scale, place, name) for place, name in enumerate(names)]
    for step in range(1, len(names)):
        shown = range(0, len(names), step)
        if all(
            at[each + step] - at[each] >= _room(names[each], names[each + step])
            for each in shown[:-1]
        ):
            return tuple(shown)
    return (0,)


def label_at(scale: Scale, place: int, name: str) -> float:
    """The middle of a label under its category, but within the picture."""
    half = len(name) * LETTER * 0.8
    return max(half, min(scale.middle(place), WIDTH - half))


def said(value: float) -> str:
    """Writes a value in few characters: "97.25", "1,200", "45k", "1.2m"."""
    if abs(value) >= 1e6:
        return f"{value / 1e6:,.4g}m"
    return f"{value / 1e3:.4g}k" if abs(value) >= 1e4 else f"{value:,.10g}"


def _room(one: str, other: str) -> float:
    return (len(one) + len(other)) / 2 * LETTER + APART


def _round_step(step: float) -> float:
    """The next of 1, 2, 5 and 10 times a power of ten."""
    power = 10.0 ** floor(log10(step))
    return next(each * power for each in (1, 2, 5, 10) if each * power >= step * 0.999)
