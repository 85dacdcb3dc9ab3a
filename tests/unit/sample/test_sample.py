import re
from calendar import monthrange
from collections import Counter
from datetime import date

import pytest
import yaml

from bot import sample
from bot.domain.action import ActionState
from bot.domain.people import Audience, PersonKind
from bot.domain.rag import Rag
from bot.rules.actions import overdue

YEARS_KNOWN_IN_NOVEMBER_2018 = {
    "2016/17",
    "2017/18",
    "30 September 2016",
    "30 September 2017",
    "not stated",
}


def test_every_file_of_the_sample_is_there_in_the_order_of_import():
    assert [path.name for path in sample.files()] == [
        "plan.yaml",
        "outturns-2018-09.csv",
        "caseloads-2018-09-illustrative.csv",
        "outturns-2018-10-illustrative.csv",
    ]
    assert all(path.is_file() for path in sample.files())


def test_the_plan_has_17_recommendations_and_44_indicators(plan):
    assert [each.number for each in plan.recommendations] == list(range(1, 18))
    assert len(list(plan.indicators)) == 44


@pytest.mark.parametrize(
    ("number", "indicators"),
    list(enumerate((3, 3, 3, 0, 3, 3, 6, 3, 4, 1, 1, 4, 2, 2, 1, 1, 4), start=1)),
)
def test_indicators_are_numbered_under_their_recommendation(plan, number, indicators):
    refs = [each.ref for each in plan.recommendation(number).indicators]
    assert refs == [f"{number}.{place}" for place in range(1, indicators + 1)]


def test_the_ratings_are_11_green_6_amber_0_red_as_published(plan):
    ratings = [rating.rag for each in plan.recommendations for rating in each.ratings]
    assert Counter(ratings) == {Rag.GREEN: 11, Rag.AMBER: 6}
    amber = {each.number for each in plan.recommendations if each.ratings[0].rag is Rag.AMBER}
    assert amber == {1, 2, 3, 6, 12, 14}


def test_only_the_ratings_of_4_and_7_are_derived_and_give_the_arithmetic(plan):
    derived = {each.number: each.ratings[0] for each in plan.recommendations}
    derived = {number: rating for number, rating in derived.items() if rating.derived}
    assert set(derived) == {4, 7}
    assert all("11 Green" in each.reason and "9 Green" in each.reason for each in derived.values())


def test_every_rating_is_judged_on_the_plans_own_day(plan):
    judged = {rating.judged for each in plan.recommendations for rating in each.ratings}
    assert judged == {plan.as_of} == {date(2018, 11, 5)}


def test_recommendation_4_holds_nothing_but_its_rating_and_the_reason(written):
    fourth = written["recommendations"][3]
    assert set(fourth) == {"number", "title", "short", "ratings", "notes"}


def test_titles_and_evidence_fit_a_table_and_a_line(plan):
    long = [each.ref for each in plan.indicators if len(each.title) > 70 or len(each.short) > 26]
    wide = [line for each in plan.recommendations for line in each.evidence if len(line) > 160]
    assert (long, wide) == ([], [])


def test_an_indicator_without_a_published_figure_says_why(plan, september):
    reported = {row["indicator"] for row in september}
    silent = [each for each in plan.indicators if each.ref not in reported]
    assert len(silent) == 18
    assert [each.ref for each in silent if not each.note] == []


def test_an_indicator_without_a_target_says_so(plan):
    without = [each for each in plan.indicators if not each.targets]
    assert [each.ref for each in without if "target" not in (each.note or "").lower()] == ["12.2"]
    assert "no printed value" in plan.indicator("12.2").note


def test_what_is_pending_or_lost_is_neither_a_target_nor_a_zero(plan):
    empty = [each for each in plan.indicators if each.recommendation in (7, 13, 17)]
    assert [each.targets for each in empty] == [()] * 12
    assert all("released November 18" in each.note for each in empty if each.ref.startswith("17."))


def test_offers_of_interviews_are_no_baseline_for_completed_ones(plan):
    apart = {each.ref for each in plan.indicators if each.baseline and not each.baseline.comparable}
    assert apart == {"9.2", "9.3", "9.4"}


def test_no_benchmark_comes_from_a_year_that_was_not_out_yet(plan):
    years = {each.year for indicator in plan.indicators for each in indicator.benchmarks}
    assert years <= YEARS_KNOWN_IN_NOVEMBER_2018


def test_an_action_is_due_on_the_last_day_of_what_is_printed(plan):
    due = [action.due for each in plan.recommendations for action in each.actions if action.due]
    early = [day for day in due if day.day != monthrange(day.year, day.month)[1]]
    assert early == []
    assert len(due) == 17


def test_a_date_that_contradicts_another_is_kept_as_printed_and_left_open(plan):
    contradicted = [
        each for each in plan.recommendation(2).actions if each.printed and not each.due
    ]
    assert [each.printed for each in contradicted] == ["January 2018 (rec 17 says January 2019)"]


def test_the_134_young_people_are_neither_part_nor_whole(plan, september):
    figure = next(each for each in plan.figures if each.indicator == "15.1")
    row = next(row for row in september if row["indicator"] == "15.1")
    assert (figure.numerator, figure.denominator) == (None, None)
    assert (row["numerator"], row["denominator"]) == ("", "")


def test_published_figures_name_indicators_that_the_plan_has(plan):
    named = {each.indicator for each in plan.figures if each.indicator}
    assert named == {"5.2", "12.4", "14.1", "15.1", "17.4"}
    assert len(plan.figures) == 26


def test_all_meetings_of_the_report_are_there(plan):
    assert len(plan.meetings) == 25
    assert Counter(each.cadence for each in plan.meetings)["weekly"] == 4


def test_only_the_senior_managers_channel_sees_every_figure(plan):
    named = [each.id for each in plan.channels if each.audience is Audience.NAMED]
    assert named == ["C0SMM"]
    assert [each.id for each in plan.channels if each.shared] == ["C0PARTNERS"]


def test_every_team_of_the_extract_has_a_team_manager(plan, workers):
    managed = {each.team for each in plan.people if each.kind is PersonKind.TEAM_MANAGER}
    assert managed == {row["team"] for row in workers}


def test_roles_and_users_are_held_once_and_the_stranger_is_unknown(plan):
    roles = [each.role for each in plan.people]
    users = [user for each in plan.people for user in each.users]
    assert len(set(roles)) == len(roles)
    assert len(set(users)) == len(users)
    assert "stranger" not in roles
    assert plan.people[0].users == ("U0AD",)


def test_every_lead_is_a_role_of_the_plans_people_and_what_is_none_is_in_words(plan):
    roles = {each.role for each in plan.people}
    named = {lead for each in plan.recommendations for lead in each.lead}
    words = {lead for each in plan.recommendations for lead in each.lead_words}
    assert named <= roles
    assert words.isdisjoint(roles | {each.title for each in plan.people})
    assert "Heads of Service (three named)" in words


def test_the_plan_is_plain_yaml_without_anchors_aliases_or_tags():
    tokens = yaml.scan(sample.PLAN.read_text(encoding="utf-8"))
    special = (yaml.AnchorToken, yaml.AliasToken, yaml.TagToken, yaml.DirectiveToken)
    assert [token for token in tokens if isinstance(token, special)] == []


@pytest.mark.parametrize("path", sample.files(), ids=lambda path: path.name)
def test_no_address_and_no_path_of_a_machine_is_in_the_sample(path):
    assert re.findall(r"\w+://|(?<![\w/])/\w+/", path.read_text(encoding="utf-8")) == []


def test_a_day_from_which_something_starts_is_no_day_by_which_it_is_due(plan):
    fourteenth = plan.recommendation(14)
    (redesign,) = [each for each in fourteenth.actions if "one service" in each.text]
    assert (redesign.due, redesign.printed) == (None, None)
    assert redesign.progress == "Agreed; to start from 29 October 2018"
    assert fourteenth.evidence[0].startswith("It is agreed to redesign the localities from")


def test_what_the_report_calls_developed_is_done(plan):
    done = [
        (each.number, action.text)
        for each in plan.recommendations
        for action in each.actions
        if action.state is ActionState.DONE
    ]
    assert done == [
        (9, "Make a plan to improve outcomes for children looked after who are reported missing"),
        (12, "Take up the new duties to care leavers"),
        (17, "Gather good practice in one place"),
    ]


def test_two_actions_are_overdue_when_the_report_comes_out(plan):
    late = [each.recommendation.number for each in overdue(plan.recommendations, plan.as_of)]
    assert late == [5, 14]


def test_an_owner_is_given_where_the_report_ties_a_lead_to_the_work(plan):
    owned = [each.ref for each in plan.indicators if each.owner]
    actions = [
        (each.number, action.owner)
        for each in plan.recommendations
        for action in each.actions
        if action.owner
    ]
    assert owned == ["1.2"]
    assert actions == [(1, "head-of-service-children-in-care")]


def test_the_average_caseload_is_of_all_social_workers(plan):
    assert plan.indicator("3.1").title == "Average caseload: all social workers"


OUTSIDE = re.compile(r"\bDfE\b|minutes of 4 June")
INFERRED = {"17.1", "17.2", "17.3", "17.4"}
"""Their definitions are said to be inferred from DfE's return."""


def test_what_is_not_the_reports_stands_apart_from_what_it_leaves_open(plan):
    said = [*plan.notes, *(each for of in plan.recommendations for each in of.notes)]
    said += [note for each in plan.indicators for note in _notes(each)]
    said += [each.note for each in plan.figures if each.note]
    assert [each for each in said if OUTSIDE.search(each)] == []
    outside = [each.elsewhere for each in plan.indicators if each.elsewhere]
    assert len(outside) == 10
    assert all("DfE" in each for each in outside)
    named = {each.ref for each in plan.indicators if "DfE" in (each.definition or "")}
    assert named - {"1.3"} == INFERRED


def test_a_benchmark_that_the_report_does_not_print_says_so(plan):
    sources = {each.source for indicator in plan.indicators for each in indicator.benchmarks}
    assert sources == {
        "DfE Local Authority Interactive Tool (not the report's)",
        "Progress report, 5 November 2018",
    }


def test_every_figure_beside_the_indicators_was_published_with_the_report(plan):
    assert {each.published for each in plan.figures} == {plan.as_of}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (2, "its outcome was still due in early November 2018"),
        (9, "October to December 2017 is likely, not stated"),
        (12, "the same text calls them completed"),
        (14, "not one by which it is due"),
        (15, "care leavers are one group in it"),
    ],
)
def test_a_contradiction_of_the_report_is_noted_with_its_recommendation(plan, number, words):
    assert any(words in each for each in plan.recommendation(number).notes)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (3, "the main challenge"),
        (9, "confident that targets will be reached"),
        (10, "Those of the 200 that needed a social worker"),
        (10, "The rest of them, fewer than 100,"),
        (10, "the recruiting of social workers, since finished"),
        (11, "whether they are among the 45 is not stated"),
        (13, "is still to be named"),
        (14, "support families in crisis"),
        (15, "are to come in-house"),
        (17, "Work with learning and development is growing"),
    ],
)
def test_the_evidence_says_what_the_report_says(plan, number, words):
    assert any(words in each for each in plan.recommendation(number).evidence)


def _notes(indicator) -> list[str]:
    stated = [indicator, indicator.baseline, *indicator.targets]
    return [each.note for each in stated if each and each.note]
