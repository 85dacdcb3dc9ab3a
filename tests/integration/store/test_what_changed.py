"""A snapshot that is loaded bit by bit is the one that is loaded whole."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.store import Arrival, foreseen
from bot.store.outturns import NEWEST
from tests.integration.store.nouns import (
    AT,
    extract,
    indicator,
    outturn,
    plan,
    recommendation,
    save_caseloads,
    save_outturns,
    save_plan,
)
from tests.keeping import changing

REFS = ("5.1", "5.2", "5.3")
MONTHS = [f"{year}-{month:02}" for year in range(1990, 2018) for month in range(1, 13)]


def plan_of(*refs):
    return plan(recommendation(indicators=tuple(indicator(ref=ref) for ref in refs)))


@pytest.fixture
def whole(store, database_url):
    """What a store that has loaded nothing yet finds."""

    def loaded():
        fresh = type(store).open(database_url)
        found = fresh.snapshot()
        fresh.close()
        return found

    return loaded


def save_as_foreseen(store, *figures):
    """As an import does: what it makes of the snapshot is known before, and not read again."""
    compared = store.compare(figures, AT)
    expected = foreseen(store.snapshot(), compared)
    with changing(store) as work:
        work.figures.save(compared, Arrival("outturns.csv", "b" * 64, AT))
        if compared.counts.changed and expected is not None:
            work.foresees(expected)
            assert work.snapshot().outturns == expected.outturns


@pytest.mark.parametrize("seed", range(4))
def test_after_any_changes_it_is_the_same(store, whole, seed):
    chance = random.Random(seed)  # noqa: S311 - the same changes in every run
    save_plan(store, plan_of(*REFS))
    open_flags = {}
    for step in range(25):
        ref, moment = chance.choice(REFS), AT + timedelta(hours=step)
        match chance.randrange(5):
            case 0 | 1 as way:
                save = (save_outturns, save_as_foreseen)[way]
                some = chance.sample(MONTHS, chance.choice((1, 3, 200)))
                save(
                    store, *(outturn(chance.randint(1, 90), ref=ref, period=each) for each in some)
                )
            case 2:
                save_plan(store, plan_of(*chance.sample(REFS, chance.randint(1, 3))))
            case 3:
                save_caseloads(store, extract(chance.randint(1, 20)))
            case 4 if ref in open_flags:
                with changing(store) as work:
                    work.flags.close(open_flags.pop(ref), "2018-01", moment)
            case 4:
                with changing(store) as work:
                    flag = work.flags.open(ref, chance.choice(MONTHS), moment)
                    open_flags[ref] = flag.id
        assert store.snapshot() == whole()


def test_what_a_file_will_make_of_a_snapshot_is_foreseen(store):
    save_plan(store, plan_of(*REFS))
    save_outturns(store, *(outturn(50, period=each) for each in MONTHS[:NEWEST]))
    figures = [
        outturn(60, period=MONTHS[5]),
        outturn(61, period=MONTHS[5]),
        outturn(62, period=MONTHS[NEWEST]),
        outturn(63, period="by 2011-08"),
        outturn(70, ref="5.2", period=MONTHS[0]),
        outturn(80, ref="9.9", period=MONTHS[0]),
    ]
    before = store.snapshot()
    compared = store.compare(figures, AT)
    expected = foreseen(before, compared)
    with changing(store) as work:
        assert work.revision == compared.revision
        work.figures.save(compared, Arrival("outturns.csv", "b", AT))
    assert store.snapshot().outturns == expected.outturns
    assert foreseen(store.snapshot(), compared) is None


def test_an_older_copy_of_the_database_in_its_place_is_loaded_whole(store, whole):
    save_plan(store, plan_of(*REFS))
    save_outturns(store, outturn(50))
    known = store.snapshot()
    later = replace(store._loaded, revision=known.revision + 5, outturn=store._loaded.outturn + 9)
    store._loaded = replace(later, snapshot=replace(known, outturns={}))
    assert store.snapshot() == whole()


def test_what_was_foreseen_and_not_kept_is_not_shown(store, whole):
    save_plan(store, plan_of(*REFS))
    before = store.snapshot()
    compared = store.compare([outturn(60)], AT)
    with store.begin() as work:
        work.figures.save(compared, Arrival("outturns.csv", "b", AT))
        work.foresees(foreseen(before, compared))
        assert work.snapshot().outturns != before.outturns
    save_plan(store, plan_of("5.2"))
    assert store.snapshot() == whole()


def test_what_came_in_beside_what_was_foreseen_is_shown_too(store, database_url, whole):
    save_plan(store, plan_of(*REFS))
    before = store.snapshot()
    compared = store.compare([outturn(60)], AT)
    with changing(store) as work:
        work.figures.save(compared, Arrival("outturns.csv", "b", AT))
        work.foresees(foreseen(before, compared))
    another = type(store).open(database_url)
    save_outturns(another, outturn(70, ref="5.2"), outturn(71))
    another.close()
    assert store.snapshot() == whole()
