"""A count under the name or the month, its percentage in the column right beside it."""

import pytest

from bot.importing import Asked, Refused
from tests.unit.importing.recipes.reading import after, asked, figures, kept, read, with_counts

COUNTED = {
    ("1.1", "2018-08"): ("96.3", "78", "81"),
    ("1.1", "2018-09"): ("93.9", "77", "82"),
    ("1.2", "2018-08"): ("18.9", "17", "90"),
    ("1.2", "2018-09"): ("20.9", "19", "91"),
}
DOWN = ("Aug-18,78,81,96.3%,17,90,18.9%", "Sep-18,77,82,93.9%,19,91,20.9%")


@pytest.mark.parametrize("heading", ["%", "Percentage", "Percent"])
def test_the_column_that_is_headed_percentage_is_the_figure_beside_a_count(heading):
    brought = read(
        f"Month,Assessments in time,{heading},Re-referrals,{heading}",
        "Aug-18,78,96.3%,17,18.9%",
        "Sep-18,77,93.9%,19,20.9%",
    )
    assert figures(brought) == {key: value for key, (value, *_) in COUNTED.items()}
    (said,) = (str(each) for each in brought.remarks if "beside" in str(each))
    assert f"C '{heading}' and E '{heading}'" in said


@pytest.mark.parametrize(
    "header",
    [
        "Month,Assessments in time,Cohort,Performance,Re-referrals,Cohort,Performance",
        "Month,Assessments in time,Out of,Result,Re-referrals,Out of,Result",
        "Month,Assessments in time,,,Re-referrals,,",
    ],
)
def test_counts_that_come_to_every_percentage_beside_them_are_kept_with_it(header):
    brought = read(header, *DOWN)
    assert with_counts(brought) == COUNTED
    assert not any("columns left out" in str(each) for each in brought.remarks)


def test_months_across_have_their_counts_and_percentage_in_columns_without_a_heading():
    brought = read(
        "Ref,Measure,Aug-18,,,Sep-18,,",
        "1.1,Assessments in time,78,81,96.3%,77,82,93.9%",
        "1.2,Re-referrals,17,90,18.9%,19,91,20.9%",
        "1.3,Children looked after,240,,,238,,",
    )
    found = with_counts(brought)
    assert found == {
        **COUNTED,
        ("1.3", "2018-08"): ("240", "None", "None"),
        ("1.3", "2018-09"): ("238", "None", "None"),
    }


ONE_BESIDE = (
    "Ref,Measure,Aug-18,,Sep-18,",
    "1.1,Assessments in time,78,96.3%,77,93.9%",
    "1.2,Re-referrals,17,18.9%,19,20.9%",
)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("the figures", ("96.3", "93.9", "18.9", "20.9")), ("left out", ("78", "77", "17", "19"))],
)
def test_a_percentage_that_nothing_names_is_asked_about_once(answer, expected):
    asking = asked(*ONE_BESIDE)
    (question,) = asking.questions
    assert question.about == "percentages beside"
    assert "78 in C2 and 96.3% in D2" in question.text
    brought = read(*ONE_BESIDE, kept=[after(asking, f"percentages beside = {answer}")])
    assert tuple(figures(brought).values()) == expected
    again = read(*ONE_BESIDE, kept=[kept(brought)])
    assert figures(again) == figures(brought)


def test_an_answer_for_one_word_is_none_for_another():
    rows = (
        "Month,Assessments in time,Performance,Re-referrals,In timescale",
        "Sep-18,77,93.9%,19,20.9%",
    )
    asking = asked(*rows)
    assert [each.about for each in asking.questions] == [
        "percentages beside performance",
        "percentages beside in timescale",
    ]
    half = after(asking, "percentages beside performance = the figures")
    with pytest.raises(Asked) as caught:
        read(*rows, kept=[half])
    assert [each.about for each in caught.value.questions] == ["percentages beside in timescale"]


def test_shares_beside_counts_that_come_to_them_are_percentages():
    rows = (
        "Month,Re-referrals,,",
        "Jul-18,20,90,0.222",
        "Aug-18,17,90,0.189",
        "Sep-18,19,91,0.209",
    )
    assert list(figures(read(*rows)).values()) == ["22.2", "18.9", "20.9"]


def test_counts_that_do_not_come_to_what_stands_beside_them_are_asked_about():
    (question,) = asked(
        "Month,Re-referrals,,", "Jul-18,20,90,22.2%", "Aug-18,17,90,12.5%", "Sep-18,19,91,20.9%"
    ).questions
    assert question.about == "percentages beside"


@pytest.mark.parametrize(
    "rows",
    [
        ("Ref,Measure,Aug-18,Sep-18,Change %", "1.1,Assessments in time,78,77,-1.3%"),
        ("Ref,Measure,Aug-18,Sep-18,Target", "1.1,Assessments in time,78,77,85%"),
        ("Ref,Measure,Aug-18,Sep-18,England", "1.1,Assessments in time,78,77,82.9%"),
        ("Month,Assessments in time,Target", "Aug-18,78,85%", "Sep-18,77,85%"),
        ("Month,Assessments in time,%", "Aug-18,78,78.3%", "Sep-18,77,76.8%"),
        ("Ref,Measure,Aug-18,Sep-18,", "1.1,Assessments in time,78,77,12.5%"),
    ],
)
def test_whole_percentages_beside_what_is_no_figure_of_theirs_are_read_as_before(rows):
    assert figures(read(*rows)) == {("1.1", "2018-08"): "78", ("1.1", "2018-09"): "77"}


def test_a_month_whose_percentage_is_not_there_yet_is_refused_and_its_count_no_percentage():
    rows = (
        "Ref,Measure,Jul-18,,,Aug-18,,,Sep-18,,",
        "1.1,Assessments in time,70,80,87.5%,78,81,96.3%,77,82,",
        "1.2,Re-referrals,20,90,22.2%,17,90,18.9%,19,91,20.9%",
    )
    with pytest.raises(Refused) as caught:
        read(*rows)
    (problem,) = map(str, caught.value.problems)
    assert "no number they belong to" in problem


def test_a_month_that_has_no_column_beside_its_count_is_refused():
    with pytest.raises(Refused) as caught:
        read("Ref,Measure,Jul-18,%,Aug-18,%,Sep-18", "1.1,Assessments in time,70,87.5%,78,96.3%,77")
    (problem,) = map(str, caught.value.problems)
    assert "no percentage stands beside it" in problem


def test_columns_of_figures_without_a_heading_are_named_among_those_left_out():
    brought = read("Ref,Measure,Aug-18,Sep-18,,", "1.3,Children looked after,240,238,12,7")
    (said,) = (str(each) for each in brought.remarks if "columns left out" in str(each))
    assert said == "columns left out: E and F without a heading"


@pytest.mark.parametrize(
    ("rows", "later"),
    [
        (ONE_BESIDE, ("Ref,Measure,Aug-18,,Sep-18,", "1.2,Re-referrals,17,,19,")),
        (
            ("Month,Re-referrals,%", "Aug-18,17,18.9%", "Sep-18,19,20.9%"),
            ("Month,Re-referrals,%", "Oct-17,21,"),
        ),
    ],
)
def test_counts_whose_percentages_are_missing_from_the_next_file_are_refused(rows, later):
    try:
        brought = read(*rows)
    except Asked as asking:
        brought = read(*rows, kept=[after(asking, "percentages beside = the figures")])
    with pytest.raises(Refused) as caught:
        read(*later, kept=[kept(brought)])
    assert "had the counts of 1.2 there" in str(caught.value.problems[0])


def test_whole_percentages_of_another_indicator_are_read_beside_such_counts():
    rows = (
        "Ref,Measure,Aug-18,,,Sep-18,,",
        "1.1,Assessments in time,78,,,77,,",
        "1.2,Re-referrals,17,90,18.9%,19,91,20.9%",
        "1.10,CP visits in time,50,80,62.5%,51,80,63.8%",
    )
    brought = read(*rows)
    assert figures(brought)["1.1", "2018-09"] == "77"
    assert figures(read(*rows, kept=[kept(brought)])) == figures(brought)
