"""Reports that reached somebody are remembered, with the imports that their figures came from."""

from dataclasses import replace
from datetime import date

from bot.domain.report import ReportKind, ReportMade
from tests.integration.store.nouns import AT, LATER, outturn, save_outturns, save_plan
from tests.keeping import changing

NOVEMBER = ReportMade(
    ReportKind.COMMITTEE, date(2018, 11, 5), None, True, AT, "the Director", "c.docx", (1, 2)
)
JUNE = replace(NOVEMBER, as_at=date(2018, 6, 4), public=False, made_at=LATER, imports=())


def test_a_report_comes_back_as_it_was_remembered_in_the_order_of_its_day(store):
    save_plan(store)
    save_outturns(store, outturn())
    with changing(store) as work:
        work.made_reports.remember(NOVEMBER)
        work.made_reports.remember(JUNE)
    assert store.snapshot().reports == (JUNE, NOVEMBER)


def test_one_that_was_not_kept_counts_as_never_made(store):
    save_plan(store)
    with store.begin() as work:
        work.made_reports.remember(JUNE)
    assert store.snapshot().reports == ()


def test_what_was_known_names_the_imports_that_it_came_with(store):
    save_plan(store)
    save_outturns(store, outturn("30.6"), at=AT)
    save_outturns(store, outturn("29.9"), outturn("28.0", "2018-10"), at=LATER)
    then, now = store.known_on(AT.date(), LATER.date())
    assert [each.number for each in then.sources] == [2, 1]
    assert [each.number for each in now.sources] == [3, 1]
