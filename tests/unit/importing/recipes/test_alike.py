"""A question names every column that its answer decides; what differs in kind is asked apart."""

import pytest

from bot.importing.problems import Unreadable
from tests.unit.importing.recipes.reading import after, asked, figures, read

YEARS = (
    "Ref,Measure,2015/16,2016/17,2017/18,Aug-18,Sep-18,Target 2018/19",
    "1.2,Re-referrals,27%,28%,29%,29.7%,30.6%,22%",
)
MONTHS = {("1.2", "2018-08"): "29.7", ("1.2", "2018-09"): "30.6"}


def test_a_question_about_years_names_each_of_them():
    (question,) = asked(*YEARS).questions
    assert question.text == (
        "What stands in columns C '2015/16', D '2016/17' and E '2017/18'? The answer holds for all "
        "of them."
    )


@pytest.mark.parametrize(
    ("said", "years"),
    [
        (
            "value",
            {("1.2", "2015/16"): "27", ("1.2", "2016/17"): "28", ("1.2", "2017/18"): "29"},
        ),
        ("left out", {}),
    ],
)
def test_its_answer_decides_those_and_no_other_column(said, years):
    assert (
        figures(read(*YEARS, kept=[after(asked(*YEARS), f"column C = {said}")])) == MONTHS | years
    )


def test_one_of_them_alone_can_not_be_answered_for():
    with pytest.raises(
        Unreadable, match="column C is, but for the period: what 'column C = …' says"
    ):
        after(asked(*YEARS), "column D = left out")


def test_the_recipe_keeps_the_letters_of_all_of_them():
    columns = {
        each.letter: each.also for each in after(asked(*YEARS), "column C = value").recipe.columns
    }
    assert columns["C"] == ("D", "E")
    assert columns["F"] == ("G",)


def test_years_before_the_quarters_and_years_behind_them_are_asked_about_apart():
    rows = (
        "Ref,Measure,2016/17,2017/18,Q1 18/19,Q2 18/19,2018/19,2019/20",
        "1.2,Re-referrals,27%,28%,30%,31%,25%,22%",
    )
    asking = asked(*rows)
    before, behind = asking.questions
    assert "C '2016/17' and D '2017/18'" in before.text
    assert before.choices[0] == "value"
    assert "G '2018/19' and H '2019/20'" in behind.text
    assert behind.choices[0] == "left out"
    draft = after(asking, "column C = value", "column G = left out")
    assert figures(read(*rows, kept=[draft])) == {
        ("1.2", "2016/17"): "27",
        ("1.2", "2017/18"): "28",
        ("1.2", "2018/19 Q1"): "30",
        ("1.2", "2018/19 Q2"): "31",
    }


def test_of_many_columns_the_first_and_the_last_are_named():
    header = "Apr-17,May-17,Jun-17,Jul-17,Aug-17,Sep-17,Oct-17,Nov-17"
    asking = asked(",,Quarterly", f"Ref,Measure,{header}", "1.2,Re-referrals" + ",30%" * 8)
    assert asking.questions[0].text.startswith(
        "What stands in the 8 columns C 'Quarterly / Apr-17', D 'Quarterly / May-17' … J "
        "'Quarterly / Nov-17'?"
    )
