"""The next report says what moved since the last one; `/rag changed since the report` the same."""

import io
from datetime import date, timedelta

import docx
import pytest

from bot.domain.period import london_day
from bot.domain.report import ReportKind
from bot.rules.assessment import assess
from bot.rules.since_report import last_report, since_report
from bot.services.reports import Wanted, make_report, remember
from tests.integration.services.brought import AMBER, GREEN, NOW

TODAY = london_day(NOW)
LATER = NOW + timedelta(hours=3)
NEXT = TODAY + timedelta(days=28)


@pytest.fixture
def reported(planned):
    """A report of a figure on target; hours after it, on the same day, one that is off it."""
    planned.outturns(("2018-09", 16))
    remember(planned.store, make_report(planned.store, wanted(TODAY)), NOW, "somebody", "c.docx")
    return planned


def wanted(day: date, kind=ReportKind.COMMITTEE):
    return Wanted(kind, day)


def said(store, day):
    report = make_report(store, wanted(day))
    document = docx.Document(io.BytesIO(report.content))
    return report.since, "\n".join(each.text for each in document.paragraphs)


def changed(store, day):
    assessment = assess(store.snapshot(), day)
    return since_report(assessment, last_report(assessment))


def test_what_came_in_on_its_day_after_it_was_made_is_news(reported):
    reported.outturns(("2018-10", 24), now=LATER)
    since, text = said(reported.store, NEXT)
    assert since == TODAY
    assert "Left green since 3 December 2018: 5.2" in text
    (moved,) = changed(reported.store, NEXT).left_green
    assert moved.after.indicator.ref == "5.2"


def test_where_nothing_came_in_neither_says_that_anything_moved(reported):
    _, text = said(reported.store, NEXT)
    assert "No measure left green or came back since 3 December 2018." in text
    assert changed(reported.store, NEXT).left_green == ()


def test_a_figure_that_the_report_has_is_no_news_in_the_minute_after_it(planned):
    planned.outturns(("2018-09", 16))
    planned.outturns(("2018-10", 24))
    remember(planned.store, make_report(planned.store, wanted(TODAY)), NOW, "somebody", "c.docx")
    assert changed(planned.store, TODAY).left_green == ()


def test_a_rating_that_came_in_after_it_is_news_whatever_day_it_was_judged_on(reported):
    reported.plan(now=LATER, ratings=(GREEN, AMBER))
    _, text = said(reported.store, NEXT)
    assert "from Green to Amber, as judged on 5 November 2018. Reason: audits came late." in text


def test_one_that_is_written_again_on_its_day_is_compared_with_the_day_before(reported):
    since, text = said(reported.store, TODAY)
    assert since is None
    assert "No report as at an earlier day is remembered" in text
