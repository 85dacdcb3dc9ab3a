"""Small payloads to build test cases from: each is valid as it comes."""


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


def rich(*leaves, kind="rich_text_preformatted", **fields):
    part = {"type": kind, "elements": list(leaves), **fields}
    return {"type": "rich_text", "elements": [part]}


def leaf(words="hello", **fields):
    return {"type": "text", "text": words, **fields}


def option(n=1, **fields):
    return {"text": plain(f"Option {n}"), "value": str(n), **fields}


def menu(**fields):
    return {"type": "static_select", "options": [option()], "action_id": "pick", **fields}


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


def context(*elements):
    return {"type": "context", "elements": list(elements)}


def header(words="Weekly digest", **fields):
    return {"type": "header", "text": plain(words), **fields}


def without(name, value):
    return {key: each for key, each in value.items() if key != name}
