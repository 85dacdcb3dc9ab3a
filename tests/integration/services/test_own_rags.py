"""A scorecard's own RAG is held against planbot's status, and never taken."""

import pytest

from bot.domain.rag import Status
from bot.services.previews import preview_file
from tests.integration.services.brought import NOW

DIFFERS = (
    "the file's own RAG differs for 1 of 1 indicator: 5.2 file {}, planbot {}. planbot's status "
    "comes from the figure and the plan's target"
)


def previewed(planned, tmp_path, *rows):
    path = tmp_path / "board.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return preview_file(planned.store, path, NOW)


def said_of_rags(planned, tmp_path, *rows):
    remarks = previewed(planned, tmp_path, *rows).imported.remarks
    return [str(each) for each in remarks if "own RAG" in str(each)]


@pytest.mark.parametrize("text", ["G", "green", "Green (on target)", "G - on target", "🟢"])
def test_a_rag_that_differs_from_the_status_is_said(planned, tmp_path, text):
    rows = ("Ref,Indicator,Sep-18,Oct-18,RAG", f"5.2,Repeat plans,17%,24%,{text}")
    assert said_of_rags(planned, tmp_path, *rows) == [DIFFERS.format("Green", "Red")]


@pytest.mark.parametrize("text", ["R", "Red", "", "A/G", "Amber/green", "x", "Good", "C", "1"])
def test_one_that_agrees_or_cannot_be_read_is_not_spoken_of(planned, tmp_path, text):
    rows = ("Ref,Indicator,Sep-18,Oct-18,RAG", f"5.2,Repeat plans,17%,24%,{text}")
    assert said_of_rags(planned, tmp_path, *rows) == []


def test_it_is_that_of_the_newest_period_also_months_down_the_rows(planned, tmp_path):
    down = ("Measure,Month,Actual,RAG", "5.2,Oct-18,24%,A", "5.2,Sep-18,17%,R")
    assert said_of_rags(planned, tmp_path, *down) == [DIFFERS.format("Amber", "Red")]
    across = (",,Sep-18,,Oct-18,", "Ref,Indicator,%,RAG,%,RAG", "5.2,Repeat plans,17%,G,24%,G")
    assert said_of_rags(planned, tmp_path, *across) == [DIFFERS.format("Green", "Red")]


def test_of_two_columns_nobody_can_say_which_is_meant(planned, tmp_path):
    rows = ("Ref,Indicator,Oct-18,RAG,Status", "5.2,Repeat plans,24%,G,G")
    assert said_of_rags(planned, tmp_path, *rows) == []


def test_it_is_never_taken(planned, tmp_path):
    rows = ("Ref,Indicator,Sep-18,Oct-18,RAG", "5.2,Repeat plans,17%,24%,G")
    seen = previewed(planned, tmp_path, *rows)
    assert [each.after.status for each in seen.changes.statuses] == [Status.RED]
