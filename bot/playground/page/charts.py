"""`data_visualization` as shapes of an SVG picture; the figures stand beside it as a table.

Source: docs.slack.dev/reference/block-kit/blocks/data-visualization-block.
"""

from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any

WIDTH, HEIGHT = 560, 240
LEFT, RIGHT, TOP, BOTTOM = 44, 12, 12, 28
PIE = 100
"""The radius."""


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


@dataclass(frozen=True, slots=True)
class Chart:
    title: str
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]
    legend: tuple[str, ...]
    """A name for each series or slice, in the order of their colours."""
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    axes: bool
    base: float = HEIGHT - BOTTOM
    """Where nought lies."""


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
        axes=False,
    )


def _on_axes(title: str, drawn: dict[str, Any]) -> Chart:
    categories: list[str] = drawn["axis_config"]["categories"]
    names = tuple(series["name"] for series in drawn["series"])
    values = [_in_order(series, categories) for series in drawn["series"]]
    every = [value for line in values for value in line]
    low, high = min(0.0, *every), max(0.0, *every)
    scale = _Scale(low, high if high > low else low + 1, len(categories))
    return Chart(
        title=title,
        shapes=tuple(_shapes(drawn["type"], values, scale)),
        labels=(
            *(
                Label(scale.middle(place), HEIGHT - 8, name)
                for place, name in enumerate(categories)
                if place % max(1, len(categories) // 8) == 0
            ),
            Label(LEFT - 6, scale.y(scale.high) + 8, _said(scale.high), "end"),
            Label(LEFT - 6, scale.y(scale.low), _said(scale.low), "end"),
        ),
        legend=names,
        header=(drawn["axis_config"].get("x_label") or "Category", *names),
        rows=tuple(
            (name, *(_said(line[place]) for line in values))
            for place, name in enumerate(categories)
        ),
        axes=True,
        base=scale.y(0),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float
    categories: int

    @property
    def step(self) -> float:
        return (WIDTH - LEFT - RIGHT) / self.categories

    def middle(self, place: int) -> float:
        return LEFT + self.step * (place + 0.5)

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)


def _shapes(kind: str, values: list[list[float]], scale: _Scale) -> list[Shape]:
    shapes = []
    for number, line in enumerate(values):
        if kind == "bar":
            width = scale.step * 0.7 / len(values)
            for place, value in enumerate(line):
                left = scale.middle(place) - scale.step * 0.35 + width * number
                path = (
                    f"M{left:.1f},{scale.y(0):.1f} V{scale.y(value):.1f} "
                    f"h{width:.1f} V{scale.y(0):.1f} Z"
                )
                shapes.append(Shape("bar", path, number))
            continue
        points = " L".join(
            f"{scale.middle(place):.1f},{scale.y(value):.1f}" for place, value in enumerate(line)
        )
        if kind == "area":
            first, last = scale.middle(0), scale.middle(len(line) - 1)
            floor = scale.y(0)
            path = f"M{first:.1f},{floor:.1f} L{points} L{last:.1f},{floor:.1f} Z"
            shapes.append(Shape("area", path, number))
        shapes.append(Shape("line", f"M{points}", number))
    return shapes


def _in_order(series: dict[str, Any], categories: list[str]) -> list[float]:
    by_label = {point["label"]: point["value"] for point in series["data"]}
    return [by_label[name] for name in categories]


def _said(value: float) -> str:
    return f"{value:g}"
