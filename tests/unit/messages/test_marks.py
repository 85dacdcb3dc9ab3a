"""A period without a figure keeps its own reason, the newest or not: in messages and reports."""

import pytest

from bot.domain.mark import Mark
from bot.domain.people import Audience
from bot.messages.flag_news import taken_back_message
from bot.messages.indicator import indicator_message
from bot.messages.trend import trend_message
from bot.messages.view import View
from bot.papers.brief import brief_of
from bot.papers.wording import outturn_lines
from bot.rules.assessment import assess
from tests.integration.papers.scorecards import opened, scorecard
from tests.making import day, indicator, outturn, plan, recommendation, snapshot

FIGURES = (
    outturn("2018-03", 84),
    outturn("2018-04", mark=Mark.SUPPRESSED),
    outturn("2018-05", mark=Mark.NA),
    outturn("2018-06"),
    outturn("2018-07", 86),
    outturn("2018-08", 85),
)
PLAN = plan(recommendation(1, [indicator()]))
LEGEND = "n/a not available; [c] suppressed, so that nobody can be recognised"


def cells(sheet):
    return list(sheet.iter_rows(values_only=True))


def seen(figures=FIGURES, audience=Audience.NAMED):
    view = View(assess(snapshot(PLAN, *figures), day("2018-09-20")), audience)
    return view, view.assessment.histories["1.1"]


@pytest.mark.parametrize("audience", Audience)
def test_each_month_has_its_own_reason(audience):
    said = indicator_message(*seen(audience=audience)).plain
    lines = [line.split() for line in said.splitlines() if line.startswith("– No data")]
    assert [each[5] for each in lines] == ["–", "n/a", "[c]"]
    assert LEGEND in said


def test_the_months_left_out_of_a_trend_have_theirs():
    said = trend_message(*seen()).plain
    assert "Left out, without a figure: Jun 2018, May 2018 n/a and Apr 2018 [c]." in said
    assert f"{LEGEND}." in said


def test_the_scorecard_has_it_in_the_month_in_sources_and_in_what_it_is_about():
    book = opened(scorecard(PLAN, *FIGURES))
    (months,) = [each for each in cells(book["Indicators"]) if each[0] == "1.1"]
    assert [each for each in months if each in {"[c]", "n/a"}] == ["[c]", "n/a"]
    marks = [cell for each in cells(book["Sources"]) for cell in each]
    for reason in (Mark.SUPPRESSED.reason, Mark.NA.reason, "reported as missing"):
        assert reason in marks
    about = " ".join(str(cell) for each in cells(book["About"]) for cell in each)
    assert "[c] suppressed, so that nobody can be recognised; n/a not available" in about


def test_the_committee_reads_why_the_newest_has_none():
    figures = (*FIGURES, outturn("2018-09", mark=Mark.SUPPRESSED))
    assessed = assess(snapshot(PLAN, *figures), day("2018-10-20"))
    brief = brief_of(assessed, None, public=False)
    lines = outturn_lines(brief, assessed.histories["1.1"])
    assert lines[0] == (
        "No figure in September 2018: suppressed, so that nobody can be recognised [c]."
    )


def test_a_flag_whose_figure_was_suppressed_says_so():
    said = taken_back_message("Reviews", outturn("2018-09", mark=Mark.SUPPRESSED)).plain
    assert "was taken back: suppressed, so that nobody can be recognised [c]. Whether" in said


@pytest.mark.parametrize(
    ("mark", "sign", "reason"),
    [
        ("c", "[c]", "suppressed, so that nobody can be recognised [c]"),
        ("n/a", "n/a", "not available (n/a)"),
        ("-", "–", "none given (–)"),
        ("..", "..", "not available (..)"),
    ],
)
def test_a_mark_has_a_sign_and_a_reason(mark, sign, reason):
    assert (Mark(mark).sign, Mark(mark).reason) == (sign, reason)
