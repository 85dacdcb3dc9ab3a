"""Any text can be read: nothing is raised, and twice the text takes no more than twice the work."""

import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.indicator import Unit
from bot.rules.assessment import assess
from bot.rules.claims import differences
from bot.rules.claims.reading import MOST, claims_in
from bot.rules.claims.words import LONGEST, MOST_WORDS, sentences
from tests.making import AT, indicator, outturn, plan, recommendation, snapshot

MEASURES = [
    indicator("5.1", "lower", title="Re-referrals", short="Re-referrals", targets=[22]),
    indicator("5.2", "lower", title="Repeat plans", short="Repeat plans", targets=[18]),
    indicator("5.3", "lower", title="Open cases", short="Open cases", unit=Unit.CASES, targets=[]),
]
KNOWN = assess(
    snapshot(
        plan(recommendation(5, MEASURES), recommendation(6)),
        outturn("2018-09", "30.6", ref="5.1"),
        outturn("2018-09", "8.1", "3 of 37", ref="5.2"),
        outturn("2018-09", 412, ref="5.3"),
    ),
    AT,
)

SIGNS = list("%.,;:()–£\n\0\x1b\u200f\u202e\ufdfa½³٣８∞’٪𐍈\ud800")
NUMBERS = ["30", "30%", "1e999%", "0" * 40, "9" * 4000, "1,000,000", "1.2.3", "3 of 0", "-5", "𝟗%"]
WORDS = ["re-referrals", "Repeat plans", "open cases are ", "NaN", "2017/18", "Q2", "<!channel>"]
SMALL = [" above ", " target ", " of ", " to ", " by ", " it ", " and ", " is ", "don't", " May "]
PIECES = st.sampled_from([*SIGNS, *NUMBERS, *WORDS, *SMALL, " England ", " September 2018 "])
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=80).map("".join))


@given(TEXTS, st.sampled_from([None, "5.1", "5.3", "9.9"]))
@example("1e999%", None)
@example("Re-referrals are " + "9" * 5000 + "%", "5.1")
@example("% of % target target £ of 3 of", "5.1")
def test_whatever_is_written_can_be_read(text, ref):
    for each in differences(text, 5, KNOWN, ref):
        assert each.say().startswith("You write “")
        assert each.claim
        assert each.compared


REPEATED = [
    "Re-referrals are 30%. ",
    "Re-referrals are 30%, ",
    "30% ",
    "30%",
    "9",
    "1,",
    "1.",
    "1,234",
    "a'",
    "re-",
    "re ",
    "above ",
    "above the our its target ",
    "3 of ",
    "Ab ",
    "May ",
    "\u202e30%\0",
    "ﷺ",
    ".",
    "(((",
    "2017/18 ",
]


def work(text):
    """How many calls it takes to read the text, from a fresh start."""
    claims_in.cache_clear()
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        differences(text, 5, KNOWN)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("piece", REPEATED, ids=ascii)
def test_twice_the_text_takes_no_more_than_twice_the_work(piece):
    def of_length(characters):
        return (piece * characters)[:characters]

    work(of_length(5000))  # what is kept between texts is there
    assert work(of_length(5000)) <= 2.3 * work(of_length(2500)) + 200


@pytest.mark.parametrize("piece", REPEATED, ids=ascii)
def test_the_work_of_the_longest_text_is_bounded(piece):
    text = piece * (100_000 // len(piece))
    read = list(sentences(text))
    assert all(len(each.tokens) <= MOST_WORDS for each in read)
    assert sum(len(each.tokens) for each in read) <= 2 * LONGEST
    assert len(claims_in(text)) <= MOST
    assert work(text) <= 400_000
