"""Every block Slack takes is drawn; what the page cannot draw, it says."""

import pytest

from bot.playground.nouns import Content
from bot.playground.validation import check_message, check_view
from bot.playground.web_api import views
from tests.integration.playground import gallery
from tests.integration.playground.block_parts import actions, header, line, series
from tests.integration.playground.open_page import Opened
from tests.integration.playground.small_workspace import workspace

CANNOT = "cannot draw"


@pytest.fixture(scope="module")
def shared():
    """One page for all: reading its templates takes longer than drawing a block."""
    with workspace() as slack:
        yield Opened(slack)


@pytest.fixture
def opened(shared):
    shared.slack.workspace.shown.clear()
    shared.slack.workspace.views.clear()
    return shared


@pytest.fixture
def slack(shared):
    return shared.slack


def drawn(opened, *blocks):
    """The page with a message of these blocks."""
    opened.slack.workspace.show("C0SMM", Content("words", blocks=list(blocks)))
    return opened.html("/as/U0AD/C0SMM")


def in_modal(opened, view):
    views.show(opened.slack.workspace, "U0AD", views.checked(view, "modal"), None)
    return opened.html("/as/U0AD/C0SMM")


def test_the_gallery_has_every_block_that_slack_takes():
    assert gallery.missing() == set()


def test_what_the_gallery_shows_slack_would_take():
    for block in gallery.MESSAGE_BLOCKS.values():
        assert check_message({"text": "words", "blocks": [block]}) == []
    for kind in gallery.INPUTS:
        assert check_view(gallery.modal(kind)) == []


@pytest.mark.parametrize(
    ("kind", "shows"),
    [
        ("header", '<h2 class="header">Weekly digest</h2>'),
        ("section", "<strong>Bold</strong>, <em>italic</em>, <s>struck</s>, <code>code</code>"),
        ("section", "<blockquote>quoted</blockquote>"),
        ("divider", '<hr class="divider">'),
        ("actions", 'class="button primary"'),
        ("rich_text", "<pre>as it is</pre>"),
        ("table", '<th scope="col" class="left wrapped">Status</th>'),
        ("table", '<td class="right">30.6%</td>'),
        ("data_table", "<caption>Open cases by team</caption>"),
        ("data_table", '<th scope="row" class="left">First Response</th>'),
        ("data_visualization", 'role="img" aria-label="Chart: Re-referrals.'),
        ("data_visualization", '<th scope="row">Q1</th><td class="right">22</td>'),
    ],
)
def test_a_block_is_drawn_as_slack_draws_it(opened, kind, shows):
    assert shows in drawn(opened, gallery.MESSAGE_BLOCKS[kind])


@pytest.mark.parametrize("kind", gallery.MESSAGE_BLOCKS)
def test_no_block_is_left_out(opened, kind):
    assert CANNOT not in drawn(opened, gallery.MESSAGE_BLOCKS[kind])


@pytest.mark.parametrize("kind", gallery.ELEMENTS)
def test_every_element_is_drawn(opened, kind):
    page = drawn(opened, actions(gallery.ELEMENTS[kind]))
    assert CANNOT not in page
    assert f'value="the-{kind}"' in page


@pytest.mark.parametrize("kind", gallery.INPUTS)
def test_every_input_is_drawn(opened, kind):
    page = in_modal(opened, gallery.modal(kind))
    assert f"About {kind}" in page
    assert CANNOT not in page
    assert f'name="b-{kind} the-{kind}"' in page


def test_an_unknown_block_is_named(opened):
    assert "cannot draw a block of the type “video”" in drawn(opened, {"type": "video"})


@pytest.mark.parametrize("kind", ["line", "bar"])
def test_a_chart_on_axes_has_a_shape_for_each_series(opened, kind):
    block = line(series("Rate", value=22), series("Target", value=20))
    block["chart"]["type"] = kind
    page = drawn(opened, block)
    assert f'class="{kind} series-0"' in page
    assert f'class="{kind} series-1"' in page


def test_a_chart_below_nought_keeps_its_base_inside(opened):
    assert "cannot" not in drawn(opened, line(series(value=-4), series("Level", value=0)))


@pytest.mark.parametrize("blocks", [True, False])
def test_what_a_message_says_cannot_become_markup(opened, blocks):
    words = "<script>alert(1)</script>"
    content = Content(words, blocks=[header(words)] if blocks else [])
    opened.slack.workspace.show("C0SMM", content)
    page = opened.html("/as/U0AD/C0SMM")
    assert "<script>alert" not in page
    assert "alert(1)" in page
