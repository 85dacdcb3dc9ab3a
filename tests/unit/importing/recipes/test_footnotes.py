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


@pytest.mark.parametrize("cell", ["1 in 5", "c. 30%", "30-35%", "30.6 p", "~30%", "30.6%?"])
def test_what_is_no_one_number_stays_refused(cell):
    with pytest.raises(Refused, match="is not a number"):
        read(HEAD, f"1.2,Re-referrals,29.7%,{cell}")


def test_a_withheld_count_is_told_how_to_be_written():
    with pytest.raises(Refused, match=r"'<5' is not a number.*c where a small count is withheld"):
        read(HEAD, "1.2,Re-referrals,29.7%,<5")
