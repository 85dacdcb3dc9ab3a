"""An answer that names the indicator of a file holds for files of that name, and for no other."""

import pytest

from bot.importing import Asked, read_file
from tests.unit.importing.recipes.reading import AT, PLAN, after, asked, figures, kept, read

HEADER = "Month,Actual,Target"
AUGUST, SEPTEMBER = "Aug-18,29.7%,22%", "Sep-18,30.6%,22%"


def of_re_referrals(name="rereferrals Aug 2018.csv", *titles):
    rows = (*titles, HEADER, AUGUST)
    return kept(read(*rows, name=name, kept=[after(asked(*rows, name=name), "indicator = 1.2")]))


@pytest.mark.parametrize(
    "name", ["rereferrals Sep 2018.csv", "2018-09 Rereferrals.csv", "rereferrals_v2018.csv"][:2]
)
def test_the_file_of_the_next_month_is_read_without_a_question(name):
    brought = read(HEADER, SEPTEMBER, name=name, kept=[of_re_referrals()])
    assert figures(brought) == {("1.2", "2018-09"): "30.6"}
    assert brought.recipe.name == "rereferrals"


@pytest.mark.parametrize("row", [AUGUST, SEPTEMBER], ids=["the same month", "a new month"])
def test_another_file_with_the_same_headings_is_asked_and_told_of_the_first(row):
    asking = asked(HEADER, row, name="assessments Sep 2018.csv", kept=[of_re_referrals()])
    (question,) = asking.questions
    assert (question.about, question.choices[0]) == ("indicator", "1.1 Assessments in time")
    assert "were read as 1.2 'Re-referrals' by the recipe rereferrals" in question.text
    assert asking.draft.name == "assessments"


def test_both_answers_stand_beside_each_other():
    first = of_re_referrals()
    asking = asked(HEADER, SEPTEMBER, name="visits.csv", kept=[first])
    both = [first, after(asking, "indicator = 1.10")]
    assert figures(read(HEADER, SEPTEMBER, name="visits.csv", kept=both)) == {
        ("1.10", "2018-09"): "30.6"
    }
    assert figures(read(HEADER, SEPTEMBER, name="rereferrals.csv", kept=both)) == {
        ("1.2", "2018-09"): "30.6"
    }


def test_another_title_in_a_file_of_the_same_name_is_asked_about():
    first = of_re_referrals("export.csv", "Second time within a year - August 2018,,")
    month = "Second time within a year - September 2018,,"
    assert read(month, HEADER, SEPTEMBER, name="export.csv", kept=[first]).outturns
    with pytest.raises(Asked, match="which one are all of them for"):
        read("Seen in time - September 2018,,", HEADER, SEPTEMBER, name="export.csv", kept=[first])


def test_a_changed_file_of_another_name_does_not_inherit_the_answer():
    rows = ("Month,Actual,RAG", "Sep-18,30.6%,R")
    asking = asked(*rows, name="visits.csv", kept=[of_re_referrals()])
    assert [each.about for each in asking.questions] == ["indicator"]


def test_a_recipe_that_is_chosen_by_its_name_holds_whatever_the_file_is_called(tmp_path):
    path = tmp_path / "sent.csv"
    path.write_text(f"{HEADER}\n{SEPTEMBER}\n")
    brought = read_file(path, PLAN, AT, recipes=[of_re_referrals()], named="rereferrals")
    assert figures(brought) == {("1.2", "2018-09"): "30.6"}
