"""`data_visualization` as shapes of an SVG picture; the figures stand beside it as a table.

Source: docs.slack.dev/reference/block-kit/blocks/data-visualization-block.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.playground.page.axes import (
    BOTTOM,
    HEIGHT,
    LEFT,
    RIGHT,
    WIDTH,
    Scale,
    label_at,
    said,
    scale_of,
    shown_labels,
)

UNNAMED = 22
"""The height that an axis without a name does not need."""


@dataclass(frozen=True, slots=True)
class Shape:
    """`kind` is a `line` or a `bar`; `path` is SVG's path data; `series` counts from 0 and picks
    the colour.
    """

    kind: str
    path: str
    series: int


@dataclass(frozen=True, slots=True)
class Label:
    x: float
    y: float
    text: str
    anchor: str = "middle"
    between: bool = False
    """True where a phone has no room for it."""


@dataclass(frozen=True, slots=True)
class Chart:
    title: str
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]
    legend: tuple[str, ...]
    """A name for each series, in the order of their colours."""
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    unit: str
    """What the upright axis counts."""
    height: float
    base: float
    """Where the bars stand."""
    ticks: tuple[float, ...]
    """Where the lines across lie."""


def chart(block: dict[str, Any]) -> Chart:
    """The picture and the table of one block that passed the validation."""
    drawn = block["chart"]
    axis, kind = drawn["axis_config"], drawn["type"]
    categories: list[str] = axis["categories"]
    names = tuple(series["name"] for series in drawn["series"])
    values = [_in_order(series, categories) for series in drawn["series"]]
    every = [value for line in values for value in line]
    scale = scale_of(every, len(categories), from_nought=kind != "line")
    return Chart(
        title=block["title"],
        shapes=tuple(_shapes(kind, values, scale)),
        labels=tuple(_labels(axis, scale)),
        legend=names,
        header=(axis.get("x_label") or "Category", *names),
        rows=tuple(
            (name, *(_said(line[place]) for line in values))
            for place, name in enumerate(categories)
        ),
        unit=axis.get("y_label", ""),
        height=HEIGHT if axis.get("x_label") else HEIGHT - UNNAMED,
        base=scale.y(scale.base),
        ticks=tuple(scale.y(each) for each in scale.ticks),
    )


def _labels(axis: dict[str, Any], scale: Scale) -> Iterator[Label]:
    categories = axis["categories"]
    for number, place in enumerate(shown_labels(categories, scale)):
        name = categories[place]
        x = label_at(scale, place, name)
        yield Label(x, HEIGHT - BOTTOM + 20, name, between=number % 2 == 1)
    for number, tick in enumerate(scale.ticks):
        yield Label(LEFT - 6, scale.y(tick) + 2, said(tick), "end", between=number % 2 == 1)
    if name := axis.get("x_label"):
        yield Label((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, name)


def _shapes(kind: str, values: list[list[float]], scale: Scale) -> Iterator[Shape]:
    for number, line in enumerate(values):
        if kind == "line":
            points = " L".join(
                f"{scale.middle(place):.1f},{scale.y(value):.1f}"
                for place, value in enumerate(line)
            )
            yield Shape("line", f"M{points}", number)
            continue
        width = scale.width * 0.7 / len(values)
        for place, value in enumerate(line):
            left = scale.middle(place) - scale.width * 0.35 + width * number
            path = (
                f"M{left:.1f},{scale.y(scale.base):.1f} V{scale.y(value):.1f} "
                f"h{width:.1f} V{scale.y(scale.base):.1f} Z"
            )
            yield Shape("bar", path, number)


def _in_order(series: dict[str, Any], categories: list[str]) -> list[float]:
    by_label = {point["label"]: point["value"] for point in series["data"]}
    return [by_label[name] for name in categories]


def _said(value: float) -> str:
    return f"{value:,.10g}"
