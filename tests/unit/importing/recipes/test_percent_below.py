"""A name, its counts and "%" in rows below each other: which row is the figure is asked."""

import pytest

from bot.domain.indicator import Unit
from tests.unit.importing.recipes.reading import (
    after,
    asked,
    figures,
    read,
    with_counts,
    with_indicator,
)

HEADER = "Measure,Aug-18,Sep-18"
NAMED = ("Re-referrals,17,19", "Out of,90,91")
ROWS = (HEADER, *NAMED, "%,18.9,20.9", "Assessments in time,80,81", "Out of,100,100", "%,80,81")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("the figures", {"1.2": ("18.9", "20.9"), "1.1": ("80", "81")}),
        ("left out", {"1.2": ("17", "19"), "1.1": ("80", "81")}),
    ],
)
def test_the_row_of_the_percentage_is_asked_about_once(answer, expected):
    asking = asked(*ROWS)
    (question,) = asking.questions
    assert question.about == "percentages below"
    assert "row 4 beneath row 2 and row 7 beneath row 5" in question.text
    found = figures(read(*ROWS, kept=[after(asking, f"percentages below = {answer}")]))
    assert found == {
        (ref, f"2018-0{month}"): values[month - 8]
        for ref, values in expected.items()
        for month in (8, 9)
    }


@pytest.mark.parametrize("word", ["%", "Percentage", "Rate", "Per cent"])
@pytest.mark.parametrize(
    "counts", [NAMED, NAMED[:1], ("Re-referrals,,", "Numerator,17,19", NAMED[1])]
)
def test_other_words_and_counts(word, counts):
    asking = asked(HEADER, *counts, f"{word},18.9,20.9")
    assert [each.about for each in asking.questions] == ["percentages below"]
    draft = after(asking, "percentages below = the figures")
    assert figures(read(HEADER, *counts, f"{word},18.9,20.9", kept=[draft])) == {
        ("1.2", "2018-08"): "18.9",
        ("1.2", "2018-09"): "20.9",
    }


def test_counts_that_agree_are_kept():
    draft = after(asked(*ROWS), "percentages below = the figures")
    brought = read(*ROWS, kept=[draft])
    assert with_counts(brought)["1.2", "2018-09"] == ("20.9", "19", "91")
    assert with_counts(brought)["1.1", "2018-08"] == ("80", "80", "100")
    assert "4 rows of counts kept with their percentages" in map(str, brought.remarks)


def test_counts_of_which_one_does_not_agree_are_left_out():
    rows = (HEADER, NAMED[0], "Out of,90,19", "%,18.9,20.9")
    brought = read(*rows, kept=[after(asked(*rows), "percentages below = the figures")])
    assert with_counts(brought)["1.2", "2018-08"] == ("18.9", "None", "None")
    said = "2 rows left out (counts of the percentage below; 2, 3): 'Re-referrals' and 'Out of'"
    assert said in map(str, brought.remarks)


@pytest.mark.parametrize(
    "rows",
    [
        ("Re-referrals,18.9%,20.9%", "%,18.9,20.9"),
        ("Children looked after,640,641", "%,18.9,20.9"),
        ("Re-referrals,18.9,20.9", "Contacts,3,4", "%,18.9,20.9"),
    ],
    ids=["a percentage with its sign", "a count", "another measure's"],
)
def test_what_is_no_percentage_of_the_name_above_is_left_out(rows):
    assert len(read(HEADER, *rows).outturns) == 2


def test_a_rate_beneath_its_count_is_asked_about():
    plan = with_indicator("1.2", unit=Unit.RATE)
    asking = asked(HEADER, "Re-referrals,170,190", "Rate,48.2,50.1", plan=plan)
    assert [each.about for each in asking.questions] == ["percentages below"]
