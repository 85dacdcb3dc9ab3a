"""`data_visualization` as shapes of an SVG picture; the figures stand beside it as a table.

Source: docs.slack.dev/reference/block-kit/blocks/data-visualization-block.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin
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

PIE = 100
"""The radius."""
UNNAMED = 22
"""The height that an axis without a name does not need."""


@dataclass(frozen=True, slots=True)
class Shape:
    """`kind` is a `line`, an `area`, a `bar` or a `slice`; `path` is SVG's path data; `series`
    counts from 0 and picks the colour.
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
    """A name for each series or slice, in the order of their colours."""
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    unit: str = ""
    """What the upright axis counts."""
    height: float = HEIGHT
    base: float | None = None
    """Where the bars stand; None without axes."""
    ticks: tuple[float, ...] = ()
    """Where the lines across lie."""


def chart(block: dict[str, Any]) -> Chart:
    """The picture and the table of one block that passed the validation."""
    title, drawn = block["title"], block["chart"]
    return _pie(title, drawn) if drawn["type"] == "pie" else _on_axes(title, drawn)


def _pie(title: str, drawn: dict[str, Any]) -> Chart:
    segments = drawn["segments"]
    total = sum(each["value"] for each in segments)
    x, y, start, shapes = WIDTH / 2, HEIGHT / 2, -pi / 2, []
    for number, each in enumerate(segments):
        # a whole circle has no two ends to draw an arc between
        turn = min(each["value"] / total * 2 * pi, 2 * pi - 0.0001)
        end = start + turn
        path = (
            f"M{x:.1f},{y:.1f} L{x + PIE * cos(start):.2f},{y + PIE * sin(start):.2f} "
            f"A{PIE},{PIE} 0 {int(turn > pi)} 1 {x + PIE * cos(end):.2f},{y + PIE * sin(end):.2f} Z"
        )
        shapes.append(Shape("slice", path, number))
        start = end
    return Chart(
        title=title,
        shapes=tuple(shapes),
        labels=(),
        legend=tuple(each["label"] for each in segments),
        header=("Part", "Value"),
        rows=tuple((each["label"], _said(each["value"])) for each in segments),
    )


def _on_axes(title: str, drawn: dict[str, Any]) -> Chart:
    axis, kind = drawn["axis_config"], drawn["type"]
    categories: list[str] = axis["categories"]
    names = tuple(series["name"] for series in drawn["series"])
    values = [_in_order(series, categories) for series in drawn["series"]]
    every = [value for line in values for value in line]
    scale = scale_of(every, len(categories), from_nought=kind != "line")
    return Chart(
        title=title,
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


def _shapes(kind: str, values: list[list[float]], scale: Scale) -> list[Shape]:
    shapes = []
    for number, line in enumerate(values):
        if kind == "bar":
            width = scale.width * 0.7 / len(values)
            for place, value in enumerate(line):
                left = scale.middle(place) - scale.width * 0.35 + width * number
                path = (
                    f"M{left:.1f},{scale.y(scale.base):.1f} V{scale.y(value):.1f} "
                    f"h{width:.1f} V{scale.y(scale.base):.1f} Z"
                )
                shapes.append(Shape("bar", path, number))
            continue
        points = " L".join(
            f"{scale.middle(place):.1f},{scale.y(value):.1f}" for place, value in enumerate(line)
        )
        if kind == "area":
            first, last = scale.middle(0), scale.middle(len(line) - 1)
            floor = scale.y(scale.base)
            path = f"M{first:.1f},{floor:.1f} L{points} L{last:.1f},{floor:.1f} Z"
            shapes.append(Shape("area", path, number))
        shapes.append(Shape("line", f"M{points}", number))
    return shapes


def _in_order(series: dict[str, Any], categories: list[str]) -> list[float]:
    by_label = {point["label"]: point["value"] for point in series["data"]}
    return [by_label[name] for name in categories]


def _said(value: float) -> str:
    return f"{value:,.10g}"
