"""A target edited under a figure, as the digest says it: never as a movement."""

from dataclasses import replace

import pytest

from bot.domain.people import Audience
from bot.domain.rag import Status
from bot.domain.snapshot import TargetEdit
from bot.messages.digest import digest_message
from bot.messages.movements import changes_message
from bot.messages.target_edit import edited_words
from bot.messages.view import View
from bot.rules.assessment import assess
from bot.rules.digest import build_digest
from tests.making import (
    AT,
    indicator,
    outturn,
    plan,
    recommendation,
    snapshot,
    target,
    utc,
)

OLD, NEW = target("2018-06-30", value=85), target("2018-06-30", value="86.5")


def edited(before=OLD, after=NEW, now=Status.AMBER):
    return TargetEdit("1.1", utc("2018-10-20 09:00"), "2018-08", before, after, Status.GREEN, now)


def messages(edit):
    of = plan(recommendation(1, [indicator("1.1", targets=[edit.after])]))
    known = snapshot(of, outturn("2018-08", 86, recorded="2018-09-03 09:00"), target_edits=(edit,))
    known = replace(known, digests=(utc("2018-10-15 09:00"),))
    view = View(assess(known, AT), Audience.NAMED)
    digest = build_digest(view.assessment)
    return digest_message(view, digest).plain, changes_message(view, digest).plain


def test_the_digest_says_what_was_edited_and_that_the_figure_did_not_change():
    for plain in messages(edited()):
        assert "1 target edited since the digest of 15 October 2018." in plain
        assert (
            "1.1 Measure 1.1: the target was raised from 85% to 86.5% on "
            "20 October 2018: 86% in August 2018 became Amber. The figure did not change."
        ) in plain
        assert "left green" not in plain
        assert "nothing moved" not in plain


def test_a_figure_without_a_stated_period_is_said_by_when_it_was_reported():
    undated = replace(edited(), period="by 2018-08")
    said = edited_words(undated, indicator("1.1"), "86%")
    assert "20 October 2018: 86% reported by August 2018 became Amber." in said


def test_an_edit_of_the_past_is_told_by_its_own_two_values_whatever_the_plan_says_now():
    lower = plan(recommendation(1, [indicator("1.1", "lower", targets=[85])]))
    august = outturn("2018-08", 90, recorded="2018-10-25 09:00")  # revised after the edit
    known = snapshot(lower, august, target_edits=(edited(),), digests=(utc("2018-10-15 09:00"),))
    view = View(assess(known, AT), Audience.NAMED)
    assert (
        "the target was raised from 85% to 86.5% on 20 October 2018: its figure in August 2018 "
        "became Amber."
    ) in digest_message(view, build_digest(view.assessment)).plain


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (edited(after=target(value=80), now=Status.GREEN), "lowered from 85% to 80%"),
        (edited(now=Status.GREEN), "86% in August 2018 stayed Green"),
        (edited(after=OLD), "how it is set against the target of 85% was changed"),
    ],
    ids=["lowered", "no other status", "the tolerance"],
)
def test_it_says_which_way_and_what_follows(edit, said):
    assert all(said in plain for plain in messages(edit))
