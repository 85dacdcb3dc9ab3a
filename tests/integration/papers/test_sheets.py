"""The sheets' one description holds every field of a plan, and is written so that it is inert."""

import io
import types
import typing
from dataclasses import MISSING, fields, is_dataclass

import pytest
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

from bot.domain.plan import Plan
from bot.domain.plan_sheets import HEAD, PLAN_SHEET, SHEETS, Kind, Under
from bot.domain.plan_sheets.columns import OWNER
from bot.papers import plan_workbook
from tests.making import small_plan

BY_FIELD = {(each.field, each.under): each for each in SHEETS}
HOLDERS = {
    "Plan": (Under.PLAN, Under.EITHER),
    "Recommendation": (Under.RECOMMENDATION, Under.EITHER),
    "Indicator": (Under.INDICATOR,),
}


def parts(hint):
    if isinstance(hint, types.UnionType):
        return [each for each in typing.get_args(hint) if each is not type(None)]
    return [hint]


def unwritten(kind, columns, prefix=""):
    """The fields of a noun that have neither a column nor a sheet of their own."""
    hints = typing.get_type_hints(kind)
    paths = {each.path for each in columns}
    for field in fields(kind):
        if field.metadata.get("kept"):
            continue
        path = f"{prefix}{field.name}"
        sheet = next(
            (
                BY_FIELD.get((field.name, under))
                for under in HOLDERS.get(kind.__name__, ())
                if (field.name, under) in BY_FIELD
            ),
            None,
        )
        inner = parts(hints[field.name])[0]
        if sheet is not None:
            item = typing.get_args(inner)[0]
            if is_dataclass(item):
                yield from (f"{sheet.name}: {each}" for each in unwritten(item, sheet.columns))
        elif is_dataclass(inner):
            yield from unwritten(inner, columns, f"{path}.")
        elif path not in paths and not any(each.startswith(f"{path}.") for each in paths):
            yield path


def test_no_field_of_a_plan_is_without_a_column():
    assert list(unwritten(Plan, HEAD)) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda each: each.name)
def test_a_sheet_says_which_columns_are_needed_and_how_a_row_is_told(sheet):
    assert any(each.telling for each in sheet.columns)
    assert all(each.choices or each.kind is not Kind.CHOICE for each in sheet.columns)
    assert [each.path for each in sheet.columns if each.path == OWNER] in ([], [OWNER])
    headings = [each.heading for each in sheet.columns]
    assert len(set(headings)) == len(headings)


def written(plan):
    return load_workbook(io.BytesIO(plan_workbook(plan)))


def test_headings_are_protected_and_the_cells_below_are_not():
    for name in (each.name for each in SHEETS):
        sheet = written(None)[name]
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert sheet["A1"].protection.locked
        assert not sheet.column_dimensions["A"].protection.locked
        assert sheet.freeze_panes == "B3"


def test_a_text_that_could_be_a_formula_or_an_error_is_text():
    plan = small_plan()
    plan = type(plan)(
        **{each.name: getattr(plan, each.name) for each in fields(plan)}
        | {
            "name": '=HYPERLINK("http://example.org")',
            "title": "#N/A",
        }
    )
    sheet = written(plan)[PLAN_SHEET]
    assert (sheet["B2"].data_type, sheet["B2"].quotePrefix) == ("s", True)
    assert sheet["B3"].data_type == "s"


def test_what_is_chosen_from_a_list_has_a_drop_down():
    rules = written(None)["Indicators"].data_validations.dataValidation
    lists = {str(rule.sqref).partition("3")[0] for rule in rules if rule.type == "list"}
    headings = [cell.value for cell in written(None)["Indicators"][1]]
    chosen = {headings[column_index_from_string(letter) - 1] for letter in lists}
    assert {"Unit", "Direction", "Frequency", "Measured by", "Owner"} <= chosen


def test_needed_says_what_the_nouns_require():
    required = {
        each.name
        for each in fields(Plan)
        if each.default is MISSING and each.name not in ("recommendations", "defaults", "meanings")
    }
    assert {each.path for each in HEAD if each.needed and "." not in each.path} == required
