"""A name that is written once above rows without one: asked about, and never silently missing."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from bot.importing import Asked, Refused, read_bytes
from tests.unit.importing.recipes.reading import (
    AT,
    PLAN,
    after,
    asked,
    figures,
    read,
    with_counts,
)

DOWN = (
    "Ref,Measure,Month,Actual",
    "1.1,Assessments in time,Aug-18,81.2%",
    ",,Sep-18,83.4%",
    "1.2,Re-referrals,Aug-18,29.7%",
    ",,Sep-18,30.6%",
)
ACROSS = ("Ref,Measure,Row,Sep-18", "1.2,Re-referrals,Number,60", ",,Out of,196", ",,%,30.6%")
HEADED = ("Ref,Measure,Aug-18,Sep-18", "1.2,Re-referrals,,", ",,29.7%,30.6%")
ONCE = "rows without a name = named above"
BOTH = {("1.2", "2018-08"): "29.7", ("1.2", "2018-09"): "30.6"}


def test_months_below_a_name_that_is_written_once_are_asked_about():
    asking = asked(*DOWN)
    (question,) = asking.questions
    assert question.text == (
        "Rows 3 and 5 stand without a name right below a row with one; is that name written once, "
        "and meant for them too?"
    )
    assert figures(read(*DOWN, kept=[after(asking, ONCE)])) == BOTH | {
        ("1.1", "2018-08"): "81.2",
        ("1.1", "2018-09"): "83.4",
    }


def test_rows_that_are_not_named_so_are_left_out_and_counted():
    brought = read(*DOWN, kept=[after(asked(*DOWN), "rows without a name = left out")])
    assert len(figures(brought)) == 2
    assert "2 rows left out (no name; 3, 5)" in map(str, brought.remarks)


def test_a_number_above_its_percentage_is_not_taken_for_it():
    asking = asked(*ACROSS)
    (question,) = asking.questions
    assert question.about == "percentages below"
    assert "30.6% is 60 of 196" in question.text
    brought = read(*ACROSS, kept=[after(asking, "percentages below = the figures")])
    assert with_counts(brought) == {("1.2", "2018-09"): ("30.6", "60", "196")}


def test_a_column_that_says_which_row_is_read_is_followed():
    draft = after(asked(*ACROSS), ONCE, "only row = %")
    brought = read(*ACROSS, kept=[draft])
    assert figures(brought) == {("1.2", "2018-09"): "30.6"}


def test_figures_below_a_bare_name_are_asked_about():
    assert figures(read(*HEADED, kept=[after(asked(*HEADED), ONCE)])) == BOTH


@pytest.mark.parametrize(
    "between",
    [",,,", "Front door,,,", "Total,,,81%", "Audits,Audits done,Aug-18,4"],
    ids=["a_gap", "a_section", "a_total", "another_measure"],
)
def test_only_the_row_right_above_gives_its_name(between):
    rows = (*DOWN[:2], between, ",,Sep-18,83.4%")
    assert figures(read(*rows)) == {("1.1", "2018-08"): "81.2"}


def test_two_figures_for_one_place_are_refused_whatever_was_answered():
    rows = ("Ref,Measure,Sep-18", "1.2,Re-referrals,30.6%", ",,55%")
    with pytest.raises(Refused, match="row 3"):
        read(*rows, kept=[after(asked(*rows), ONCE)])


def test_rows_of_several_sheets_are_named_with_their_sheet():
    book = Workbook()
    book.remove(book.active)
    for sheet, row in (
        ("Front door", ("1.1", "Assessments in time", "81.2%")),
        ("Plans", ("1.2", "Visits to kids", "30.6%")),
    ):
        made = book.create_sheet(sheet)
        made.append(("Ref", "Measure", "Sep-18"))
        made.append(row)
        made.append(("", "", "55%"))
    book.save(content := BytesIO())
    with pytest.raises(Asked) as together:
        read_bytes("board.xlsx", content.getvalue(), PLAN, AT)
    draft = after(together.value, "sheets = Front door, Plans")
    with pytest.raises(Asked) as caught:
        read_bytes("board.xlsx", content.getvalue(), PLAN, AT, recipes=[draft])
    assert "Row 2 of sheet 'Plans': 1.2, in the plan" in caught.value.questions[0].text
    draft = after(caught.value, "name 1.2 Visits to kids = 1.2")
    with pytest.raises(Asked) as caught:
        read_bytes("board.xlsx", content.getvalue(), PLAN, AT, recipes=[draft])
    text = caught.value.questions[0].text
    assert text.startswith("Row 3 of sheet 'Front door' and row 3 of sheet 'Plans' stand without")
    draft = after(caught.value, "rows without a name = left out")
    brought = read_bytes("board.xlsx", content.getvalue(), PLAN, AT, recipes=[draft])
    said = "2 rows left out (no name; 3 on 'Front door', 3 on 'Plans')"
    assert said in map(str, brought.remarks)
