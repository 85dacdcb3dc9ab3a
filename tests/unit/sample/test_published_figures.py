"""Every target, baseline and outturn of the published report, so that a slip of a finger shows."""

from datetime import date
from decimal import Decimal

import pytest

MARCH_2018 = date(2018, 3, 31)
DECEMBER_2018 = date(2018, 12, 31)
MARCH_2020 = date(2020, 3, 31)

# ref: unit, direction, baseline, first target with its date, 2020 target
INDICATORS = {
    "1.1": ("words", None, None, (MARCH_2018, "In place"), "In place"),
    "1.2": ("words", None, None, (MARCH_2018, "System generated"), "In place"),
    "1.3": ("words", None, None, (MARCH_2018, "System generated"), None),
    "2.1": ("percent", "higher", "84", (DECEMBER_2018, "83"), "83"),
    "2.2": ("percent", "higher", None, (DECEMBER_2018, "100"), "100"),
    "2.3": ("percent", "higher", None, (MARCH_2018, "90"), None),
    "3.1": ("cases", "range", "20", (MARCH_2018, "up to 20"), "up to 19"),
    "3.2": ("cases", "range", None, (MARCH_2018, "up to 15"), "up to 13"),
    "3.3": ("cases", "range", None, (MARCH_2018, "up to 15"), "up to 13"),
    "5.1": ("percent", "lower", "17", (MARCH_2018, "22"), "22"),
    "5.2": ("percent", "lower", "18.8", (MARCH_2018, "18"), "18"),
    "5.3": ("percent", "higher", None, (MARCH_2018, "100"), "100"),
    "6.1": ("percent", "higher", None, (MARCH_2018, "80"), "100"),
    "6.2": ("percent", "higher", None, (MARCH_2018, "80"), "100"),
    "6.3": ("percent", "higher", None, (MARCH_2018, "80"), "100"),
    "7.1": ("percent", "higher", None, None, None),
    "7.2": ("percent", "higher", None, None, None),
    "7.3": ("unstated", "lower", None, None, None),
    "7.4": ("percent", "higher", None, None, None),
    "7.5": ("days", "lower", None, None, None),
    "7.6": ("days", "lower", None, None, None),
    "8.1": ("score", "lower", None, (MARCH_2018, "16"), "16"),
    "8.2": ("percent", "higher", None, (MARCH_2018, "75"), "100"),
    "8.3": ("percent", "higher", None, (MARCH_2018, "85"), "100"),
    "9.1": ("count", "lower", None, None, None),
    "9.2": ("percent", "higher", "90", (MARCH_2018, "90"), "95"),
    "9.3": ("percent", "higher", "100", (MARCH_2018, "90"), "95"),
    "9.4": ("percent", "higher", "97.5", (MARCH_2018, "90"), "95"),
    "10.1": ("percent", "higher", "33", (MARCH_2018, "100"), "100"),
    "11.1": ("percent", "higher", None, (MARCH_2018, "100"), "100"),
    "12.1": ("percent", "higher", "manual", (MARCH_2018, "95"), "95"),
    "12.2": ("unstated", "higher", None, None, None),
    "12.3": ("percent", "higher", "79.3", (MARCH_2018, "92"), None),
    "12.4": ("percent", "higher", "90", (MARCH_2018, "90"), None),
    "13.1": ("count", "higher", None, None, None),
    "13.2": ("percent", "higher", None, None, None),
    "14.1": ("percent", "lower", "8.1", (MARCH_2018, "7.5"), "7"),
    "14.2": ("percent", "higher", None, (MARCH_2018, "69.3"), "68.5"),
    "15.1": ("percent", "higher", "50.4", (MARCH_2018, "52"), "55"),
    "16.1": ("percent", "higher", "QA audit", (MARCH_2018, "100"), "100"),
    "17.1": ("percent", "lower", "12.4", None, None),
    "17.2": ("FTE", "higher", "215.5", None, None),
    "17.3": ("percent", "lower", "6.1", None, None),
    "17.4": ("count", "lower", "12", None, None),
}

OUTTURNS = [
    ("1.1", "by 2018-09", "System generated"),
    ("1.2", "by 2018-09", "Manual"),
    ("1.3", "by 2018-09", "System/manual"),
    ("2.1", "2018-09", "88"),
    ("2.2", "2017-10..2018-09", "75"),
    ("2.3", "by 2018-09", "69"),
    ("3.1", "2018-06", "21"),
    ("3.1", "2018-09", "19"),
    ("5.1", "2018-09", "30.6"),
    ("5.2", "2017/18", "24.0"),
    ("5.2", "2018/19 to 2018-09", "16.5"),
    ("5.2", "2018-09", "8.1"),
    ("5.3", "2018-09", "40"),
    ("6.3", "2018/19 to 2018-09", "71.6"),
    ("8.1", "2018-09", "78.5"),
    ("8.2", "2018-09", "78.6"),
    ("8.3", "by 2018-09", "80"),
    ("9.1", "by 2018-09", "63"),  # 24 looked after and 39 others
    ("9.2", "by 2018-09", "90"),
    ("9.3", "by 2018-09", "95"),
    ("9.4", "2018-07..2018-08", "100"),
    ("12.1", "by 2018-09", "80.5"),
    ("12.3", "2018-09", "90.8"),
    ("12.4", "2018-07", "93.4"),
    ("12.4", "2018-09", "94.6"),
    ("13.1", "by 2018-09", "3"),
    ("14.1", "2018-09", "8.5"),
    ("14.2", "2018-09", "67.0"),
    ("15.1", "2018-09", "55.7"),
    ("16.1", "by 2018-09", "QA audit"),
]


@pytest.mark.parametrize("ref", INDICATORS)
def test_an_indicator_stands_as_published(plan, ref):
    unit, direction, baseline, first, second = INDICATORS[ref]
    indicator = plan.indicator(ref)
    assert (indicator.unit, indicator.direction) == (unit, direction)
    assert _said(indicator.baseline) == baseline
    wanted = [first] if first else []
    wanted += [(MARCH_2020, second)] if second else []
    assert [(each.by, _said(each)) for each in indicator.targets] == wanted


def test_the_table_of_indicators_leaves_none_out(plan):
    assert [each.ref for each in plan.indicators] == list(INDICATORS)


def test_the_outturns_are_those_published_and_no_others(september):
    assert [(row["indicator"], row["period"], row["value"]) for row in september] == OUTTURNS


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("numerator", {"5.2 2018-09": "3", "9.4 2018-07..2018-08": "84"}),
        ("denominator", {"5.2 2018-09": "37", "9.4 2018-07..2018-08": "84"}),
        (
            "unit",
            {
                "1.1 by 2018-09": "words",
                "1.2 by 2018-09": "words",
                "1.3 by 2018-09": "words",
                "5.3 2018-09": "count",
                "8.1 2018-09": "percent",
                "16.1 by 2018-09": "words",
            },
        ),
    ],
)
def test_parts_and_other_units_stand_only_where_the_report_gives_them(september, column, expected):
    given = {f"{row['indicator']} {row['period']}": row[column] for row in september if row[column]}
    assert given == expected


def test_the_report_calls_no_figure_provisional(september):
    assert {row["provisional"] for row in september} == {"no"}


COLUMN = "column headed Q4 18 or by month"
Q3 = "Q3, year not stated"


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("updated", {"12.3 2018-09": "mid-October 2018", "12.4 2018-09": "mid-October 2018"}),
        (
            "printed",
            {
                **dict.fromkeys(("1.1", "1.2", "1.3", "2.3", "8.3", "16.1"), COLUMN),
                **dict.fromkeys(("9.1", "9.2", "9.3"), Q3),
                "13.1": "year to date 2018, calendar or financial year not stated",
            },
        ),
    ],
)
def test_marks_and_undated_periods_stand_as_the_report_has_them(september, column, expected):
    given = {
        f"{row['indicator']} {row['period']}".removesuffix(" by 2018-09"): row[column]
        for row in september
        if row[column]
    }
    assert given == expected


def test_the_young_people_missing_are_the_sum_of_the_two_counts_that_are_printed(plan, september):
    (row,) = [row for row in september if row["indicator"] == "9.1"]
    others = next(each for each in plan.figures if each.recommendation == 9)
    assert int(row["value"]) == 24 + others.value == 63
    assert row["note"] == "Derived: 24 looked after and 39 others"


def test_every_published_outturn_names_its_day_and_its_place(september):
    assert {row["published"] for row in september} == {"2018-11-05"}
    assert {row["illustrative"] for row in september} == {"no"}
    assert all(row["source"].startswith("Progress report, 5 November 2018, ") for row in september)


@pytest.mark.parametrize(
    ("ref", "area", "year", "value"),
    [
        ("3.1", "England", "30 September 2017", "17.7"),
        ("5.1", "East Midlands", "2017/18", "23.9"),
        ("5.2", "England", "2017/18", "20.2"),
        ("6.3", "England", "2016/17", "82.9"),
        ("8.1", "England", "not stated", "16"),
        ("8.1", "England", "2017/18", "14.2"),
        ("12.3", "East Midlands", "2016/17", "82"),
        ("14.1", "England", "2017/18", "11"),
        ("14.2", "England", "2017/18", "69"),
        ("15.1", "Statistical neighbours", "not stated", "47"),
        ("15.1", "England", "2017/18", "51"),
        ("17.1", "England", "30 September 2016", "15.1"),
        ("17.3", "East Midlands", "30 September 2017", "21.3"),
    ],
)
def test_a_benchmark_stands_with_its_area_and_year(plan, ref, area, year, value):
    found = [
        each.value
        for each in plan.indicator(ref).benchmarks
        if (each.area, each.year) == (area, year)
    ]
    assert found == [Decimal(value)]


def test_counts_carry_no_benchmark_of_a_whole_country(plan):
    assert {each.ref for each in plan.indicators if each.benchmarks} == {
        *("3.1", "5.1", "5.2", "6.3", "8.1", "12.3"),
        *("14.1", "14.2", "15.1", "17.1", "17.3"),
    }


# title, value with its parts, period as it is written, indicator of the same measure
FIGURES = [
    ("Repeat child protection plans in September", "8.1, 3 of 37", "2018-09", "5.2"),
    ("Repeat child protection plans, year to date", "16.5", "2018/19 to 2018-09", "5.2"),
    ("Repeat child protection plans in 2017/18", "24.0", "2017/18", "5.2"),
    ("Child protection cases reviewed in time", "94", None, None),
    ("Child protection cases reviewed in time, before", "95.8", None, None),
    ("Child protection visits within four weeks", "90.7", "2018-09", None),
    ("Child protection visits within four weeks, month before", "75.5", "2018-08", None),
    ("Children in care who moved placement three times or more", "8", "2018-09", "14.1"),
    ("Care leavers in touch", "94.6", "2018-09", "12.4"),
    ("Care leavers in touch in July", "93.4", "2018-07", "12.4"),
    ("Care leavers in education, employment or training", "55.7", None, "15.1"),
    ("Additional posts since the inspection", "37", "since the 2016 inspection", None),
    ("Social work posts recruited to this year", "30", "2018", None),
    ("Vacancies across the service", "37", "2018-10", None),
    ("Agency staff", "49", "2018-10", "17.4"),
    ("Supervision on time, social care alone", "84", "2018-09", None),
    (
        "Oversight audits good or outstanding, First Response",
        "88",
        'column headed "Q4 18 or by month"',
        None,
    ),
    ("Oversight good or better, exploitation and missing audit", "42, 13 of 31", None, None),
    ("Average caseload, First Response", "22", "2018-09", None),
    ("Children looked after", "586", "2018-09", None),
    ("Children with an SDQ of 17 or more referred to CAMHS", "46", "2018-09", None),
    ("Young people missing, not looked after", "39", "Q3, year not stated", None),
    (
        "Left care to special guardianship, twelve months",
        "45",
        "twelve months, their end not stated",
        None,
    ),
    ("Special guardianship, more than at the inspection", "29", None, None),
    ("Left care to special guardianship, January to June", "25", "2018-01..2018-06", None),
    ("Children open for a private fostering assessment", "4", "2018-09", None),
]


def test_the_figures_of_the_text_are_those_published_and_no_others(plan):
    found = [(each.title, _with_parts(each), each.period, each.indicator) for each in plan.figures]
    assert found == FIGURES


def _with_parts(figure) -> str:
    parts = f", {figure.numerator} of {figure.denominator}" if figure.denominator else ""
    return f"{figure.value}{parts}"


def test_the_agreed_ranges_are_those_of_the_report(plan):
    agreed = {each.role: (each.low, each.high) for each in plan.caseload_ranges}
    assert agreed == {"ASYE": (12, 15), "Senior Practitioner": (12, 15), "Social Worker": (18, 20)}


def _said(stated) -> str | None:
    """A baseline or a target in one string, so that the table above reads as the report does."""
    if stated is None:
        return None
    if stated.words is not None:
        return stated.words
    high = getattr(stated, "high", None)
    return f"up to {high}" if high is not None else str(stated.value)
