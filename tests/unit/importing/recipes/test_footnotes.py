"""A mark behind a figure is asked about once; none is read in silence."""

import pytest

from bot.importing import Refused
from tests.unit.importing.recipes.reading import after, asked, read

HEAD = "Ref,Indicator,Aug-18,Sep-18"
STAR = (HEAD, "1.2,Re-referrals,29.7%,30.6%*")


def last(brought):
    figure = brought.outturns[-1]
    return str(figure.value), figure.provisional, figure.note


def questions(asking):
    return [(each.about, each.choices) for each in asking.questions]


def test_what_a_mark_behind_a_figure_says_is_asked():
    assert questions(asked(*STAR)) == [("mark *", ("final", "provisional"))]


def test_what_the_file_says_of_the_mark_makes_the_likelier_answer():
    asking = asked(*STAR, "* provisional until December,,,")
    assert questions(asking) == [("mark *", ("provisional", "final"))]
    assert "'* provisional until December'" in asking.questions[0].text


@pytest.mark.parametrize(("said", "provisional"), [("final", False), ("provisional", True)])
def test_the_answer_is_kept_and_said_at_each_import(said, provisional):
    brought = read(*STAR, kept=[after(asked(*STAR), f"mark * = {said}")])
    assert last(brought) == ("30.6", provisional, "marked * in the file")
    assert f"1 figure with '*' behind read as {said}" in [str(each) for each in brought.remarks]


@pytest.mark.parametrize("cell", ["30.6% (p)", "30.6%[p]", "30.6 % (Provisional)"])
def test_a_figure_that_says_provisional_itself_is_not_asked_about(cell):
    brought = read(HEAD, f"1.2,Re-referrals,29.7%,{cell}")
    assert last(brought) == ("30.6", True, last(brought)[2])


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("30.6%a", "a"),
        ("30.6a", "a"),
        ("30.6%(1)", "(1)"),
        ("30.6 (b)", "(b)"),
        ("30.6%[2]", "[2]"),
    ],
)
def test_a_footnote_behind_a_figure_is_asked_about(cell, mark):
    rows = (HEAD, f"1.2,Re-referrals,29.7%,{cell}", f"{mark}  Subject to validation,,,")
    asking = asked(*rows)
    assert questions(asking) == [(f"mark {mark}", ("final", "provisional"))]
    assert f"'{mark}  Subject to validation'" in asking.questions[0].text
    brought = read(*rows, kept=[after(asking, f"mark {mark} = provisional")])
    assert last(brought)[1:] == (True, f"marked {mark} in the file")


@pytest.mark.parametrize("cell", ["30.6%x", "30.6 (12)", "30.6%(z)"])
def test_what_may_be_a_footnote_is_refused_as_that(cell):
    with pytest.raises(Refused, match=r"is not a number.*the mark or footnote behind it"):
        read(HEAD, f"1.2,Re-referrals,29.7%,{cell}")


@pytest.mark.parametrize("cell", ["1 in 5", "c. 30%", "30-35%", "30.6 p", "~30%", "30.6%?"])
def test_what_is_no_one_number_stays_refused(cell):
    with pytest.raises(Refused, match="is not a number"):
        read(HEAD, f"1.2,Re-referrals,29.7%,{cell}")


def test_a_withheld_count_is_told_how_to_be_written():
    with pytest.raises(Refused, match=r"'<5' is not a number.*c where a small count is withheld"):
        read(HEAD, "1.2,Re-referrals,29.7%,<5")
