"""Several columns below, or after, an indicator's own name: which of them is its figure."""

import pytest

from tests.unit.importing.recipes.reading import after, asked, figures, read, with_counts

FIGURES = {
    ("1.1", "2018-08"): "96.3",
    ("1.1", "2018-09"): "93.9",
    ("1.2", "2018-08"): "18.9",
    ("1.2", "2018-09"): "20.9",
}


@pytest.mark.parametrize(
    "rows",
    [
        (
            ",Assessments in time,,,Re-referrals,,",
            "Month,Number,Total,%,Number,Total,%",
            "Aug-18,78,81,96.3%,17,90,18.9%",
            "Sep-18,77,82,93.9%,19,91,20.9%",
        ),
        (
            "Month,Assessments in time,,Re-referrals,",
            ",No.,%,No.,%",
            "Aug-18,78,96.3%,17,18.9%",
            "Sep-18,77,93.9%,19,20.9%",
        ),
        (
            ",Assessments in time,,Re-referrals,",
            "Month,Actual,%,Actual,%",
            "Aug-18,78,96.3%,17,18.9%",
            "Sep-18,77,93.9%,19,20.9%",
        ),
    ],
)
def test_the_column_headed_percentage_is_the_figure_of_the_name_above_it(rows):
    brought = read(*rows)
    assert figures(brought) == FIGURES
    assert any("columns left out: Assessments in time" in str(each) for each in brought.remarks)


@pytest.mark.parametrize("between", [" - ", " \N{EN DASH} ", ": "])
def test_the_word_may_stand_behind_the_name(between):
    names = ("Assessments in time", "Re-referrals")
    headings = [f"{each}{between}{word}" for each in names for word in ("number", "%")]
    brought = read(
        ",".join(("Month", *headings)), "Aug-18,78,96.3%,17,18.9%", "Sep-18,77,93.9%,19,20.9%"
    )
    assert figures(brought) == FIGURES


def test_counts_below_a_name_are_kept_where_their_headings_say_what_they_are():
    brought = read(
        ",Assessments in time,,,Re-referrals,,",
        "Month,Num,Den,%,Num,Den,%",
        "Sep-18,77,82,93.9%,19,91,20.9%",
    )
    assert with_counts(brought) == {
        ("1.1", "2018-09"): ("93.9", "77", "82"),
        ("1.2", "2018-09"): ("20.9", "19", "91"),
    }


def test_of_a_count_the_number_is_the_figure_and_its_percentage_is_left_out():
    brought = read(
        ",Children looked after,,Re-referrals,",
        "Month,Number,%,Number,%",
        "Sep-18,240,1.1%,19,20.9%",
    )
    assert figures(brought) == {("1.3", "2018-09"): "240", ("1.2", "2018-09"): "20.9"}


def test_targets_below_a_name_are_no_figures():
    brought = read(
        ",Assessments in time,,Re-referrals,",
        "Month,Target,%,Target,%",
        "Sep-18,85%,93.9%,22%,20.9%",
    )
    assert figures(brought) == {("1.1", "2018-09"): "93.9", ("1.2", "2018-09"): "20.9"}


def test_months_above_columns_that_count_and_share_are_theirs_unmerged():
    brought = read(
        ",,August 2018,,September 2018,",
        "Ref,Measure,No.,%,No.,%",
        "1.1,Assessments in time,78,96.3%,77,93.9%",
        "1.2,Re-referrals,17,18.9%,19,20.9%",
    )
    assert figures(brought) == FIGURES


def test_one_month_above_such_columns_is_theirs_as_well():
    brought = read(",,September 2018,", "Ref,Measure,No.,%", "1.2,Re-referrals,19,20.9%")
    assert figures(brought) == {("1.2", "2018-09"): "20.9"}


def test_a_column_of_numbers_is_no_area():
    rows = ("Measure,Month,Count,%", "Re-referrals,Aug-18,17,18.9%", "Re-referrals,Sep-18,19,20.9%")
    asking = asked(*rows)
    (question,) = asking.questions
    assert question.choices[0] == "numerator"
    brought = read(*rows, kept=[after(asking, "column C = numerator")])
    assert with_counts(brought)["1.2", "2018-09"] == ("20.9", "19", "None")
