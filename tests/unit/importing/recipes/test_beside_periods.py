"""What a heading says beside its period: provisional where that is plain, else asked."""

import pytest

from bot.importing import read_bytes
from tests.unit.importing.recipes.reading import AT, PLAN, after, asked, figures, kept, read
from tests.unit.importing.recipes.scorecards import Scorecard

ROW = "1.2,Re-referrals,29%,30%,31%"


def header(newest):
    return f"Ref,Measure,Jul-18,Aug-18,{newest}"


def provisional(brought):
    return {each.period.code: each.provisional for each in brought.outturns}


NEWEST_ALONE = {"2018-07": False, "2018-08": False, "2018-09": True}


@pytest.mark.parametrize(
    "newest",
    [
        "Sep-18 (p)",
        "Sep-18 est.",
        "Sep-18 draft",
        "Sep-18 - prov",
        "Sep-18 TBC",
        "Sep-18 (unvalidated)",
        "Sep-18 [not yet validated]",
        "Sep-18 provisional figures",
        "Draft Sep-18",
        "Provisional: September 2018",
    ],
)
def test_words_that_plainly_say_provisional_are_read(newest):
    assert provisional(read(header(newest), ROW)) == NEWEST_ALONE


@pytest.mark.parametrize(
    "rows",
    [
        (",,2018/19,,", "Ref,Measure,Jul,Aug,Sep (prov)", ROW),
        (",,2018,,", "Ref,Measure,Jul,Aug,Sep (prov)", ROW),
        (",,Jul-18,Aug-18,Sep-18", "Ref,Measure,Actual,Actual,Provisional", ROW),
        (",,Actual,,Provisional", "Ref,Measure,Jul-18,Aug-18,Sep-18", ROW),
        ("Ref,Month,Actual", "1.2,Jul-18,29%", "1.2,Aug-18,30%", "1.2,Sep-18 (p),31%"),
        (
            "Ref,Month,Actual,Provisional",
            "1.2,Jul-18,29%,",
            "1.2,Aug-18,30%,",
            "1.2,Sep-18 draft,31%,",
        ),
    ],
    ids=["of_a_year", "of_a_calendar_year", "below", "above", "down", "down_beside_a_column"],
)
def test_provisional_is_kept_wherever_the_period_stands(rows):
    assert provisional(read(*rows)) == NEWEST_ALONE


def test_the_name_of_a_sheet_may_say_provisional():
    def shape(sheet):
        sheet.title = "Sep-18 (prov)"

    card = Scorecard({}, [["Ref", "Actual"], ["1.2", "31%"]])
    brought = read_bytes("o.xlsx", card.xlsx(shape), PLAN, AT)
    assert provisional(brought) == {"2018-09": True}


@pytest.mark.parametrize(
    "newest",
    [
        "Sep-18p",
        "Sep-18 P",
        "Sep-18*",
        "Sep-18 †",
        "Sep-18¹",
        "Sep-18 [1]",
        "Sep-18 count",
        "Position at Sep-18",
        "2018-09*",
        "Sep-18 (updated Oct-18)",
    ],
)
def test_what_nobody_knows_beside_a_period_is_asked_once(newest):
    asking = asked(header(newest), ROW)
    (question,) = asking.questions
    assert question.about == "column E"
    assert set(question.choices[:3]) == {"value", "provisional", "left out"}
    assert newest in question.text


@pytest.mark.parametrize(
    ("answer", "newest"), [("value", False), ("provisional", True), ("left out", None)]
)
def test_the_answer_is_how_the_column_is_read_next_month_too(answer, newest):
    asking = asked(header("Sep-18*"), ROW)
    brought = read(header("Sep-18*"), ROW, kept=[after(asking, f"column E = {answer}")])
    assert provisional(brought).get("2018-09") is newest
    later = read("Ref,Measure,Jun-18,Jul-18,Aug-18*", ROW, kept=[kept(brought)])
    assert provisional(later).get("2018-08") is newest


def test_what_the_file_says_of_the_mark_makes_the_likeliest_answer():
    (question,) = asked(header("Sep-18*"), ROW, "* provisional until December,,,,").questions
    assert question.choices[0] == "provisional"
    assert "'* provisional until December'" in question.text


def test_a_p_that_the_file_explains_is_no_question():
    brought = read("P = provisional,,,,", header("Sep-18 P"), ROW)
    assert provisional(brought) == NEWEST_ALONE
    assert not [each for each in brought.remarks if "taken as final" in str(each)]


@pytest.mark.parametrize("newest", ["Sep-18*", "Sep-18p", "Sep-18 TO CHECK"])
def test_a_marked_month_above_several_columns_is_asked_about(newest):
    rows = (f",,Aug-18,,{newest},", "Ref,Measure,Actual,Target,Actual,Target")
    (question,) = asked(*rows, "1.2,Re-referrals,29%,22%,31%,22%").questions
    assert question.about == "column E"


def test_a_period_of_which_no_column_is_read_is_asked_about():
    rows = (",,Aug-18,,Sep-18,", "Ref,Measure,Actual,Target,Latest seen,Target")
    (question,) = asked(*rows, "1.2,Re-referrals,29%,22%,31%,22%").questions
    assert question.about == "column E"


@pytest.mark.parametrize("newest", ["Sep-18: actual", "Actual (Sep-18)"])
def test_words_for_the_figures_are_known_whatever_parts_them(newest):
    assert ("1.2", "2018-09") in figures(read(header(newest), ROW))


@pytest.mark.parametrize(
    ("other", "cell"),
    [
        ("Sep-18 target", "22%"),
        ("Sep-18 forecast", "22%"),
        ("Sep-17 (last year)", "22%"),
        ("Same month last year: Aug-17", "22%"),
        ("Aug-18 to Sep-18", "22%"),
        ("Sep-18 v Aug-18", "1%"),
        ("England 2016/17", "22%"),
        ("2018/19 estimate", "22%"),
        ("Sep-18 comments", "Two teams short"),
        ("Sep-18 remarks", "Two teams short"),
        ("Sep-18 direction", "up"),
        ("Sep-18*", ""),
    ],
)
def test_other_columns_are_left_out_without_a_question(other, cell):
    row = f"1.2,Re-referrals,29%,30%,{cell}"
    assert set(figures(read(header(other), row))) == {("1.2", "2018-07"), ("1.2", "2018-08")}


def test_an_estimate_of_a_year_may_be_planned():
    (question,) = asked("Ref,Measure,2015/16,2016/17,2017/18 estimate", ROW).questions
    assert question.about == "column E"


def test_beside_a_column_of_the_period_alone_it_is_most_likely_none_of_the_figures():
    header = "Ref,Measure,Aug-18,Aug-18 base,Sep-18,Sep-18 base"
    (question,) = asked(header, "1.2,Re-referrals,30%,650,31%,671").questions
    assert (question.about, question.choices[0]) == ("column D", "left out")
