"""Slack's mark-up and Markdown as HTML."""

import pytest

from bot.playground.page.drawing import plain
from bot.playground.page.markdown import markdown
from bot.playground.page.mrkdwn import Mrkdwn
from bot.playground.page.names import Names


@pytest.fixture
def draw(slack):
    return Mrkdwn(Names(slack.workspace)).draw


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        (
            "*bold* and _italic_ and ~struck~",
            "<strong>bold</strong> and <em>italic</em> and <s>struck</s>",
        ),
        ("*bold _and italic_*", "<strong>bold <em>and italic</em></strong>"),
        ("2*3*4 and snake_case_name", "2*3*4 and snake_case_name"),
        ("* not bold *", "* not bold *"),
        ("`*code*`", "<code>*code*</code>"),
        ("```a *b*\nc```", "<pre>a *b*\nc</pre>"),
        ("one\ntwo", "one<br>two"),
        ("> quoted\nafter", "<blockquote>quoted</blockquote>after"),
        ("&gt; quoted\n&gt; twice", "<blockquote>quoted<br>twice</blockquote>"),
        ("before\n> quoted", "before<blockquote>quoted</blockquote>"),
        ("&lt;b&gt; &amp;amp;", "&lt;b&gt; &amp;amp;"),
        ("<b>", "b"),
        ("<@U0AD>", '<span class="mention">@assistant-director</span>'),
        ("<@U0NOBODY>", '<span class="mention">@U0NOBODY</span>'),
        ("<#C0SMM>", '<span class="mention">#senior-managers</span>'),
        ("<!here>", '<span class="mention">@here</span>'),
        ("<!subteam^S0PERF|@performance>", '<span class="mention">@performance</span>'),
        ("<!date^1541404800^{date}|5 November>", "5 November"),
        ("<javascript:alert(1)|press>", "press"),
        (":tada: :no_such_emoji: 08:30:00", "🎉 :no_such_emoji: 08:30:00"),
    ],
)
def test_mrkdwn_is_drawn(draw, said, drawn):
    assert str(draw(said)) == drawn


@pytest.mark.parametrize(
    "said", ["<https://example.org/?a=1&amp;b=2|the page>", "<https://example.org/?a=1&amp;b=2>"]
)
def test_a_link_leaves_the_page_without_telling_where_from(draw, said):
    link = str(draw(said))
    assert 'href="https://example.org/?a=1&amp;b=2"' in link
    assert 'rel="noopener noreferrer"' in link


def test_a_bare_address_is_a_link_unless_the_text_is_verbatim(draw):
    said = "see https://example.org/a."
    assert 'href="https://example.org/a"' in draw(said)
    assert "href" not in draw(said, verbatim=True)


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        (
            "**bold** *italic* ~~struck~~ `code`",
            "<p><strong>bold</strong> <em>italic</em> <s>struck</s> <code>code</code></p>",
        ),
        ("## Title", '<p class="heading">Title</p>'),
        ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"),
        ("> said", "<blockquote>said</blockquote>"),
        ("---", "<hr>"),
        ("```\n<b>\n```", "<pre>&lt;b&gt;</pre>"),
        ("<b>not bold</b>", "<p>&lt;b&gt;not bold&lt;/b&gt;</p>"),
        ("[words](javascript:alert)", "<p>words</p>"),
        (r"\[words\](x) \*\*not\*\*", "<p>[words](x) **not**</p>"),
        (
            "| **a** |\n| --- |\n| d \\| e |",
            (
                '<div class="table"><table><thead><tr><th><strong>a</strong></th></tr></thead>'
                '<tbody><tr><td class="wrapped">d | e</td></tr></tbody></table></div>'
            ),
        ),
    ],
)
def test_markdown_is_drawn(said, drawn):
    assert str(markdown(said)) == drawn


def test_plain_text_has_emoji_only_where_they_are_switched_on():
    assert str(plain(":tada: & more\nlines")) == "🎉 &amp; more<br>lines"
    assert str(plain(":tada:", with_emoji=False)) == ":tada:"
