"""What a wide channel reads of figures that add up, and of texts beside what is withheld."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.action import Action
from bot.domain.indicator import Baseline, Unit
from bot.domain.people import Audience
from bot.messages.about import actions_message
from bot.messages.actions import action_message
from bot.messages.data_quality import data_quality_message
from bot.messages.digest import digest_message
from bot.messages.indicator import indicator_message
from bot.messages.questions import asked_lines
from bot.messages.recommendation import recommendation_message
from bot.messages.recommendation_more import more_message
from bot.messages.view import LEFT_OUT, View
from bot.rules.assessment import assess
from bot.rules.digest import build_digest
from tests.making import AT, indicator, outturn, plan, recommendation, snapshot, target

TELLS = "Only one is out of touch"
SAFE = "The panel meets each fortnight"


def everything(assessment, audience):
    """All that the messages of the plan say to an audience, by message."""
    view = View(assessment, audience)
    (rec,) = assessment.plan.recommendations
    digest = build_digest(assessment)
    said = {
        "recommendation": recommendation_message(view, rec),
        "more": more_message(view, rec),
        "action": action_message(view, rec, rec.actions[0]),
        "actions": actions_message(view),
        "digest": digest_message(view, digest),
        "data": data_quality_message(view, digest),
    }
    said |= {ref: indicator_message(view, each) for ref, each in assessment.histories.items()}
    return {
        name: " ".join([each.text, each.plain, str(each.blocks)]) for name, each in said.items()
    }


def assessed(counts, text=TELLS, **fields):
    """One percentage, with `text` wherever a plan has words."""
    worded = replace(target("2019-03-31", 95), note=text)
    measure = indicator(
        "1.1",
        targets=(worded,),
        baseline=Baseline(words=text, note=text),
        note=text,
        elsewhere=text,
    )
    action = Action(text, due=date(2018, 10, 1), progress=text, id="A1")
    of = recommendation(
        1,
        (measure,),
        evidence=(text, SAFE),
        actions=(action,),
        notes=(text,),
        elsewhere=(text,),
        aim=text,
        **fields,
    )
    figures = (
        outturn("2018-08", "90", of="90 of 100", note=text, provisional=True),
        outturn("2018-09", of=counts, value="97.8"),
    )
    return assess(snapshot(plan(of), *figures), AT)


def saying(words, assessment, audience=Audience.WIDE):
    return {name for name, said in everything(assessment, audience).items() if words in said}


def test_no_message_to_a_wide_audience_says_a_number_beside_what_is_withheld():
    small = assessed("44 of 45")
    assert saying(TELLS, small) == set()
    assert saying(LEFT_OUT, small) >= {"recommendation", "more", "action", "actions", "1.1"}
    assert saying(SAFE, small) >= {"recommendation", "more"}


def test_named_readers_and_recommendations_without_a_withheld_figure_have_every_text():
    everywhere = {"recommendation", "more", "action", "actions", "digest", "1.1"}
    assert saying(TELLS, assessed("44 of 45"), Audience.NAMED) == everywhere
    assert saying(TELLS, assessed("440 of 450")) == everywhere


def whole_and_parts(published=()):
    counts = {"1.1": 653, "1.2": 542, "1.3": 108, "1.4": 3}
    measures = [indicator(ref, "range", (), unit=Unit.COUNT) for ref in counts]
    of = recommendation(1, measures, actions=(Action("Go on", id="A1"),))
    figures = [
        outturn(month, value + add, ref=ref, published=AT if ref in published else None)
        for ref, value in counts.items()
        for month, add in (("2018-09", 0), ("2018-08", {"1.1": 20, "1.2": 20}.get(ref, 0)))
    ]
    return assess(snapshot(plan(of), *figures), AT)


def withheld(assessment):
    view = View(assessment, Audience.WIDE)
    return {
        ref
        for ref, history in assessment.histories.items()
        if view.withholds(history.known[-1], history.indicator)
    }


def test_a_whole_less_the_parts_that_are_shown_is_not_what_is_withheld():
    assert withheld(whole_and_parts()) == {"1.3", "1.4"}
    assert saying("108", whole_and_parts()) == set()
    assert saying("108", whole_and_parts(), Audience.NAMED)
    assert "Beside other measures" in everything(whole_and_parts(), Audience.WIDE)["1.3"]


def test_what_is_published_is_shown_and_the_next_smallest_part_is_not():
    assert withheld(whole_and_parts(published=("1.3",))) == {"1.2", "1.4"}
    assert withheld(whole_and_parts(published=("1.1", "1.2", "1.3"))) == {"1.4"}


@pytest.mark.parametrize(
    ("words", "shown"),
    [("Not yet open: 2 children wait, one aged 9", False), ("The site is agreed", True)],
)
def test_a_figure_in_words_that_counts_people_is_withheld_with_its_target(words, shown):
    wanted = target(words="Open with 3 children living in it")
    measure = indicator("1.1", targets=(wanted,), unit=Unit.WORDS)
    of = recommendation(1, (measure,), actions=(Action("Go on", id="A1"),))
    assessment = assess(snapshot(plan(of), outturn(words=words)), AT)
    assert bool(saying(words, assessment)) is shown
    assert bool(saying(wanted.words, assessment)) is shown
    assert saying(words, assessment, Audience.NAMED)


def test_a_baseline_of_few_people_is_withheld_and_its_question_does_not_say_it():
    measure = indicator(
        "1.1", targets=(2,), unit=Unit.COUNT, baseline=Baseline("2017/18", Decimal(4))
    )
    found = assess(snapshot(plan(recommendation(1, (measure,)))), AT)
    wide, named = (
        " ".join([indicator_message(view, found.histories["1.1"]).plain, *asked_lines(view)])
        for view in (View(found, Audience.WIDE), View(found, Audience.NAMED))
    )
    assert "Baseline 4" in named
    assert "the baseline of 4" in named
    assert "Baseline [c]" in wide
    assert "the baseline of [c]" in wide
