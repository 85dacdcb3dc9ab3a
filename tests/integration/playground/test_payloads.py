"""One bad payload for each rule, and good ones next to them."""

import copy

import pytest

from bot.playground.validation import check_message, check_view


def text(words="hello", kind="mrkdwn"):
    return {"type": kind, "text": words}


def plain(words="hello"):
    return text(words, "plain_text")


def section(**fields):
    return {"type": "section", **({"text": text()} | fields)}


def button(**fields):
    return {"type": "button", "text": plain("Press"), "action_id": "press", **fields}


def actions(*elements, **fields):
    return {"type": "actions", "elements": list(elements), **fields}


def cell(words="–"):
    return {"type": "raw_text", "text": words}


def table(*rows, **fields):
    return {"type": "table", "rows": list(rows) or [[cell("Status")], [cell("Green")]], **fields}


def data_table(*rows, **fields):
    return table(*rows) | {"type": "data_table", "caption": "Status"} | fields


def rich(*leaves, kind="rich_text_section", **fields):
    part = {"type": kind, "elements": list(leaves), **fields}
    return {"type": "rich_text", "elements": [part]}


def leaf(words="hello", **fields):
    return {"type": "text", "text": words, **fields}


def option(n=1, **fields):
    return {"text": plain(f"Option {n}"), "value": str(n), **fields}


def menu(**fields):
    return {"type": "static_select", "options": [option()], "action_id": "pick", **fields}


def overflow(count):
    return {"type": "overflow", "action_id": "more", "options": [option(n) for n in range(count)]}


def confirmation(**fields):
    return {
        "title": plain(),
        "text": plain(),
        "confirm": plain("Yes"),
        "deny": plain("No"),
    } | fields


def series(name="Rate", labels=("Q1", "Q2"), value=1):
    return {"name": name, "data": [{"label": label, "value": value} for label in labels]}


def line(*lines, categories=("Q1", "Q2"), title="Re-referrals", **axis):
    return {
        "type": "data_visualization",
        "title": title,
        "chart": {
            "type": "line",
            "series": list(lines) or [series()],
            "axis_config": {"categories": list(categories), **axis},
        },
    }


def pie(*slices, **fields):
    segments = [{"label": label, "value": value} for label, value in slices]
    return {
        "type": "data_visualization",
        "title": "Ratings",
        "chart": {"type": "pie", "segments": segments},
    } | fields


def image(**fields):
    return {"type": "image", "image_url": "https://example.org/a.png", "alt_text": "A"} | fields


def context(*elements):
    return {"type": "context", "elements": list(elements)}


def header(words="Weekly digest", **fields):
    return {"type": "header", "text": plain(words), **fields}


def markdown(words="**hello**"):
    return {"type": "markdown", "text": words}


def without(name, value):
    return {key: each for key, each in value.items() if key != name}


GOOD_BLOCKS = {
    "header": header(block_id="top"),
    "header of 150": header("x" * 150),
    "section of 3,000": section(text=text("x" * 3000)),
    "section with fields only": {"type": "section", "fields": [text("x" * 2000)] * 5},
    "section with a button": section(accessory=button(style="danger", value="12")),
    "section with an image": section(accessory=image()),
    "verbatim mrkdwn": section(text=text() | {"verbatim": True}),
    "plain text with emoji": section(text=plain() | {"emoji": True}),
    "context of ten": context(*[text()] * 9, image()),
    "divider": {"type": "divider"},
    "25 buttons": actions(*[button(action_id=f"a{n}") for n in range(25)]),
    "button with everything": actions(
        button(
            url="https://example.org",
            confirm=confirmation(),
            accessibility_label="Press it",
            style="primary",
        )
    ),
    "menu": actions(menu(placeholder=plain())),
    "menu in groups": actions(
        without("options", menu()) | {"option_groups": [{"label": plain(), "options": [option()]}]}
    ),
    "overflow of five": actions(overflow(5)),
    "date picker": actions({"type": "datepicker", "initial_date": "2018-11-05"}),
    "image": image(title=plain(), block_id="picture"),
    "rich text": rich(
        leaf(style={"bold": True}),
        {"type": "link", "url": "https://example.org", "text": "link"},
        {"type": "emoji", "name": "wave"},
        {"type": "user", "user_id": "U0AD"},
        {"type": "broadcast", "range": "here"},
        {"type": "date", "timestamp": 1541376000, "format": "{date_short}"},
    ),
    "rich text list": rich(
        {"type": "rich_text_section", "elements": [leaf()]},
        kind="rich_text_list",
        style="bullet",
        indent=1,
    ),
    "code": rich(leaf(), kind="rich_text_preformatted", border=0),
    "quote": rich(leaf(), kind="rich_text_quote"),
    "markdown": markdown(),
    "markdown of 12,000": markdown("x" * 12_000),
    "table": table(column_settings=[None, {"align": "right", "is_wrapped": True}]),
    "table of 100 by 20": table(*[[cell()] * 20] * 100),
    "table with numbers and links": table(
        [cell("Team"), cell("Cases")],
        [rich(leaf()), {"type": "raw_number", "value": 19.5, "text": "19.5"}],
    ),
    "data table": data_table(page_size=100, row_header_column_index=0),
    "line chart": line(series(), series("Target"), x_label="Quarter", y_label="%"),
    "pie": pie(("Green", 11), ("Amber", 6)),
}


@pytest.mark.parametrize("block", GOOD_BLOCKS.values(), ids=GOOD_BLOCKS)
def test_a_block_within_the_limits_is_taken(block):
    assert check_message({"channel": "C0SMM", "text": "hello", "blocks": [block]}) == []


BAD_BLOCKS = {
    # every block
    "unknown block": ({"type": "banner"}, "unsupported type: banner"),
    "alert": ({"type": "alert", "text": plain()}, "unsupported type: alert"),
    "input in a message": (
        {"type": "input", "label": plain(), "element": {"type": "plain_text_input"}},
        "unsupported type: input",
    ),
    "no type": ({"text": plain()}, "missing required field: type"),
    "type that is no word": ({"type": ["header"]}, "unsupported type"),
    "unknown field": ({"type": "divider", "colour": "red"}, "no additional properties"),
    "empty block_id": (header(block_id=""), "more than 0 characters"),
    "long block_id": (header(block_id="x" * 256), "less than 256"),
    # text
    "empty text": (section(text=text("")), "/blocks/0/text/text"),
    "text that is no string": (section(text=text(12)), "must provide a string"),
    "text without its object": (section(text="hello"), "must provide an object"),
    "emoji on mrkdwn": (section(text=text() | {"emoji": True}), "no additional properties"),
    "verbatim on plain text": (section(text=plain() | {"verbatim": True}), "no additional"),
    "emoji that is no boolean": (section(text=plain() | {"emoji": "yes"}), "a boolean"),
    "unknown text type": (section(text=text(kind="html")), "unsupported type: html"),
    # header, section, context, image
    "header of 151": (header("x" * 151), "less than 151 characters"),
    "header in mrkdwn": ({"type": "header", "text": text()}, "must be one of: plain_text"),
    "section of 3,001": (section(text=text("x" * 3001)), "less than 3001 characters"),
    "section without content": ({"type": "section"}, "must define either `text` or `fields`"),
    "eleven fields": (section(fields=[text()] * 11), "no more than 10 items"),
    "no field": (section(fields=[]), "no less than 1 items"),
    "field of 2,001": (section(fields=[text("x" * 2001)]), "less than 2001 characters"),
    "input as accessory": (
        section(accessory={"type": "plain_text_input"}),
        "unsupported type: plain_text_input",
    ),
    "eleven context elements": (context(*[text()] * 11), "no more than 10 items"),
    "no context element": (context(), "no less than 1 items"),
    "button in a context": (context(button()), "unsupported type: button"),
    "image without alt text": (without("alt_text", image()), "missing required field: alt_text"),
    "image with empty alt text": (image(alt_text=""), "more than 0 characters"),
    "image without source": (without("image_url", image()), "must define one of"),
    "image from a file path": (image(image_url="file:///a.png"), "pattern"),
    # buttons and menus
    "26 elements": (
        actions(*[button(action_id=f"a{n}") for n in range(26)]),
        "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
    ),
    "no element": (actions(), "no less than 1 items"),
    "button text of 76": (actions(button(text=plain("x" * 76))), "less than 76 characters"),
    "button in mrkdwn": (actions(button(text=text())), "must be one of: plain_text"),
    "button value of 2,001": (actions(button(value="x" * 2001)), "less than 2001 characters"),
    "action_id of 256": (actions(button(action_id="x" * 256)), "less than 256 characters"),
    "url of 3,001": (actions(button(url="https://" + "x" * 2993)), "less than 3001 characters"),
    "url of a script": (actions(button(url="javascript:alert(1)")), "pattern"),
    "green button": (actions(button(style="green")), "must be one of: primary, danger"),
    "default style spelt out": (actions(button(style="default")), "must be one of"),
    "confirmation without title": (
        actions(button(confirm=without("title", confirmation()))),
        "missing required field: title",
    ),
    "confirmation title of 101": (
        actions(button(confirm=confirmation(title=plain("x" * 101)))),
        "less than 101 characters",
    ),
    "confirmation text of 301": (
        actions(button(confirm=confirmation(text=plain("x" * 301)))),
        "less than 301 characters",
    ),
    "confirmation button of 31": (
        actions(button(confirm=confirmation(deny=plain("x" * 31)))),
        "less than 31 characters",
    ),
    "menu without options": (actions(without("options", menu())), "must define one of"),
    "101 options": (
        actions(menu(options=[option(n) for n in range(101)])),
        "no more than 100 items",
    ),
    "option text of 76": (
        actions(menu(options=[option(text=plain("x" * 76))])),
        "less than 76 characters",
    ),
    "option value of 151": (
        actions(menu(options=[option(value="x" * 151)])),
        "less than 151 characters",
    ),
    "option with a url in a menu": (
        actions(menu(options=[option(url="https://example.org")])),
        "no additional properties allowed: url",
    ),
    "placeholder of 151": (
        actions(menu(placeholder=plain("x" * 151))),
        "less than 151 characters",
    ),
    "overflow of one": (actions(overflow(1)), "no less than 2 items"),
    "overflow of six": (actions(overflow(6)), "no more than 5 items"),
    "eleven checkboxes": (
        actions({"type": "checkboxes", "options": [option(n) for n in range(11)]}),
        "no more than 10 items",
    ),
    "a date that is none": (
        actions({"type": "datepicker", "initial_date": "05/11/2018"}),
        "pattern",
    ),
    "the same action twice in a block": (
        actions(button(), button()),
        "`action_id` press already exists",
    ),
    # rich text
    "rich text without parts": ({"type": "rich_text", "elements": []}, "no less than 1"),
    "rich text with a section block": (
        {"type": "rich_text", "elements": [section()]},
        "unsupported type: section",
    ),
    "unknown leaf": (rich({"type": "marquee"}), "unsupported type: marquee"),
    "empty leaf": (rich(leaf("")), "more than 0 characters"),
    "unknown style": (rich(leaf(style={"blink": True})), "no additional properties"),
    "list without style": (
        rich({"type": "rich_text_section", "elements": [leaf()]}, kind="rich_text_list"),
        "missing required field: style",
    ),
    "list of leaves": (
        rich(leaf(), kind="rich_text_list", style="bullet"),
        "must be one of: rich_text_section",
    ),
    "list nine deep": (
        rich(
            {"type": "rich_text_section", "elements": [leaf()]},
            kind="rich_text_list",
            style="bullet",
            indent=9,
        ),
        "must be at most 8",
    ),
    "emoji in code": (
        rich({"type": "emoji", "name": "wave"}, kind="rich_text_preformatted"),
        "unsupported type: emoji",
    ),
    "style on a section": (rich(leaf(), style="bullet"), "no additional properties"),
    # markdown
    "markdown of 12,001": (markdown("x" * 12_001), "less than 12001 characters"),
    "markdown in a text object": (
        {"type": "markdown", "text": text()},
        "must provide a string",
    ),
    # tables
    "101 rows": (table(*[[cell()]] * 101), "no more than 100 items"),
    "21 columns": (table([cell()] * 21), "no more than 20 items"),
    "no row": ({"type": "table", "rows": []}, "no less than 1"),
    "empty row": (table([]), "no less than 1"),
    "empty cell": (
        table([cell("A")], [cell("")]),
        "[ERROR] must be more than 0 characters [json-pointer:/blocks/0/rows/1/0/text]",
    ),
    "empty rich cell": (table([rich()]), "more than 0 characters"),
    "empty section in a rich cell": (
        table(
            [
                rich(
                    {"type": "rich_text_section", "elements": []},
                    kind="rich_text_list",
                    style="bullet",
                )
            ]
        ),
        "more than 0 characters",
    ),
    "mrkdwn cell": (table([text()]), "unsupported type: mrkdwn"),
    "null cell": (table([None]), "must provide an object"),
    "number without its text": (
        table([{"type": "raw_number", "value": 1}]),
        "missing required field: text",
    ),
    "number that is text": (
        table([{"type": "raw_number", "value": "1", "text": "1"}]),
        "must provide a number",
    ),
    "number that is none": (
        table([{"type": "raw_number", "value": float("nan"), "text": "1"}]),
        "must provide a number",
    ),
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
    "unknown chart": (pie(chart={"type": "radar"}), "unsupported type: radar"),
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
    "slice of nothing": (pie(("Red", 0)), "must be more than 0"),
    "seven slices": (pie(*[(str(n), 1) for n in range(7)]), "no more than 6 items"),
}


@pytest.mark.parametrize(("block", "said"), BAD_BLOCKS.values(), ids=BAD_BLOCKS)
def test_a_block_that_breaks_a_rule_is_refused_as_invalid_blocks(block, said):
    refusals = check_message({"text": "hello", "blocks": [block]})
    assert refusals[0].error == "invalid_blocks"
    assert any(said in each for each in refusals[0].messages), refusals[0].messages
    assert all("[json-pointer:/blocks/0" in each for each in refusals[0].messages)


def attachment(*blocks):
    return {"blocks": list(blocks)}


BAD_MESSAGES = {
    "nothing": ({}, "no_text"),
    "blank text": ({"text": "  "}, "no_text"),
    "empty text and no block": ({"text": "", "blocks": []}, "no_text"),
    "text over 40,000": ({"text": "x" * 40_001}, "msg_too_long"),
    "text that is no string": ({"text": 12}, "invalid_arguments"),
    "unknown argument": ({"text": "hello", "block": []}, "invalid_arguments"),
    "unknown response type": ({"text": "hello", "response_type": "public"}, "invalid_arguments"),
    "blocks as JSON text": ({"text": "hello", "blocks": "[]"}, "invalid_blocks_format"),
    "blocks as one object": ({"text": "hello", "blocks": {"a": 1}}, "invalid_blocks_format"),
    "a block that is no object": ({"text": "hello", "blocks": ["hi"]}, "invalid_blocks_format"),
    "101 attachments": (
        {"text": "hello", "attachments": [attachment()] * 101},
        "too_many_attachments",
    ),
    "51 blocks": ({"text": "hello", "blocks": [{"type": "divider"}] * 51}, "invalid_blocks"),
    "the same block_id twice": (
        {"text": "hello", "blocks": [header(block_id="a"), section(block_id="a")]},
        "invalid_blocks",
    ),
    "markdown of 12,001 in two blocks": (
        {"text": "hello", "blocks": [markdown("x" * 6000), markdown("x" * 6001)]},
        "invalid_blocks",
    ),
    "three charts": ({"text": "hello", "blocks": [line(), line(), line()]}, "invalid_blocks"),
    "two tables": ({"text": "hello", "blocks": [table(), table()]}, "invalid_attachments"),
    "a table and a data table": (
        {"text": "hello", "blocks": [table(), data_table()]},
        "invalid_attachments",
    ),
    "a second table in an attachment": (
        {"text": "hello", "blocks": [table()], "attachments": [attachment(table())]},
        "invalid_attachments",
    ),
    "a bad block in an attachment": (
        {"text": "hello", "attachments": [attachment({"type": "banner"})]},
        "invalid_attachments",
    ),
    "blocks of 13,201 together": (
        {"text": "hello", "blocks": [section(text=text("x" * 2600))] * 5},
        "msg_blocks_too_long",
    ),
    "metadata without payload": (
        {"text": "hello", "metadata": {"event_type": "planbot"}},
        "invalid_metadata_format",
    ),
    "metadata with a strange name": (
        {"text": "hello", "metadata": {"event_type": "plan bot", "event_payload": {}}},
        "invalid_metadata_format",
    ),
    "metadata with a payload that is no object": (
        {"text": "hello", "metadata": {"event_type": "planbot", "event_payload": "key"}},
        "invalid_metadata_format",
    ),
}


@pytest.mark.parametrize(("payload", "error"), BAD_MESSAGES.values(), ids=BAD_MESSAGES)
def test_a_message_that_breaks_a_rule_is_refused_by_slacks_name_for_it(payload, error):
    assert [refusal.error for refusal in check_message(payload)] == [error]


GOOD_MESSAGES = {
    "text of 40,000": {"text": "x" * 40_000},
    "blocks without text": {"blocks": [header()]},
    "50 blocks": {"text": "hello", "blocks": [{"type": "divider"}] * 50},
    "every kind of block once": {
        "text": "hello",
        "blocks": [header(), section(), table(), line(), pie(("Red", 1)), rich(leaf())],
    },
    "one action in two blocks": {
        "text": "hello",
        "blocks": [section(accessory=button()), section(accessory=button())],
    },
    "a reply": {"text": "hello", "response_type": "in_channel", "replace_original": True},
    "a deletion": {"delete_original": True},
    "an opaque key": {
        "text": "hello",
        "metadata": {"event_type": "planbot_outbox", "event_payload": {"key": "k1"}},
    },
}


@pytest.mark.parametrize("payload", GOOD_MESSAGES.values(), ids=GOOD_MESSAGES)
def test_a_message_within_the_limits_is_taken(payload):
    assert check_message(payload) == []


@pytest.mark.parametrize(
    ("words", "taken"), [("x" * 4000, True), ("x" * 4001, False), ("&" * 1000, False)]
)
def test_the_text_of_an_edit_is_counted_in_escaped_bytes(words, taken):
    assert check_message({"text": words}) == []
    assert (check_message({"text": words}, edit=True) == []) is taken


def test_checking_a_message_does_not_change_it():
    payload = {"text": "hello", "blocks": list(GOOD_BLOCKS.values())}
    before = copy.deepcopy(payload)
    check_message(payload)
    assert payload == before


def modal(*blocks, **fields):
    return {
        "type": "modal",
        "title": plain("Snooze"),
        "blocks": list(blocks) or [section()],
    } | fields


def asked(element=None, **fields):
    return {
        "type": "input",
        "label": plain("Why?"),
        "element": element or {"type": "plain_text_input", "action_id": "why"},
        **fields,
    }


BAD_VIEWS = {
    "no type": ({"blocks": [section()]}, "missing required field: type"),
    "unknown type": (modal() | {"type": "dialog"}, "unsupported type: dialog"),
    "no title": (without("title", modal()), "missing required field: title"),
    "title of 25": (modal(title=plain("x" * 25)), "less than 25 characters"),
    "submit of 25": (modal(submit=plain("x" * 25)), "less than 25 characters"),
    "close of 25": (modal(close=plain("x" * 25)), "less than 25 characters"),
    "private_metadata of 3,001": (modal(private_metadata="x" * 3001), "less than 3001"),
    "callback_id of 256": (modal(callback_id="x" * 256), "less than 256"),
    "101 blocks": (modal(*[section()] * 101), "no more than 100 items"),
    "no block": (modal() | {"blocks": []}, "no less than 1"),
    "unknown field": (modal(colour="red"), "no additional properties allowed: colour"),
    "table in a modal": (modal(table()), "unsupported type: table"),
    "markdown in a modal": (modal(markdown()), "unsupported type: markdown"),
    "input without submit": (modal(asked()), "missing required field: submit"),
    "input without label": (
        modal(without("label", asked()), submit=plain()),
        "missing required field: label",
    ),
    "button as input": (modal(asked(button()), submit=plain()), "unsupported type: button"),
    "the same block_id twice": (
        modal(section(block_id="a"), section(block_id="a")),
        "`block_id` a already exists",
    ),
    "title on a Home tab": ({"type": "home", "title": plain(), "blocks": [section()]}, "title"),
}


@pytest.mark.parametrize(("view", "said"), BAD_VIEWS.values(), ids=BAD_VIEWS)
def test_a_view_that_breaks_a_rule_is_refused_as_invalid_arguments(view, said):
    (refusal,) = check_view(view)
    assert refusal.error == "invalid_arguments"
    assert any(said in each for each in refusal.messages), refusal.messages


GOOD_VIEWS = {
    "modal": modal(*[section()] * 100),
    "form": modal(
        asked(hint=plain(), optional=True, block_id="why"),
        asked(menu()),
        asked({"type": "datepicker", "initial_date": "2018-11-05"}),
        asked({"type": "datetimepicker", "initial_date_time": 1541376000}),
        submit=plain("Save"),
        close=plain("Cancel"),
        callback_id="snooze",
        private_metadata="{}",
    ),
    "home": {"type": "home", "blocks": [header(), actions(button())]},
}


@pytest.mark.parametrize("view", GOOD_VIEWS.values(), ids=GOOD_VIEWS)
def test_a_view_within_the_limits_is_taken(view):
    assert check_view(view) == []
