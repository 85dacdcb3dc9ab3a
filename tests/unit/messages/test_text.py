"""Text keeps what was imported apart from what is ours, until a renderer draws it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages.text import (
    Run,
    as_written,
    clip,
    imported,
    markdown,
    mrkdwn,
    named,
    plain,
    runs,
    unbold,
)
from tests.running import examples

HOSTILE = "*<!channel>* _x_ `y` :red_circle: & \x02\x03 \u202eend"
SEEN = "*<!channel>* _x_ `y` :red_circle: & end"
"""The same without what nobody can see."""
TEXTS = st.text(alphabet="ab *_~`<>&:@!\x02\x03\u202e\u200b\n", max_size=60)


def test_a_sentence_is_its_runs():
    assert list(runs(f"*Judged* by {imported('the *Board*')}: *{imported('late')} again*")) == [
        Run("Judged", bold=True),
        Run(" by "),
        Run("the *Board*", imported=True),
        Run(": "),
        Run("late", imported=True, bold=True),
        Run(" again", bold=True),
    ]


def test_a_document_gets_every_character_that_can_be_seen():
    assert as_written(f"*Why*: {imported(HOSTILE)}") == f"Why: {SEEN}"


def test_slack_finds_no_mark_up_but_ours():
    said = mrkdwn(f"*Why*: {imported(HOSTILE)}")
    assert said == "*Why*: ∗‹!channel›∗ ˍxˍ ˋyˋ ∶red_circle: &amp; end"


def test_the_plain_text_has_no_bold_and_no_emoji_of_others():
    assert plain(f"*Why*: {imported(HOSTILE)}") == "Why: ∗‹!channel›∗ ˍxˍ ˋyˋ ∶red_circle: & end"


def test_a_notification_has_nothing_bold_and_keeps_what_was_imported_marked():
    assert list(runs(unbold(f"*Why*: {imported('a*b*')}"))) == [
        Run("Why: "),
        Run("a*b*", imported=True),
    ]


def test_a_canvas_finds_no_mark_up_but_ours():
    said = markdown(f"*Why*: {imported('*a* [x](y) ![](@U0AD) | #b <c> _d_ `e`')}")
    assert said == r"**Why**: ∗a∗ \[x\](y) \!\[\](@U0AD) \| \#b ‹c› ˍdˍ ˋeˋ"


@given(st.text(alphabet="ab |[]!#\\_*<>`~\n\x02\x03\u202e", max_size=60))
@examples(200)
def test_a_cell_of_a_canvas_stays_one_cell_of_one_line(text):
    said = markdown(imported(text))
    assert "\n" not in said
    without_escapes = re.sub(r"\\.", "", said)
    assert not set(without_escapes) & set("|[]!#\\<>*`~")


@pytest.mark.parametrize("text", ["", " \n", "\u200b\u2061", "\x02\x03"])
def test_what_nobody_can_see_is_empty(text):
    assert imported(text) == ""


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Re-referrals", "re-referrals"),
        ("SDQ completion", "SDQ completion"),
        ("A place", "A place"),
        ("DfE's figure", "DfE's figure"),
        ("Ofsted visits", "Ofsted visits"),
        ("First Response stood at 30", "First Response stood at 30"),
        ("First of three, from the North", "first of three, from the North"),
        ("Northshire’s own", "Northshire’s own"),
        ("Northshire counts, as Northshire may", "Northshire counts, as Northshire may"),
        ("Children's homes", "children's homes"),
        ("May and June", "May and June"),
        ("CIN plans", "CIN plans"),
        ("", ""),
    ],
)
def test_a_title_inside_a_sentence_begins_small_unless_it_is_a_name(title, said):
    assert as_written(named(title)) == said


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        ("abcdef", 6, [Run("abcdef")]),
        ("abcdef", 4, [Run("abc…")]),
        ("abc def", 5, [Run("abc…")]),
        ("abc def", 6, [Run("abc…")]),
        ("abc def ghi", 8, [Run("abc def…")]),
        ("abc, def", 7, [Run("abc…")]),
        ("a bcdefghi", 8, [Run("a bcdef…")]),
        ("abcd (efg) hi", 9, [Run("abcd…")]),
        ("abc *de fgh*", 9, [Run("abc "), Run("de…", bold=True)]),
        (f"abc {imported('def ghi')}", 10, [Run("abc "), Run("def…", imported=True)]),
        ("*abcdef*", 6, [Run("abcdef", bold=True)]),
        ("*abcdef*", 4, [Run("abc…", bold=True)]),
        ("*ab* cdef", 4, [Run("ab", bold=True), Run("…")]),
        (f"ab{imported('cdef')}", 6, [Run("ab"), Run("cdef", imported=True)]),
        (f"ab{imported('cdef')}", 4, [Run("ab"), Run("c…", imported=True)]),
    ],
)
def test_what_is_cut_is_counted_as_a_reader_counts_it_and_stays_marked(text, limit, kept):
    assert list(runs(clip(text, limit))) == kept


@pytest.mark.parametrize("limit", range(20, 60))
def test_no_word_is_cut_in_two(limit):
    text = "Heads of service are reviewing thresholds with partners in every locality"
    kept = as_written(clip(imported(text), limit))
    assert text[len(kept) - 1 :].startswith(" ")
    assert len(kept) > limit // 2


@examples(200)
@given(before=st.sampled_from(["", "a ", "*b* "]), theirs=TEXTS, limit=st.integers(1, 40))
def test_whatever_was_imported_stays_one_run_and_within_its_bound(before, theirs, limit):
    text = f"{before}{imported(theirs, 30)} ours"
    seen = list(runs(text))
    assert sum(each.imported for each in seen) == bool(imported(theirs))
    assert seen[-1].text.endswith(" ours")
    cut = clip(text, limit)
    assert len(as_written(cut)) <= limit
    assert mrkdwn(cut).count("*") % 2 == 0
    assert not {"\x02", "\x03"} & set(mrkdwn(cut) + plain(cut) + as_written(cut))
