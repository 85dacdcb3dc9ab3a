"""Flags and alerts follow the figures, however often and in whatever order they come."""

from datetime import UTC, datetime

import pytest

from bot.sample import OCTOBER
from bot.services.imports import import_file
from bot.services.sample import load_sample

ALERT = ["left-green"]
JULY, AUGUST, SEPTEMBER, OCTOBER_18 = "2018-07", "2018-08", "2018-09", "2018-10"
GREEN, AMBER, RED = 17, 19, 24
SAMPLE_NOW = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("figures", "flags", "kinds"),
    [
        # never green: off target, but it has not moved
        ([(JULY, RED), (AUGUST, RED)], [], []),
        ([(JULY, GREEN), (AUGUST, GREEN)], [], []),
        ([(JULY, GREEN), (AUGUST, AMBER)], [(AUGUST, None, None)], ALERT),
        # repeats and a change from amber to red stay one episode
        (
            [(JULY, GREEN), (AUGUST, AMBER), (SEPTEMBER, RED)],
            [(AUGUST, None, None)],
            ["left-green"],
        ),
        # an episode that is over before planbot hears of it is not told
        ([(JULY, GREEN), (AUGUST, AMBER), (SEPTEMBER, GREEN)], [], []),
        # a missing figure is never a recovery
        ([(JULY, GREEN), (AUGUST, RED), (SEPTEMBER, "")], [(AUGUST, None, None)], ALERT),
        # and never a departure
        ([(JULY, GREEN), (AUGUST, "")], [], []),
        (
            [(JULY, GREEN), (AUGUST, ""), (SEPTEMBER, RED)],
            [(SEPTEMBER, None, None)],
            ["left-green"],
        ),
    ],
)
def test_one_import_opens_a_flag_for_the_episode_that_is_open(planned, figures, flags, kinds):
    imported = planned.outturns(*figures)
    assert (planned.flags, planned.kinds, imported.alerts) == (flags, kinds, len(kinds))


@pytest.mark.parametrize(
    ("imports", "flags", "kinds"),
    [
        # back to green closes the flag and is told under the alert
        (
            [[(JULY, GREEN), (AUGUST, AMBER)], [(SEPTEMBER, GREEN)]],
            [(AUGUST, SEPTEMBER, None)],
            ["left-green", "came-back"],
        ),
        # one revision moves the recovery to another period: the flag follows, and it is told anew
        (
            [
                [(JULY, GREEN), (AUGUST, RED)],
                [(SEPTEMBER, GREEN)],
                [(SEPTEMBER, RED), (OCTOBER_18, GREEN)],
            ],
            [(AUGUST, OCTOBER_18, None)],
            ["left-green", "came-back", "came-back"],
        ),
        # green → amber → green → amber is two episodes and two alerts
        (
            [
                [(JULY, GREEN), (AUGUST, AMBER)],
                [(SEPTEMBER, GREEN)],
                [(OCTOBER_18, AMBER)],
            ],
            [(AUGUST, SEPTEMBER, None), (OCTOBER_18, None, None)],
            ["left-green", "came-back", "left-green"],
        ),
        # while the breach lasts, there is no second alert
        (
            [[(JULY, GREEN), (AUGUST, AMBER)], [(SEPTEMBER, RED)], [(OCTOBER_18, RED)]],
            [(AUGUST, None, None)],
            ["left-green"],
        ),
        # a missing figure is no recovery
        (
            [[(JULY, GREEN), (AUGUST, AMBER)], [(SEPTEMBER, "")]],
            [(AUGUST, None, None)],
            ["left-green"],
        ),
        # a revision takes the departure back
        (
            [[(JULY, GREEN), (AUGUST, AMBER)], [(AUGUST, GREEN)]],
            [],
            ["left-green", "corrected"],
        ),
        # and the figure leaves green after all: a new flag, a new alert
        (
            [[(JULY, GREEN), (AUGUST, AMBER)], [(AUGUST, GREEN)], [(AUGUST, RED)]],
            [(AUGUST, None, None)],
            ["left-green", "corrected", "left-green"],
        ),
        # a revision moves the departure: the flag moves with it
        (
            [[(JULY, GREEN), (AUGUST, GREEN), (SEPTEMBER, RED)], [(AUGUST, AMBER)]],
            [(AUGUST, None, None)],
            ["left-green"],
        ),
        (
            [[(JULY, GREEN), (AUGUST, AMBER), (SEPTEMBER, RED)], [(AUGUST, GREEN)]],
            [(SEPTEMBER, None, None)],
            ["left-green"],
        ),
        # a revision takes the recovery back: the flag is open again
        (
            [
                [(JULY, GREEN), (AUGUST, AMBER)],
                [(SEPTEMBER, GREEN)],
                [(SEPTEMBER, RED)],
            ],
            [(AUGUST, None, None)],
            ["left-green", "came-back", "reopened"],
        ),
        # and every further recovery is told, and taken back, anew
        (
            [
                [(JULY, GREEN), (AUGUST, AMBER)],
                [(SEPTEMBER, GREEN)],
                [(SEPTEMBER, RED)],
                [(SEPTEMBER, 16)],
                [(SEPTEMBER, AMBER)],
                [(OCTOBER_18, GREEN)],
            ],
            [(AUGUST, OCTOBER_18, None)],
            ["left-green", *2 * ["came-back", "reopened"], "came-back"],
        ),
        # one import both moves the departure and brings the recovery
        (
            [
                [(JULY, GREEN), (AUGUST, GREEN), (SEPTEMBER, RED)],
                [(AUGUST, AMBER), (OCTOBER_18, GREEN)],
            ],
            [(AUGUST, OCTOBER_18, None)],
            ["left-green", "came-back"],
        ),
        # figures that come in the wrong order
        (
            [[(SEPTEMBER, RED)], [(AUGUST, GREEN)], [(JULY, RED)]],
            [(SEPTEMBER, None, None)],
            ["left-green"],
        ),
    ],
)
def test_flags_follow_the_figures_from_import_to_import(planned, imports, flags, kinds):
    for figures in imports:
        planned.outturns(*figures)
    assert (planned.flags, planned.kinds) == (flags, kinds)


@pytest.mark.parametrize(
    ("plan", "flags", "kinds"),
    [
        ({"target": 25}, [], ["left-green", "corrected"]),
        ({"target": 18, "tolerance": 50}, [(AUGUST, None, None)], ALERT),
        ({"target": 16}, [], ["left-green", "corrected"]),
        ({"title": "Repeat child protection plans"}, [(AUGUST, None, None)], ALERT),
    ],
    ids=["an easier target", "a wider tolerance", "never green by a harder one", "another title"],
)
def test_a_changed_plan_settles_the_flags_anew(planned, plan, flags, kinds):
    planned.outturns((JULY, GREEN), (AUGUST, RED))
    planned.plan(**plan)
    assert (planned.flags, planned.kinds) == (flags, kinds)


def test_the_same_file_twice_is_nothing_new_and_no_alert(planned):
    figures = [(JULY, GREEN), (AUGUST, RED)]
    first, second = planned.outturns(*figures), planned.outturns(*figures)
    assert (first.new, first.alerts) == (2, 1)
    assert (second.new, second.revised, second.same, second.alerts) == (0, 0, 2, 0)
    assert not second.changed
    assert planned.kinds == ["left-green"]


def test_a_crash_while_the_alert_is_queued_stores_nothing(planned, monkeypatch):
    before = planned.store.snapshot()

    def broken(*_):
        raise RuntimeError("the power went")

    monkeypatch.setattr("bot.services.flags.left_green_message", broken)
    with pytest.raises(RuntimeError, match="the power went"):
        planned.outturns((JULY, GREEN), (AUGUST, RED))
    assert planned.store.snapshot() == before
    assert planned.kinds == []
    monkeypatch.undo()
    assert planned.outturns((JULY, GREEN), (AUGUST, RED)).alerts == 1


def test_the_published_sample_raises_no_alert_and_october_exactly_three(store):
    assert [each.alerts for each in load_sample(store, SAMPLE_NOW)] == [0, 0, 0]
    assert import_file(store, OCTOBER, SAMPLE_NOW, by="somebody").alerts == 3
    assert [(row.kind, row.channel) for row in store.outbox_rows()] == 3 * [("left-green", "U0AD")]
    repeat_plans, in_contact, in_work = [row.message.text for row in store.outbox_rows()]
    assert repeat_plans == (
        "Repeat child protection plans left green: 20%, 8 of 40 in October 2018, "
        "illustrative. Target 18% or less (March 2018)."
    )
    assert in_contact == (
        "Care leavers in contact left green: 88.9% in October 2018, provisional, "
        "illustrative. Target 90% or more (March 2018)."
    )
    assert in_work == (
        "Care leavers in education, employment or training left green: 50.9% in October "
        "2018, illustrative. Target 52% or more (March 2018)."
    )
    assert import_file(store, OCTOBER, SAMPLE_NOW, by="somebody").alerts == 0
    assert [each.alerts for each in load_sample(store, SAMPLE_NOW)] == [0, 0, 0]
    assert len(store.outbox_rows()) == 3
