"""Alerts by an indicator's own rule: when it speaks, with which figure, when it is over."""

import pytest

JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER = (f"2018-{month:02}" for month in range(7, 12))
GREEN, AMBER, RED = 17, 19, 24
TWICE = {"alert": {"after": 2, "back_after": 2}}
AT_RED = {"alert": {"at": "red"}}


@pytest.fixture
def ruled(bringing):
    def of(said):
        bringing.plan(of=said)
        return bringing

    return of


# what the plan says, the figures of each import, the flags, what was told
CASES = [
    (TWICE, [[(JULY, GREEN), (AUGUST, AMBER)]], [], []),
    (TWICE, [[(JULY, GREEN), (AUGUST, AMBER)], [(SEPTEMBER, GREEN)]], [], []),
    (
        TWICE,
        [[(JULY, GREEN), (AUGUST, AMBER)], [(SEPTEMBER, AMBER)]],
        [(AUGUST, None, None)],
        ["left-green"],
    ),
    (
        TWICE,
        [[(JULY, GREEN), (AUGUST, RED), (SEPTEMBER, RED)], [(OCTOBER, GREEN)]],
        [(AUGUST, None, None)],
        ["left-green"],
    ),
    (
        TWICE,
        [
            [(JULY, GREEN), (AUGUST, RED), (SEPTEMBER, RED)],
            [(OCTOBER, GREEN)],
            [(NOVEMBER, GREEN)],
        ],
        [(AUGUST, OCTOBER, None)],
        ["left-green", "came-back"],
    ),
    (
        # a revision takes the second figure back: it was never told by this rule
        TWICE,
        [[(JULY, GREEN), (AUGUST, RED), (SEPTEMBER, RED)], [(SEPTEMBER, GREEN)]],
        [],
        ["left-green", "corrected"],
    ),
    (AT_RED, [[(JULY, GREEN), (AUGUST, AMBER)]], [], []),
    (
        AT_RED,
        [[(JULY, GREEN), (AUGUST, RED)], [(SEPTEMBER, AMBER)]],
        [(AUGUST, SEPTEMBER, None)],
        ["left-green", "came-back"],
    ),
    (
        {"breaks": [{"since": AUGUST, "why": "a new system"}]},
        [[(JULY, GREEN), (AUGUST, RED)]],
        [],
        [],
    ),
]


@pytest.mark.parametrize(
    ("said", "imports", "flags", "kinds"),
    CASES,
    ids=[f"{number} {'; '.join(map(str, each[0]))}" for number, each in enumerate(CASES)],
)
def test_what_is_told_follows_the_indicators_own_rule(ruled, said, imports, flags, kinds):
    council = ruled(said)
    for figures in imports:
        council.outturns(*figures)
    assert (council.flags, council.kinds) == (flags, kinds)


@pytest.mark.parametrize(
    ("said", "figures", "words"),
    [
        (
            TWICE,
            [(JULY, GREEN), (AUGUST, AMBER), (SEPTEMBER, RED)],
            ("left green", "Told by its own rule, with the figure for September 2018: off green, "),
        ),
        (
            AT_RED,
            [(JULY, GREEN), (AUGUST, AMBER), (SEPTEMBER, RED)],
            ("turned Red", "Told by its own rule: Red."),
        ),
    ],
)
def test_the_alert_says_which_rule_spoke(ruled, said, figures, words):
    council = ruled(said)
    council.outturns(*figures)
    (row,) = council.rows
    assert [each for each in words if each not in row.message.plain] == []


def test_a_signal_is_told_though_the_target_is_met(ruled):
    council = ruled({"alert": {"on": "both"}})
    steady = [(f"2017-{month:02}", value) for month, value in enumerate([9, 10, 11] * 4, 1)]
    council.outturns(*steady)
    council.outturns(("2018-01", 16))
    (row,) = council.rows
    assert row.message.text.startswith("Repeat plans shows a signal of concern: 16%")
    assert "It still meets its target." in row.message.plain
    assert "🟢 G Green, as before" in row.message.plain
    assert "Signal: above its usual range (January 2018), a concern." in row.message.plain
    assert "It spoke by the signal." in row.message.plain


@pytest.mark.parametrize(("before", "told"), [(4, 0), (5, 1)], ids=["five figures", "six"])
def test_a_signal_is_told_of_no_fewer_figures_than_the_alert_says_tell_one(ruled, before, told):
    """Of figures that never varied the first other one lies outside the limits."""
    council = ruled({"alert": {"on": "signal"}})
    council.outturns(*((f"2018-{month:02}", 15) for month in range(1, before + 1)))
    council.outturns((f"2018-{before + 1:02}", 16))
    assert len(council.rows) == told
    assert all("Too few to tell" not in row.message.plain for row in council.rows)


def test_a_series_that_begins_on_target_after_a_break_is_no_recovery(ruled):
    council = ruled({"breaks": [{"since": SEPTEMBER, "why": "a new system"}]})
    council.outturns((JULY, GREEN), (AUGUST, RED))
    council.outturns((SEPTEMBER, GREEN))
    assert council.kinds == ["left-green", "came-back"]
    (told,) = council.told("came-back")
    assert told == (
        "Repeat plans is on target in its new series, not comparable with before 1 September 2018: "
        "a new system. 17% in September 2018; the flag of before is closed."
    )
