"""What the rules make of the published plan, read by planbot's own importer."""

import pytest

from bot import sample
from bot.domain.rag import Rag
from bot.importing import read_file
from bot.rules.assessment import assess
from bot.rules.digest import build_digest
from bot.rules.lookup import look_up
from tests.making import day, snapshot

PUBLISHED = day("2018-11-05")


@pytest.fixture(scope="module")
def plan():
    return read_file(sample.PLAN, None, PUBLISHED).plan


@pytest.fixture(scope="module")
def assessed(plan):
    outturns = read_file(sample.OUTTURNS, plan, PUBLISHED).outturns
    extracts = read_file(sample.CASELOADS, plan, PUBLISHED).extracts
    return assess(snapshot(plan, *outturns, caseloads=extracts), PUBLISHED)


# The plan's own five, and what else follows from it: recommendation, indicator, kind.
QUESTIONS = [
    (2, "2.1", "TARGET_EASIER_THAN_BASELINE"),
    (4, None, "GREEN_WITHOUT_FIGURE"),
    (5, None, "GREEN_BUT_OFF_TARGET"),
    (5, "5.1", "TARGET_EASIER_THAN_BASELINE"),
    (5, "5.1", "TEXT_DIFFERS"),  # 30% in a further action, 30.6% among the figures
    (7, None, "GREEN_WITHOUT_FIGURE"),
    (8, None, "GREEN_BUT_OFF_TARGET"),
    (8, "14.1", "TEXT_DIFFERS"),  # 8% in the evidence, 8.5% among the figures of 14
    (10, None, "GREEN_WITHOUT_FIGURE"),
    (11, None, "GREEN_WITHOUT_FIGURE"),
    (13, None, "GREEN_WITHOUT_FIGURE"),
    (14, "14.2", "TARGET_BACKWARDS"),
    (16, None, "GREEN_WITHOUT_FIGURE"),
    (17, None, "GREEN_WITHOUT_FIGURE"),
]


def the_question(assessed, number, kind):
    return next(
        each
        for each in assessed.questions
        if (each.recommendation.number, each.kind.name) == (number, kind)
    )


def test_the_published_plan_raises_these_questions_and_no_other(assessed):
    assert [
        (each.recommendation.number, each.indicator and each.indicator.ref, each.kind.name)
        for each in assessed.questions
    ] == QUESTIONS


# recommendation, indicator, figure, target, status
OFF_TARGET = [(5, "5.1", "30.6", "22", "red"), (8, "8.3", "80", "85", "amber")]


@pytest.mark.parametrize(("number", "ref", "figure", "wanted", "status"), OFF_TARGET)
def test_it_is_asked_why_a_recommendation_is_green_while_a_figure_is_off_target(
    *, assessed, number, ref, figure, wanted, status
):
    question = the_question(assessed, number, "GREEN_BUT_OFF_TARGET")
    (standing,) = question.standings
    assert (standing.indicator.ref, standing.status) == (ref, status)
    assert (str(standing.outturn.value), str(standing.target.value)) == (figure, wanted)
    assert question.rating.rag == "green"


def test_it_is_asked_why_the_target_for_long_term_stability_falls(assessed):
    question = the_question(assessed, 14, "TARGET_BACKWARDS")
    assert [str(each.value) for each in question.targets] == ["69.3", "68.5"]


def test_it_is_asked_why_the_supervision_target_is_below_its_baseline(assessed):
    question = the_question(assessed, 2, "TARGET_EASIER_THAN_BASELINE")
    assert (question.targets[0].value, question.baseline.value) == (83, 84)


def test_it_is_asked_on_what_figure_the_workforce_is_green(assessed):
    question = the_question(assessed, 17, "GREEN_WITHOUT_FIGURE")
    assert (question.rating.rag, question.standings) == ("green", ())


def test_the_published_figures_alone_show_nothing_leaving_green(assessed):
    """Two indicators have two figures of their own kind of period; one of them came back."""
    courses = {
        ref: [standing.status.value for standing in each.standings]
        for ref, each in assessed.histories.items()
        if len(each.standings) > 1
    }
    assert courses == {"3.1": ["amber", "green"], "12.4": ["green", "green"]}
    assert assessed.flags == ()


def test_the_ratings_are_eleven_green_and_six_amber(assessed):
    assert [len(assessed.rated(rag)) for rag in (Rag.GREEN, Rag.AMBER, Rag.RED)] == [11, 6, 0]


def test_actions_past_their_date_are_overdue_in_the_first_digest(assessed):
    found = build_digest(assessed)
    numbers = {each.recommendation.number for each in found.overdue}
    assert 5 in numbers  # the threshold document, due in September
    assert all(each.due < PUBLISHED for each in found.overdue)


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        ("re-referrals", ["5.1"]),
        ("rereferals", ["5.1"]),
        ("re referral", ["5.1"]),
        ("caseload", ["3", "3.1", "3.2", "3.3"]),
        ("care leavers", ["12", "12.3", "12.4", "15", "15.1"]),
        ("xyzzy", []),
        ("12", []),
    ],
)
def test_words_find_their_place_in_the_published_plan(plan, words, refs):
    found, near = look_up(plan, words)
    names = [
        each.indicator.ref if each.indicator else str(each.recommendation.number) for each in found
    ]
    assert sorted(names) == sorted(refs)
    assert near == []
