"""Which disagreements are put to the meeting, and which are none."""

from decimal import Decimal

import pytest

from bot.domain.indicator import Baseline, Unit
from bot.rules.questions import QuestionKind, questions, rating_of
from bot.rules.standing import Lack
from tests.making import history, indicator, outturn, rating, recommendation, target

OFF = "rated green while a figure is off target"
NO_FIGURE = "rated green with no figure that can be set against a target"
ALL_GREEN = "not rated green while every figure is on target"

# Figures oldest first, one indicator a list; the target is 80 or more. None is missing.
GREEN, AMBER, RED = [85], [79], [50]
COUNT = [outturn("2018-09", 40, unit=Unit.COUNT)]

# rating, figures of each indicator, the question
RATINGS = [
    ("green", [GREEN], None),
    ("green", [AMBER], OFF),
    ("green", [RED], OFF),
    ("green", [GREEN, RED], OFF),
    ("green", [[]], NO_FIGURE),
    ("green", [], NO_FIGURE),
    ("green", [COUNT], NO_FIGURE),
    ("green", [[None]], NO_FIGURE),
    ("green", [[], GREEN], None),
    ("green", [[50, None]], OFF),  # missing holds the last status: still off target
    ("green", [[85, None]], None),  # and settles nothing either
    ("amber", [GREEN], ALL_GREEN),
    ("red", [GREEN, GREEN], ALL_GREEN),
    ("amber", [GREEN, AMBER], None),
    ("amber", [GREEN, []], None),  # one without a figure: not every figure
    ("amber", [GREEN, COUNT], None),
    ("amber", [[85, None]], ALL_GREEN),
    ("amber", [AMBER], None),
    ("red", [AMBER], None),  # how far off is for people to judge
    ("amber", [], None),
    ("amber", [[]], None),
    (None, [RED], None),  # nobody has judged yet
    (None, [], None),
]


def asked(of, courses):
    histories = {}
    for measure, values in zip(of.indicators, courses, strict=True):
        figures = {
            f"2018-{number:02}": value
            for number, value in enumerate(values, start=10 - len(values))
        }
        histories[measure.ref] = history(figures, of=measure)
    return questions([of], histories)


@pytest.mark.parametrize(("judged", "courses", "question"), RATINGS)
def test_a_rating_and_the_figures_disagree_or_they_do_not(judged, courses, question):
    measures = [indicator(f"1.{place}") for place in range(1, len(courses) + 1)]
    ratings = [rating(judged)] if judged else []
    found = asked(recommendation(1, measures, ratings), courses)
    assert [each.kind for each in found] == ([question] if question else [])


def test_a_question_names_the_figures_that_are_off_and_only_those():
    measures = [indicator("1.1"), indicator("1.2"), indicator("1.3")]
    (found,) = asked(recommendation(1, measures, [rating()]), [GREEN, RED, AMBER])
    assert [each.indicator.ref for each in found.standings] == ["1.2", "1.3"]
    assert found.rating == rating()


def test_a_question_about_figures_on_target_names_them_all():
    measures = [indicator("1.1"), indicator("1.2")]
    (found,) = asked(recommendation(1, measures, [rating("red")]), [GREEN, GREEN])
    assert [each.indicator.ref for each in found.standings] == ["1.1", "1.2"]


def test_a_stale_figure_holds_its_status_for_the_question_too():
    measure = indicator("1.1")
    stale = history({"2018-01": 50}, of=measure, at="2018-12-31")
    assert stale.current.lack is Lack.FRESHNESS
    (found,) = questions([recommendation(1, [measure], [rating()])], {"1.1": stale})
    assert (found.kind, found.standings[0].status) == (OFF, "red")


# direction, the targets in time, the question's pair
BACKWARDS = [
    ("higher", ["69.3", "68.5"], ["69.3", "68.5"]),
    ("higher", [83, 83], None),
    ("higher", [80, 90], None),
    ("higher", [80, 90, 85], [90, 85]),
    ("lower", [22, 24], [22, 24]),
    ("lower", [22, 18], None),
    ("lower", [22, 22], None),
    ("higher", [80], None),
    ("higher", [], None),
]


@pytest.mark.parametrize(("direction", "values", "pair"), BACKWARDS)
def test_a_later_target_that_asks_for_less_is_a_question(direction, values, pair):
    targets = [target(f"20{18 + year}-03-31", value=each) for year, each in enumerate(values)]
    # A later one is later whatever the order in which they are written.
    for order in (targets, targets[::-1]):
        found = asked(recommendation(1, [indicator(direction=direction, targets=order)]), [[]])
        assert [each.kind for each in found] == ([QuestionKind.TARGET_BACKWARDS] if pair else [])
        if pair:
            assert [each.value for each in found[0].targets] == [Decimal(each) for each in pair]


# direction, baseline, targets, the target that is easier
EASIER = [
    ("higher", {"value": 84}, [83, 83], 83),
    ("higher", {"value": 83}, [83], None),
    ("higher", {"value": 80}, [83], None),
    ("lower", {"value": 17}, [22, 22], 22),
    ("lower", {"value": 24}, [22], None),
    ("higher", {"value": 84, "comparable": False}, [83], None),
    ("higher", {"words": "about 84"}, [83], None),
    ("higher", {"value": 84}, [], None),
    ("higher", None, [83], None),
]


@pytest.mark.parametrize(("direction", "baseline", "values", "easier"), EASIER)
def test_a_target_easier_than_the_baseline_is_a_question(direction, baseline, values, easier):
    targets = [target(f"20{18 + year}-03-31", value=each) for year, each in enumerate(values)]
    start = None if baseline is None else Baseline("2016/17", **decimal(baseline))
    measure = indicator(direction=direction, targets=targets, baseline=start)
    found = asked(recommendation(1, [measure]), [[]])
    assert [each.kind for each in found] == (
        [QuestionKind.TARGET_EASIER_THAN_BASELINE] if easier else []
    )
    if easier:
        assert found[0].targets == (targets[0],)
        assert found[0].baseline == start


def decimal(baseline):
    return {key: Decimal(each) if key == "value" else each for key, each in baseline.items()}


def test_a_target_may_go_backwards_and_past_the_baseline_at_once():
    targets = [target("2018-03-31", value=85), target("2020-03-31", value=83)]
    measure = indicator(targets=targets, baseline=Baseline("2016/17", Decimal(84)))
    found = asked(recommendation(1, [measure]), [[]])
    assert [(each.kind, each.targets) for each in found] == [
        (QuestionKind.TARGET_BACKWARDS, tuple(targets)),
        (QuestionKind.TARGET_EASIER_THAN_BASELINE, (targets[1],)),
    ]


def test_milestones_and_targets_left_open_raise_no_question():
    targets = [target("2018-03-31", words="In place"), target("2020-03-31")]
    measure = indicator(targets=targets, baseline=Baseline("2016/17", Decimal(84)))
    assert asked(recommendation(1, [measure]), [[]]) == ()


@pytest.mark.parametrize(
    ("judged", "in_force"),
    [
        ([], None),
        (["2018-06-04"], "2018-06-04"),
        (["2018-06-04", "2018-11-05"], "2018-11-05"),
        (["2018-11-05", "2018-06-04"], "2018-11-05"),
    ],
)
def test_the_rating_in_force_is_the_latest_judged(judged, in_force):
    found = rating_of(recommendation(ratings=[rating(judged=each) for each in judged]))
    assert (found and found.judged.isoformat()) == in_force


def test_of_the_ratings_of_one_day_the_last_recorded_is_in_force():
    green, red = rating("green", "2018-10-01"), rating("red", "2018-10-01")
    assert rating_of(recommendation(ratings=[green, red])) == red
    assert rating_of(recommendation(ratings=[red, green])) == green
