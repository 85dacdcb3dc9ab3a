"""Every kind of block, element and input, valid as Slack takes them."""

from bot.playground.validation.blocks import IN_HOMES, IN_MESSAGES, IN_MODALS
from bot.playground.validation.elements import IN_ACTIONS, IN_AN_INPUT
from tests.integration.playground.block_parts import (
    actions,
    button,
    cell,
    context,
    data_table,
    header,
    leaf,
    line,
    option,
    plain,
    rich,
    section,
    series,
    table,
    text,
)

MESSAGE_BLOCKS = {
    "header": header("Weekly digest"),
    "section": section(
        text=text("*Bold*, _italic_, ~struck~, `code`, <@U0AD> and :tada:\n> quoted"),
    ),
    "context": context(text("September 2018")),
    "divider": {"type": "divider"},
    "actions": actions(
        button(text=plain("Acknowledge"), action_id="yes", style="primary", value="1"),
        button(text=plain("Withdraw"), action_id="no", style="danger"),
    ),
    "rich_text": rich(leaf("as it is")),
    "table": table(
        [cell("Status"), cell("Indicator"), cell("Latest")],
        [cell("🔴 R"), cell("5.1 Re-referrals"), cell("30.6%")],
        column_settings=[{"is_wrapped": True}, None, {"align": "right"}],
    ),
    "data_table": data_table(
        [cell("Team"), cell("Open cases"), cell("More")],
        [
            cell("First Response"),
            cell("22"),
            {"type": "action_cell", "element": button(text=plain("Look"), action_id="row")},
        ],
        caption="Open cases by team",
        row_header_column_index=0,
    ),
    "data_visualization": line(
        series("Rate", ("Q1", "Q2"), 22), series("Target", ("Q1", "Q2"), 20), title="Re-referrals"
    ),
}

_WITH_OPTIONS = {"options": [option(1), option(2)]}
_NEEDS = {
    "static_select": _WITH_OPTIONS,
    "radio_buttons": _WITH_OPTIONS,
    "checkboxes": _WITH_OPTIONS,
    "button": {"text": plain("Press")},
}
ELEMENTS = {
    kind: {"type": kind, "action_id": f"the-{kind}", **_NEEDS.get(kind, {})} for kind in IN_ACTIONS
}
INPUTS = {
    kind: {
        "type": "input",
        "block_id": f"b-{kind}",
        "label": plain(f"About {kind}"),
        "hint": plain("A hint"),
        "element": {"type": kind, "action_id": f"the-{kind}", **_NEEDS.get(kind, {})},
    }
    for kind in IN_AN_INPUT
}


def missing():
    """The kinds that Slack takes and the gallery does not show."""
    shown = MESSAGE_BLOCKS.keys() | {"input"}
    return (IN_MESSAGES.keys() | IN_HOMES.keys() | IN_MODALS.keys()) - shown


def modal(*kinds):
    """A modal with an input of each kind."""
    return {
        "type": "modal",
        "callback_id": "gallery",
        "title": plain("Every input"),
        "submit": plain("Save"),
        "close": plain("Not now"),
        "blocks": [INPUTS[kind] for kind in kinds],
    }
