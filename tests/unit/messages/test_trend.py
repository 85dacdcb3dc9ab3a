"""The trend of an indicator, in words, drawn, and as text; a small figure has none for all."""

import pytest

from bot.domain.indicator import Unit
from bot.domain.people import Audience
from bot.messages.indicator import indicator_message
from bot.messages.trend import too_few_to_tell, trend_message
from bot.messages.view import View
from bot.playground.validation import check_message
from bot.rules.assessment import assess
from tests.making import day, indicator, outturn, plan, recommendation, snapshot, target

WITHIN = "18 22 19 21 17 20 22 19 21 20 22 19 20"
SEVENTH_ABOVE = "18 22 19 21 17 19 25 26 25 26 25 26 25"


def trend(values, audience=Audience.NAMED, **figures):
    months = [f"2017-{each:02}" for each in range(1, 13)] + [f"2018-{each:02}" for each in (1, 2)]
    shown = [
        outturn(month, None if value == "-" else value, **figures)
        for month, value in zip(months, values.split(), strict=False)
    ]
    of = plan(recommendation(1, [indicator(direction="lower", targets=(21,))]))
    view = View(assess(snapshot(of, *shown), day("2018-03-20")), audience, "/indicator 1.1 trend")
    return trend_message(view, view.assessment.histories["1.1"])


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (WITHIN, "Within its usual range since January 2017."),
        (SEVENTH_ABOVE, "Signal: seventh month in a row above its average (January 2018)"),
        ("18 22 19 21 17 20 22 19 21 20 22 19 40", "Signal: above its usual range (January 2018)"),
        ("20 - 22 19", "on trial: 3 figures, fewer than 12"),
        ("20 - 22 19", "Left out, without a figure: Feb 2017."),
        ("20 22", "Fewer than three figures can be compared"),
    ],
    ids=["chance", "a run", "outside", "trial limits", "a missing month", "too few"],
)
def test_it_is_said(values, said):
    assert said in trend(values).plain


def test_higher_than_usual_is_a_concern_where_lower_is_better():
    assert ", a concern." in trend(SEVENTH_ABOVE).text


@pytest.mark.parametrize(
    ("values", "forecast"),
    [(WITHIN, True), (SEVENTH_ABOVE, False), ("20 22 19 21 20 19", False)],
    ids=["twelve or more, by chance", "beside a signal", "on trial limits"],
)
def test_what_comes_is_told_only_while_nothing_changes(values, forecast):
    assert ("While nothing changes" in trend(values).plain) is forecast


def test_a_limit_never_reads_like_the_figure_beyond_it():
    said = trend("9.9 10.1 9.8 9.5 10.6 10.3 10.1 10.3 10.2 9.6 10.1 10.4 11.3").plain
    assert "Signal: above its usual range" in said
    assert "usual range 9.1% to 11.28%" in said


def test_a_total_of_the_year_so_far_is_no_signal_and_has_no_chart():
    figures = [outturn(f"2018-{month:02}", 200_000 * (month - 3)) for month in range(4, 11)]
    own = indicator(direction="lower", targets=(2_400_000,), unit=Unit.MONEY, cumulative=True)
    assessment = assess(snapshot(plan(recommendation(1, [own])), *figures), day("2018-11-20"))
    history = assessment.histories["1.1"]
    message = trend_message(View(assessment, Audience.NAMED, "/indicator 1.1 trend"), history)
    assert "no signal can be told from chance" in message.plain
    assert "usual range" not in message.plain
    assert too_few_to_tell(history) == ""


def test_slack_draws_the_figures_with_target_and_limits():
    message = trend(WITHIN)
    chart = next(each for each in message.blocks if each["type"] == "data_visualization")
    names = [each["name"] for each in chart["chart"]["series"]]
    assert names == ["Figure", "Target", "Average", "Lower limit", "Upper limit"]
    assert check_message({"channel": "C1", "text": message.text, "blocks": [*message.blocks]}) == []


def test_the_text_has_the_same_as_a_sparkline():
    assert "▁" in trend(WITHIN).plain


def test_a_small_figure_keeps_the_trend_from_a_wide_audience():
    message = trend(WITHIN, Audience.WIDE, of="3 of 37")
    assert "shown to named people" in message.plain
    assert "average" not in message.plain
    assert not any(each["type"] == "data_visualization" for each in message.blocks)


def test_a_month_that_nothing_was_reported_for_is_named_too():
    figures = [outturn(f"2017-{month:02}", 20) for month in (1, 2, 5, 6)]
    of = plan(recommendation(1, [indicator(direction="lower", targets=(21,))]))
    assessment = assess(snapshot(of, *figures), day("2018-03-20"))
    said = trend_message(View(assessment, Audience.NAMED), assessment.histories["1.1"]).plain
    assert "Left out, without a figure: Apr 2017 and Mar 2017." in said


@pytest.mark.parametrize(("values", "drawn"), [(WITHIN, True), ("20 21 22", False)])
def test_the_indicator_draws_its_trend_where_enough_figures_tell(values, drawn):
    months = [f"2017-{each:02}" for each in range(1, 13)] + ["2018-01"]
    figures = [outturn(month, value) for month, value in zip(months, values.split(), strict=False)]
    of = plan(recommendation(1, [indicator(direction="lower", targets=(21,))]))
    assessment = assess(snapshot(of, *figures), day("2018-03-20"))
    message = indicator_message(View(assessment, Audience.NAMED), assessment.histories["1.1"])
    kinds = [each["type"] for each in message.blocks]
    assert ("data_visualization" in kinds) == drawn
    if drawn:
        assert kinds.index("section") < kinds.index("data_visualization")


def shown(of, *figures, at="2018-03-20"):
    assessment = assess(snapshot(plan(recommendation(1, [of])), *figures), day(at))
    return trend_message(
        View(assessment, Audience.NAMED, "/indicator 1.1 trend"), assessment.histories["1.1"]
    )


def test_it_says_first_how_the_newest_figure_stands_with_its_target():
    message = trend(WITHIN, provisional=True)
    said = "20% in January 2018, provisional, meets the target of 21% or less."
    assert said in message.text
    assert said in message.plain
    assert message.plain.index(said) < message.plain.index("Within its usual range")


def test_a_range_of_one_size_names_it_after_its_limits():
    figures = [
        outturn(f"2017-{each:02}", 20, of="10 of 50" if each % 2 else "40 of 200")
        for each in range(1, 9)
    ]
    said = shown(indicator(direction="lower", targets=(21,)), *figures, at="2017-09-20").plain
    assert "its usual range 11.5% to 28.5% for a figure out of 200, on trial: 8 figures" in said


def test_a_stale_figure_is_no_news():
    of = indicator(direction="lower", targets=(21,))
    figures = [outturn(f"2017-{each:02}", 20 + each % 2) for each in range(1, 7)]
    assert "No data: stale" in shown(of, *figures, at="2018-03-20").plain


def test_each_figure_is_drawn_with_the_target_that_was_in_force_for_it():
    of = indicator(direction="lower", targets=(target("2017-03-31", 25), target("2017-06-30", 21)))
    figures = [outturn(f"2017-{each:02}", 20 + each % 2) for each in range(1, 9)]
    message = shown(of, *figures, at="2017-09-20")
    chart = next(each for each in message.blocks if each["type"] == "data_visualization")
    line = next(each for each in chart["chart"]["series"] if each["name"] == "Target")
    assert [each["value"] for each in line["data"]] == [25] * 5 + [21] * 3


def test_made_up_and_provisional_figures_are_said_of_those_drawn():
    figures = [
        outturn(f"2017-{each:02}", 20 + each % 2, illustrative=each > 6, provisional=each == 8)
        for each in range(1, 9)
    ]
    said = shown(indicator(direction="lower", targets=(21,)), *figures, at="2017-09-20").plain
    assert "Provisional: August 2017. Illustrative: August 2017 and July 2017." in said
