"""Shares for percentages that may go over 100%: asked as far as a share of them reaches."""

from decimal import Decimal

import pytest

from bot.importing import Refused
from tests.unit.importing.recipes.reading import after, asked, figures, read, with_indicator

PLAN = with_indicator("1.2", most=Decimal(200))
HEADER = "Ref,Measure,Unit,Aug-18,Sep-18"
OVER_1 = "1.2,Re-referrals,%,1.038,0.97"


@pytest.mark.parametrize(
    ("answer", "expected"), [("shares", ("103.8", "97")), ("percentages", ("1.038", "0.97"))]
)
def test_a_row_up_to_the_largest_share_is_one_question(answer, expected):
    rows = (HEADER, OVER_1, "1.1,Assessments in time,%,84.1,85.2")
    asking = asked(*rows, plan=PLAN)
    (question,) = asking.questions
    assert question.about == "numbers up to 2"
    assert "none is over 2, as '1.038' in row 2; does that mean 103.8%" in question.text
    draft = after(asking, f"numbers up to 2 = {answer}", plan=PLAN)
    found = figures(read(*rows, plan=PLAN, kept=[draft]))
    assert (found["1.2", "2018-08"], found["1.2", "2018-09"]) == expected
    assert found["1.1", "2018-09"] == "85.2"


def test_shares_up_to_1_are_asked_about_beside_those_that_go_over_it():
    rows = (HEADER, OVER_1, "1.1,Assessments in time,%,0.841,0.852")
    asking = asked(*rows, plan=PLAN)
    assert [each.about for each in asking.questions] == ["numbers up to 1", "numbers up to 2"]
    draft = after(asking, "numbers up to 1 = shares", "numbers up to 2 = shares", plan=PLAN)
    found = figures(read(*rows, plan=PLAN, kept=[draft]))
    assert (found["1.1", "2018-09"], found["1.2", "2018-08"]) == ("85.2", "103.8")


def test_a_row_that_mixes_shares_and_percentages_is_refused():
    with pytest.raises(Refused, match=r"'1.038' could mean 1.038% or 103.8%"):
        read(HEADER, "1.2,Re-referrals,%,1.038,103.8", plan=PLAN)


def test_the_shares_of_a_file_of_one_indicator_are_asked_about():
    rows = ("Assessments in time,", "Month,Actual", "Aug-18,0.841", "Sep-18,0.852")
    asking = asked(*rows)
    assert [each.about for each in asking.questions] == ["numbers up to 1"]
    draft = after(asking, "numbers up to 1 = shares")
    assert figures(read(*rows, kept=[draft]))["1.1", "2018-09"] == "85.2"
