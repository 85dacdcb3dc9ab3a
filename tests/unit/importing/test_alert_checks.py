"""Which alert rules and breaks a plan may give an indicator: each refused by its line."""

import pytest

from bot.domain.alert_rule import AlertAt, AlertOn, AlertRule
from bot.importing.plan.plan_file import read_plan
from bot.importing.problems import Refused
from tests.making import AT, PLAN_YAML, day

PERCENT = "unit: percent"
AT_ITS_END = f"{PERCENT}\n        "


def said_of(addition, **changes):
    """The small plan, in which the first indicator says something else as well."""
    text = PLAN_YAML.replace(PERCENT, f"{AT_ITS_END}{addition}", 1)
    for old, new in changes.values():
        assert old in text
        text = text.replace(old, new, 1)
    return text


RULES = [
    ("alert: {after: 2 periods}", AlertRule(after=2)),
    ("alert: {after: 1 period, back_after: 3}", AlertRule(back_after=3)),
    ("alert: {on: both}", AlertRule(on=AlertOn.BOTH)),
    ("alert: {at: red, if_worse: true}", AlertRule(at=AlertAt.RED, if_worse=True)),
]


@pytest.mark.parametrize(("written", "rule"), RULES)
def test_a_rule_is_read_as_it_is_written(written, rule):
    assert read_plan("plan.yaml", said_of(written), AT).indicator("5.1").alert == rule


REFUSED = [
    ("alert: {after: 0}", "must be 1 to 12 periods"),
    ("alert: {back_after: 13}", "must be 1 to 12 periods"),
    ("alert: {after: two periods}", "'two' is not a number"),
    ("alert: {on: signals}", "did you mean 'signal'"),
    ("alert: {on: signal, at: red}", "is about the status, and on is signal"),
    ("alert: {on: signal, if_worse: true}", "is about the status, and on is signal"),
    ("breaks: [{since: 2018-04-15, why: new}]", "lies inside a month"),
    ("measured: quarter\n        breaks: [{since: 2018-05, why: new}]", "begins on 2018-04-01"),
    ("measured: year\n        breaks: [{since: 2018/19 Q2, why: new}]", "begins on 2018-04-01"),
    ("breaks: [{since: 2018-04, why: a}, {since: 2018-04-01, why: b}]", "is there twice"),
    ("breaks: [{since: spring, why: new}]", "'spring' is not a period"),
    ("breaks: [{since: 2018-04}]", "is missing; fill it in"),
]


@pytest.mark.parametrize(("written", "problem"), REFUSED, ids=[each[0] for each in REFUSED])
def test_what_no_figure_can_meet_is_refused_by_its_line(written, problem):
    with pytest.raises(Refused) as refused:
        read_plan("plan.yaml", said_of(written), AT)
    (said,) = map(str, refused.value.problems)
    assert problem in said
    assert "row " in said


UNMEETABLE = [
    ("alert: {on: both}", "direction: lower", "direction: range", "no signal is a concern"),
    (
        "alert: {on: both}",
        "direction: lower",
        "direction: lower\n        measured: year to date",
        "figures of the year so far have no signals",
    ),
    (
        "alert: {after: 12}",
        "direction: lower",
        "direction: lower\n        cumulative: true",
        "figures begin anew each April, and of a year's 11 at most can be in a row",
    ),
    (
        "measured: quarter\n        alert: {after: 4}",
        "direction: lower",
        "direction: lower\n        cumulative: true",
        "figures begin anew each April, and of a year's 3 at most can be in a row",
    ),
    ("alert: {after: 2}", PERCENT, "unit: words", "a milestone in words has no figures"),
    (
        "alert: {at: red}\n        tolerance: {kind: floor, amount: 0}",
        "direction: lower",
        "direction: higher",
        "no figure can be Red by its tolerance",
    ),
]


@pytest.mark.parametrize(("written", "old", "new", "problem"), UNMEETABLE)
def test_a_rule_that_nothing_can_meet_is_refused(written, old, new, problem):
    with pytest.raises(Refused) as refused:
        read_plan("plan.yaml", said_of(written, then=(old, new)), AT)
    assert any(problem in said for said in map(str, refused.value.problems))


NEVER_RED, NEVER_OFF = "no figure can be Red by its tolerance", "no figure can miss its target"
TARGETS = """targets:
          - {by: 2018-03-31, value: 22}
          - {by: 2020-03-31, value: 20}"""
LOWER, HIGHER, RANGE = "direction: lower", "direction: higher", "direction: range"
WORST = [
    ("{at: red}", LOWER, "value: 20", "{kind: floor, amount: 100}", NEVER_RED),
    ("{at: red}", LOWER, "value: 20", "{kind: floor, amount: 99}", None),
    ("{at: red}", LOWER, "value: 95", "{kind: percent, amount: 10}", NEVER_RED),
    ("{at: red}", LOWER, "value: 90", "{kind: percent, amount: 10}", None),
    ("{at: red}", LOWER, "value: 50", "{kind: amount, amount: 50}", NEVER_RED),
    ("{at: red}", HIGHER, "value: 50", "{kind: amount, amount: 50}", NEVER_RED),
    ("{at: red}", HIGHER, "value: 50", "{kind: amount, amount: 49}", None),
    ("{at: red}", HIGHER, "value: 50", "{kind: percent, amount: 100}", NEVER_RED),
    ("{at: red}", RANGE, "low: 20, high: 80", "{kind: amount, amount: 20}", NEVER_RED),
    ("{at: red}", RANGE, "low: 21, high: 80", "{kind: amount, amount: 20}", None),
    ("{after: 2}", LOWER, "value: 100", "{kind: percent, amount: 10}", NEVER_OFF),
    ("{after: 2}", HIGHER, "value: 0", "{kind: percent, amount: 10}", NEVER_OFF),
    ("{after: 2}", RANGE, "low: 0, high: 100", "{kind: percent, amount: 10}", NEVER_OFF),
    ("{after: 2}", RANGE, "low: 0, high: 99", "{kind: percent, amount: 10}", None),
    ("{on: both}", LOWER, "value: 100", "{kind: percent, amount: 10}", "write signal"),
    ("{on: signal}", LOWER, "value: 100", "{kind: percent, amount: 10}", None),
]


@pytest.mark.parametrize(
    ("rule", "direction", "target", "tolerance", "problem"),
    WORST,
    ids=[", ".join(each[:4]) for each in WORST],
)
def test_a_rule_that_the_worst_figure_does_not_meet_is_refused(
    rule, direction, target, tolerance, problem
):
    text = said_of(
        f"alert: {rule}\n        tolerance: {tolerance}",
        way=(LOWER, direction),
        targets=(TARGETS, f"targets: [{{by: 2018-03-31, {target}}}]"),
    )
    if problem is None:
        read_plan("plan.yaml", text, AT)
        return
    with pytest.raises(Refused) as refused:
        read_plan("plan.yaml", text, AT)
    (said,) = map(str, refused.value.problems)
    assert problem in said
    assert "row " in said


def test_a_figure_without_an_end_can_miss_any_target():
    text = PLAN_YAML.replace("unit: percent", "unit: count\n        alert: {at: red}", 1)
    assert read_plan("plan.yaml", text, AT).indicator("5.1").alert == AlertRule(at=AlertAt.RED)


def test_a_rule_without_a_target_in_figures_is_refused():
    contacts = "        direction: higher\n"
    text = PLAN_YAML.replace(contacts, f"{contacts}        alert: {{after: 2}}\n", 1)
    with pytest.raises(Refused) as refused:
        read_plan("plan.yaml", text, AT)
    (said,) = map(str, refused.value.problems)
    assert "without a target in figures nothing is told" in said


def test_a_break_begins_with_its_first_period():
    plan = read_plan("plan.yaml", said_of("breaks: [{since: 2018/19 Q1, why: new system}]"), AT)
    (found,) = plan.indicator("5.1").breaks
    assert (found.since, found.why) == (day("2018-04-01"), "new system")
