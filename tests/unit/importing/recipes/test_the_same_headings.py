"""The same table as a workbook and as CSV has one recipe, named for it."""

import pytest

from bot.importing import Asked, read_bytes
from bot.importing.recipes.naming import recipe_name
from tests.unit.importing.recipes.reading import AT, PLAN, figures, kept, read
from tests.unit.importing.recipes.scorecards import Scorecard

ROWS = ("Ref,Indicator,Aug-18,Sep-18,Target", "1.2,Re-referrals,29.7%,30.6%,22%")
CARD = Scorecard({}, [each.split(",") for each in ROWS])


def workbook(sheet):
    return CARD.xlsx(lambda each: setattr(each, "title", sheet))


def test_the_sheet_of_a_workbook_saved_as_csv_is_read_by_its_recipe_which_stays_as_it_was():
    of_workbook = kept(read_bytes("o.xlsx", workbook("Scorecard"), PLAN, AT))
    brought = read(*ROWS, kept=[of_workbook])
    assert figures(brought) == {("1.2", "2018-08"): "29.7", ("1.2", "2018-09"): "30.6"}
    assert brought.recipe == of_workbook


def test_the_same_headings_on_another_sheet_are_asked_about():
    before = kept(read_bytes("o.xlsx", workbook("Scorecard"), PLAN, AT))
    with pytest.raises(Asked, match="what differs is the sheet that they stand on"):
        read_bytes("o.xlsx", workbook("Draft"), PLAN, AT, recipes=[before])


@pytest.mark.parametrize(
    ("file", "sheet", "name"),
    [
        ("Scorecard Sep 2018.xlsx", "Data", "scorecard"),
        ("2018-09.xlsx", "Children's board", "children-s-board"),
        ("2018-09.xlsx", "Sheet1", "figures"),
        ("scorecard_2.csv", "", "scorecard-2"),
    ],
)
def test_a_recipe_is_named_for_its_file_or_its_sheet(file, sheet, name):
    assert recipe_name(file, sheet, ()) == name
