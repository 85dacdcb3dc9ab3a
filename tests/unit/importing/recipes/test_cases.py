"""Files as councils and their tools write them: in with the right figures, or asked about."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.importing import Refused, read_bytes, read_file

CASES = Path(__file__).parent / "cases"
AT = date(2018, 10, 20)


def plan():
    return read_file(CASES / "plan.yaml", None, AT).plan


def read(name):
    return read_file(CASES / name, plan(), AT)


def figures(name):
    return {(each.indicator, each.period.code): each.value for each in read(name).outturns}


def said(name):
    with pytest.raises(Refused) as caught:
        read(name)
    return [str(each) for each in caught.value.problems]


@pytest.mark.parametrize("name", ["kpi.csv", "kpi2.csv"])
def test_a_long_list_under_the_councils_own_headings_is_read(name):
    assert figures(name) == {
        ("1.1", "2018-09"): Decimal("81.3"),
        ("1.2", "2018-09"): Decimal("30.6"),
    }
    remarks = [str(each) for each in read(name).remarks]
    assert "columns left out: Target, RAG and DoT" in remarks


@pytest.mark.parametrize("name", ["scorecard.csv", "scorecard.xlsx"])
def test_a_scorecard_with_months_across_and_benchmarks_beside_them_is_read(name):
    assert {
        ("1.1", "2018-09"): Decimal("81.3"),
        ("1.2", "2018-09"): Decimal("30.6"),
        ("1.3", "2018-09"): Decimal(671),
        ("1.10", "2018-07"): None,
    }.items() <= figures(name).items()


def test_a_comment_is_kept_as_the_note():
    notes = [each.note for each in read("kpi.csv").outturns]
    assert notes == ["Two teams short of staff", "Dip sampling under way"]


def test_a_csv_that_a_spreadsheet_saved_again_is_read():
    text = (CASES / "doc-example-after-excel.csv").read_text("utf-8")
    brought = read_bytes("o.csv", text.replace("1.1,", "Re-referrals,").encode(), plan(), AT)
    assert [(each.period.code, each.value) for each in brought.outturns] == [
        ("2018-07", Decimal("81.30")),
        ("2018-08", Decimal("76.30")),
    ]


@pytest.mark.parametrize("name", ["rowcomma.csv", "trailing.csv", "totals.xlsx"])
def test_empty_cells_totals_and_notes_around_a_table_are_left_out(name):
    assert figures(name) == {
        ("1.1", "2018-09"): Decimal("81.3"),
        ("1.2", "2018-09"): Decimal("30.6"),
    }


def test_what_stands_below_a_table_is_said_to_be_left_out():
    remarks = [str(each) for each in read("totals.xlsx").remarks]
    assert remarks == ["2 rows left out (notes and totals; 4, 6)"]


@pytest.mark.parametrize("name", ["merged.xlsx", "two-sheets.xlsx"])
def test_merged_refs_and_a_sheet_for_each_month_are_read(name):
    assert figures(name) == {
        ("1.1", "2018-08"): Decimal("82.1"),
        ("1.1", "2018-09"): Decimal("81.3"),
    }


def test_a_header_in_the_fourteenth_row_is_found():
    assert figures("header-row-14.xlsx") == {("1.1", "2018-09"): Decimal("81.3")}


@pytest.mark.parametrize("name", ["foot.csv", "pipe.csv"])
def test_a_ref_that_may_have_lost_its_nought_stays_the_only_problem(name):
    (problem,) = said(name)
    assert "1.1 could also be 1.10" in problem


@pytest.mark.parametrize("name", ["export.csv", "export-share.csv"])
def test_more_digits_than_a_spreadsheet_keeps_are_rounded(name):
    assert figures(name)["1.2", "2018-09"] == Decimal("30.5882352941177")


def test_a_file_with_many_areas_asks_once_which_is_the_plans_own():
    (question,) = said("opendata.csv")
    assert "which is your own area?" in question
    assert "delete" not in question
