"""A modal or a Home tab, as the `views.*` methods take it."""

from collections.abc import Iterator
from typing import Any

from bot.playground.validation.blocks import IN_HOMES, IN_MODALS, repeated_ids, tables_in
from bot.playground.validation.composition import plain_text
from bot.playground.validation.grammar import (
    array,
    by_type,
    fault,
    record,
    string,
)
from bot.playground.validation.refusal import Refusal

MOST_BLOCKS = 100

_COMMON = {
    "private_metadata": string(3000, shortest=0),
    "callback_id": string(255, shortest=0),
}


def _submit_for_inputs(value: Any, at: str) -> Iterator[str]:
    if "submit" not in value and any(block["type"] == "input" for block in value["blocks"]):
        yield fault("missing required field: submit", at)


def _one_table(value: Any, at: str) -> Iterator[str]:
    if tables_in(value["blocks"]) > 1:
        yield fault("only_one_table_allowed", f"{at}/blocks")


_VIEW = by_type(
    {
        "modal": record(
            "modal",
            required={
                "title": plain_text(24),
                "blocks": array(by_type(IN_MODALS), MOST_BLOCKS),
            },
            optional={
                **_COMMON,
                "submit": plain_text(24),
                "close": plain_text(24),
            },
            also=(_submit_for_inputs,),
        ),
        "home": record(
            "home",
            required={"blocks": array(by_type(IN_HOMES), MOST_BLOCKS)},
            optional=_COMMON,
            also=(_one_table,),
        ),
    }
)


def check_view(view: dict[str, Any]) -> list[Refusal]:
    """Lists what Slack would say against this view; an empty list means that it takes it."""
    faults = list(_VIEW(view, "/view"))
    if not faults:
        faults = list(repeated_ids(view["blocks"], "/view/blocks"))
    return [Refusal("invalid_arguments", tuple(faults))] if faults else []
