"""Sentences that a head of service reads between two meetings, case by case."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.domain.indicator import Baseline, Benchmark, Direction, Target, Unit
from bot.domain.outturn import Outturn
from bot.domain.people import Audience
from bot.domain.period import Period
from bot.messages.data_quality import data_quality_message
from bot.messages.digest import digest_message
from bot.messages.flags import flags_message
from bot.messages.indicator import indicator_message
from bot.messages.movements import changes_message
from bot.messages.questions import questions_message
from bot.messages.recommendation import recommendation_message
from bot.messages.text import plain
from bot.messages.view import View, in_period, when
from bot.rules.assessment import assess
from bot.rules.digest import build_digest
from tests.unit.messages.hostile_plan import (
    AT,
    a_recommendation,
    a_snapshot,
    an_indicator,
    figures_of,
)

NO_BREAK = "\N{NO-BREAK SPACE}"
MARCH_2020 = date(2020, 3, 31)


def view_of(snapshot, at=AT, replayed=False):
    return View(assess(snapshot, at), Audience.NAMED, "/asked", replayed)


def one_indicator(outturns, **fields):
    """5.1, a percentage to be at 18 or less, under a recommendation of its own."""
    measure = an_indicator("5.1", "Repeat plans", **fields)
    return a_snapshot(
        "Plan", [(measure, outturns)], [a_recommendation(5, "Thresholds", [measure])], []
    )


def said_of_5_1(outturns, at=AT, **fields):
    view = view_of(one_indicator(outturns, **fields), at)
    return indicator_message(view, view.assessment.histories["5.1"]).plain


def a_figure(period, value=24):
    recorded = datetime(2018, 11, 1, tzinfo=UTC)
    return (Outturn("5.1", Period.parse(period), Decimal(value), recorded=recorded),)


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2018-09-30", "on 30 September 2018"),
        ("2018-09", "in September 2018"),
        ("2018-07..2018-08", "in July to August 2018"),
        ("2018/19 Q2", "in 2018/19 Q2"),
        ("2017/18", "in 2017/18"),
        ("2018/19 to 2018-09", "in the year to date, April to September 2018"),
        ("by 2018-09", "reported by September 2018, period not stated"),
    ],
)
def test_a_period_stands_after_its_figure_as_people_say_it(period, said):
    assert in_period(Outturn("5.1", Period.parse(period))) == said


def test_a_period_that_its_source_words_without_a_date_is_said_in_its_words():
    outturn = Outturn("9.2", Period.parse("by 2018-09"), printed="Q3, year not stated")
    assert plain(in_period(outturn)) == "reported by September 2018 (Q3, year not stated)"


def test_a_figure_that_was_updated_later_says_when_and_is_not_provisional():
    outturn = Outturn("12.3", Period.parse("2018-09"), updated="mid-October 2018")
    assert plain(when(outturn)) == "in September 2018, updated mid-October 2018"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((17,), "meets the target of 18% or less."),
        ((24,), "6 points worse than the target of 18% or less, beyond the tolerance"),
    ],
)
def test_a_headline_calls_the_target_one(values, said):
    assert said in said_of_5_1(figures_of("5.1", "late", *values))


def test_a_figure_without_a_period_says_by_when_it_was_reported():
    assert "24% reported by September 2018, period not stated" in said_of_5_1(
        a_figure("by 2018-09")
    )


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("2016-12", "Baseline 14.2% (December 2016)"),
        ("2016/17", "Baseline 14.2% (2016/17)"),
        ("around Easter", "Baseline 14.2% (around Easter)"),
    ],
)
def test_a_baselines_period_is_said_in_words(printed, said):
    assert said in said_of_5_1((), baseline=Baseline(printed, Decimal("14.2")))


def a_benchmark(area, source):
    return Benchmark(area, "30 September 2017", Decimal("17.7"), source, "a count")


def test_one_source_of_all_benchmarks_is_said_once():
    benchmarks = (a_benchmark("England", "LAIT"), a_benchmark("East Midlands", "LAIT"))
    said = said_of_5_1((), benchmarks=benchmarks)
    assert "• England, 30 September 2017: 17.7%\n" in said
    assert said.count("LAIT, a count") == 1


def test_benchmarks_from_several_sources_each_say_theirs():
    benchmarks = (
        a_benchmark("England", "LAIT"),
        a_benchmark("Region", "A survey"),
        a_benchmark("East Midlands", "LAIT"),
    )
    assert said_of_5_1((), benchmarks=benchmarks).count("LAIT, a count") == 2


def test_which_way_is_better_is_said_once():
    measure = an_indicator("5.1", "Repeat plans")
    for definition in ("Plans that begin again; lower is better.", "Plans that begin again."):
        defined = replace(measure, definition=definition)
        five = a_recommendation(5, "Thresholds", [defined])
        view = view_of(a_snapshot("Plan", [(defined, ())], [five], []))
        said = indicator_message(view, view.assessment.histories["5.1"]).plain
        assert said.count("lower is better") == 1


def a_range(**edges):
    targets = (Target(MARCH_2020, **{name: Decimal(edge) for name, edge in edges.items()}),)
    return {"direction": Direction.RANGE, "unit": Unit.CASES, "targets": targets}


@pytest.mark.parametrize(
    ("edges", "said"),
    [
        ({"low": 18, "high": 20}, "on target inside its range"),
        ({"high": 20}, "on target up to the upper limit of its range"),
        ({"low": 18}, "on target from the lower limit of its range up"),
    ],
)
def test_a_range_says_where_it_is_on_target(edges, said):
    assert said in said_of_5_1((), **a_range(**edges))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (15, "needs +0.2 cases a month for 17 months"),
        (25, "needs –0.3 cases a month for 17 months"),
    ],
)
def test_a_figure_outside_its_range_is_to_move_towards_it(value, said):
    assert said in said_of_5_1(figures_of("5.1", "late", value), **a_range(low=18, high=20))


def test_a_target_that_is_in_force_and_comes_next_is_said_once():
    last = (Target(date(2018, 11, 30), Decimal(18)),)
    said = said_of_5_1(figures_of("5.1", "late", 24), targets=last)
    assert "Target in force: 18% or less (30 November 2018): needs –6 points a month for 1" in said
    assert "1 month\n" in said
    assert "Next target" not in said


def test_the_pace_names_the_target_that_it_is_to_meet(october):
    view = view_of(october)
    (rec,) = (each for each in view.assessment.plan.recommendations if each.number == 14)
    assert (
        "14.1 Three or more placements needs –0.1 points a month to meet its target of 7% or "
        "less by March 2020"
    ) in recommendation_message(view, rec).plain


def test_an_answer_about_an_earlier_day_says_which(october):
    view = view_of(october, date(2018, 10, 15), replayed=True)
    assert "on 15 October 2018" in flags_message(view).plain.split("\n")[0]
    assert flags_message(view).text.startswith("Open flags on 15 October 2018: ")
    answers = [
        indicator_message(view, view.assessment.histories["12.4"]),
        recommendation_message(view, view.assessment.plan.recommendations[4]),
    ]
    for message in answers:
        assert message.plain.split("\n")[3] == "As at 15 October 2018."
        assert "As at 15 October 2018." in message.text


def test_a_provisional_mark_stays_on_the_line_of_its_figure(october):
    view = view_of(october)
    message = digest_message(view, build_digest(view.assessment))
    assert f"88.9%{NO_BREAK}ᵖ" in message.plain
    assert " ᵖ," not in message.plain
    sections = [each["text"]["text"] for each in message.blocks if each["type"] == "section"]
    assert [each for each in sections if f"88.9%{NO_BREAK}ᵖ" in each]


TARGETS = ("  95%", "  92%", "  90%")


def test_a_column_with_a_provisional_mark_stays_in_line(published):
    view = view_of(published)
    (rec,) = (each for each in view.assessment.plan.recommendations if each.number == 12)
    lines = recommendation_message(view, rec).plain.split("\n")
    starts = {line.index(target) for line in lines for target in TARGETS if line.endswith(target)}
    assert len(starts) == 1


def test_the_first_line_says_what_came_back_to_what(october):
    view = view_of(october)
    digest = build_digest(view.assessment)
    assert "3 indicators left green and 1 came back to green on the latest" in (
        changes_message(view, digest).plain
    )
    alone = replace(digest, left_green=())
    assert "1 indicator came back to green on the latest" in changes_message(view, alone).plain


def questions_counted(message):
    """How many questions the heading counts, and how many the lines below it stand for."""
    lines = message.plain.split("\n")
    at = next(n for n, each in enumerate(lines) if each.startswith(("Questions for the", "9 q")))
    points = []
    for line in lines[at + 1 :]:
        if points and not line.startswith("•"):
            break
        points += [line] if line.startswith("•") else []
    more = [int(each.split()[2]) for each in points if each.startswith("• and ")]
    return len(points) - len(more) + sum(more)


def test_the_questions_shown_and_left_out_add_up_to_those_counted(october):
    view = view_of(october)
    digest = digest_message(view, build_digest(view.assessment))
    assert "Questions for the meeting  9\n" in digest.plain
    assert questions_counted(digest) == 9
    every = questions_message(view)
    assert every.text.startswith("9 questions where")
    assert questions_counted(every) == 9


def test_the_digest_asks_without_saying_a_figure_twice(october):
    view = view_of(october)
    said = digest_message(view, build_digest(view.assessment)).plain
    assert "Rec 5 is Green with re-referrals and repeat plans off target." in said
    assert said.count("29.8%") == 1
    assert "29.8%" in questions_message(view).plain


def test_the_periods_of_a_table_begin_with_the_one_that_most_share(october):
    view = view_of(october)
    said = digest_message(view, build_digest(view.assessment)).plain
    assert "\nOctober 2018; 2.3, 8.3 and 12.1: reported by October 2018, period not stated" in said
    assert "targets for March 2018; 2.2: December 2018" in said


def test_of_an_owners_many_actions_the_longest_overdue_are_named_and_the_rest_counted(october):
    view = view_of(october, date(2019, 3, 5))
    said = digest_message(view, build_digest(view.assessment)).plain
    (line,) = [each for each in said.split("\n") if each.startswith("• Owner not stated: ")]
    assert "overdue since 30 Sep 2018; " in line
    assert line.endswith("; 2 more overdue")
    assert "• Head of Service Practice Excellence (lead): Recruit aspiring" in said


def test_a_missing_figure_is_missed_in_words(october):
    view = view_of(october)
    said = data_quality_message(view, build_digest(view.assessment)).plain
    assert "8.2 SDQs completed: no figure in October 2018, illustrative, last Green in Sep" in said


def test_a_flag_says_its_target_with_the_targets_date(october):
    said = flags_message(view_of(october)).plain
    assert "3 indicators left green and are still off target, 3 not acknowledged." in said
    assert "8 of 40 in October 2018, illustrative; target 18% or less (March 2018)." in said
    assert "8 more indicators have been off target since the first figure" in said
