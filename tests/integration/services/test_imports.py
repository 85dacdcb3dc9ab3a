"""A file is taken in whole or not at all."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from bot.importing import Refused
from bot.sample import CASELOADS, PLAN
from bot.services.as_of import moment_of
from bot.services.imports import import_file
from bot.services.sample import load_sample
from bot.store.tables import import_run, plan_version
from tests.integration.services.brought import NOW

SAMPLE_NOW = datetime(2026, 1, 5, tzinfo=UTC)


def test_figures_without_a_plan_are_refused(bringing):
    with pytest.raises(Refused, match="plan"):
        bringing.outturns(("2018-08", 17))
    assert bringing.store.snapshot() is None


def test_a_refused_file_leaves_the_store_as_it_was(planned):
    before = planned.store.snapshot()
    with pytest.raises(Refused) as refusal:
        planned.outturns(("2018-08", 17), ("2018-09", "many"), ("2018-13", 4))
    assert len(refusal.value.problems) == 2
    assert planned.store.snapshot() is before


def test_a_revision_is_counted_and_both_figures_are_kept(planned):
    planned.outturns(("2018-08", 17))
    second = planned.outturns(("2018-08", 19), ("2018-09", 17))
    assert (second.new, second.revised, second.same) == (1, 1, 0)
    figures = planned.store.snapshot().outturns["5.2"]
    assert [(str(each.value), each.revision) for each in figures] == [("19", 2), ("17", 1)]


def test_the_sample_counts_what_it_brings(store):
    assert [(each.kind, each.new, each.changed) for each in load_sample(store, SAMPLE_NOW)] == [
        ("plan", 1, True),
        ("outturns", 30, True),
        ("caseloads", 1, True),
    ]
    again = import_file(store, CASELOADS, SAMPLE_NOW, by="somebody")
    assert (again.kind, again.same, again.changed) == ("caseloads", 1, False)


def test_reading_tells_of_its_progress(store):
    import_file(store, PLAN, SAMPLE_NOW, by="somebody")
    seen = []
    import_file(
        store, CASELOADS, SAMPLE_NOW, progress=lambda done, _: seen.append(done), by="somebody"
    )
    assert seen == sorted(seen)


def test_the_sample_is_read_as_on_its_own_day(store):
    load_sample(store, SAMPLE_NOW)
    plan = store.snapshot().plan
    assert moment_of(plan, SAMPLE_NOW).isoformat() == "2018-11-05T08:00:00+00:00"
    assert {each.imported_at.date() for each in store.snapshot().sources} == {date(2018, 11, 5)}


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (None, "2018-12-03T09:30:00+00:00"),
        (date(2018, 7, 2), "2018-07-02T08:00:00+01:00"),
    ],
)
def test_a_councils_own_plan_is_read_now_or_on_the_day_that_was_chosen(planned, chosen, said):
    plan = planned.store.snapshot().plan
    assert moment_of(plan, NOW, chosen).isoformat() == said


def test_without_a_plan_the_moment_is_now():
    assert moment_of(None, NOW) == NOW


@pytest.mark.parametrize("meanwhile", [[], [("2018-08", 17), ("2018-09", 24)]])
def test_what_was_written_while_a_file_was_compared_is_looked_at_again(
    planned, monkeypatch, meanwhile
):
    planned.outturns(("2018-07", 17))
    compare = type(planned.store).compare

    def slow(store, reported, at):
        compared = compare(store, reported, at)
        monkeypatch.undo()
        if meanwhile:
            planned.outturns(*meanwhile)
        return compared

    path = planned.outturn_file(("2018-08", 19), ("2018-10", 24))
    file = path.with_name("other.csv")
    path.rename(file)
    monkeypatch.setattr(type(planned.store), "compare", slow)
    brought = import_file(planned.store, file, NOW, by="somebody")
    assert (brought.new, brought.revised) == ((1, 1) if meanwhile else (2, 0))
    figures = planned.store.snapshot().outturns["5.2"]
    assert [int(each.value) for each in figures] == [17, 19, *([24] if meanwhile else []), 24]
    assert planned.flags == [("2018-08", None, None)]
    assert planned.kinds == ["left-green"]


def test_who_brought_a_file_is_kept_beside_it(planned):
    planned.outturns(("2018-07", 17))
    with planned.store._engine.connect() as connection:
        assert set(connection.execute(select(import_run.c.by)).scalars()) == {"somebody"}
        assert connection.execute(select(plan_version.c.by)).scalars().all() == ["somebody"]
