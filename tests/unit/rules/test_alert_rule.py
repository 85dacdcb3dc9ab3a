"""When an alert rule speaks. G, A and R are figures that the usual rule makes green, amber and red
of, a is one better than the amber one before it; | is a break in the series.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.alert_rule import DEFAULT_RULE, AlertAt, AlertOn, AlertRule
from bot.domain.break_in_series import Break
from bot.rules.alert_rule import movements_by
from bot.rules.standing import Known
from tests.making import day, history, indicator

TWO = AlertRule(after=2, back_after=2)
WORSE_TWICE = AlertRule(if_worse=True, after=2)
RED = AlertRule(at=AlertAt.RED)
TRAVEL = AlertRule(at=AlertAt.RED, if_worse=True)
NAMES = {
    None: "usual",
    TWO: "two",
    RED: "red",
    TRAVEL: "travel",
    WORSE_TWICE: "worse twice",
}
VALUES = {"G": 85, "A": 76, "a": 78, "R": 50, "r": 60}


def month(number):
    return f"{2018 + number // 12}-{number % 12 + 1:02}"


def course_of(course, rule=None, values=None, **fields):
    letters = [each for each in course if each != "|"]
    before = [course[:at].replace("|", "") for at, each in enumerate(course) if each == "|"]
    breaks = tuple(Break(day(f"{month(len(each))}-01"), "recording") for each in before)
    figures = {
        month(at): None if each == "-" else (values or VALUES)[each]
        for at, each in enumerate(letters)
    }
    of = indicator(alert=rule, breaks=breaks, **fields)
    return history(figures, of, at="2030-01-01")


def said(movements):
    """ "4(5)": what began in April was known with the figure of May."""
    return [
        f"{each.outturn.period.end.month}"
        + (f"({each.told.period.end.month})" if each.told_by else "")
        for each in movements
    ]


# course: what began, what ended
CASES = [
    (TWO, "GA", [], []),
    (TWO, "GAG", [], []),  # back within one period: nobody was told
    (TWO, "GAA", ["2(3)"], []),
    (TWO, "GAR", ["2(3)"], []),
    (TWO, "GAGAA", ["4(5)"], []),  # the row must be whole
    (TWO, "GA-A", ["2(4)"], []),  # a missing month neither counts nor ends a row
    (TWO, "GAAG", ["2(3)"], []),  # one green figure is not yet back
    (TWO, "GAAGAG", ["2(3)"], []),
    (TWO, "GAAGG", ["2(3)"], ["4(5)"]),
    (TWO, "GAAGGAA", ["2(3)", "6(7)"], ["4(5)"]),
    (TWO, "AAA", [], []),  # never green
    (TWO, "AAGG", [], ["3(4)"]),
    (RED, "GA", [], []),
    (RED, "GAR", ["3"], []),
    (RED, "GRA", ["2"], ["3"]),
    (RED, "RAR", ["3"], ["2"]),
    (TRAVEL, "GR", ["2"], []),
    (TRAVEL, "ARr", ["2"], []),  # better, and still Red: not over
    (TRAVEL, "ARrA", ["2"], ["4"]),
    (WORSE_TWICE, "GAaA", [], []),  # better in between ends the row
    (None, "G|A", [], []),  # no movement across a break
    (None, "G|AA", [], []),
    (None, "G|AGA", ["4"], ["3"]),
    (None, "GA|A", ["2"], []),  # what had begun goes on
    (None, "GA|G", ["2"], ["3"]),
    (TWO, "GA|A", [], []),  # nor does a row reach across one
    (TWO, "G|AAGGAA", ["6(7)"], ["4(5)"]),
    (TRAVEL, "A|R", [], []),
]


@pytest.mark.parametrize(
    ("rule", "course", "began", "ended"),
    CASES,
    ids=[f"{NAMES[each[0]]} {each[1]}" for each in CASES],
)
def test_a_rule_makes_known_what_it_asks_for(rule, course, began, ended):
    movements = course_of(course, rule).movements
    assert said(each for each in movements if each.left_green) == began
    assert said(each for each in movements if not each.left_green) == ended


@pytest.mark.parametrize(
    ("rule", "course", "opened"),
    [
        (TWO, "GA", None),
        (TWO, "GAA", "2018-02"),
        (TWO, "GAAG", "2018-02"),  # its last figure is green, and it lasts
        (TWO, "GAAGG", None),
        (RED, "GA", None),
        (None, "GA|A", "2018-02"),
    ],
)
def test_an_episode_lasts_until_its_rule_says_that_it_is_over(rule, course, opened):
    episode = course_of(course, rule).open_episode
    assert (episode.opened if episode else None) == opened


@pytest.mark.parametrize(("course", "moved"), [("GA", False), ("GAA", True), ("GAAA", False)])
def test_the_newest_figure_moved_it_where_the_rule_spoke_with_it(course, moved):
    found = course_of(course, TWO)
    assert (found.moved_last is not None) == moved
    assert found.moved_last is None or found.moved_last.told.period.code == month(len(course) - 1)


def test_a_break_ends_a_flag_only_where_the_new_series_is_on_target():
    ended = course_of("GA|G").movements[-1]
    assert ended.new_series
    assert not ended.new_year
    assert not course_of("GAG").movements[-1].new_series


STEADY = {str(at): value for at, value in enumerate((82, 84, 83, 85, 82, 84, 83, 84, 82, 85))}
STEADY |= {"low": 60, "high": 99}


@pytest.mark.parametrize(
    ("on", "last", "told", "by_signal"),
    [
        (AlertOn.SIGNAL, "low", True, True),
        (AlertOn.SIGNAL, "high", False, None),  # an improvement is no alert
        (AlertOn.BOTH, "low", True, False),  # it left green too: that is said
        (AlertOn.STATUS, "low", True, False),
    ],
)
def test_a_signal_of_concern_speaks_where_the_rule_goes_by_it(on, last, told, by_signal):
    found = course_of([*map(str, range(10)), last], AlertRule(on=on), STEADY).last_movement
    assert (found is not None) == told
    assert found is None or (found.signal is not None) == by_signal


def test_a_signal_speaks_though_the_target_is_met():
    course = [*map(str, range(10)), "low"]
    found = course_of(course, AlertRule(on=AlertOn.BOTH), STEADY, targets=(50,)).last_movement
    assert found.left_green
    assert not found.crosses_green
    assert found.signal.rule == "outside"


COURSES = st.text("GAR-|", max_size=30)


@given(COURSES, st.booleans())
def test_the_usual_rule_walked_along_says_what_the_newest_figures_say(course, cumulative):
    found = course_of(course, cumulative=cumulative)
    known = [each for each in found.standings if isinstance(each, Known)]
    assert movements_by(DEFAULT_RULE, known, {}) == found.movements


@given(COURSES, st.integers(1, 4), st.integers(1, 4))
def test_a_patient_rule_tells_no_more_often_and_later(course, after, back_after):
    rule = AlertRule(after, back_after)
    patient, usual = course_of(course, rule), course_of(course)
    assert len(patient.episodes) <= len(usual.episodes)
    assert all(each.told.period.end >= each.outturn.period.end for each in patient.movements)
