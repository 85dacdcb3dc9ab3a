"""Whatever a scorecard looks like: its own figures come back, or it is refused or asked about."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.importing import Refused, read_bytes, read_file
from bot.importing.tables.no_figure import mark_of
from bot.importing.workbook.reader import read_here
from tests.unit.importing.recipes.scorecards import Scorecard, scorecards

AT = date(2018, 10, 20)
PLAN = read_file(Path(__file__).parent / "cases" / "plan.yaml", None, AT).plan


@pytest.fixture(autouse=True)
def _read_in_this_process(monkeypatch):
    # A child process for each of hundreds of workbooks would be all that is measured.
    monkeypatch.setattr("bot.importing.reading.read_apart", read_here)


def brought(content):
    try:
        return read_bytes("scorecard", content, PLAN, AT)
    except Refused:
        return None


def expected(card):
    return {place: mark_of(text) or Decimal(text) for place, text in card.truth.items() if text}


@given(card=scorecards(), form=st.sampled_from([",", ";", "\t", "xlsx"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_its_own_figures_come_back_or_are_said_to_be_left_out(card, form):
    read = brought(card.xlsx() if form == "xlsx" else card.csv(form))
    if read is None:
        return
    got = {
        (each.indicator, each.period.code): each.mark or each.value
        for each in read.outturns
        if each.period.code.startswith("2018-") and (each.mark or each.value is not None)
    }
    assert got.items() <= expected(card).items()
    if got != expected(card):
        assert any("left out" in str(each) for each in read.remarks)


@pytest.mark.parametrize("form", [",", "\t", "xlsx"])
def test_a_plain_scorecard_is_neither_refused_nor_asked_about(form):
    truth = {("1.1", "2018-08"): "82.1", ("1.1", "2018-09"): "81.3", ("1.2", "2018-09"): "c"}
    rows = [
        ["Ref", "Indicator", "Aug-18", "Sep-18", "Target"],
        ["1.1", "Assessments in time", "82.1%", "81.3%", "85%"],
        ["1.2", "Re-referrals", "", "c", "22%"],
    ]
    card = Scorecard(truth, rows)
    read = brought(card.xlsx() if form == "xlsx" else card.csv(form))
    got = {(each.indicator, each.period.code): each.mark or each.value for each in read.outturns}
    assert got == expected(card)
