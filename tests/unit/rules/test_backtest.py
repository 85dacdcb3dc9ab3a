"""What a rule would have told, on the figures as they were known at the time. G, A and R are what
the usual rule makes of a value, and "-" is a month whose figure is missing or has a mark.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.alert_rule import AlertOn, AlertRule, rule_in_words
from bot.domain.break_in_series import Break
from bot.domain.mark import Mark
from bot.domain.outturn import Reported
from bot.domain.period import PeriodKind
from bot.rules.backtest import backtest, months_of
from bot.rules.replay import replay
from bot.services.backtests import rules_tested
from tests.making import DEFAULTS, day, history, indicator, outturn, target

VALUES = {"G": 85, "A": 79, "R": 50, "-": None}
USUAL, TWO, BACK_TWO = AlertRule(), AlertRule(after=2), AlertRule(back_after=2)
BOTH_TWO, BY_SIGNAL, BY_BOTH = (
    AlertRule(2, 2),
    AlertRule(on=AlertOn.SIGNAL),
    AlertRule(on=AlertOn.BOTH),
)
FAR = day("2030-01-01")


def months(count, first=2018):
    return [f"{first + at // 12}-{at % 12 + 1:02}" for at in range(count)]


def course(letters, periods=None):
    """ "G A - G" from January 2018 on, each month's first report alone."""
    letters = letters.split()
    marks = {"-": Mark.NA}
    return [
        Reported(outturn(period, VALUES[letter], mark=marks.get(letter)))
        for period, letter in zip(periods or months(len(letters)), letters, strict=True)
    ]


def reports(*rows):
    """ "2018-02 R 2018-03-10" is a report, "2018-02 void 2018-04-01" one taken back."""
    found = []
    for row in rows:
        period, letter, stored = row.split()
        each = outturn(period, VALUES.get(letter), recorded=f"{stored} 09:00")
        found.append(Reported(each, void=letter == "void"))
    return found


def alerts_of(rows, rule=USUAL, of=None):
    return backtest(replay(of or indicator(), rows, DEFAULTS, FAR), rule).alerts


def told(rows, rule=USUAL, of=None):
    """ "2018-02 2018-04 1": told, over, how many figures it lasted; "r" where by a revision."""

    def when(moment):
        return f"{moment.period.code}{' r' * moment.revised}" if moment else "…"

    return [
        f"{when(each.told)} {when(each.over)} {each.lasted}{' gone' * each.gone_at_once}"
        for each in alerts_of(rows, rule, of)
    ]


# What an analyst counts by hand: the months run from January 2018, 2018-01, on.
BY_HAND = [
    ("G R G", USUAL, ["2018-02 2018-03 1 gone"]),
    ("G R G", TWO, []),
    ("G R", USUAL, ["2018-02 … 1"]),
    ("R R", USUAL, []),
    ("R G A G", USUAL, ["2018-03 2018-04 1 gone"]),
    # A month without a figure is none: the next figure is the one after it
    ("G A - G", USUAL, ["2018-02 2018-04 1 gone"]),
    ("G A - A G", USUAL, ["2018-02 2018-05 2"]),
    ("G - A - - A - G", TWO, ["2018-06 2018-08 2 gone"]),
    ("G A - -", USUAL, ["2018-02 … 1"]),
    # Six months off are six, also where the second of them is told
    ("G A A A R A A G", USUAL, ["2018-02 2018-08 6"]),
    ("G A A A R A A G", TWO, ["2018-03 2018-08 6"]),
    # Over with the second that came back; what came back is no part of how long it lasted
    ("G A G G", BACK_TWO, ["2018-02 2018-04 1 gone"]),
    ("G A G A G G", BACK_TWO, ["2018-02 2018-06 3"]),
    ("G A G A G", BACK_TWO, ["2018-02 … 3"]),
    ("G A A G - G", BOTH_TWO, ["2018-03 2018-06 2 gone"]),
    ("G A G A G A A G G", BOTH_TWO, ["2018-07 2018-09 2 gone"]),
    # Red alone, and red that is worse than before
    ("G A R R A G", rule_in_words("at red"), ["2018-03 2018-05 2"]),
    (
        "G R R A R G",
        rule_in_words("at red, if worse"),
        ["2018-02 2018-04 2", "2018-05 2018-06 1 gone"],
    ),
]


@pytest.mark.parametrize(("letters", "rule", "alerts"), BY_HAND)
def test_it_tells_what_is_counted_by_hand(letters, rule, alerts):
    assert told(course(letters), rule) == alerts


MONTHLY = ("2018-01 G 2018-02-10", "2018-02 R 2018-03-10", "2018-03 G 2018-04-10")
AT_ONCE = tuple(f"{each[:9]} 2018-06-01" for each in MONTHLY)

REVISIONS = {
    "each month as it came": (MONTHLY, USUAL, ["2018-02 2018-03 1 gone"]),
    "a history in one file": (AT_ONCE, USUAL, ["2018-02 2018-03 1 gone"]),
    # Red when it was told, Green by what is known today
    "revised a month later": (
        (*MONTHLY[:2], "2018-03 R 2018-04-10", "2018-02 G 2018-05-10", "2018-03 G 2018-05-10"),
        USUAL,
        ["2018-02 2018-03 r 2"],
    ),
    "revised before the next figure": (
        (*MONTHLY[:2], "2018-02 G 2018-03-20", "2018-03 G 2018-04-10"),
        USUAL,
        ["2018-02 2018-02 r 1 gone"],
    ),
    "revised by the file that brings the next figure": (
        (*MONTHLY[:2], "2018-02 G 2018-04-10", "2018-03 R 2018-04-10"),
        TWO,
        [],
    ),
    "worse by the file that brings a green one": (
        (MONTHLY[0], "2018-02 G 2018-03-10", "2018-02 R 2018-04-10", "2018-03 G 2018-04-10"),
        USUAL,
        [],
    ),
    "two months revised by one file": (
        (
            *("2018-01 G 2018-02-10", "2018-02 A 2018-03-10", "2018-03 G 2018-04-10"),
            *("2018-02 G 2018-05-10", "2018-03 A 2018-05-10"),
        ),
        USUAL,
        ["2018-02 2018-03 1 gone", "2018-03 r … 1"],
    ),
    "worse by a revision": (
        ("2018-01 G 2018-02-10", "2018-02 G 2018-03-10", "2018-02 R 2018-03-20"),
        USUAL,
        ["2018-02 r … 1"],
    ),
    "an earlier year that came in later": (
        ("2018-02 R 2018-03-10", "2017-12 R 2018-06-01", "2018-01 G 2018-06-01"),
        USUAL,
        ["2018-02 … 1"],
    ),
    "an import that was taken back": (
        (*MONTHLY[:2], "2018-02 void 2018-03-20", "2018-03 G 2018-04-10"),
        USUAL,
        ["2018-02 2018-02 r 1 gone"],
    ),
    "all of it taken back": (
        (*AT_ONCE[:2], "2018-01 void 2018-06-02", "2018-02 void 2018-06-02"),
        USUAL,
        ["2018-02 2018-02 r 1 gone"],
    ),
    "a missing month": (
        (*MONTHLY[:2], "2018-03 - 2018-04-10", "2018-04 G 2018-05-10"),
        USUAL,
        ["2018-02 2018-04 1 gone"],
    ),
    "a missing month that was filled in before the next figure": (
        (*MONTHLY[:2], "2018-03 - 2018-04-10", "2018-03 G 2018-04-20", "2018-04 A 2018-05-10"),
        USUAL,
        ["2018-02 2018-03 1 gone", "2018-04 … 1"],
    ),
    "a missing month that was filled in after the next figure": (
        (*MONTHLY[:2], "2018-03 - 2018-04-10", "2018-04 A 2018-05-10", "2018-03 G 2018-06-10"),
        USUAL,
        ["2018-02 … 1"],
    ),
    "a figure that became missing": (
        (*MONTHLY[:2], "2018-02 - 2018-03-20", "2018-03 R 2018-04-10"),
        USUAL,
        ["2018-02 2018-02 r 1 gone", "2018-03 … 1"],
    ),
}


@pytest.mark.parametrize(("rows", "rule", "alerts"), REVISIONS.values(), ids=REVISIONS)
def test_a_rule_is_tested_on_what_was_known_at_the_time(rows, rule, alerts):
    assert told(reports(*rows), rule) == alerts


QUARTERS = ["2017/18 Q4", "2018/19 Q1", "2018/19 Q2", "2018/19 Q3", "2018/19 Q4"]
YEARS = ["2014/15", "2015/16", "2016/17", "2017/18", "2018/19"]


@pytest.mark.parametrize(
    ("periods", "kind"), [(QUARTERS, PeriodKind.QUARTER), (YEARS, PeriodKind.YEAR)]
)
def test_quarters_and_years_are_counted_as_figures(periods, kind):
    of = indicator(measured=kind, targets=(target("2010-03-31", 80),))
    found = told(course("G A - A G", periods), TWO, of)
    assert found == [f"{periods[3]} {periods[4]} 2 gone"]


def test_nothing_begins_across_a_break():
    of = indicator(breaks=(Break(day("2018-03-01"), "new recording system"),))
    assert told(course("G G A A G A"), USUAL, of) == ["2018-06 … 1"]


def test_what_lasts_across_a_break_is_over_with_the_first_green_of_the_new_series():
    of = indicator(breaks=(Break(day("2018-03-01"), "new recording system"),))
    assert told(course("G A A G"), USUAL, of) == ["2018-02 2018-04 2"]


STEADY = [outturn(f"2017-{month:02}", 82 + month % 3) for month in range(1, 13)]


@pytest.mark.parametrize("rule", [BY_SIGNAL, BY_BOTH])
def test_signals_are_those_of_the_figures_up_to_then(rule):
    rows = [Reported(each) for each in (*STEADY, outturn("2018-01", 60), outturn("2018-02", 83))]
    assert told(rows, rule) == ["2018-01 2018-02 1 gone"]


def test_a_signal_that_the_status_does_not_see_is_told_by_both():
    slide = [Reported(outturn(f"2018-{month:02}", 81)) for month in range(1, 9)]
    rows = [*map(Reported, STEADY), *slide]
    assert [told(rows, each) for each in (USUAL, BY_BOTH)] == [[], ["2018-06 … 3"]]


def test_a_month_that_is_filled_in_later_has_its_signal():
    rows = [
        *(Reported(each) for each in STEADY),
        Reported(outturn("2018-01", None, recorded="2018-02-10 09:00")),
        Reported(outturn("2018-01", 60, recorded="2018-02-20 09:00")),
    ]
    assert told(rows, BY_SIGNAL) == ["2018-01 … 1"]


def test_signals_stand_beside_the_others_only_where_there_can_be_any():
    plain, running = indicator(), indicator(cumulative=True)
    tested = [
        rules_tested([replay(of, reports(*MONTHLY), DEFAULTS, FAR)]) for of in (plain, running)
    ]
    assert [[each.name for each in rules][2:] for rules in tested] == [["signals alone"], []]


def test_later_figures_than_the_day_tell_nothing():
    replayed = replay(indicator(), reports(*MONTHLY), DEFAULTS, day("2018-03-05"))
    assert (replayed.figures, replayed.last.code) == (2, "2018-02")


def test_what_is_no_figure_is_not_counted_among_the_figures():
    replayed = replay(indicator(), course("- - G A - G - -"), DEFAULTS, FAR)
    assert (replayed.figures, replayed.first.code, replayed.last.code) == (3, "2018-03", "2018-06")
    assert months_of([replayed]) == 4
    assert replay(indicator(), course("- - -"), DEFAULTS, FAR).steps == ()


@given(st.text("GAR-", min_size=1, max_size=24), st.integers(1, 3), st.integers(1, 3))
def test_without_revisions_it_tells_what_the_history_tells(letters, after, back_after):
    rule = AlertRule(after, back_after)
    figures = dict(zip(months(len(letters)), map(VALUES.get, letters), strict=True))
    found = history(figures, indicator(alert=rule), at="2030-01-01")
    assert [
        (each.since, each.told.period, each.over and each.over.period)
        for each in alerts_of([Reported(each) for each in found.known], rule)
    ] == [
        (
            each.left.outturn.period,
            each.left.told.period,
            each.closed.told.period if each.closed else None,
        )
        for each in found.episodes
    ]


RULES = st.builds(AlertRule, st.integers(1, 3), st.integers(1, 3), st.sampled_from(AlertOn))
IMPORT = st.tuples(
    st.sampled_from([85, 84, 83, 79, 50, None]),
    st.dictionaries(st.integers(1, 3), st.sampled_from([85, 82, 79, 50, None]), max_size=2),
)
"""The next month's value, and those that the same file gives to so many months before it."""


@given(RULES, st.lists(IMPORT, min_size=1, max_size=20))
def test_with_revisions_it_tells_what_each_import_would_have_told(rule, imports):
    rows, stands, expected, newest, was_open = [], {}, [], "", False
    periods, of = months(len(imports)), indicator(alert=rule)
    for at, (value, earlier) in enumerate(imports):
        brought = {periods[at - back]: old for back, old in earlier.items() if back <= at}
        for period, each in {**brought, periods[at]: value}.items():
            stands[period] = outturn(period, each, recorded=f"2020-01-{at + 1:02} 09:00")
            rows.append(Reported(stands[period]))
            newest = newest if each is None else max(newest, period)
        found = history(dict(sorted(stands.items())), of, at="2030-01-01")
        if (found.open_episode is not None) is not was_open:
            was_open = not was_open
            expected.append(newest)
    moments = [each for alert in alerts_of(rows, rule) for each in (alert.told, alert.over) if each]
    assert [each.period.code for each in moments] == expected


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
