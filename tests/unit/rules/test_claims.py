"""Numbers in what people write: which differ from the figures, and where the rule is silent."""

from dataclasses import replace

import pytest

from bot.domain.indicator import Baseline, Benchmark, Unit
from bot.domain.people import Audience
from bot.messages.questions import asked_lines
from bot.messages.view import View
from bot.rules.assessment import assess
from bot.rules.claims import differences
from tests.making import AT, day, indicator, number, outturn, plan, recommendation, snapshot, target


def benchmark(area, year, value):
    return Benchmark(area, year, number(value), "DfE", "DfE")


RE_REFERRALS = indicator(
    "5.1",
    "lower",
    title="Re-referrals",
    short="Re-referrals",
    definition="Referrals of children who had been referred before.",
    targets=[target("2018-03-31", value=22), target("2020-03-31", value=20)],
    baseline=Baseline("2016/17", number(17)),
    benchmarks=(
        benchmark("England", "2016/17", "31.1"),
        benchmark("England", "2017/18", "31.4"),
        benchmark("Statistical neighbours", "2017/18", "24"),
    ),
)
REPEAT_PLANS = indicator(
    "5.2",
    "lower",
    title="Repeat child protection plans",
    short="Repeat plans",
    targets=[18],
)
MISSING = indicator(
    "9.1", "lower", title="Young people missing", short="Young people missing", unit=Unit.COUNT,
    targets=[60],
)  # fmt: skip
COST = indicator(
    "9.2", "lower", title="Average cost of a placement", short="Placement cost", unit=Unit.MONEY,
    targets=[900],
)  # fmt: skip
DAYS = indicator(
    "9.3", "lower", title="Average days to adoption", short="Days to adoption", unit=Unit.DAYS,
    targets=[426],
)  # fmt: skip
IN_TIME = indicator(
    "9.4", "higher", title="Visits made in time", short="Visits in time", targets=[90]
)
FIGURES = [
    outturn("2018-07", "28.1", ref="5.1"),
    outturn("2018-08", "29", ref="5.1"),
    outturn("2018-09", "30.6", ref="5.1"),
    outturn("2017/18", "24.0", ref="5.2"),
    outturn("2018-09", "8.1", "3 of 37", ref="5.2"),
    outturn("2018-09", 63, ref="9.1"),
    outturn("2018-09", 950, ref="9.2"),
    outturn("2018-09", 450, ref="9.3"),
    outturn("2018-09", "88.5", ref="9.4"),
]
PLAN = plan(
    recommendation(5, [RE_REFERRALS, REPEAT_PLANS]),
    recommendation(9, [MISSING, COST, DAYS, IN_TIME]),
)
KNOWN = assess(snapshot(PLAN, *FIGURES), AT)


def unmarked(text):
    return "".join(each for each in text if each.isprintable())


def claimed(text, recommendation=5, ref=None):
    return [each.claim for each in differences(text, recommendation, KNOWN, ref)]


DIFFER = [
    ("Re-referrals are 30%.", "30%"),
    ("Re-referrals stand at 30 % now", "30%"),
    ("Re-referrals stand at 30 per cent now", "30 per cent"),
    ("The re-referral rate was 30%.", "30%"),
    ("Repeat Child Protection Plans are 9%.", "9%"),
    ("Progress: Re-referrals are 30%.", "30%"),
    ("Rereferrals are 30%.", "30%"),
    ("Re referrals are 30%.", "30%"),
    ("In September 2018 re-referrals were 30%.", "30%"),
    ("Re-referrals rose in September, to 30%.", "30%"),
    ("Re-referrals in September 30%, in August 29%.", "30%"),
    ("Re-referrals rose in September. They stand at 30%.", "30%"),
    ("Re-referrals went from 28.1% to 30%.", "30%"),
    ("5.1 is at 30%.", "30%"),
    ("Re-referrals were 27% in August 2018.", "27%"),
    ("Re-referrals are 50%.", "50%"),
    ("Re-referrals are over 35%.", "35%"),
    ("Re-referrals are at most 30%.", "30%"),
    ("Re-referrals are fewer than 30%.", "30%"),
    ("Re-referrals are about 40%.", "40%"),
    ("Re-referrals rose to 29.8% as schools sent more.", "29.8%"),
    ("Repeat plans are at 9%.", "9%"),
    ("Repeat plans are at 9% in Q2, or 25% in 2017/18.", "25%"),
    ("Re-referrals are above target at 30%.", "30%"),
    ("Re-referrals are 30% (28.1% in July).", "30%"),
    ("Re-referrals - 30%", "30%"),
    ("Re-referrals – 30%", "30%"),
    ("Repeat plans stood at 25% in 2017/18.", "25%"),
    ("Repeat plans: 3 of 38.", "3 of 38"),
    ("Re-referrals are 30.6%, the target is 25%.", "25%"),
    ("Re-referrals miss the target of 25%.", "25%"),
    ("Re-referrals meet the target.", "meet the target"),
    ("Re-referrals are on target.", "on target"),
    ("Re-referrals are below target.", "below target"),
    ("Re-referrals are better than the target.", "better than the target"),
    ("Re-referrals are now below the 22% target.", "below the 22% target"),
    ("Repeat plans are worse than target.", "worse than target"),
    ("Repeat plans are above target.", "above target"),
    ("Re-referrals are better than the baseline.", "better than the baseline"),
    ("Re-referrals are above England.", "above England"),
    ("Re-referrals are better than our neighbours.", "better than our neighbours"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claim"), DIFFER)
def test_what_differs_from_the_figure_is_found(text, claim):
    assert claimed(text) == [claim]


ELSEWHERE = [
    ("64 young people missing is too many", []),
    ("Young people missing: 64.", ["64"]),
    ("Young people missing stand at 63.", []),
    ("The average cost of a placement is £980.", ["£980"]),
    ("The average cost of a placement is £950.", []),
    ("Days to adoption stand at 460 days.", ["460 days"]),
    ("Days to adoption stand at 450 days.", []),
    ("Visits in time are above target.", ["above target"]),
    ("Visits in time are below target.", []),
    ("Visits made in time reached 88%.", ["88%"]),
    ("Visits made in time reached 89%.", []),
]


@pytest.mark.parametrize(("text", "claims"), ELSEWHERE)
def test_counts_money_and_days_are_compared_like_percentages(text, claims):
    assert claimed(text, 9) == claims


SILENT = [
    # As people round it, and what a bound leaves open.
    "Re-referrals are 31%.",
    "Re-referrals are 30.6%.",
    "Re-referrals are 30.62%.",
    "Re-referrals are over 30%.",
    "Re-referrals are more than 30%.",
    "Re-referrals are at least 30%.",
    "Re-referrals are under 31%.",
    "Re-referrals are about 30%.",
    "Re-referrals are around a third.",
    "Repeat plans are 8%.",
    "Repeat plans: 3 of 37.",
    # What is known beside the figure.
    "Re-referrals are 29%, as in August.",
    "Re-referrals were 28% in July.",
    "Re-referrals were 24% in 2017/18.",  # no figure of that year is known
    "Re-referrals were 27% last year.",
    "The target for re-referrals is 22%.",
    "The target for re-referrals is 20%.",
    "Re-referrals began at 17%.",
    "Re-referrals are 30.6% against 24% for our neighbours.",
    "England's re-referrals are 25%.",
    "Re-referrals compared with 26.2% in the region.",
    # No figure at all.
    "Re-referrals rose by 3%.",
    "Re-referrals: +3%.",
    "Re-referrals: -3% on August.",
    "Re-referrals are 30.6% (28.1% in July).",
    "Re-referrals are 28-31%.",
    "Re-referrals rose 3 percentage points.",
    "Re-referrals fell from 35%.",
    "Re-referrals are between 20% and 25%.",
    "Re-referrals are 20% to 25%.",
    "Re-referrals will be 25% by March.",
    "We expect re-referrals of 25%.",
    "Re-referrals should meet the target by March.",
    "Re-referrals are not on target.",
    "Re-referrals aren't on target.",
    "Work on targets for re-referrals goes on.",
    "Re-referrals and repeat plans are 30% and 9%.",
    # Of something else, or nobody can be sure.
    "60% of re-referrals come from schools.",
    "10% of repeat plans were for neglect.",
    "One large family accounts for 6 of the 49 re-referrals.",
    "We looked at 40 re-referrals; 60% were about neglect.",
    "The target for re-referrals stands at 25%.",
    "In Charnwood re-referrals are 31.5%.",
    "Re-referrals are 31.5% in Charnwood.",
    "In Q2 re-referrals were 28%.",
    "In the 12 months to September 2018 re-referrals were 26.4%.",
    "In 2018 re-referrals were 29.5%.",
    "So far this year re-referrals average 29.5%.",
    "As of today re-referrals are 32%.",
    "In Q2 2018/19 re-referrals were 28%.",
    "Re-referrals in First Response are 30%.",
    "In First Response re-referrals are below target.",
    "45% of visits were made.",
    "12 children were re-referred.",
    "The plan is on target.",
    "Staff are above target.",
    "Re-referrals are above target.",  # literally so, where lower is better
    "Re-referrals are worse than target.",
    "Re-referrals are below England.",
    "Repeat plans are better than England.",  # which has no figure here
    "Audits found 13 of 31 good.",
    "",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_agrees_or_is_not_sure_is_left_alone(text):
    assert claimed(text) == []


OF_A_NOTE = [
    ("Now at 30%.", ["30%"]),
    ("It rose to 30% in September.", ["30%"]),
    ("We are on target.", ["on target"]),
    ("The new team is on target to start in May.", []),
    ("Schools send in 70% of them.", []),
    ("Repeat plans are 8%.", []),
    ("Repeat plans are 9%.", ["9%"]),
    ("Back by March: 22%.", []),
    ("3 cases were opened twice.", []),
    ("Up 1.2 points on August; two schools sent 40% of referrals.", []),
    ("Only 4 of 37 in the month.", []),
]


@pytest.mark.parametrize(("text", "claims"), OF_A_NOTE)
def test_a_note_on_an_indicator_need_not_name_it(text, claims):
    assert claimed(text, ref="5.1") == claims


def test_a_figure_of_another_recommendation_is_found_where_it_is_cut_short():
    assert claimed("Thanks to that team visits stand at 88%.", 5) == ["88%"]
    assert claimed("Thanks to that team visits stand at 70%.", 5) == []
    assert claimed("Thanks to that team attendance stands at 88%.", 5) == []


def test_a_difference_says_what_was_compared_with_what():
    (found,) = differences("It is hard. Repeat plans stand at 9% now!", 5, KNOWN)
    assert found.sentence == "Repeat plans stand at 9% now"
    assert found.figure == "8.1% (3 of 37) for September 2018"
    assert found.compared == "“9%” with the figure for September 2018, by the word Repeat"
    assert found.say() == (
        "You write “9%”; 5.2 (Repeat plans) stands at 8.1% (3 of 37) for September 2018."
    )


def test_a_difference_about_a_target_names_the_target():
    (found,) = differences("Re-referrals are on target.", 5, KNOWN)
    assert found.say() == (
        "You write “on target”; 5.1 (Re-referrals) stands at 30.6% for September 2018, "
        "and its target is 22% or less."
    )
    (found,) = differences("Re-referrals miss the target of 25%.", 5, KNOWN)
    assert found.say() == (
        "You write “25%”; 5.1 (Re-referrals) has the target 22% or less by March 2018 and "
        "20% or less by March 2020."
    )


def test_the_same_claim_twice_is_one_difference():
    assert claimed("Re-referrals are 30%. Yes, re-referrals are 30%.") == ["30%"]


def asked(evidence, audience=Audience.NAMED, at=AT, **fields):
    """What the questions say of a plan whose evidence says this."""
    of = plan(recommendation(5, [RE_REFERRALS, REPEAT_PLANS], evidence=(evidence,), **fields))
    view = View(assess(snapshot(of, *FIGURES), at), audience)
    return [each for each in asked_lines(view) if "Which is right?" in each]


def test_the_evidence_of_a_plan_raises_the_question_which_is_right():
    (said,) = map(unmarked, asked("Repeat plans stand at 9%."))
    assert said == (
        "*Rec 5*: the evidence says “9%”; the figure for repeat plans (5.2) is 8.1% (3 of 37) for "
        "September 2018. Which is right?"
    )
    (said,) = map(unmarked, asked("Re-referrals miss the target of 25%."))
    assert "“25%”; the target for re-referrals (5.1) is 22% or less by March 2018 and" in said


@pytest.mark.parametrize("mark", ["provisional", "illustrative"])
def test_a_provisional_figure_is_said_to_be_one(mark):
    known = assess(snapshot(PLAN, outturn("2018-09", "30.6", ref="5.1", **{mark: True})), AT)
    (found,) = differences("Re-referrals are 30%.", 5, known)
    assert found.figure == f"30.6% for September 2018 ({mark})"


def test_a_computed_figure_is_said_as_people_read_it():
    known = assess(snapshot(PLAN, outturn("2018-09", "30.612", "60 of 196", ref="5.1")), AT)
    assert not differences("Re-referrals are 30.6% (60 of 196).", 5, known)
    (found,) = differences("Re-referrals are 30%.", 5, known)
    assert found.figure == "30.6% (60 of 196) for September 2018"


def test_of_several_years_of_england_any_may_be_meant():
    """31.1 and 31.4: the figure is below both. With one at 24 nobody can tell."""
    assert claimed("Re-referrals are above England.") == ["above England"]
    years = (*RE_REFERRALS.benchmarks, benchmark("England", "2015/16", "24"))
    of = plan(recommendation(5, [replace(RE_REFERRALS, benchmarks=years)]))
    known = assess(snapshot(of, *FIGURES[:3]), AT)
    assert not differences("Re-referrals are above England.", 5, known)


def test_a_wide_audience_is_asked_without_the_small_numbers():
    (said,) = map(unmarked, asked("Repeat plans: 3 of 38.", Audience.WIDE))
    assert said == (
        "*Rec 5*: the evidence and the figure for repeat plans (5.2) differ. Which is right?"
    )


def test_a_text_is_read_with_the_figures_of_the_day_it_was_written():
    """What was right in November is not made wrong by a figure of December."""
    evidence = "Re-referrals stand at 31%."
    of = plan(recommendation(5, [RE_REFERRALS], evidence=(evidence,)))
    later = snapshot(of, *FIGURES, outturn("2018-11", "33", ref="5.1"))
    assert assess(later, day("2018-12-10")).questions == assess(later, AT).questions
    assert differences(evidence, 5, assess(later, day("2018-12-10")))


def test_a_text_is_not_asked_about_before_it_was_written():
    assert asked("Repeat plans stand at 9%.", at=day("2018-11-04")) == []


def test_another_recommendation_than_the_plans_differs_in_nothing():
    assert claimed("Re-referrals are 30%.", 99) == []
