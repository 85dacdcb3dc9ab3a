"""The exception report at its fullest: two pages, and what does not fit is counted."""

import io
import re
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime

import docx
import pytest

from bot.domain.action import Action
from bot.domain.update import Going, Update
from bot.messages.text import as_written
from bot.papers.brief import brief_of
from bot.papers.document import texts_in
from bot.papers.exceptions import RERATED, exceptions_document
from bot.papers.pdf import pdf_of
from bot.papers.word import word_file
from bot.rules.assessment import assess
from tests.making import indicator, outturn, plan, rating, recommendation, snapshot

AT = date(2018, 11, 5)
LONG = (
    "What happened, what is done about it, by whom, and by when it is to be as it should be again. "
    * 4
)
TITLE = "Children whose measure has a title that is as long as titles are in the plans of councils"
LEADS = ("Head of Service for Quality Assurance, Safeguarding and Improvement", "Head of Service")


def fullest():
    """Fifteen measures left green, fifteen came back, thirty actions are overdue, and since August
    all thirty ratings changed.
    """
    numbers = range(1, 31)
    overdue = (Action(LONG, due=date(2018, 9, 30)),)
    ratings = [
        replace(rating(rag, judged), reason=LONG)
        for rag, judged in (("green", "2018-08-01"), ("amber", "2018-11-01"))
    ]
    of = plan(
        *(
            recommendation(
                each,
                [indicator(f"{each}.1", title=TITLE)],
                ratings,
                lead=LEADS,
                actions=overdue,
            )
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
    known = snapshot(of, *figures, updates=tuple(said))
    return brief_of(assess(known, AT), assess(known, date(2018, 9, 3)), public=False)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_at_its_fullest_it_has_two_pages():
    content = pdf_of(word_file(exceptions_document(fullest())), ".docx")
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 2


def test_what_does_not_fit_is_counted():
    document = docx.Document(io.BytesIO(word_file(exceptions_document(fullest()))))
    said = [each.text for each in document.paragraphs if each.text.startswith("And ")]
    assert said == [
        "And 26 more ratings changed.",
        "And 10 more measures.",
        "And 4 more measures off green.",
        "And 10 more measures.",
        "And 38 more decisions.",
    ]


def rerated(numbers, before=("green",), reason="a reason"):
    """Ratings of November that the reading of August had not, of so many recommendations."""

    def reading(rags, at):
        judged = {"green": "2018-08-01", "amber": "2018-11-01"}
        ratings = [replace(rating(rag, judged[rag]), reason=reason) for rag in rags]
        of = plan(*(recommendation(each, [indicator(f"{each}.1")], ratings) for each in numbers))
        return assess(snapshot(of), at)

    now = reading((*before, "amber"), AT)
    return brief_of(now, reading(before, date(2018, 8, 31)), public=False)


def lead(brief):
    return exceptions_document(brief).lead


def test_of_many_ratings_that_changed_the_first_are_told_and_the_rest_counted():
    ratings, *changed, more = map(as_written, lead(rerated(range(1, 21), reason=LONG)))
    assert ratings == "Ratings: 0 Green, 20 Amber, 0 Red."
    assert len(changed) == RERATED
    assert all(each.endswith("…") and len(each) < 250 for each in changed)
    assert more == "And 16 more ratings changed."


def test_what_is_rated_for_the_first_time_is_one_sentence():
    assert [as_written(each) for each in lead(rerated((1, 2, 3), before=()))[1:]] == [
        "Rated for the first time since 31 August 2018: Amber recommendations 1, 2 and 3."
    ]


@pytest.mark.parametrize("reason", ["It slipped", "It slipped.", "It slipped?"])
def test_a_reason_ends_with_one_full_stop(reason):
    (said,) = map(as_written, lead(rerated((1,), reason=reason))[1:])
    assert said.endswith(f"Reason: It slipped{reason[10:] or '.'}")


def test_where_several_lead_the_first_is_named():
    document = docx.Document(io.BytesIO(word_file(exceptions_document(fullest()))))
    assert document.tables[1].rows[1].cells[-1].text == f"led by {LEADS[0]} and 1 other"


def test_every_flag_that_is_off_green_is_asked_about_also_of_a_day_whose_flags_no_record_has():
    """One file brought the history: what left green and came back in it was never on record."""
    left = [indicator(f"1.{each}") for each in (1, 2)]
    never = indicator("1.3")
    months = {"2018-07": (90, 90, 40), "2018-08": (40, 40, 40), "2018-09": (90, 40, 40)}
    figures = [
        outturn(month, value, ref=each.ref)
        for month, values in months.items()
        for each, value in zip((*left, never), values, strict=True)
    ]
    known = snapshot(plan(recommendation(1, (*left, never))), *figures)
    asked = {
        day: [line[:4] for line in texts_of(assess(known, day)) if "not acknowledged" in line]
        for day in (date(2018, 9, 3), AT)
    }
    assert asked == {date(2018, 9, 3): ["1.1 ", "1.2 "], AT: ["1.2 "]}


def texts_of(assessment):
    document = exceptions_document(brief_of(assessment, None, public=False))
    parts = [part for section in document.sections for part in section.parts]
    return [as_written(text).replace("*", "") for text in texts_in(parts)]
