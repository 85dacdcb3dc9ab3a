"""A figure can be traced to its import, its file and its row."""

from datetime import date

from bot.domain.trace import Trace
from tests.integration.store.nouns import (
    AT,
    LATER,
    extract,
    outturn,
    save_caseloads,
    save_outturns,
    save_plan,
)


def test_each_revision_is_traced_to_the_row_that_brought_it(store):
    save_plan(store)
    save_outturns(store, outturn("30.6", place="row 2"))
    save_outturns(store, outturn("29.8", place="row 7"), at=LATER)
    traces = store.traces()
    assert traces.figures == {
        ("5.1", "2018-09", 1): Trace(2, "outturns.csv", "row 2", AT),
        ("5.1", "2018-09", 2): Trace(3, "outturns.csv", "row 7", LATER),
    }
    assert traces.ratings[5, date(2018, 11, 5), "Progress report"].file == "plan.yaml"


def test_an_extract_is_traced_to_every_import_of_its_day(store):
    save_caseloads(store, extract(12, 14))
    save_caseloads(store, extract(12, 15), at=LATER)
    assert [each.number for each in store.traces().extracts[date(2018, 9, 30)]] == [1, 2]
