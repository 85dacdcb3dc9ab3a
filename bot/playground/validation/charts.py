"""Charts: `data_visualization`.

Source: docs.slack.dev/reference/block-kit/blocks/data-visualization-block.
"""

from collections.abc import Iterator
from typing import Any

from bot.playground.validation.composition import IDENTIFIER
from bot.playground.validation.grammar import (
    Rule,
    array,
    by_type,
    fault,
    number,
    record,
    string,
)

_LABEL = string(20)


def _names_differ(value: Any, at: str) -> Iterator[str]:
    seen: set[str] = set()
    for index, series in enumerate(value["series"]):
        if series["name"] in seen:
            yield fault("series names must be unique", f"{at}/series/{index}/name")
        seen.add(series["name"])


def _points_match_categories(value: Any, at: str) -> Iterator[str]:
    categories = value["axis_config"]["categories"]
    for index, series in enumerate(value["series"]):
        if sorted(point["label"] for point in series["data"]) != sorted(categories):
            yield fault("labels must match the axis categories", f"{at}/series/{index}/data")


def _on_axes(kind: str) -> Rule:
    point = record(None, required={"label": _LABEL, "value": number()})
    return record(
        kind,
        required={
            "series": array(
                record(None, required={"name": _LABEL, "data": array(point, 20)}),
                6,
            ),
            "axis_config": record(
                None,
                required={"categories": array(_LABEL, 20)},
                optional={"x_label": string(50), "y_label": string(50)},
            ),
        },
        also=(_names_differ, _points_match_categories),
    )


DATA_VISUALIZATION = record(
    "data_visualization",
    required={
        "title": string(50),
        "chart": by_type({"bar": _on_axes("bar"), "line": _on_axes("line")}),
    },
    optional={"block_id": IDENTIFIER},
)
