"""Conditional formats that hide a figure: the cell is refused by name, and nothing else is."""

import pytest
from openpyxl.formatting.rule import (
    CellIsRule,
    ColorScaleRule,
    DataBarRule,
    FormulaRule,
    IconSetRule,
    Rule,
)
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from bot.importing import Refused, read_bytes
from tests.faults.files_plan import AT, small_plan
from tests.faults.files_xlsx import workbook_of

PLAN = small_plan()
NAMES = ["indicator", "period", "value", "note"]
WHITE = Font(color="FFFFFFFF")
YELLOW = PatternFill(bgColor="FFFFFF00", fill_type="solid")
NOTHING = DifferentialStyle(numFmt=NumberFormat(numFmtId=200, formatCode=";;;"))


def refused(rule, value=3, where="C2:C9", paper=None):
    """The one problem of a workbook with that rule, or None where the figure comes in."""

    def shape(sheet):
        sheet.conditional_formatting.add(where, rule)
        if paper:
            sheet["C2"].fill = PatternFill(fgColor=paper, fill_type="solid")

    content = workbook_of([NAMES, ["5.3", "2018-09", value, "x"]], shape)
    try:
        (outturn,) = read_bytes("o.xlsx", content, PLAN, AT).outturns
    except Refused as refusal:
        (problem,) = refusal.problems
        return str(problem)
    assert outturn.value == value
    return None


HIDING = {
    "white on white under five": CellIsRule("lessThan", ["5"], font=WHITE),
    "white on white, between": CellIsRule("between", ["1", "4"], font=WHITE),
    "one colour of the rule": CellIsRule(
        "lessThan", ["5"], font=Font(color="FFFFFF00"), fill=YELLOW
    ),
    "no digits": Rule("cellIs", dxf=NOTHING, operator="equal", formula=["3"]),
    "black fill": CellIsRule("lessThan", ["5"], fill=PatternFill(bgColor="FF000000")),
    "a bar alone": DataBarRule("min", None, "max", None, color="FF638EC6", showValue=False),
    "an icon alone": IconSetRule("3Arrows", "percent", [0, 33, 67], showValue=False),
}
ABLE = {
    "a formula": FormulaRule(['$D2="x"'], font=WHITE),
    "another cell": CellIsRule("lessThan", ["$F$1"], font=WHITE),
    "doubles": Rule("duplicateValues", dxf=DifferentialStyle(font=WHITE)),
}
HARMLESS = {
    "not under five": CellIsRule("greaterThan", ["5"], font=WHITE),
    "red": CellIsRule("lessThan", ["5"], font=Font(color="FFFF0000")),
    "yellow": CellIsRule("lessThan", ["5"], fill=YELLOW),
    "white on a fill": CellIsRule(
        "lessThan", ["5"], font=WHITE, fill=PatternFill(bgColor="FFFF0000")
    ),
    "errors": FormulaRule(["ISERROR(C2)"], font=WHITE),
    "a scale of colours": ColorScaleRule("min", None, "FFF8696B", "max", None, "FF63BE7B"),
    "a bar beside": DataBarRule("min", None, "max", None, color="FF638EC6"),
    "another format": Rule(
        "cellIs",
        dxf=DifferentialStyle(numFmt=NumberFormat(numFmtId=201, formatCode="0.0")),
        operator="equal",
        formula=["3"],
    ),
}


@pytest.mark.parametrize("rule", HIDING.values(), ids=HIDING)
def test_a_figure_that_a_rule_hides_is_refused(rule):
    assert refused(rule) == (
        "o.xlsx, row 2, column value: a conditional format hides what C2 holds, 3; clear that "
        "format, or empty the cell"
    )


@pytest.mark.parametrize("rule", ABLE.values(), ids=ABLE)
def test_a_figure_that_a_rule_can_hide_is_refused_too(rule):
    assert "a conditional format can hide what C2 holds, 3; clear" in refused(rule)


@pytest.mark.parametrize("rule", HARMLESS.values(), ids=HARMLESS)
def test_a_rule_that_hides_nothing_stands_in_nobodys_way(rule):
    assert refused(rule) is None


def test_the_colour_of_the_cell_itself_counts():
    assert refused(CellIsRule("lessThan", ["5"], font=WHITE), paper="FFFF0000") is None
    assert "hides what C2" in refused(
        CellIsRule("lessThan", ["5"], font=Font(color="FFFF0000")), paper="FFFF0000"
    )


@pytest.mark.parametrize("where", ["B2:B9", "C3:C9", "A1:A1 D2"])
def test_a_rule_on_other_cells_hides_no_figure(where):
    found = refused(CellIsRule("lessThan", ["5"], font=WHITE), where=where)
    assert found is None or "column value" not in found


@pytest.mark.parametrize("where", ["C1:C1048576", "A1:D9", "E1 C2"])
def test_a_rule_on_a_whole_column_or_on_several_areas_is_seen(where):
    rule = Rule("cellIs", dxf=NOTHING, operator="lessThan", formula=["5"])
    assert "hides what C2 holds" in refused_anywhere(rule, where)


def refused_anywhere(rule, where):
    """Every problem, where the rule lies on texts as well."""

    def shape(sheet):
        sheet.conditional_formatting.add(where, rule)

    content = workbook_of([NAMES, ["5.3", "2018-09", 3, "x"]], shape)
    with pytest.raises(Refused) as refusal:
        read_bytes("o.xlsx", content, PLAN, AT)
    return str(refusal.value)
