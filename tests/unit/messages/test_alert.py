"""The sentences of an alert, case by case."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from bot.domain.indicator import Direction, Target, Unit
from bot.domain.people import Audience
from bot.domain.period import Period
from bot.domain.rag import Rag, Rating
from bot.messages.alert import left_green_message
from bot.messages.flags import flags_message
from bot.messages.movements import changes_message
from bot.messages.questions import questions_message
from bot.messages.view import View
from bot.rules.assessment import assess
from bot.rules.digest import build_digest
from bot.services.alerts import alert_facts
from tests.unit.messages.hostile_plan import (
    AT,
    a_flag,
    a_recommendation,
    a_snapshot,
    an_indicator,
    figures_of,
)

ON_TRACK = Rating(Rag.GREEN, date(2018, 9, 3), "Board", "on track")


def assessed(rating=None, values=(17, 24), others=0, extra=None, **indicator):
    """5.1 and `others` beside it, on target, under one recommendation."""
    kinds = [
        (
            an_indicator("5.1", "Repeat plans", **indicator),
            figures_of("5.1", "late", *values, **(extra or {})),
        )
    ]
    kinds += [
        (an_indicator(f"5.{place}", "Re-referrals"), figures_of(f"5.{place}", "late", 15, 16))
        for place in range(2, 2 + others)
    ]
    five = a_recommendation(5, "Thresholds", [each for each, _ in kinds], (rating,) * bool(rating))
    return assess(a_snapshot("Plan", kinds, [five], [], [a_flag(1, "5.1")]), AT)


def alert_of(assessment, **flag):
    history = assessment.histories["5.1"]
    (open_flag,) = assessment.flags
    record = replace(open_flag.record, **flag)
    return left_green_message(alert_facts(assessment, history, open_flag.episode, record))


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ({"numerator": Decimal(8), "denominator": Decimal(40)}, "Could it be chance? Yes"),
        ({"numerator": Decimal(400), "denominator": Decimal(900)}, "Could it be chance? Hardly"),
    ],
)
def test_the_alert_says_whether_it_could_be_chance(extra, said):
    assert said in alert_of(assessed(extra=extra)).plain


def test_without_a_count_nothing_is_said_of_chance():
    assert "Could it be chance" not in alert_of(assessed()).plain


@pytest.mark.parametrize(
    ("rating", "others", "said"),
    [
        (None, 0, "Recommendation 5 is not rated, with its only indicator off target."),
        (
            ON_TRACK,
            0,
            "is rated Green, with its only indicator off target: rating and figures disagree.",
        ),
        (ON_TRACK, 2, "is rated Green, with 1 of its 3 indicators off target: rating"),
        (
            replace(ON_TRACK, rag=Rag.AMBER),
            1,
            "is rated Amber, with 1 of its 2 indicators off target.",
        ),
    ],
)
def test_the_alert_sets_the_rating_beside_the_figures(rating, others, said):
    assert said in alert_of(assessed(rating, others=others)).plain


@pytest.mark.parametrize(
    ("indicator", "values", "said"),
    [
        ({}, (17, 24), "Higher is worse: 6 points worse than target."),
        (
            {"direction": Direction.HIGHER},
            (19, 12),
            "Lower is worse: 6 points worse than target.",
        ),
        (
            {
                "direction": Direction.RANGE,
                "unit": Unit.CASES,
                "targets": (Target(date(2018, 3, 31), low=Decimal(18), high=Decimal(20)),),
            },
            (19, 24),
            "4 cases outside its range.",
        ),
    ],
)
def test_worse_is_said_in_words_for_every_direction(indicator, values, said):
    assert said in alert_of(assessed(values=values, **indicator)).plain


def test_an_acknowledged_alert_says_who_and_when_in_london_and_loses_its_button():
    waiting, taken = (
        alert_of(assessed(), acknowledged_by=by, acknowledged_at=at)
        for by, at in ((None, None), ("Director", datetime(2018, 7, 2, 13, 5, tzinfo=UTC)))
    )
    assert "✓ Acknowledged by Director, 2 Jul 2018, 14:05." in taken.plain
    assert "acknowledge." in str(waiting.blocks)
    assert "acknowledge." not in str(taken.blocks)


@pytest.mark.parametrize(
    ("rating", "values", "indicator", "said"),
    [
        (ON_TRACK, (17, 24), {}, "Rec 5 is Green with repeat plans at 24%"),
        (replace(ON_TRACK, rag=Rag.RED), (15, 16), {}, "Rec 5 is Red while every figure is on"),
        (ON_TRACK, ("",), {}, "Rec 5 is Green with no figure against a target."),
        (
            replace(ON_TRACK, derived=True),
            ("",),
            {},
            "Rec 5 is Green (derived from printed counts) with no figure",
        ),
        (
            ON_TRACK,
            (15, 16),
            {
                "targets": (
                    Target(date(2018, 3, 31), Decimal(18)),
                    Target(date(2020, 3, 31), Decimal(22)),
                )
            },
            "from 18% or less by March 2018 to 22% or less by March 2020. Is that meant?",
        ),
    ],
)
def test_a_question_says_what_disagrees(rating, values, indicator, said):
    figures = tuple(None if each == "" else each for each in values)
    view = View(assessed(rating, figures, **indicator), Audience.NAMED)
    assert said in questions_message(view).plain


def test_where_everything_agrees_there_is_nothing_to_ask():
    amber = replace(ON_TRACK, rag=Rag.AMBER)
    view = View(assessed(amber, (17, 24), baseline=None), Audience.NAMED)
    assert "there is no question to ask" in questions_message(view).plain


def test_days_are_said_as_they_are_in_london():
    night = datetime(2018, 7, 1, 23, 30, tzinfo=UTC)
    assessment = assessed()
    record = replace(
        assessment.snapshot.flags[0], acknowledged_by="Director", acknowledged_at=night
    )
    snapshot = replace(assessment.snapshot, flags=(record,), digests=(night,))
    view = View(assess(snapshot, AT), Audience.NAMED, "/flags")
    assert "Acknowledged by Director, 2 Jul 2018." in flags_message(view).plain
    assert "2 July 2018" in changes_message(view, build_digest(view.assessment)).plain


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2018-10", "24% in October 2018, provisional, illustrative\n"),
        ("by 2018-10", "24% reported by October 2018, period not stated, provisional"),
        ("2018/19 to 2018-10", "24% in the year to date, April to October 2018, provisional"),
    ],
)
def test_a_figure_is_followed_by_when_it_was(period, said):
    assessment = assessed()
    (open_flag,) = assessment.flags
    facts = alert_facts(
        assessment, assessment.histories["5.1"], open_flag.episode, open_flag.record
    )
    after = facts.episode.left.after
    after = replace(after, outturn=replace(after.outturn, period=Period.parse(period)))
    episode = replace(facts.episode, left=replace(facts.episode.left, after=after))
    message = left_green_message(replace(facts, episode=episode))
    assert said in message.plain
    assert said.strip() in message.text


def test_a_flag_that_was_withdrawn_or_opened_again_is_no_quiet_week():
    assessment = assessed()
    night = datetime(2018, 7, 1, 23, 30, tzinfo=UTC)
    gone = replace(
        assessment.snapshot.flags[0], opened="2018-05", withdrawn_at=night + timedelta(days=30)
    )
    snapshot = replace(assessment.snapshot, flags=(), withdrawn=(gone,), digests=(night,))
    view = View(assess(snapshot, AT), Audience.NAMED, "/rag")
    said = changes_message(view, build_digest(view.assessment)).plain
    assert "1 flag corrected" in said
    assert "is withdrawn; on the figures and targets as they stand now it did not leave" in said
    month = timedelta(days=30)
    again = replace(gone, withdrawn_at=None, opened_at=night - month, reopened_at=night + month)
    open_again = replace(assessment.snapshot, flags=(again,), digests=(night,))
    view = View(assess(open_again, AT), Audience.NAMED, "/rag")
    said = changes_message(view, build_digest(view.assessment)).plain
    assert "1 flag corrected" in said
    assert "is open again; on the figures and targets as they stand now it did not come" in said
    elsewhere = replace(snapshot, withdrawn=(replace(gone, indicator="9.9"),))
    view = View(assess(elsewhere, AT), Audience.NAMED, "/rag")
    assert "no longer in the plan" in changes_message(view, build_digest(view.assessment)).plain
