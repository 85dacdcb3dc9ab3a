"""What the plan notes of a figure stands with the figure; what is not the report's is marked."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.indicator import Baseline, Unit
from bot.domain.people import Audience
from bot.domain.plan import PrintedFigure
from bot.messages.about import notes_message
from bot.messages.indicator import indicator_message
from bot.messages.meetings import meetings_message
from bot.messages.printed_figures import figures_message
from bot.messages.recommendation import recommendation_message
from bot.messages.recommendation_more import more_message
from bot.messages.text import imported, plain
from bot.messages.view import View
from bot.rules.assessment import assess
from tests.making import indicator, outturn, plan, recommendation, snapshot, target
from tests.unit.messages.hostile_plan import AT


def view_of(snapshot, audience=Audience.NAMED, at=AT, **fields):
    return View(assess(snapshot, at), audience, "/asked", **fields)


def with_figures(snapshot, *figures):
    return replace(snapshot, plan=replace(snapshot.plan, figures=figures))


def test_every_caveat_of_an_indicator_is_shown_whole_with_it(published):
    view = view_of(published)
    for ref, history in view.assessment.histories.items():
        indicator, said = history.indicator, indicator_message(view, history).plain.casefold()
        noted = [indicator.note, indicator.elsewhere, *(each.note for each in indicator.targets)]
        noted += [indicator.baseline.note] if indicator.baseline else []
        noted += [each.note for each in published.outturns.get(ref, ())]
        assert [each for each in noted if each and _as_shown(each) not in said] == [], ref


def test_every_line_noted_of_a_recommendation_is_behind_more(published):
    view = view_of(published)
    for each in published.plan.recommendations:
        said = more_message(view, each).plain.casefold()
        lines = (*each.evidence, *each.notes, *each.elsewhere)
        assert [line for line in lines if _as_shown(line) not in said] == [], each.number
        offered = f"/rag {each.number} more" in recommendation_message(view, each).plain
        assert offered is bool(lines), each.number


def test_every_note_of_the_plan_is_in_its_notes_and_what_is_elsewhere_is_marked(published):
    said = notes_message(view_of(published)).plain
    own, _, elsewhere = said.partition("Not in the report, from other sources")
    assert [each for each in published.plan.notes if _as_shown(each) not in own.casefold()] == []
    outside = published.plan.elsewhere
    assert [each for each in outside if _as_shown(each) not in elsewhere.casefold()] == []


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("12.3", "Baseline 79.3% (2016/17). Mapped by order; may be swapped with that of 12.4"),
        ("12.4", "Baseline 90% (2016/17). Mapped by order; may be swapped with that of 12.3"),
        ("5.1", "Baseline 17% (2016/17). 25% for a second quarter stands beside it"),
        ("3.1", "Baseline 20 (December 2016). First Response stood at 30"),
        ("1.2", "On the target for March 2018: The wording says December 2018"),
        ("6.3", "On the target for March 2020: One 2020 target is printed for three measures"),
        ("13.1", "3 reported by September 2018 (year to date 2018, calendar or financial year"),
        ("8.3", "80% reported by September 2018 (column headed Q4 18 or by month)"),
        ("14.1", "Not in the report: DfE gives 9% for 2016/17"),
        ("12.3", "Source of these: DfE Local Authority Interactive Tool (not the report's)"),
    ],
)
def test_a_caveat_stands_beside_what_it_is_about(published, ref, said):
    view = view_of(published)
    assert said in indicator_message(view, view.assessment.histories[ref]).plain


def test_a_pace_to_a_shared_target_says_that_it_is_shared():
    shared = replace(target("2020-03-31", value=95), note="One target for three measures")
    of = plan(recommendation(1, [indicator(targets=[target(value=80), shared])]))
    known = snapshot(of, outturn("2018-09", 77))
    said = recommendation_message(view_of(known), of.recommendation(1)).plain
    assert "by March 2020 (One target for three measures)" in said


def test_the_quarter_without_a_year_is_said_as_the_report_prints_it(published):
    view = view_of(published)
    said = recommendation_message(view, published.plan.recommendation(9)).plain
    assert "reported by September 2018 (Q3, year not stated)" in said
    assert "9.1 Young people missing     63" in said
    assert '24 young people looked after and 39 others went missing in "Q3"' in said


def test_all_meetings_stand_with_their_cadence_the_most_frequent_first(published):
    said = meetings_message(view_of(published)).plain
    assert "25 meetings and reports: 1 daily, 4 weekly, 1 fortnightly, 8 monthly" in said
    assert [each.name for each in published.plan.meetings if each.name not in said] == []
    assert said.index("Data quality meeting") < said.index("Data lines of enquiry meeting")
    assert said.index("Audit of homeless") < said.index("Departmental management team")


def test_all_printed_figures_stand_with_period_parts_and_notes(published):
    said = figures_message(view_of(published, Audience.WIDE)).plain
    titles = [each.title for each in published.plan.figures]
    assert len(titles) == 26
    assert [each for each in titles if f"• {each}" not in said] == []
    assert "Repeat child protection plans in September (5.2): 8.1%, 3 of 37, September 2018" in said
    assert "Child protection visits within four weeks: 90.7%, September 2018" in said
    assert "Young people missing, not looked after: 39, Q3, year not stated" in said
    assert "2017/18: 24%" not in said
    assert "Not in the report: Matches DfE, 129 of 537" in said


# what is printed, of which indicator; what a wide and a named audience see of it
SMALL = [
    (PrintedFigure("Children", Decimal(4), Unit.COUNT, note="all 4 girls"), "[c]", "4"),
    (PrintedFigure("Children", Decimal(5), Unit.COUNT), "5", "5"),
    (
        PrintedFigure(
            "Share", Decimal("8.1"), Unit.PERCENT, numerator=Decimal(3), denominator=Decimal(37)
        ),
        "[c]",
        "8",
    ),
    (
        PrintedFigure(
            "Share", Decimal("94.6"), Unit.PERCENT, numerator=Decimal(35), denominator=Decimal(37)
        ),
        "[c]",
        "9",
    ),
    (PrintedFigure("Days", Decimal(4), Unit.DAYS), "4 days", "4 days"),
    (PrintedFigure("Out", Decimal(4), Unit.COUNT, published=date(2018, 11, 5)), "4", "4"),
]


@pytest.mark.parametrize(("figure", "wide", "named"), SMALL)
def test_a_printed_figure_of_fewer_than_five_people_is_hidden_from_a_wide_audience(
    published, figure, wide, named
):
    snapshot = with_figures(published, figure)
    line = f"• {figure.title}: "
    seen = figures_message(view_of(snapshot, Audience.WIDE)).plain
    assert f"{line}{wide}" in seen
    assert (figure.note is not None and figure.note in seen) is False
    assert f"{line}{named}" in figures_message(view_of(snapshot)).plain


def test_a_printed_total_that_would_give_a_small_figure_away_is_hidden_too(published):
    small = published.outturns["13.1"][-1]
    unpublished = replace(small, value=Decimal(3), published=None, printed=None)
    year = PrintedFigure("Of the year", Decimal(9), Unit.COUNT, "2018/19", indicator="13.1")
    outturns = {**published.outturns, "13.1": (unpublished,)}
    snapshot = with_figures(replace(published, outturns=outturns), year)
    assert "Of the year (13.1): [c]" in figures_message(view_of(snapshot, Audience.WIDE)).plain
    assert "Of the year (13.1): 9" in figures_message(view_of(snapshot)).plain


@pytest.mark.parametrize(
    ("message", "what"),
    [(meetings_message, "meetings"), (figures_message, "figures"), (notes_message, "notes")],
)
def test_a_day_before_this_edition_gets_none_of_its_words(published, message, what):
    said = message(view_of(published, at=date(2018, 6, 4), replayed=True)).plain
    assert f"The {what} held are those of 5 November 2018: none for 4 June 2018." in said
    assert "•" not in said


def _as_shown(text):
    """As a message words it: what would be mark-up made harmless."""
    return plain(imported(text, 999)).casefold()


def test_the_period_of_a_baseline_is_never_cut_off():
    period = "The twelve months to the inspection of November and December 2016, by the council"
    longest = Baseline(period[:80], Decimal(17))
    measure = replace(indicator(), baseline=longest)
    view = view_of(snapshot(plan(recommendation(1, [measure])), outturn("2018-09", 77)))
    said = indicator_message(view, view.assessment.histories["1.1"]).plain
    assert f"Baseline 17% ({period[:80]})" in said
