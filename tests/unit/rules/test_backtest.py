"""What a rule would have told, on the figures as they were known at the time. A row is a report:
period, value and when it was stored; G, A and R are what the usual rule makes of the value.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.alert_rule import AlertOn, AlertRule, rule_in_words
from bot.domain.outturn import Reported
from bot.rules.backtest import backtest, replay, years_of
from tests.making import DEFAULTS, day, history, indicator, outturn

VALUES = {"G": 85, "A": 79, "R": 50, "-": None}
USUAL, TWO = AlertRule(), AlertRule(after=2)
FAR = day("2030-01-01")


def reports(*rows):
    """ "2018-02 R 2018-03-10" is a report, "2018-02 void 2018-04-01" one taken back."""
    found = []
    for row in rows:
        period, letter, stored = row.split()
        each = outturn(period, VALUES.get(letter), recorded=f"{stored} 09:00")
        found.append(Reported(each, void=letter == "void"))
    return found


def told(rows, rule=USUAL):
    found = backtest(replay(indicator(), reports(*rows), DEFAULTS, FAR), rule)
    return [
        f"{each.told.code} {each.over.code if each.over else '…'} {each.figures}"
        for each in found.alerts
    ]


MONTHLY = ("2018-01 G 2018-02-10", "2018-02 R 2018-03-10", "2018-03 G 2018-04-10")
AT_ONCE = tuple(f"{each[:9]} 2018-06-01" for each in MONTHLY)

CASES = {
    "each month as it came": (MONTHLY, USUAL, ["2018-02 2018-03 1"]),
    "a history in one file": (AT_ONCE, USUAL, ["2018-02 2018-03 1"]),
    "two in a row": (MONTHLY, TWO, []),
    "it lasts": (MONTHLY[:2], USUAL, ["2018-02 … 0"]),
    "never green": (("2018-01 R 2018-02-10", "2018-02 R 2018-03-10"), USUAL, []),
    # Red when it was told, Green by what is known today
    "revised a month later": (
        (*MONTHLY[:2], "2018-03 R 2018-04-10", "2018-02 G 2018-05-10", "2018-03 G 2018-05-10"),
        USUAL,
        ["2018-02 2018-03 1"],
    ),
    "revised before the next figure": (
        (*MONTHLY[:2], "2018-02 G 2018-03-20", "2018-03 G 2018-04-10"),
        USUAL,
        ["2018-02 2018-02 0"],
    ),
    "worse by a revision": (
        ("2018-01 G 2018-02-10", "2018-02 G 2018-03-10", "2018-02 R 2018-03-20"),
        USUAL,
        ["2018-02 … 0"],
    ),
    "an earlier year that came in later": (
        ("2018-02 R 2018-03-10", "2017-12 R 2018-06-01", "2018-01 G 2018-06-01"),
        USUAL,
        ["2018-02 … 0"],
    ),
    "an import that was taken back": (
        (*MONTHLY[:2], "2018-02 void 2018-03-20", "2018-03 G 2018-04-10"),
        USUAL,
        ["2018-02 2018-01 0"],
    ),
    "a missing month": (
        (*MONTHLY[:2], "2018-03 - 2018-04-10", "2018-04 G 2018-05-10"),
        USUAL,
        ["2018-02 2018-04 2"],
    ),
}


@pytest.mark.parametrize(("rows", "rule", "alerts"), CASES.values(), ids=CASES)
def test_a_rule_is_tested_on_what_was_known_at_the_time(rows, rule, alerts):
    assert told(rows, rule) == alerts


def test_what_was_gone_with_the_next_figure_is_counted():
    found = backtest(replay(indicator(), reports(*MONTHLY), DEFAULTS, FAR), USUAL)
    assert [each.gone_at_once for each in found.alerts] == [True]


def test_signals_are_those_of_the_figures_up_to_then():
    steady = [outturn(f"2017-{month:02}", 82 + month % 3) for month in range(1, 13)]
    rows = [Reported(each) for each in (*steady, outturn("2018-01", 60), outturn("2018-02", 83))]
    found = backtest(replay(indicator(), rows, DEFAULTS, FAR), AlertRule(on=AlertOn.SIGNAL))
    assert [(each.told.code, each.over.code) for each in found.alerts] == [("2018-01", "2018-02")]


def test_later_figures_than_the_day_tell_nothing():
    replayed = replay(indicator(), reports(*MONTHLY), DEFAULTS, day("2018-03-05"))
    assert (replayed.figures, replayed.last.code) == (2, "2018-02")


def test_a_year_is_the_least_that_alerts_are_spread_over():
    assert years_of([replay(indicator(), reports(*MONTHLY), DEFAULTS, FAR)]) == 1


@given(st.text("GAR-", min_size=1, max_size=24), st.integers(1, 3), st.integers(1, 3))
def test_without_revisions_it_tells_what_the_history_tells(course, after, back_after):
    rule = AlertRule(after, back_after)
    figures = {
        f"{2018 + at // 12}-{at % 12 + 1:02}": VALUES[letter] for at, letter in enumerate(course)
    }
    found = history(figures, indicator(alert=rule), at="2030-01-01")
    rows = [Reported(each) for each in found.known]
    tested = backtest(replay(indicator(), rows, DEFAULTS, FAR), rule)
    assert [(each.told, each.over) for each in tested.alerts] == [
        (each.left.told.period, each.closed.told.period if each.closed else None)
        for each in found.episodes
    ]


WORDS = [
    ("after 2 periods", AlertRule(after=2)),
    ("after two periods, back after three", AlertRule(2, 3)),
    ("after=2 back_after=2 on=both", AlertRule(2, 2, AlertOn.BOTH)),
    ("{after: 2, on: signal}", AlertRule(after=2, on=AlertOn.SIGNAL)),
    ("At red and if worse", AlertRule(at="red", if_worse=True)),
    ("", AlertRule()),
]


@pytest.mark.parametrize(("text", "rule"), WORDS)
def test_a_rule_is_read_from_words(text, rule):
    assert rule_in_words(text) == rule


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("after lunch", "“after lunch” is not part of a rule"),
        ("after 0 periods", "1 to 12 periods"),
        ("after 40", "1 to 12 periods"),
        ("on signal at red", "the rule goes by signals"),
        ("on monday", "“on monday” is not part of a rule"),
    ],
)
def test_what_is_no_rule_is_said(text, said):
    with pytest.raises(ValueError, match=said):
        rule_in_words(text)
