"""What of a file is not the council's own figures is left out, and said."""

import pytest
from openpyxl.styles import Font

from bot.importing import Refused, read_bytes
from tests.unit.importing.recipes.reading import AT, PLAN, after, asked, figures, read
from tests.unit.importing.recipes.scorecards import Scorecard

HEAD = "Ref,Indicator,Aug-18,Sep-18"
ROW = "1.2,Re-referrals,29.7%,30.6%"
BOTH = {("1.2", "2018-08"): "29.7", ("1.2", "2018-09"): "30.6"}


def said(brought):
    return [str(each) for each in brought.remarks]


def test_months_under_a_heading_of_targets_are_no_figures():
    rows = (",,Actual,,Target,", f"{HEAD},Aug-18,Sep-18", f"{ROW},22%,22%")
    assert figures(read(*rows)) == BOTH


def test_counts_under_each_month_belong_to_it():
    brought = read(
        ",,Aug-18,,,Sep-18,,",
        "Ref,Indicator,Num,Den,%,Num,Den,%",
        "1.2,Re-referrals,60,202,29.7%,208,680,30.6%",
    )
    assert figures(brought) == BOTH
    assert [(int(each.numerator), int(each.denominator)) for each in brought.outturns] == [
        (60, 202),
        (208, 680),
    ]


def test_counts_that_do_not_give_the_figure_are_refused_at_their_place():
    with pytest.raises(Refused, match=r"row 3, column E 'Sep-18 / %': 30.6% does not agree"):
        read(",,Sep-18,,", "Ref,Indicator,Num,Den,%", "1.2,Re-referrals,207,611,30.6%")


def test_figures_below_a_heading_of_others_are_left_out():
    brought = read(HEAD, ROW, "England,,,", "1.1,Assessments in time,82.9%,82.9%")
    assert figures(brought) == BOTH
    assert "1 row left out (below a heading of others; 4): '1.1 Assessments in time'" in said(
        brought
    )


def test_totals_and_measures_that_the_plan_does_not_have_are_counted():
    brought = read(HEAD, ROW, ",Contacts,664,671", ",Total,664,671")
    assert figures(brought) == BOTH
    assert "1 row left out (no indicator of the plan; 3): 'Contacts'" in said(brought)
    assert "1 row left out (totals; 4): 'Total'" in said(brought)


def test_a_heading_that_is_called_as_an_indicator_is_left_out_by_name():
    brought = read(HEAD, "Re-referrals", ROW)
    assert figures(brought) == BOTH
    assert "1 row left out (a name and no figures; 2): 'Re-referrals'" in said(brought)


def test_a_heading_merged_over_its_rows_is_left_out_by_name():
    card = Scorecard({}, [HEAD.split(","), ["Re-referrals"], ROW.split(",")])
    merged = card.xlsx(lambda sheet: sheet.merge_cells("A2:D2"))
    brought = read_bytes("o.xlsx", merged, PLAN, AT)
    assert figures(brought) == BOTH
    assert "1 row left out (a name and no figures; 2): 'Re-referrals'" in said(brought)


def test_a_merged_figure_is_refused_also_below_a_heading():
    card = Scorecard({}, [HEAD.split(","), ROW.split(",")[:3]])
    merged = card.xlsx(lambda sheet: sheet.merge_cells("C2:D2"))
    with pytest.raises(Refused, match="C2:D2 are merged"):
        read_bytes("o.xlsx", merged, PLAN, AT)


def test_a_name_alone_names_the_row_of_actuals_below():
    brought = read("Indicator,,Aug-18,Sep-18", "Re-referrals,,,", ",Actual,29.7%,30.6%")
    assert figures(brought) == BOTH


def test_a_crossed_out_figure_is_no_heading():
    card = Scorecard({}, [HEAD.split(","), ["1.2", "", "", "30.6%"]])
    with pytest.raises(Refused, match="crossed out"):
        read_bytes("o.xlsx", card.xlsx(cross_out), PLAN, AT)


def cross_out(sheet):
    sheet["D2"].font = Font(strike=True)


def test_a_month_that_is_not_over_may_stand_empty_or_marked():
    brought = read(f"{HEAD},Oct-18,Nov-18", f"{ROW},-,")
    assert figures(brought) == BOTH


def test_a_figure_for_a_month_that_is_not_over_is_refused_at_its_place():
    with pytest.raises(Refused, match=r"row 2, column E 'Oct-18'.*after 2018-10-20"):
        read(f"{HEAD},Oct-18", f"{ROW},31%")


def test_a_number_with_a_comma_that_shifts_the_row_is_refused():
    with pytest.raises(Refused, match="row has 5 cells where the header has 4"):
        read(HEAD, ROW, "1.3,Children looked after,1,234,671")


def test_a_second_header_is_refused():
    with pytest.raises(Refused, match="row 3: a second header stands here"):
        read(HEAD, ROW, "Ref,Measure,Target,RAG")


@pytest.mark.parametrize("second", ["Ref,Indicator,Aug-17,Sep-17", ",,Aug-17,Sep-17", ",,2017-08,"])
def test_other_months_further_down_are_refused(second):
    with pytest.raises(Refused, match="row 3: a second header stands here"):
        read(HEAD, ROW, second, "1.1,Assessments in time,82.1%,81.3%")


def test_the_same_header_again_is_left_out():
    brought = read(HEAD, ROW, HEAD, "1.1,Assessments in time,82.1%,81.3%")
    assert len(brought.outturns) == 4


def test_two_columns_for_one_month_are_refused():
    with pytest.raises(Refused, match="the columns C 'Sep-18' and D 'Sep-18' both hold the same"):
        read("Ref,Indicator,Sep-18,Sep-18", "1.2,Re-referrals,30.6%,31%")


def test_two_columns_for_the_figure_are_refused_when_both_are_chosen():
    rows = ("Measure,Month,Actual,Outturn", "Re-referrals,Sep-18,30.6%,31%")
    draft = after(asked(*rows), "column C = value", "column D = value")
    with pytest.raises(Refused, match="both hold the same figures"):
        read(*rows, kept=[draft])


def test_a_month_below_a_year_that_it_is_not_in_is_refused():
    with pytest.raises(Refused, match="stands below '2017/18', which it is not in"):
        read(",,2017/18,", HEAD, ROW)


def test_hidden_months_of_a_sheet_are_left_out_and_hidden_rows_refused():
    card = Scorecard({}, [HEAD.split(","), ["1.2", "Re-referrals", "29.7%", "30.6%"]])
    brought = read_bytes("o.xlsx", shaped(card, lambda sheet: hide(sheet, "C")), PLAN, AT)
    assert figures(brought) == {("1.2", "2018-09"): "30.6"}
    assert "hidden columns left out: Aug-18" in said(brought)
    with pytest.raises(Refused, match="the row is hidden"):
        read_bytes("o.xlsx", shaped(card, hide_row), PLAN, AT)


def hide(sheet, column):
    sheet.column_dimensions[column].hidden = True


def hide_row(sheet):
    sheet.row_dimensions[2].hidden = True


def shaped(card, shape):
    return card.xlsx(shape)


def test_what_the_file_says_of_a_mark_is_the_note():
    brought = read(HEAD, "1.2,Re-referrals,n/a,30.6%", "n/a: system migration,,,")
    assert [each.note for each in brought.outturns] == ["n/a: system migration", None]


def test_a_figure_that_is_there_twice_in_a_row_is_named_by_its_columns():
    rows = ("Ref,Indicator,Sep-18,01/09/2018", "1.2,Re-referrals,30.6%,31%")
    draft = after(asked(*rows), "dates = month")
    twice = "is there twice, in row 2, column C 'Sep-18', and in row 2, column D '01/09/2018'"
    with pytest.raises(Refused, match=twice):
        read(*rows, kept=[draft])


@pytest.mark.parametrize("last", ["Total", "Average", "Target", "YTD"])
def test_a_row_of_several_months_below_months_is_left_out(last):
    brought = read("Month,Re-referrals", "Aug-18,29.7%", "Sep-18,30.6%", f"{last},22%")
    assert figures(brought) == BOTH
    assert any(each.endswith(f"; 4): '{last}'") for each in said(brought))


def test_a_workbook_may_be_headed_by_the_names_of_indicators_alone():
    rows = [["Month", "Re-referrals"], ["Aug-18", "29.7%"], ["Sep-18", "30.6%"]]
    brought = read_bytes("o.xlsx", Scorecard({}, rows).xlsx(), PLAN, AT)
    assert figures(brought) == BOTH
