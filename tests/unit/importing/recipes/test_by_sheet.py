"""A sheet for each indicator: its name or title says which, exactly, or a person does."""

import io

import pytest
from openpyxl import Workbook

from bot.importing import Asked, read_bytes
from bot.importing.recipes.rows.matching import Matcher
from tests.unit.importing.recipes.reading import (
    AT,
    PLAN,
    after,
    figures,
    kept,
    read,
    with_indicator,
)

OTHER_VALUES = {"1.1": "81.3%", "1.2": "30.6%"}


def workbook(*sheets):
    """`sheets` are each a name, titles, the heading of the figures, and the September figure."""
    book = Workbook()
    book.remove(book.active)
    for name, titles, heading, figure in sheets:
        sheet = book.create_sheet(name)
        for title in titles:
            sheet.append([title])
        sheet.append(["Month", heading, "Target"])
        sheet.append(["Aug-18", "50%", "90%"])
        sheet.append(["Sep-18", figure, "90%"])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def brought(*sheets, plan=PLAN, recipes=(), name="board.xlsx"):
    return read_bytes(name, workbook(*sheets), plan, AT, recipes=recipes)


def asked(*sheets, **how):
    with pytest.raises(Asked) as caught:
        brought(*sheets, **how)
    return caught.value


SEPTEMBERS = {("1.1", "2018-09"): "81.3", ("1.2", "2018-09"): "30.6"}


def septembers(read):
    return {place: value for place, value in figures(read).items() if place[1] == "2018-09"}


@pytest.mark.parametrize(
    "first",
    [
        ("Assessments in time", (), "Actual", "81.3%"),
        ("1.1", (), "Actual", "81.3%"),
        ("KPI7", (), "Actual", "81.3%"),
        ("Data", ("Assessments completed within 45 working days", ""), "Actual", "81.3%"),
        ("KPI7", ("Assessments in time (%) - September 2018",), "Outturn", "81.3%"),
        ("A", ("Children's services", "Board", "Assessments in time"), "Actual", "81.3%"),
    ],
    ids=["by name", "by ref", "by code", "by title", "by both", "by one of several titles"],
)
def test_a_sheet_that_is_named_for_an_indicator_is_read_as_its(first):
    plan = with_indicator("1.1", code=("KPI7",))
    read = brought(first, ("Re-referrals", (), "Actual", "30.6%"), plan=plan)
    assert septembers(read) == SEPTEMBERS
    assert any("1.2 from sheet 'Re-referrals'" in str(each) for each in read.remarks)
    again = brought(first, ("Re-referrals", (), "Actual", "30.6%"), plan=plan, recipes=[kept(read)])
    assert septembers(again) == SEPTEMBERS


SHEETS = (("Re-referrals", (), "Actual", "30.6%"), ("Assessmnts in time", (), "Actual", "81.3%"))


def test_a_sheet_whose_name_is_only_near_is_asked_about_and_may_be_left_out():
    asking = asked(*SHEETS)
    (question,) = asking.questions
    assert question.about == "sheet Assessmnts in time"
    assert (question.choices[0], question.choices[-1]) == ("1.1 Assessments in time", "left out")
    said = after(asking, "sheet Assessmnts in time = 1.1 Assessments in time")
    assert septembers(brought(*SHEETS, recipes=[said])) == SEPTEMBERS
    left = after(asking, "sheet Assessmnts in time = left out")
    assert {place[0] for place in figures(brought(*SHEETS, recipes=[left]))} == {"1.2"}


@pytest.mark.parametrize(
    "titles",
    [("Assessments in time",), ("Assessmnts in time",)],
    ids=["another's title", "nearly another's title"],
)
def test_a_sheet_and_a_title_of_different_indicators_are_asked_about(titles):
    asking = asked(("Re-referrals", titles, "Actual", "30.6%"), ("1.3", (), "Actual", "600"))
    assert [each.about for each in asking.questions] == ["sheet Re-referrals"]


def test_sheets_without_a_telling_name_are_asked_one_by_one_once_they_are_chosen():
    sheets = (("One", (), "Actual", "81.3%"), ("Two", (), "Actual", "30.6%"))
    asking = asked(*sheets)
    assert [each.about for each in asking.questions] == ["sheets"]
    chosen = after(asking, "sheets = One, Two")
    asking = asked(*sheets, recipes=[chosen])
    assert [each.about for each in asking.questions] == ["sheet One", "sheet Two"]
    said = after(asking, "sheet One = 1.1", "sheet Two = 1.2")
    assert septembers(brought(*sheets, recipes=[said])) == SEPTEMBERS


def test_the_one_chosen_of_two_sheets_is_never_read_as_the_other():
    sheets = (("Assessments in time", (), "Actual", "81.3%"), ("Re-referrals", (), "Actual", "3%"))
    first = kept(brought(*sheets))
    only = after(type("Kept", (), {"draft": first}), "sheets = Re-referrals")
    assert septembers(brought(*sheets, recipes=[only])) == {("1.2", "2018-09"): "3"}


def test_a_csv_is_read_by_its_title_where_that_is_an_indicators_name():
    assert figures(read("Re-referrals,,", "Month,Actual,Target", "Sep-18,30.6%,22%")) == {
        ("1.2", "2018-09"): "30.6"
    }


def test_a_number_above_a_table_is_no_ref():
    with pytest.raises(Asked):
        read("1.2,,", "Month,Actual,Target", "Sep-18,30.6%,22%")
    assert Matcher(PLAN).exactly("1.2").ref == "1.2"


def test_a_word_in_the_indicators_own_name_makes_its_column_no_target():
    plan = with_indicator("1.2", title="Children with a plan again")
    book = Workbook()
    book.remove(book.active)
    for name in ("Assessments in time", "Children with a plan again"):
        sheet = book.create_sheet(name[:9])
        sheet.append(["Indicator", name])
        sheet.append(["Month", "Actual", "Target"])
        sheet.append(["Aug-18", "50%", "90%"])
    content = io.BytesIO()
    book.save(content)
    found = figures(read_bytes("board.xlsx", content.getvalue(), plan, AT))
    assert found == {("1.1", "2018-08"): "50", ("1.2", "2018-08"): "50"}
