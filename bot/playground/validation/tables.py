"""Tables: `table` and `data_table`.

Source: docs.slack.dev/reference/block-kit/blocks/table-block and data-table-block. An empty cell
makes Slack refuse the whole message.
"""

from collections.abc import Iterator
from typing import Any

from bot.playground.validation.composition import IDENTIFIER
from bot.playground.validation.elements import BUTTON
from bot.playground.validation.grammar import (
    array,
    boolean,
    by_type,
    fault,
    number,
    one_of,
    record,
    string,
)
from bot.playground.validation.measure import characters

MOST_ROWS = 100
MOST_COLUMNS = 20
MOST_CHARACTERS = 10_000
"""Of all cells of a message together."""


_RAW_TEXT = {"raw_text": record("raw_text", required={"text": string(MOST_CHARACTERS)})}
_CELL = by_type(_RAW_TEXT)
_ACTION_CELL = record("action_cell", required={"element": BUTTON}, optional={"fallback": _CELL})


def _same_length(value: Any, at: str) -> Iterator[str]:
    rows = value["rows"]
    for index, row in enumerate(rows):
        if len(row) != len(rows[0]):
            yield fault("all rows must have the same number of cells", f"{at}/rows/{index}")


def _not_too_much(value: Any, at: str) -> Iterator[str]:
    if characters(value["rows"]) > MOST_CHARACTERS:
        yield fault(f"must be less than {MOST_CHARACTERS + 1} characters", f"{at}/rows")


def _plain_header(value: Any, at: str) -> Iterator[str]:
    for index, cell in enumerate(value["rows"][0]):
        yield from _CELL(cell, f"{at}/rows/0/{index}")


def _row_header_is_a_column(value: Any, at: str) -> Iterator[str]:
    if value.get("row_header_column_index", 0) >= len(value["rows"][0]):
        yield fault("must be the index of a column", f"{at}/row_header_column_index")


def _one_button_a_row(value: Any, at: str) -> Iterator[str]:
    for index, row in enumerate(value["rows"]):
        if sum(cell["type"] == "action_cell" for cell in row) > 1:
            yield fault("only one action_cell a row allowed", f"{at}/rows/{index}")


_ROW = array(_CELL, MOST_COLUMNS)
_ROW_WITH_A_BUTTON = array(by_type({**_RAW_TEXT, "action_cell": _ACTION_CELL}), MOST_COLUMNS)
_COLUMN = record(None, optional={"align": one_of("left", "center", "right"), "is_wrapped": boolean})


def _column(value: Any, at: str) -> Iterator[str]:
    # Slack takes null for "this column as it comes"
    if value is not None:
        yield from _COLUMN(value, at)


TABLE = record(
    "table",
    required={"rows": array(_ROW, MOST_ROWS)},
    optional={"block_id": IDENTIFIER, "column_settings": array(_column, MOST_COLUMNS, least=0)},
    also=(_same_length, _not_too_much),
)
DATA_TABLE = record(
    "data_table",
    required={
        "caption": string(MOST_CHARACTERS),
        "rows": array(_ROW_WITH_A_BUTTON, MOST_ROWS, least=2),
    },
    optional={
        "block_id": IDENTIFIER,
        "page_size": number(1, 100, whole=True),
        "row_header_column_index": number(0, MOST_COLUMNS - 1, whole=True),
    },
    also=(
        _same_length,
        _plain_header,
        _one_button_a_row,
        _row_header_is_a_column,
        _not_too_much,
    ),
)
