"""A plan's workbook as people leave it: what is read, and what is refused by sheet and cell."""

import io

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

from bot.importing import PlanFile, Refused, read_bytes
from bot.papers import plan_workbook
from tests.faults.files_xlsx import in_this_process, saved
from tests.making import AT, small_plan

__all__ = ["in_this_process"]


def changed(change):
    book = load_workbook(io.BytesIO(plan_workbook(small_plan())))
    change(book)
    return saved(book)


def read(change):
    brought = read_bytes("plan.xlsx", changed(change), None, AT)
    assert isinstance(brought, PlanFile)
    return brought


def refused(change):
    with pytest.raises(Refused) as caught:
        read_bytes("plan.xlsx", changed(change), None, AT)
    return [str(problem) for problem in caught.value.problems]


def put(sheet, cell, value):
    return lambda book: book[sheet].__setitem__(cell, value)


REFUSED = [
    (put("Indicators", "D3", "percnt"), "Indicators, D3 (Unit): 'percnt' is not known here; did"),
    (put("Indicators", "B3", None), "Indicators, B3 (Title): is missing; fill it in"),
    (put("Targets", "A3", "5.9"), "Targets, A3 (Indicator): there is no indicator '5.9' on the"),
    (put("Targets", "B3", "soon"), "Targets, B3 (By): 'soon' is not a date; write it as"),
    (put("Indicators", "A3", 5.1), "Indicators, A3 (Ref): 5.1 is a number here, so it could"),
    (put("Ratings", "A3", 9), "Ratings, A3 (Recommendation): there is no recommendation '9'"),
    (put("Channels", "D3", "maybe"), "Channels, D3 (Shared): 'maybe' is neither yes nor no"),
    (put("Plan", "A2", "Nam"), "Plan, A2: a plan has no 'Nam'; did you mean 'Name'?"),
    (put("People", "H3", "a note"), "People, H3: stands under no heading; move it, or delete it"),
    (put("Targets", "C1", "Valeu"), "Targets, C1: there is no heading 'Valeu'; did you mean"),
]


@pytest.mark.parametrize(("change", "said"), REFUSED)
def test_a_problem_is_named_by_its_sheet_and_cell(change, said):
    assert any(each.startswith(f"plan.xlsx, {said}") for each in refused(change)), refused(change)


def test_like_problems_of_a_column_are_one_line():
    def change(book):
        for number in range(3, 9):
            book["Targets"][f"A{number}"] = 9.5

    (problem,) = [each for each in refused(change) if "a number here" in each]
    assert problem.endswith("(6 cells like it, as in A3, A4, A5)")


def strike(book):
    book["Targets"]["C3"].font = Font(strike=True)


def hide_row(book):
    book["Targets"].row_dimensions[3].hidden = True


def hide_sheet(book):
    book["Targets"].sheet_state = "hidden"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (strike, "Targets, C3 (Value): is crossed out"),
        (hide_row, "Targets, A3: the row is hidden"),
        (hide_sheet, "the sheet 'Targets' is hidden"),
        (lambda book: book.remove(book["Plan"]), "there is no sheet 'Plan'"),
        (lambda book: setattr(book["Targets"], "title", "Tagets"), "did you mean 'Targets'?"),
    ],
)
def test_what_nobody_sees_or_finds_is_refused(change, said):
    assert any(said in each for each in refused(change))


def as_people_write(book):
    book["Targets"]["B3"] = "31/03/2018"
    book["Targets"]["C3"] = 0.21
    book["Targets"]["C3"].number_format = "0%"
    book["Indicators"]["D3"] = "Percent"
    book["Targets"].insert_rows(3, 2)
    book.move_sheet("Targets", -3)


def test_days_percentages_capitals_empty_rows_and_another_order_are_understood():
    target = read(as_people_write).plan.indicator("5.1").targets[0]
    assert (target.by.isoformat(), target.value) == ("2018-03-31", 21)


def test_a_sheet_that_is_no_plans_is_left_out_and_one_that_is_missing_is_said():
    def change(book):
        book.create_sheet("Minutes")["A1"] = "Of the meeting"
        book.remove(book["Meetings"])

    assert [str(each) for each in read(change).remarks] == [
        "1 sheet left out, not of a plan: 'Minutes'",
        "1 sheet not there, so the plan has nothing of them: 'Meetings'",
    ]
