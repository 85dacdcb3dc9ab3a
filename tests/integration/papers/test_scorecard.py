"""The scorecard: figures are numbers that can be traced, and nothing typed does anything."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from bot.domain.break_in_series import Break
from bot.domain.indicator import Baseline, Benchmark, Unit
from bot.domain.trace import Trace, Traces
from tests.integration.papers.scorecards import opened, parts, rows, scorecard
from tests.making import (
    day,
    extract,
    indicator,
    outturn,
    plan,
    rating,
    recommendation,
    target,
    utc,
    worker,
)
from tests.unit.importing.published_plan import compared_plan, read_cut

HOSTILE = ('=HYPERLINK("http://x","y")', "+1", "@SUM(A1)", "#N/A", "_x0041_\x07", "\u202etxet")


def one(*indicators, **fields):
    return plan(recommendation(1, indicators or (indicator(),), **fields))


def months(sheet):
    return {cell.value: cell.column for cell in sheet[1] if isinstance(cell.value, datetime)}


def at_month(sheet, row, year, month):
    (column,) = [
        at for head, at in months(sheet).items() if (head.year, head.month) == (year, month)
    ]
    return sheet.cell(row, column)


@pytest.mark.parametrize(
    ("unit", "value", "fields", "number", "shown"),
    [
        ("percent", "30.6", {}, 0.306, '0.0%" R"'),
        ("percent", "88", {}, 0.88, '0%" G"'),
        ("percent", "79.99", {}, 0.7999, '0.00%" A"'),
        ("percent", "88.9", {"provisional": True}, 0.889, '0.0%"ᵖ G"'),
        ("count", "1240", {}, 1240, '#,##0" G"'),
        ("money", "1240.5", {}, 1240.5, '"£"#,##0" G"'),
        ("money", "12.5", {}, 12.5, '"£"#,##0.00" R"'),
        ("days", "449.5", {}, 449.5, '#,##0.0" G"'),
    ],
)
def test_a_figure_is_a_number_with_a_format(unit, value, fields, number, shown):
    made = scorecard(one(indicator(unit=Unit(unit))), outturn(value=value, **fields))
    cell = at_month(opened(made)["Indicators"], 2, 2018, 9)
    assert (cell.value, cell.number_format, cell.data_type) == (number, shown, "n")


def test_months_stand_across_without_a_gap_and_what_is_missing_is_said():
    made = scorecard(one(), outturn("2018-06", 81), outturn("2018-09", None, note="late"))
    sheet = opened(made)["Indicators"]
    assert [(each.year, each.month) for each in months(sheet)] == [
        (2018, each) for each in (6, 7, 8, 9)
    ]
    assert [at_month(sheet, 2, 2018, each).value for each in (6, 7, 9)] == [0.81, None, "–"]


def test_another_kind_of_period_has_a_row_of_its_own_and_no_status():
    made = scorecard(one(), outturn("2018-09", 81), outturn("2018/19 to 2018-09", 70))
    own, beside = rows(opened(made)["Indicators"])
    assert (own["Measured by"].value, own["Status"].value) == ("month", "Green")
    assert (beside["Measured by"].value, beside["Status"].value) == ("year to date", "–")


def test_targets_baseline_and_benchmark_are_numbers_too():
    found = Benchmark("England", "2017/18", Decimal("77.5"), "a tool", "a method")
    own = indicator(
        targets=(target("2018-03-31", 80), target("2019-03-31", 90)),
        baseline=Baseline("2016/17", Decimal("70.5")),
        benchmarks=(found,),
    )
    (row,) = rows(opened(scorecard(one(own), outturn(value=75)))["Indicators"])
    shown = {name: (row[name].value, row[name].number_format) for name in row if row[name].value}
    assert shown["Target in force"] == (0.8, '"≥ "0%')
    assert shown["Next target"] == (0.9, '"≥ "0%')
    assert shown["Baseline"] == (0.705, "0.0%")
    assert shown["England"] == (0.775, '0.0%" (2017/18)"')


@pytest.mark.parametrize(
    ("unit", "wanted", "value", "format_", "figure"),
    [
        ("score", "-0.8", "-1.16", '"≥ "#,##0.0;"≥ "-#,##0.0', '#,##0.00" R"'),
        ("score", "-0.8", "-0.84", '"≥ "#,##0.0;"≥ "-#,##0.0', '#,##0.00" A"'),
        ("score", "-0.85", "-1.161", '"≥ "#,##0.00;"≥ "-#,##0.00', '#,##0.00" R"'),
        ("score", "0.8", "0.76", '"≥ "#,##0.0', '#,##0.00" A"'),
        ("money", "-1200", "-1500", '"≥ ""£"#,##0;"≥ "-"£"#,##0', '"£"#,##0" R"'),
    ],
)
def test_below_nought_the_sign_of_a_target_stands_before_its_minus(
    unit, wanted, value, format_, figure
):
    of = indicator(targets=(target(value=wanted),), unit=Unit(unit))
    sheet = opened(scorecard(one(of), outturn(value=value)))["Indicators"]
    (row,) = rows(sheet)
    cell = row["Target in force"]
    assert (cell.value, cell.number_format) == (float(wanted), format_)
    assert at_month(sheet, 2, 2018, 9).number_format == figure


def test_every_figure_is_traced_to_its_import_file_and_row():
    trace = Trace(7, "scorecard.xlsx", "row 12", utc("2018-10-02 09:00"))
    traces = Traces({("1.1", "2018-09", 1): trace}, {}, {})
    made = scorecard(one(), outturn(of="30 of 37", value="81.1"), traces=traces)
    (row,) = rows(opened(made)["Sources"])
    said = ("Figure", "Numerator", "Denominator", "Import", "File", "Row", "Came in")
    assert [row[each].value for each in said] == [
        *(0.811, 30, 37, 7, "scorecard.xlsx", "row 12"),
        datetime(2018, 10, 2, 10, 0),  # noqa: DTZ001 - London's time
    ]


def test_a_chart_has_the_figures_and_the_targets_as_series():
    made = scorecard(one(), outturn("2018-08", 75), outturn("2018-09", 81))
    (chart,) = parts(made, "charts/chart")
    assert "'Chart data'!$C$2:$D$2" in chart
    assert "'Chart data'!$C$3:$D$3" in chart
    assert "1.1 Measure 1.1" in chart
    figures, targets = rows(opened(made)["Chart data"])
    assert [cell.value for cell in figures.values()][2:] == [0.75, 0.81]
    assert [cell.value for cell in targets.values()][2:] == [0.8, 0.8]


def test_no_line_is_drawn_across_a_break_in_the_series():
    own = indicator(breaks=(Break(day("2018-08-01"), "a new system"),))
    made = scorecard(one(own), *(outturn(f"2018-0{month}", 75 + month) for month in (6, 7, 8, 9)))
    lines = [[cell.value for cell in row.values()][1:] for row in rows(opened(made)["Chart data"])]
    assert lines == [
        ["Figure", 0.81, 0.82, None, None],
        ["From August 2018", None, None, 0.83, 0.84],
        ["Target", 0.8, 0.8, 0.8, 0.8],
    ]


def test_a_baseline_names_its_period_as_people_do_and_several_leads_are_counted():
    own = indicator(baseline=Baseline("2016-12", Decimal("70.5")))
    leads = ("Head of Service", "Service Manager", "Team Manager")
    (row,) = rows(opened(scorecard(one(own, lead=leads)))["Indicators"])
    assert row["Baseline of"].value == "December 2016"
    assert row["Answers for it"].value == "led by Head of Service and 2 others"


def test_no_heading_stands_twice_in_a_sheet():
    figures = (outturn("2018-08", 75), outturn("2018-09", 81))
    for sheet in opened(scorecard(one(), *figures)):
        heads = [cell.value for cell in sheet[1] if cell.value is not None]
        assert len(heads) == len(set(heads)), sheet.title


def test_on_paper_what_follows_the_months_begins_a_page_of_the_same_scale():
    sheet = opened(scorecard(one(), outturn("2018-08", 75), outturn("2018-09", 81)))["Indicators"]
    after = next(cell.column for cell in sheet[1] if cell.value == "Next target")
    assert [each.id for each in sheet.col_breaks.brk] == [after - 1]
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage
    widths = [each.width for each in sheet.column_dimensions.values()]
    pages = (sum(widths[: after - 1]), sum(widths[:2]) + sum(widths[after - 1 :]))
    assert 100 <= max(pages) * sheet.page_setup.scale / 100 <= 110


def test_case_types_that_no_source_states_have_no_columns():
    untold = opened(scorecard(one(), caseloads=(extract(worker(9)),)))["Caseloads"]
    told = opened(scorecard(one(), caseloads=(extract(worker(19, cin=19)),)))["Caseloads"]
    assert [sheet[1][-1].value for sheet in (untold, told)] == ["Source", "Other cases"]


def test_ratings_stand_by_the_day_and_are_counted():
    own = recommendation(1, ratings=(rating("amber", "2018-09-03"), rating("green")))
    other = recommendation(2, ratings=(rating("red", "2018-09-03"),))
    first, second, *counted = rows(opened(scorecard(plan(own, other)))["Ratings"])
    assert [first[day].value for day in ("03 Sep 2018", "05 Nov 2018")] == ["Amber", "Green"]
    assert second["05 Nov 2018"].value == "Red"
    assert [(row["Recommendation"].value, row["05 Nov 2018"].value) for row in counted] == [
        ("Green", 1),
        ("Amber", 0),
        ("Red", 1),
    ]


def test_caseloads_have_every_extract_the_newest_first():
    extracts = (extract(worker(12), on="2018-09-30"), extract(worker(22), on="2018-08-31"))
    found = rows(opened(scorecard(one(), caseloads=extracts))["Caseloads"])
    everyone = [row for row in found if row["By"].value == "everyone"]
    assert [(row["Day"].value.date(), row["Average caseload"].value) for row in everyone] == [
        (date(2018, 9, 30), 12),
        (date(2018, 8, 31), 22),
    ]


@pytest.mark.parametrize("text", [*HOSTILE, "x" * 5000], ids=lambda text: repr(text)[:12])
def test_what_people_wrote_does_nothing_in_any_sheet(text):
    own = indicator(title=text, short=text, baseline=Baseline(period=text, words=text))
    made = scorecard(
        plan(recommendation(1, (own,), (rating(),), title=text), name=text, title=text),
        outturn("2018-08", 75, note=text, source=text),
        outturn("2018-09", 81, source=text, printed=text),
    )
    book = opened(made)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n", "d"}
    assert not [cell for cell in cells if "\u202e" in str(cell.value)]
    assert not [part for part in parts(made, "xl/") if "\u202e" in part]


def test_what_begins_like_a_formula_is_marked_as_text_and_nothing_beside_it():
    own = one(indicator("1.1", title="=1+1"), indicator("1.2", title="in time"))
    first, second = rows(opened(scorecard(own))["Indicators"])
    assert [row["Indicator"].quotePrefix for row in (first, second)] == [True, False]


def test_the_same_store_makes_the_same_bytes():
    figures = (outturn("2018-08", 75), outturn("2018-09", 81))
    assert scorecard(one(), *figures) == scorecard(one(), *figures)


def test_each_sheet_prints_landscape_on_a4_and_keeps_its_headings():
    book = opened(
        scorecard(one(), outturn("2018-08", 75), outturn(), caseloads=(extract(worker(9)),))
    )
    for sheet in book:
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        if sheet.title not in ("About", "Charts"):
            assert sheet.freeze_panes.endswith("2"), sheet.title
            assert sheet.print_title_rows == "$1:$1"


def test_what_was_published_of_others_stands_beside_the_plans_own():
    areas = {"5.1": read_cut("referrals-and-rereferrals.csv").figures}
    (neighbours,) = read_cut("neighbours-2021.csv").neighbours
    fields = {"areas": areas, "neighbours": neighbours, "at": day("2025-11-05")}
    sheet = opened(scorecard(compared_plan(), **fields))["Indicators"]
    (row,) = (each for each in rows(sheet) if each["Ref"].value == "5.1")
    headings = ("mean", "median")
    shown = [row[f"Statistical neighbours, {each}, model of 2021"] for each in headings]
    assert [round(each.value, 3) for each in (*shown, row["England"])] == [0.194, 0.165, 0.226]
    assert shown[0].number_format == '0.0%" (2024/25)"'


def test_every_chart_says_in_words_what_it_shows():
    figures = (outturn("2018-08", "71.25"), outturn("2018-09", 80))
    (drawing,) = parts(scorecard(one(indicator()), *figures), "xl/drawings/drawing")
    assert (
        'descr="Line chart of 1.1 Measure 1.1: 2 figures from August 2018 to September 2018, '
        'the first 71.3%, the last 80%. Last target: 80%."'
    ) in drawing


def test_a_chart_keeps_a_hidden_figure_out_of_its_words():
    months = {"2018-07": "8.1 3 of 37", "2018-08": "50 20 of 40", "2018-09": "60 24 of 40"}
    figures = [
        outturn(month, said.split(" ")[0], of=said.partition(" ")[2])
        for month, said in months.items()
    ]
    content = scorecard(one(indicator()), *figures, public=True)
    (drawing,) = parts(content, "xl/drawings/drawing")
    assert "2 figures from August 2018" in drawing
    assert "8.1%" not in drawing
