"""Rich text, tables and charts: the limits, one case a rule."""

import pytest

from bot.playground.validation import check_message
from tests.integration.playground.block_parts import (
    cell,
    data_table,
    leaf,
    line,
    rich,
    section,
    series,
    table,
    text,
    without,
)

GOOD_BLOCKS = {
    "rich text": rich(leaf()),
    "table": table(column_settings=[None, {"align": "right", "is_wrapped": True}]),
    "table of 100 by 20": table(*[[cell()] * 20] * 100),
    "data table": data_table(page_size=100, row_header_column_index=0),
    "line chart": line(series(), series("Target"), x_label="Quarter", y_label="%"),
}


@pytest.mark.parametrize("block", GOOD_BLOCKS.values(), ids=GOOD_BLOCKS)
def test_a_block_within_the_limits_is_taken(block):
    assert check_message({"channel": "C0SMM", "text": "hello", "blocks": [block]}) == []


BAD_BLOCKS = {
    "rich text without parts": ({"type": "rich_text", "elements": []}, "no less than 1"),
    "rich text with a section block": (
        {"type": "rich_text", "elements": [section()]},
        "unsupported type: section",
    ),
    "unknown leaf": (rich({"type": "marquee"}), "unsupported type: marquee"),
    "empty leaf": (rich(leaf("")), "more than 0 characters"),
    "unknown style": (rich(leaf(style={"blink": True})), "no additional properties"),
    "emoji in code": (
        rich({"type": "emoji", "name": "wave"}),
        "unsupported type: emoji",
    ),
    "style on a part": (rich(leaf(), style="bullet"), "no additional properties"),
    # tables
    "101 rows": (table(*[[cell()]] * 101), "no more than 100 items"),
    "21 columns": (table([cell()] * 21), "no more than 20 items"),
    "no row": ({"type": "table", "rows": []}, "no less than 1"),
    "empty row": (table([]), "no less than 1"),
    "empty cell": (
        table([cell("A")], [cell("")]),
        "[ERROR] must be more than 0 characters [json-pointer:/blocks/0/rows/1/0/text]",
    ),
    "mrkdwn cell": (table([text()]), "unsupported type: mrkdwn"),
    "null cell": (table([None]), "must provide an object"),
    "rows of different length": (table([cell()] * 2, [cell()]), "the same number of cells"),
    "cells of 10,001 together": (
        table([cell("x" * 5000)], [cell("x" * 5001)]),
        "less than 10001 characters",
    ),
    "column set to justify": (table(column_settings=[{"align": "justify"}]), "must be one of"),
    "column with a width": (table(column_settings=[{"width": 12}]), "no additional"),
    "21 column settings": (table(column_settings=[{}] * 21), "no more than 20 items"),
    "caption on a plain table": (table(caption="Status"), "no additional properties"),
    "data table without caption": (
        without("caption", data_table()),
        "missing required field: caption",
    ),
    "data table with its header only": (data_table([cell()]), "no less than 2 items"),
    "data table of 101 rows": (data_table(*[[cell()]] * 101), "no more than 100 items"),
    "data table with a rich header": (
        data_table([rich(leaf())], [cell()]),
        "unsupported type: rich_text",
    ),
    "page of 101": (data_table(page_size=101), "must be at most 100"),
    "page of none": (data_table(page_size=0), "must be at least 1"),
    "row header in no column": (
        data_table(row_header_column_index=1),
        "must be the index of a column",
    ),
    "column settings on a data table": (
        data_table(column_settings=[{}]),
        "no additional properties",
    ),
    # charts
    "chart title of 51": (line(title="x" * 51), "less than 51 characters"),
    "unknown chart": (line() | {"chart": {"type": "radar"}}, "unsupported type: radar"),
    "seven series": (line(*[series(str(n)) for n in range(7)]), "no more than 6 items"),
    "21 points": (
        line(series(labels=[str(n) for n in range(21)])),
        "no more than 20 items",
    ),
    "series with one name": (line(series(), series()), "series names must be unique"),
    "point outside the axis": (
        line(series(labels=("Q1", "Q3"))),
        "labels must match the axis categories",
    ),
    "label of 21": (
        line(series(labels=("x" * 21,)), categories=["x" * 21]),
        "less than 21 characters",
    ),
    "point without value": (line(series(value=None)), "must provide a number"),
}


@pytest.mark.parametrize(("block", "said"), BAD_BLOCKS.values(), ids=BAD_BLOCKS)
def test_a_block_that_breaks_a_rule_is_refused_as_invalid_blocks(block, said):
    refusals = check_message({"text": "hello", "blocks": [block]})
    assert refusals[0].error == "invalid_blocks"
    assert any(said in each for each in refusals[0].messages), refusals[0].messages
    assert all("[json-pointer:/blocks/0" in each for each in refusals[0].messages)
