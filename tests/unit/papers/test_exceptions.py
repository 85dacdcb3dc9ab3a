"""The exception report at its fullest: two pages, and what does not fit is counted."""

import io
import re
import shutil
from datetime import UTC, date, datetime

import docx
import pytest

from bot.domain.action import Action
from bot.domain.update import Going, Update
from bot.papers.brief import brief_of
from bot.papers.exceptions import exceptions_document
from bot.papers.pdf import pdf_of
from bot.papers.word import word_file
from bot.rules.assessment import assess
from tests.making import indicator, outturn, plan, recommendation, snapshot

AT = date(2018, 11, 5)
LONG = (
    "What happened, what is done about it, by whom, and by when it is to be as it should be again. "
    * 4
)
TITLE = "Children whose measure has a title that is as long as titles are in the plans of councils"
LEADS = ("Head of Service for Quality Assurance, Safeguarding and Improvement", "Head of Service")


def fullest():
    """Fifteen measures left green, fifteen came back, thirty actions are overdue."""
    numbers = range(1, 31)
    overdue = (Action(LONG, due=date(2018, 9, 30)),)
    of = plan(
        *(
            recommendation(each, [indicator(f"{each}.1", title=TITLE)], lead=LEADS, actions=overdue)
            for each in numbers
        )
    )
    figures = [
        outturn(month, 90 if (each > 15) == later else 40, ref=f"{each}.1")
        for each in numbers
        for later, month in enumerate(("2018-08", "2018-09"))
    ]
    at = datetime(2018, 10, 1, tzinfo=UTC)
    said = [Update(each, each, AT, at, "Head of Service", Going.WORSE, LONG) for each in numbers]
    return brief_of(assess(snapshot(of, *figures, updates=tuple(said)), AT), None, public=False)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_at_its_fullest_it_has_two_pages():
    content = pdf_of(word_file(exceptions_document(fullest())), ".docx")
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 2


def test_what_does_not_fit_is_counted():
    document = docx.Document(io.BytesIO(word_file(exceptions_document(fullest()))))
    said = [each.text for each in document.paragraphs if each.text.startswith("And ")]
    assert said == [
        "And 9 more measures.",
        "And 3 more measures off green.",
        "And 9 more measures.",
        "And 22 more decisions.",
    ]


def test_where_several_lead_the_first_is_named():
    document = docx.Document(io.BytesIO(word_file(exceptions_document(fullest()))))
    assert document.tables[1].rows[1].cells[-1].text == f"led by {LEADS[0]} and 1 other"
