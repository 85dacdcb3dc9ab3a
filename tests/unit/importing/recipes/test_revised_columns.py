"""A month's column and another that says it is revised: asked, and one of them read."""

import pytest

from tests.unit.importing.recipes.reading import after, asked, figures, kept, read

ROW = "1.2,Re-referrals,29.7%,28.1%,30.6%"
NEXT = "1.2,Re-referrals,29.7%,30.6%,31.1%,32%"


@pytest.mark.parametrize(
    "header",
    [
        ("Ref,Measure,Aug-18,Aug-18 (revised),Sep-18",),
        ("Ref,Measure,Aug-18,Revised Aug-18,Sep-18",),
        ("Ref,Measure,Aug-18,Aug-18 final,Sep-18",),
        (",,Aug-18,Aug-18,Sep-18", "Ref,Measure,Actual,Revised,Actual"),
    ],
    ids=["behind", "before", "final", "below"],
)
@pytest.mark.parametrize(("answer", "august"), [("value", "28.1"), ("left out", "29.7")])
def test_a_revised_column_is_asked_about_and_read_in_the_place_of_the_first(header, answer, august):
    asking = asked(*header, ROW)
    (question,) = asking.questions
    assert (question.about, question.choices[0]) == ("column D", "value")
    brought = read(*header, ROW, kept=[after(asking, f"column D = {answer}")])
    assert figures(brought) == {("1.2", "2018-08"): august, ("1.2", "2018-09"): "30.6"}


def test_the_answer_holds_for_the_next_months_that_are_revised():
    header = "Ref,Measure,Aug-18,Aug-18 (revised),Sep-18"
    draft = kept(read(header, ROW, kept=[after(asked(header, ROW), "column D = value")]))
    header = "Ref,Measure,Aug-18,Sep-18,Sep-18 (revised),Aug-18 (revised)"
    brought = read(header, NEXT, kept=[draft])
    assert figures(brought) == {("1.2", "2018-08"): "32", ("1.2", "2018-09"): "31.1"}
