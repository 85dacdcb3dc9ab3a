"""The published plan's texts against its figures: every hit and every miss, by what it says.

All evidence and further actions were read by eye. A hit is a real difference that the rule finds;
a miss is one that it leaves to people. There is no false alarm, and no other hit.
"""

import pytest

from bot import sample
from bot.domain.people import Audience
from bot.importing import read_file
from bot.messages.questions import questions_message
from bot.messages.recommendation import recommendation_message
from bot.messages.view import View
from bot.rules.assessment import assess
from bot.rules.claims import differences
from bot.rules.claims.reading import claims_in
from tests.making import day, snapshot

PUBLISHED = day("2018-11-05")


@pytest.fixture(scope="module")
def plan():
    return read_file(sample.PLAN, None, PUBLISHED).plan


@pytest.fixture(scope="module")
def assessed(plan):
    return assess(snapshot(plan, *read_file(sample.OUTTURNS, plan, PUBLISHED).outturns), PUBLISHED)


def written(of):
    """What a recommendation's evidence and further actions say."""
    return [*of.evidence, *(f"{each.text}: {each.progress or ''}" for each in of.actions)]


def found(assessed, texts):
    return [
        (of.number, each.claim, each.indicator.ref, each.figure)
        for of in assessed.plan.recommendations
        for text in texts(of)
        for each in differences(text, of.number, assessed)
    ]


HITS = [
    (5, "30%", "5.1", "30.6% for September 2018"),
    (8, "8%", "14.1", "8.5% for September 2018"),
]

# recommendation, its words, what contradicts them, why the rule leaves it alone
MISSES = [
    (2, "launch and training come in December 2018", "its action is due in November", "a date"),
    (2, "focused visit found First Response's decisions sound", "no outcome yet", "words"),
    (5, "a little below 16.5%", "16.5% for the year to date", "below by less than a decimal"),
    (5, "Since January 2018 there were 40 decisions", "40 by the end of September", "a period"),
    (9, "said to be offered an interview", "90% offered in the baseline", "every, not a number"),
    (10, "others still have plans", "the rest were stepped down", "text against text"),
    (11, "29 more than at the inspection", "DfE counts 50 then, not 16", "no figure of the plan"),
    (12, "said to be completed now", "80.5% have one", "all, not a number"),
    (15, "three years of rising rates", "DfE: 49, 52 and 48", "words"),
    (17, "runs from January 2019", "January 2018 in recommendation 2", "a date"),
]


def test_the_texts_of_the_plan_differ_from_its_figures_here_and_nowhere_else(assessed):
    assert found(assessed, written) == HITS


@pytest.mark.parametrize("miss", MISSES, ids=lambda each: f"{each[0]}: {each[1]}")
def test_this_is_left_to_people(plan, assessed, miss):
    number, words, against, why = miss
    (text,) = [each for each in written(plan.recommendation(number)) if words in each]
    assert differences(text, number, assessed) == (), f"{against} is found now: {why} no longer"


def test_the_notes_which_tell_of_contradictions_raise_no_other_one(assessed):
    def noted(of):
        measures = [each.note for each in of.indicators if each.note]
        return [*of.notes, *of.elsewhere, *measures]

    assert [each[:3] for each in found(assessed, noted)] == [(8, "8%", "14.1")]


def test_so_many_numbers_are_weighed_and_agree(plan):
    """Were hardly any number read as a claim, silence would be worth little."""
    percentages = [
        (of.number, each.written)
        for of in plan.recommendations
        for text in written(of)
        for each in claims_in(text)
        if each.written.endswith("%")
    ]
    assert percentages == [
        (2, "88%"),
        (2, "84%"),
        (2, "75%"),
        (5, "16.5%"),
        (5, "30%"),
        (8, "8%"),
        (8, "78.5%"),
        (8, "46%"),
        (12, "55.7%"),
        (12, "90.8%"),
    ]


ASKED = [
    (
        "Rec 5: the further actions say “30%”; the figure for re-referrals (5.1) is 30.6% for "
        "September 2018. Which is right?"
    ),
    (
        "Rec 8: the evidence says “8%”; the figure for three or more placements (14.1) is 8.5% for "
        "September 2018. Which is right?"
    ),
]


@pytest.mark.parametrize("asked", ASKED)
def test_the_meeting_is_asked_which_is_right(assessed, asked):
    assert asked in " ".join(questions_message(View(assessed, Audience.WIDE)).plain.split())


def test_the_recommendation_asks_it_too(assessed):
    view = View(assessed, Audience.NAMED)
    shown = recommendation_message(view, assessed.plan.recommendation(8)).plain
    assert ASKED[1] in " ".join(shown.split())


# What a lead officer might write for the meeting: recommendation, words, what differs.
UPDATES = [
    (2, "Supervision on time is 88% overall and 92% in Early Help.", []),
    (2, "90% of supervisions were held on time in September 2018.", ["90%"]),
    (2, "Supervision on time fell to 80%.", ["80%"]),
    (2, "Training was attended by 85% of managers.", []),
    (3, "Average caseload of all social workers is 18.", ["18"]),
    (3, "Average caseload of all social workers was 21 in June 2018 and is 19 now.", []),
    (3, "Three workers hold more than 30 cases.", []),
    (5, "Re-referrals have stayed high, at 30.6% against a target of 22%.", []),
    (5, "We looked at 40 re-referrals in September; 60% were about domestic abuse.", []),
    (5, "Repeat plans fell to 8% (3 of 37) in September, well under the 18% target.", []),
    (5, "Repeat plans fell to 8.5% in September, well under the 18% target.", ["8.5%"]),
    (5, "Repeat plans are 16.5% for the year to date, down from 24% in 2017/18.", []),
    (5, "The year to date figure for repeat plans is 17.2%.", ["17.2%"]),
    (5, "We want re-referrals under 25% by March 2019.", []),
    (5, "Re-referrals have improved and are now better than target.", ["better than target"]),
    (5, "Re-referrals are worse than England and the region.", []),
    (5, "Repeat plans are worse than England.", ["worse than England"]),
    (6, "Assessments in time are at 72% for the year to date and 78% in October.", []),
    (6, "71% of assessments were completed in time.", ["71%"]),
    (6, "85% of assessments in First Response were in time.", []),
    (8, "SDQs completed: 79%. The average score is 14.2.", []),
    (8, "SDQs completed are above target at 78.6%, and rising towards 100%.", []),
    (8, "Emotional health audits meet the target.", ["meet the target"]),
    (9, "Return interviews for children looked after: 90%; others 95%.", []),
    (12, "80% of pathway plans are up to date.", ["80%"]),
    (12, "94% of care leavers are in contact with their adviser.", ["94%"]),
    (12, "Suitable accommodation is 91% and contact 95%.", []),
    (12, "Suitable accommodation meets the target of 92%.", ["meets the target"]),
    (14, "Three or more placements: 8% in September, long-term stability 67%.", ["8%"]),
    (14, "Long-term stability is 68%.", ["68%"]),
    (15, "56% of care leavers are in EET, above our target of 52% and the neighbours.", []),
    (15, "Care leavers in EET are below the neighbours.", ["below the neighbours"]),
    (17, "Agency workers are at 49 and vacancies at 37.", []),
]  # fmt: skip


@pytest.mark.parametrize(("number", "text", "claims"), UPDATES)
def test_an_update_is_read_with_the_plans_own_indicators(assessed, number, text, claims):
    assert [each.claim for each in differences(text, number, assessed)] == claims
