"""What another plan says otherwise is told row by row, and nothing else is."""

from dataclasses import replace
from datetime import date

from bot.domain.rag import Rag, Rating
from bot.rules.plan_changes import CellChange, Change, RowChange, plan_changes
from tests.making import AT, small_plan


def with_first(plan, **said):
    first, *rest = plan.recommendations
    return replace(plan, recommendations=(replace(first, **said), *rest))


def test_the_same_plan_in_another_order_is_no_change():
    plan = small_plan()
    first = plan.recommendations[0]
    turned = with_first(plan, indicators=tuple(reversed(first.indicators)))
    assert plan_changes(plan, turned, turned) == ()


def test_a_row_is_added_changed_or_gone():
    plan = replace(small_plan(), notes=("Open",))
    file = replace(plan, name="Another", notes=("Closed",))
    assert plan_changes(plan, file, file) == (
        RowChange("Plan", (), Change.CHANGED, (CellChange("Name", "Small", "Another"),)),
        RowChange("Notes", (None, "Closed"), Change.ADDED),
        RowChange("Notes", (None, "Open"), Change.REMOVED),
    )


def test_of_two_rows_that_are_alike_one_can_go():
    plan = with_first(small_plan(), evidence=("Seen", "Seen"))
    file = with_first(plan, evidence=("Seen",))
    assert plan_changes(plan, file, file) == (RowChange("Evidence", (5, "Seen"), Change.REMOVED),)


def test_a_rating_that_the_file_leaves_out_is_kept():
    later = Rating(Rag.RED, date(2018, 10, 1), "Board", "Since")
    plan = with_first(small_plan(), ratings=(*small_plan().recommendations[0].ratings, later))
    assert plan_changes(plan, small_plan(), plan) == (
        RowChange("Ratings", (5, later.judged, "Board"), Change.KEPT),
    )
    assert later.judged < AT
