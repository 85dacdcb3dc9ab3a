"""Every kind of block, element and input, valid as Slack takes them."""

from bot.playground.validation.blocks import IN_HOMES, IN_MESSAGES, IN_MODALS
from bot.playground.validation.elements import IN_ACTIONS, IN_AN_INPUT
from tests.integration.playground.block_parts import (
    actions,
    button,
    cell,
    confirmation,
    context,
    data_table,
    header,
    image,
    leaf,
    line,
    markdown,
    option,
    pie,
    plain,
    section,
    series,
    table,
    text,
)

RICH = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                leaf("Bold ", style={"bold": True}),
                leaf("italic ", style={"italic": True}),
                leaf("struck ", style={"strike": True}),
                leaf("code", style={"code": True}),
                leaf(" for "),
                {"type": "user", "user_id": "U0AD"},
                {"type": "channel", "channel_id": "C0SMM"},
                {"type": "broadcast", "range": "here"},
                {"type": "emoji", "name": "tada"},
                {"type": "link", "url": "https://example.org/", "text": "a link"},
                {"type": "date", "timestamp": 1541404800, "format": "{date}", "fallback": "5 Nov"},
                {"type": "color", "value": "#007a5a"},
                {"type": "usergroup", "usergroup_id": "S0PERF"},
                {"type": "team", "team_id": "T0SAMPLE"},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "ordered",
            "elements": [{"type": "rich_text_section", "elements": [leaf("first")]}],
        },
        {"type": "rich_text_quote", "elements": [leaf("quoted")]},
        {"type": "rich_text_preformatted", "elements": [leaf("as it is")]},
    ],
}

MESSAGE_BLOCKS = {
    "header": header("Weekly digest"),
    "section": section(
        text=text("*Bold*, _italic_, ~struck~, `code`, <@U0AD> and :tada:\n> quoted"),
        fields=[text("*Rating*\nAmber"), plain("Status: red")],
        accessory=button(text=plain("Look"), action_id="look"),
    ),
    "context": context(image(alt_text="A mark"), text("September 2018")),
    "divider": {"type": "divider"},
    "actions": actions(
        button(text=plain("Acknowledge"), action_id="yes", style="primary", value="1"),
        button(text=plain("Withdraw"), action_id="no", style="danger", confirm=confirmation()),
        button(text=plain("Source"), action_id="out", url="https://example.org/"),
    ),
    "image": image(title=plain("A chart"), alt_text="Re-referrals rise from spring on"),
    "rich_text": RICH,
    "markdown": markdown("# Title\n\nWords with **weight**\n\n- one\n- two\n\n1. first\n\n> said"),
    "table": table(
        [cell("Status"), cell("Indicator"), cell("Latest")],
        [cell("🔴 R"), cell("5.1 Re-referrals"), cell("30.6%")],
        column_settings=[{"is_wrapped": True}, None, {"align": "right"}],
    ),
    "data_table": data_table(
        [cell("Team"), cell("Open cases"), cell("More")],
        [
            cell("First Response"),
            {"type": "raw_number", "value": 22, "text": "22"},
            {"type": "action_cell", "element": button(text=plain("Look"), action_id="row")},
        ],
        caption="Open cases by team",
        row_header_column_index=0,
    ),
    "container": {
        "type": "container",
        "title": plain("5 Assessments"),
        "subtitle": plain("Amber"),
        "is_collapsible": True,
        "child_blocks": [
            section(text=text("Inside")),
            actions(button(text=plain("Open"), action_id="open")),
        ],
    },
    "data_visualization": line(
        series("Rate", ("Q1", "Q2"), 22), series("Target", ("Q1", "Q2"), 20), title="Re-referrals"
    ),
}

ALERT = {"type": "alert", "level": "warning", "text": text("*30%* is not 30.6%")}

_WITH_OPTIONS = {"options": [option(1), option(2)]}
_NEEDS = {
    "static_select": _WITH_OPTIONS,
    "multi_static_select": _WITH_OPTIONS,
    "radio_buttons": _WITH_OPTIONS,
    "checkboxes": _WITH_OPTIONS,
    "overflow": _WITH_OPTIONS,
    "button": {"text": plain("Press")},
    "number_input": {"is_decimal_allowed": False},
}
CANNOT = {"external_select", "multi_external_select", "file_input"}
"""What the page says it cannot draw, because the bot would have to be asked for its options, or
because a file would have to leave this machine's disk."""

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
PIE = pie(("Green", 11), ("Amber", 6))


def missing():
    """The kinds that Slack takes and the gallery does not show."""
    shown = MESSAGE_BLOCKS.keys() | {"input", "alert"}
    return (IN_MESSAGES.keys() | IN_HOMES.keys() | IN_MODALS.keys()) - shown


def modal(*kinds):
    """A modal with an input of each kind."""
    return {
        "type": "modal",
        "callback_id": "gallery",
        "title": plain("Every input"),
        "submit": plain("Save"),
        "close": plain("Not now"),
        "blocks": [ALERT, *(INPUTS[kind] for kind in kinds)],
    }
