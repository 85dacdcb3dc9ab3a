"""A plan that edits a target is told as that: nothing left green, and nothing came back to it."""

import pytest

from bot.domain.people import Audience
from bot.domain.period import london_day
from bot.messages.flags import flags_message
from bot.messages.view import View
from bot.rules.assessment import assess
from bot.rules.digest import digest_since
from bot.services.flags import STILL_OFF
from tests.integration.services.brought import NOW

JULY, AUGUST, SEPTEMBER, OCTOBER = "2018-07", "2018-08", "2018-09", "2018-10"
YEARS_AGO = NOW.replace(year=2016)


def assessed(planned):
    return assess(planned.store.snapshot(), london_day(NOW))


def moved(planned, since=YEARS_AGO):
    digest = digest_since(assessed(planned), since)
    return [
        [each.after.indicator.ref for each in digest.left_green],
        [each.after.indicator.ref for each in digest.came_back],
        [each.indicator for each in digest.corrected],
    ]


@pytest.mark.parametrize("since", [YEARS_AGO, None])
def test_a_harder_target_alone_is_no_leaving_green(planned, since):
    planned.outturns((JULY, 15), (AUGUST, 17))
    assert planned.plan(target=16).alerts == 0
    assert planned.kinds == []
    (edit,) = planned.store.snapshot().target_edits
    assert (edit.indicator, edit.edited_at, edit.period) == ("5.2", NOW, AUGUST)
    assert (edit.before.value, edit.after.value, edit.was, edit.now) == (18, 16, "green", "amber")
    assert moved(planned, since) == [[], [], []]
    found = assessed(planned)
    assert found.flags == ()
    assert found.edited_since(found.histories["5.2"]) == london_day(NOW)
    said = flags_message(View(found, Audience.NAMED)).plain
    assert "off target by an edited target: 5.2 since 3 Dec 2018" in said
    assert "since the first figure" not in said


def test_a_later_figure_that_is_still_off_has_not_left_green_either_and_one_that_returns_has(
    planned,
):
    planned.outturns((JULY, 15), (AUGUST, 17))
    planned.plan(target=16)
    assert planned.outturns((SEPTEMBER, 24)).alerts == 0
    assert moved(planned) == [[], [], []]
    assert assessed(planned).flags == ()
    planned.outturns((OCTOBER, 15))
    assert moved(planned) == [[], ["5.2"], []]
    assert planned.kinds == []
    assert planned.outturns(("2018-11", 24)).alerts == 1


def test_an_edit_that_is_taken_back_leaves_nothing_behind(planned):
    planned.outturns((JULY, 15), (AUGUST, 17))
    planned.plan(target=16)
    planned.plan()
    assert [each.now for each in planned.store.snapshot().target_edits] == ["amber", "green"]
    assert (planned.flags, planned.kinds, moved(planned)) == ([], [], [[], [], []])


# the figures, the new target, the kind of the news in the thread, and what that says
ENDED = [
    (
        [[(JULY, 17), (AUGUST, 24)]],
        25,
        "corrected",
        "raised from 18% to 25%",
        "24% in August 2018 became Green. The figure did not change. The flag is withdrawn.",
    ),
    (
        [[(JULY, 17), (AUGUST, 24)]],
        16,
        "corrected",
        "lowered from 18% to 16%",
        "24% in August 2018 stayed Red. The figure did not change. " + STILL_OFF,
    ),
    (
        [[(JULY, 17), (AUGUST, 24)], [(SEPTEMBER, 19)]],
        20,
        "came-back",
        "raised from 18% to 20%",
        "19% in September 2018 became Green. The figure did not change. The flag is closed.",
    ),
    (
        [[(JULY, 15), (AUGUST, 24)], [(SEPTEMBER, 17)]],
        16,
        "reopened",
        "lowered from 18% to 16%",
        "17% in September 2018 became Amber. The figure did not change. It is off target since.",
    ),
]


@pytest.mark.parametrize(
    ("imports", "target", "kind", "said"), [(*each[:3], each[3:]) for each in ENDED]
)
def test_what_becomes_of_a_flag_by_an_edited_target_is_told_as_that(
    planned, imports, target, kind, said
):
    for figures in imports:
        planned.outturns(*figures)
    before = len(planned.kinds)
    planned.plan(target=target)
    assert planned.kinds[before:] == [kind]
    edited, reads = said
    assert planned.told()[-1] == (
        f"Repeat plans: the target was {edited} on 3 December 2018: {reads}"
    )
    assert assessed(planned).flags == ()
    later = NOW.replace(minute=NOW.minute - 5)
    assert moved(planned, later)[1:] == [[], []]
