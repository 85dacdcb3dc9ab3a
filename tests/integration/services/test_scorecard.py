"""A scorecard that is made while a figure comes in is of one moment."""

import io

import pytest
from openpyxl import load_workbook

from bot.domain.period import london_day
from bot.domain.report import ReportKind
from bot.services.reports import Wanted, make_report
from tests.integration.services.brought import NOW

JULY, AUGUST = "2018-07", "2018-08"
WANTED = Wanted(ReportKind.SCORECARD, london_day(NOW))


def figures(report):
    sheet = load_workbook(io.BytesIO(report.content))["Sources"]
    head, *below = sheet.iter_rows(values_only=True)
    found = [dict(zip(head, row, strict=True)) for row in below]
    return [
        tuple(each[name] for name in ("Period or day", "Figure", "Import", "File", "Row"))
        for each in found
        if each["What"] == "figure"
    ]


def test_a_figure_is_traced_through_the_store_to_its_row(planned):
    planned.outturns((JULY, 17), (AUGUST, 16))
    assert figures(make_report(planned.store, WANTED)) == [
        ("July 2018", 0.17, 2, "outturns.csv", "row 2"),
        ("August 2018", 0.16, 2, "outturns.csv", "row 3"),
    ]


@pytest.mark.parametrize("moment", ["snapshot", "known_on", "traces"])
def test_a_figure_that_comes_in_meanwhile_is_in_all_of_it_or_in_nothing(
    planned, monkeypatch, moment
):
    planned.outturns((JULY, 17))
    read = getattr(planned.store, moment)
    came: list[str] = []

    def and_a_file_comes_in(*asked, **named):
        found = read(*asked, **named)
        if not came:
            came.append("revised")
            planned.outturns((JULY, 24), (AUGUST, 16))
        return found

    monkeypatch.setattr(planned.store, moment, and_a_file_comes_in)
    made = figures(make_report(planned.store, WANTED))
    before = [("July 2018", 0.17, 2, "outturns.csv", "row 2")]
    after = [
        ("July 2018", 0.24, 3, "outturns.csv", "row 2"),
        ("August 2018", 0.16, 3, "outturns.csv", "row 3"),
    ]
    assert made == (after if moment == "snapshot" else before)
