"""One extract stands for each day."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from bot.domain.caseload import Caseload, CaseloadExtract, Mix, Unallocated
from bot.store import Counts
from bot.store.tables import caseload_extract
from tests.integration.store.nouns import LATER, extract, save_caseloads, save_plan
from tests.keeping import changing

AUGUST = date(2018, 8, 31)


@pytest.fixture
def planned(store):
    save_plan(store)
    return store


def test_an_extract_comes_back_as_it_was_saved(planned):
    saved = extract(12, 30, 0, illustrative=True)
    assert save_caseloads(planned, saved) == Counts(new=1)
    assert planned.snapshot().caseloads == (saved,)
    assert planned.snapshot().caseloads[0].caseloads[0].fte == Decimal("0.6")


def test_the_same_extract_again_changes_nothing_in_whatever_order(planned):
    saved = extract(12, 30)
    save_caseloads(planned, saved)
    before = planned.snapshot()
    turned = CaseloadExtract(saved.day, saved.caseloads[::-1], saved.source)
    assert save_caseloads(planned, turned, at=LATER) == Counts(same=1)
    assert planned.snapshot() is before


def test_another_extract_of_the_day_takes_its_place_and_the_first_is_kept(planned):
    save_caseloads(planned, extract(12, 30))
    assert save_caseloads(planned, extract(12, 29), at=LATER) == Counts(revised=1)
    assert planned.snapshot().caseloads == (extract(12, 29),)
    with planned._engine.connect() as connection:
        rows = connection.execute(
            select(caseload_extract.c.superseded).order_by(caseload_extract.c.id)
        )
        assert rows.scalars().all() == [True, False]


def test_the_latest_two_days_are_shown_newest_first(planned):
    days = [date(2018, 7, 31), date(2018, 9, 30), AUGUST]
    save_caseloads(planned, *(extract(12, day=day) for day in days))
    assert [each.day for each in planned.snapshot().caseloads] == [days[1], AUGUST]


def test_the_import_says_what_it_brought(planned):
    save_caseloads(planned, extract(12, 30), extract(9, day=AUGUST, illustrative=True))
    source = planned.snapshot().sources[0]
    assert (source.kind, source.rows, source.illustrative) == ("caseloads", 3, True)
    assert source.latest == date(2018, 9, 30)


def test_a_worker_in_two_teams_types_of_cases_and_unallocated_ones_come_back(planned):
    posts = (
        Caseload("SW-1", "ASYE", "North", Decimal("0.5"), False, 9, Mix(cin=5, cp=4)),
        Caseload(
            "SW-1",
            "ASYE",
            "South",
            Decimal(0),
            False,
            10,
            Mix(cla=10, care_leavers=0),
            4,
            registered=False,
        ),
    )
    waiting = (Unallocated("North", 7, Mix(cin=7)), Unallocated("South", 2))
    saved = CaseloadExtract(AUGUST, posts, "case system", unallocated=waiting)
    save_caseloads(planned, saved)
    assert planned.snapshot().caseloads == (saved,)
    turned = CaseloadExtract(AUGUST, posts[::-1], "case system", unallocated=waiting[::-1])
    assert save_caseloads(planned, turned, at=LATER) == Counts(same=1)


def test_an_extract_that_is_taken_back_leaves_the_one_before_it(store):
    save_plan(store)
    save_caseloads(store, extract(12, 15))
    save_caseloads(store, extract(13, 15))
    second, first = (each.number for each in store.imports(2))
    for number, cases in ((second, (12, 15)), (first, None)):
        with changing(store) as work:
            work.undoing.take_back(number, LATER)
        stands = [
            tuple(each.open_cases for each in it.caseloads) for it in store.snapshot().caseloads
        ]
        assert stands == ([cases] if cases else [])
