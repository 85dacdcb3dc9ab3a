"""Percentages of which a file has a column of numerators and one of denominators, and no other."""

import pytest

from bot.importing import Refused
from tests.unit.importing.recipes.reading import after, asked, figures, kept, read, with_counts

COUNTED = {
    ("1.1", "2018-08"): ("96.3", "78", "81"),
    ("1.1", "2018-09"): ("93.9", "77", "82"),
    ("1.2", "2018-08"): ("18.9", "17", "90"),
    ("1.2", "2018-09"): ("20.9", "19", "91"),
}
ACROSS = "Ref,Measure,Aug-18 Num,Aug-18 Den,Sep-18 Num,Sep-18 Den"
ROWS = ("1.1,Assessments in time,78,81,77,82", "1.2,Re-referrals,17,90,19,91")
DOWN = (
    "Assessments in time,Aug-18,78,81",
    "Assessments in time,Sep-18,77,82",
    "Re-referrals,Aug-18,17,90",
    "Re-referrals,Sep-18,19,91",
)


@pytest.mark.parametrize(
    "rows",
    [
        (ACROSS, *ROWS),
        ("Measure,Month,Numerator,Denominator", *DOWN),
        (
            ",Assessments in time,,Re-referrals,",
            "Month,Num,Den,Num,Den",
            "Aug-18,78,81,17,90",
            "Sep-18,77,82,19,91",
        ),
    ],
)
def test_percentages_are_worked_out_from_their_counts(rows):
    brought = read(*rows)
    assert with_counts(brought) == COUNTED
    assert any("percentages worked out" in str(each) for each in brought.remarks)


def test_a_month_without_a_percentage_beside_others_that_have_one_is_worked_out():
    brought = read(
        "Ref,Measure,Aug-18,Aug-18 Num,Aug-18 Den,Sep-18 Num,Sep-18 Den",
        "1.1,Assessments in time,96.3%,78,81,77,82",
        "1.2,Re-referrals,18.9%,17,90,19,91",
    )
    assert with_counts(brought) == COUNTED


def test_two_columns_that_nobody_knows_may_be_said_to_be_the_counts():
    rows = ("Measure,Month,Number in time,Total number", *DOWN)
    asking = asked(*rows)
    assert [(each.about, each.choices[0]) for each in asking.questions] == [
        ("column C", "numerator"),
        ("column D", "denominator"),
    ]
    brought = read(*rows, kept=[after(asking, "column C = numerator", "column D = denominator")])
    assert with_counts(brought) == COUNTED
    assert with_counts(read(*rows, kept=[kept(brought)])) == COUNTED


def test_the_first_of_them_is_the_value_where_a_person_says_so():
    rows = ("Measure,Month,Share,Total number", *DOWN)
    asking = asked(*rows)
    brought = read(*rows, kept=[after(asking, "column C = value", "column D = left out")])
    assert figures(brought)["1.2", "2018-09"] == "19"


def test_the_numerator_of_a_count_is_its_figure():
    brought = read(ACROSS, *ROWS, "1.3,Children looked after,240,,238,")
    assert figures(brought)["1.3", "2018-09"] == "238"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("1.1,Assessments in time,78,81,77,", "'77 of ?' is not a number"),
        ("1.1,Assessments in time,78,81,82,77", "'82 of 77' is not a number"),
        ("1.3,Children looked after,240,250,238,250", "'240 of 250' is not a number"),
    ],
)
def test_a_numerator_is_never_read_as_the_percentage(row, said):
    with pytest.raises(Refused) as caught:
        read(ACROSS, row)
    assert said in str(caught.value.problems[0])


def test_none_of_none_and_counts_that_are_withheld_have_no_percentage():
    brought = read(ACROSS, "1.1,Assessments in time,0,0,c,82")
    first, second = brought.outturns
    assert (str(first.value), str(first.numerator), str(first.denominator)) == ("None", "0", "0")
    assert (second.value, str(second.mark)) == (None, "c")


def test_a_file_without_a_column_for_figures_says_so():
    with pytest.raises(Refused) as caught:
        read("Measure,Month,Numerator", "Re-referrals,Sep-18,19")
    assert "no column holds the figures" in str(caught.value.problems[0])


@pytest.mark.parametrize(
    "rows",
    [
        (
            "Ref,Measure,Jul-18,,Aug-18,,Sep-18,",
            "1.1,Assessments in time,75,80,78,81,77,82",
            "1.2,Re-referrals,20,90,17,90,19,91",
            "1.3,Children looked after,241,,240,,238,",
        ),
        (
            "Month,Assessments in time,Cohort,Re-referrals,Cohort",
            "Jul-18,75,80,20,90",
            "Aug-18,78,81,17,90",
            "Sep-18,77,82,19,91",
        ),
        (
            "Ref,Measure,Jul-18,Cohort,Aug-18,Cohort,Sep-18,Cohort",
            "1.1,Assessments in time,75,80,78,81,77,82",
            "1.2,Re-referrals,20,90,17,90,19,91",
        ),
    ],
)
def test_a_column_beside_whole_numbers_may_be_what_they_are_out_of(rows):
    asking = asked(*rows)
    (question,) = asking.questions
    assert question.about == "counts beside"
    assert "75 of 80" in question.text
    brought = read(*rows, kept=[after(asking, "counts beside = worked out")])
    found = with_counts(brought)
    assert found.items() >= COUNTED.items()
    assert any("percentages worked out" in str(each) for each in brought.remarks)
    assert with_counts(read(*rows, kept=[kept(brought)])) == found
    plain = read(*rows, kept=[after(asking, "counts beside = left out")])
    assert figures(plain)["1.2", "2018-09"] == "19"


def test_three_indicators_of_one_month_are_enough_to_ask():
    (question,) = asked(
        "Ref,Measure,Sep-18,",
        "1.1,Assessments in time,77,82",
        "1.2,Re-referrals,19,91",
        "1.10,CP visits in time,51,80",
    ).questions
    assert question.about == "counts beside"


@pytest.mark.parametrize(
    "row",
    [
        "1.1,Assessments in time,75,70,78,81,77,82",
        "1.1,Assessments in time,75.5%,80,78,81,77,82",
        "1.1,Assessments in time,75,,78,,77,82",
        "1.3,Children looked after,75,80,78,81,77,82",
    ],
)
def test_what_is_no_such_column_is_read_as_before(row):
    brought = read("Ref,Measure,Jul-18,,Aug-18,,Sep-18,", row)
    assert list(figures(brought).values())[-1] == "77"


def test_an_answer_holds_for_a_file_of_one_month_and_counts_alone_are_refused_then():
    header = "Measure,Month,Actual,"
    rows = (header, *DOWN)
    brought = read(*rows, kept=[after(asked(*rows), "counts beside = worked out")])
    assert with_counts(brought) == COUNTED
    later = read(header, "Re-referrals,Jul-18,20,90", kept=[kept(brought)])
    assert with_counts(later) == {("1.2", "2018-07"): ("22.2", "20", "90")}
    with pytest.raises(Refused) as caught:
        read(header, "Re-referrals,Jul-18,20,", kept=[kept(brought)])
    assert "what they are out of" in str(caught.value.problems[0])


def test_counts_whose_percentage_is_gone_are_refused_where_too_few_say_what_they_are():
    header = "Measure,Month,Actual,,"
    brought = read(
        header,
        "Re-referrals,Jul-18,20,90,22.2%",
        "Re-referrals,Aug-18,17,90,18.9%",
        "Re-referrals,Sep-18,19,91,20.9%",
    )
    with pytest.raises(Refused):
        read(header, "Re-referrals,Jun-18,18,90,", kept=[kept(brought)])
