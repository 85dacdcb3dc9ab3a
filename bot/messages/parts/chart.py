"""A chart that Slack draws: lines, as text a sparkline of the first; or bars, as text a table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tabulate import tabulate

from bot.messages.parts.part import Block
from bot.messages.text import clip, plain

POINTS = 20
"""The most that Slack draws."""
TITLE = 50
"""Characters of a title."""
_BARS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Chart:
    """`labels` name the points, oldest first, each series has a value for every one of them; `axis`
    says what the points are, `unit` what the values are. Of several series of bars Slack puts those
    of a point side by side.
    """

    title: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]
    kind: Literal["line", "bar"] = "line"
    axis: str = ""
    unit: str = ""

    limit = 4000

    @property
    def words(self) -> str:
        return self.title

    def size(self) -> int:
        return len(self.title) + sum(
            len(label) + len(str(value))
            for _, values in self.series
            for label, value in zip(self.labels, values, strict=True)
        )

    def shorter(self) -> "Chart":
        """Leaves out the oldest point."""
        series = tuple((name, values[1:]) for name, values in self.series)
        return replace(self, labels=self.labels[1:], series=series)

    def block(self, _place: int) -> Block:
        return {
            "type": "data_visualization",
            "title": clip(plain(self.title), TITLE),
            "chart": {
                "type": self.kind,
                "series": [
                    {
                        "name": name,
                        "data": [
                            {"label": label, "value": value}
                            for label, value in zip(self.labels, values, strict=True)
                        ],
                    }
                    for name, values in self.series
                ],
                "axis_config": {
                    "categories": list(self.labels),
                    **({"x_label": self.axis} if self.axis else {}),
                    **({"y_label": self.unit} if self.unit else {}),
                },
            },
        }

    def plain(self) -> str:
        if self.kind == "bar":
            return self._table()
        _, values = self.series[0]
        return f"{self.labels[0]} {sparkline(values)} {self.labels[-1]}"

    def _table(self) -> str:
        columns = [[f"{value:g}" for value in values] for _, values in self.series]
        return tabulate(
            list(zip(self.labels, *columns, strict=True)),
            headers=(self.axis, *(name for name, _ in self.series)),
            tablefmt="simple",
            disable_numparse=True,
            colalign=("left", *("right" for _ in self.series)),
        )


def sparkline(values: Sequence[float]) -> str:
    """Draws one bar a value between the least and the most; level where they are the same."""
    least, most = min(values), max(values)
    if least == most:
        return _BARS[3] * len(values)
    return "".join(_BARS[round((each - least) / (most - least) * 7)] for each in values)
