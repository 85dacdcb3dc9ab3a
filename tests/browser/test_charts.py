"""The labels of a chart can be read: none runs into another or out of the picture."""

from itertools import combinations

import pytest
from playwright.sync_api import expect

from bot.playground.nouns import Content
from tests.integration.playground.block_parts import line, series
from tests.integration.playground.open_page import Opened
from tests.integration.playground.small_workspace import workspace

MONTHS = tuple(f"{month} {year}" for year in (2017, 2018) for month in ("Jan", "Apr", "Jul", "Oct"))
STRETCHES = ("1–4", "5–9", "10–14", "15–19", "20–24", "25–29", "30 or more")
LONG = tuple(f"a name of twenty {place:03}" for place in range(20))


def bars(categories, **axis):
    block = line(series(labels=categories, value=1_200), categories=categories, **axis)
    block["chart"]["type"] = "bar"
    return block


@pytest.fixture
def drawn():
    with workspace() as slack:
        Opened(slack)
        blocks = [bars(STRETCHES, x_label="Open cases held"), bars(LONG)]
        slack.workspace.show("C0SMM", Content("Charts", blocks=blocks))
        months = line(series(labels=MONTHS, value=97.25), categories=MONTHS)
        slack.workspace.show("C0SMM", Content("More", blocks=[months]))
        yield slack


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_no_label_runs_into_another_or_out_of_the_picture(drawn, look, size):
    page = look(f"{drawn.url}/as/U0AD/C0SMM", size)
    expect(page.locator(".chart")).to_have_count(3)
    for chart in page.locator(".chart > svg").all():
        frame = chart.bounding_box()
        labels = [
            (each.text_content(), each.bounding_box())
            for each in chart.locator("text").all()
            if each.is_visible()
        ]
        assert len(labels) > 3
        for words, box in labels:
            assert box["x"] >= frame["x"] - 1, words
            assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1, words
        for (one, box), (other, beside) in combinations(labels, 2):
            assert not _overlap(box, beside), (one, other)


def _overlap(box, other):
    """Whether two boxes share more than the air around their letters."""
    across = min(box["x"] + box["width"], other["x"] + other["width"]) - max(box["x"], other["x"])
    down = min(box["y"] + box["height"], other["y"] + other["height"]) - max(box["y"], other["y"])
    return across > 1 and down > box["height"] * 0.35
