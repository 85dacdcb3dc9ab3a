"""Words in the place of figures and targets, as the papers for publication say them."""

from datetime import date

import pytest

from bot.domain.indicator import Baseline
from bot.papers.brief import brief_of
from bot.papers.committee import committee_document
from bot.papers.document import texts_in
from bot.papers.exceptions import exceptions_document
from bot.papers.scorecard import scorecard_workbook
from bot.rules.assessment import assess
from tests.integration.papers.scorecards import opened
from tests.making import AT, indicator, outturn, plan, rating, recommendation, snapshot, target

WAITS = "Not yet open: 2 children wait, one aged 9"
AGREED = "The site is agreed"
PUBLISHED = date(2018, 10, 20)


def assessed(*figures, publish=True, **fields):
    opens = indicator("1.1", targets=fields.pop("targets", (target(words="In place"),)), **fields)
    in_touch = indicator("1.2", targets=(95,))
    of = recommendation(1, (opens, in_touch), (rating(),), publish=publish)
    return assess(snapshot(plan(of), *figures), AT)


def said_by(assessment, public=True):
    """Every text of the three papers, each with the paper that says it."""
    brief = brief_of(assessment, None, public=public)
    for kind in (committee_document, exceptions_document):
        parts = [part for section in kind(brief).sections for part in section.parts]
        yield from ((kind.__name__, text) for text in texts_in(parts))
    for sheet in opened(scorecard_workbook(brief)):
        for row in sheet.iter_rows(values_only=True):
            yield from ((sheet.title, str(each)) for each in row if each is not None)


def saying(words, assessment, public=True):
    return {where for where, text in said_by(assessment, public) if words in text}


@pytest.mark.parametrize("publish", [True, False])
@pytest.mark.parametrize("published", [None, PUBLISHED])
def test_a_milestones_words_that_count_people_stand_in_no_paper(publish, published):
    assessment = assessed(outturn(words=WAITS, published=published), publish=publish)
    assert saying("children wait", assessment) == set()
    assert saying("children wait", assessment, public=False) >= {"Indicators", "Sources"}


def test_a_milestones_words_stand_in_every_paper_once_they_are_published():
    held = assessed(outturn(words=AGREED))
    assert saying(AGREED, held) == set()
    assert saying("not for publication", held) >= {"Indicators", "Sources", "committee_document"}
    told = assessed(outturn(words=AGREED, published=PUBLISHED))
    assert saying(AGREED, told) == {"Indicators", "Sources", "committee_document"}


@pytest.mark.parametrize("publish", [True, False])
def test_a_target_in_words_that_counts_people_stands_in_no_paper(publish):
    counting = (target(words="Open with 3 children living in it"),)
    assessment = assessed(outturn(words=AGREED), publish=publish, targets=counting)
    assert saying("children living", assessment) == set()
    assert saying("children living", assessment, public=False)
    assert "1 text of recommendation 1" in " ".join(text for _, text in said_by(assessment))
    kept = assessed(outturn(words=AGREED), publish=publish)
    assert saying("In place", kept) == {"Indicators", "committee_document"}


def test_the_words_of_a_published_period_are_read_as_well():
    assert saying("term", assessed(outturn(value=85, printed="3 of the term"))) == set()
    for printed, sheets in (("the spring term", True), ("when 3 of them left", False)):
        told = assessed(outturn(value=85, printed=printed, published=PUBLISHED))
        assert bool(saying(printed, told)) is sheets


@pytest.mark.parametrize("text", ["Level 1 is out of touch", "44 measures of 45 targets"])
def test_no_number_stands_in_words_beside_a_figure_that_is_withheld(text):
    baseline = Baseline(words=text)
    small = outturn("2018-09", "97.8", of="44 of 45", ref="1.2")
    large = outturn("2018-09", "90", of="90 of 100", ref="1.2")
    assert saying(text, assessed(small, baseline=baseline)) == set()
    assert saying(text, assessed(large, baseline=baseline)) == {"Indicators", "committee_document"}
