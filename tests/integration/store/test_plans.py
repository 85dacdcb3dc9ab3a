"""The plan is one document; ratings and benchmarks outlive its versions."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select, update

from bot.domain.comparison import NeighbourModel, Statistic
from bot.domain.rag import Rag, Rating
from bot.store import StoreUnavailable
from bot.store.tables import import_run, plan_version, rating
from tests.integration.store.nouns import (
    AMBER,
    AT,
    ENGLAND,
    GREEN,
    LATER,
    extract,
    indicator,
    outturn,
    plan,
    recommendation,
    save_caseloads,
    save_outturns,
    save_plan,
)

REWORDED = replace(GREEN, reason="published letter G, row 5")
EARLIER = Rating(Rag.RED, date(2018, 6, 4), "Progress report", "published letter R")


def rated(*ratings):
    return plan(recommendation(ratings=ratings))


def ratings_of(store):
    return store.snapshot().plan.recommendation(5).ratings


def benchmarks_of(store):
    return store.snapshot().plan.indicator("5.1").benchmarks


def with_benchmarks(*benchmarks):
    return plan(recommendation(indicators=(indicator(benchmarks=benchmarks),)))


def test_a_plan_comes_back_as_it_was_saved(store):
    saved = plan(recommendation(indicators=(indicator(benchmarks=(ENGLAND,)),)), recommendation(7))
    assert save_plan(store, saved).changed
    assert store.snapshot().plan == saved


def test_a_saved_plan_is_a_source(store):
    save_plan(store)
    (source,) = store.snapshot().sources
    assert (source.kind, source.file, source.rows) == ("plan", "plan.yaml", 1)
    assert (source.imported_at, source.latest) == (AT, date(2018, 11, 5))


def test_many_plans_do_not_hide_when_the_other_files_came_in(store):
    save_plan(store)
    save_outturns(store, outturn())
    save_caseloads(store, extract())
    for number in range(25):
        save_plan(store, plan(title=f"Edition {number}"))
    kinds = [each.kind for each in store.snapshot().sources]
    assert kinds == ["plan"] * 5 + ["caseloads", "outturns"]


def test_the_same_plan_again_changes_nothing(store):
    save_plan(store)
    before = store.snapshot()
    change = save_plan(store, at=LATER)
    assert (change.changed, change.new_ratings) == (False, ())
    assert store.snapshot() is before
    assert rows_of(store, import_run) == 1


def test_an_edited_plan_takes_the_place_of_the_one_before(store):
    save_plan(store)
    save_plan(store, plan(title="An edited plan"))
    assert store.snapshot().plan.title == "An edited plan"
    assert rows_of(store, plan_version) == 2


def test_an_older_plan_may_be_put_in_force_again(store):
    for title in ("first", "second", "first"):
        assert save_plan(store, plan(title=title)).changed
    assert store.snapshot().plan.title == "first"


@pytest.mark.parametrize(
    ("saved", "shown", "new"),
    [
        pytest.param([(GREEN,)], (GREEN,), 1, id="a first rating is new"),
        pytest.param([(GREEN,), (EARLIER, GREEN)], (EARLIER, GREEN), 1, id="by the day judged"),
        pytest.param([(GREEN,), ()], (GREEN,), 0, id="one that left the file stays"),
        pytest.param([(GREEN,), (AMBER,)], (GREEN, AMBER), 1, id="another letter, same day: both"),
        pytest.param(
            [(GREEN,), (AMBER,), (GREEN,)], (GREEN, AMBER, GREEN), 1, id="and back: all three"
        ),
        pytest.param([(GREEN,), (REWORDED,)], (REWORDED,), 1, id="reworded: the last words"),
        pytest.param(
            [(GREEN, replace(AMBER, by="Board")), (REWORDED, replace(AMBER, by="Board"))],
            (REWORDED, replace(AMBER, by="Board")),
            1,
            id="rewording does not overtake another role's judgement of the day",
        ),
    ],
)
def test_ratings_are_only_added_to(store, saved, shown, new):
    for number, ratings in enumerate(saved):
        change = save_plan(store, replace(rated(*ratings), title=f"version {number}"))
    assert ratings_of(store) == shown
    assert len(change.new_ratings) == new


def test_every_wording_of_a_rating_is_kept(store):
    save_plan(store, rated(GREEN))
    save_plan(store, rated(REWORDED), at=LATER)
    with store._engine.connect() as connection:
        rows = connection.execute(
            select(rating.c.reason, rating.c.wording, rating.c.recorded_at).order_by(rating.c.id)
        ).all()
    assert rows == [(GREEN.reason, 1, AT), (REWORDED.reason, 2, LATER)]


def test_a_rating_says_when_it_was_taken_in_however_it_was_reworded(store):
    save_plan(store, rated(GREEN))
    save_plan(store, rated(REWORDED, AMBER), at=LATER)
    assert [each.recorded for each in ratings_of(store)] == [AT, LATER]


def test_when_a_rating_was_taken_in_makes_no_other_plan_of_it(store):
    save_plan(store, rated(GREEN))
    assert not save_plan(store, rated(replace(GREEN, recorded=AT)), at=LATER).changed


def test_new_ratings_name_their_recommendation(store):
    save_plan(store, plan(recommendation(5)))
    change = save_plan(store, plan(recommendation(5), recommendation(7, ratings=(AMBER,))))
    assert change.new_ratings == ((7, AMBER),)


def test_a_benchmark_of_an_earlier_plan_is_kept_beside_the_new_year(store):
    new = replace(ENGLAND, year="2018/19", value=Decimal("22.6"))
    save_plan(store, with_benchmarks(ENGLAND))
    save_plan(store, with_benchmarks(new))
    assert benchmarks_of(store) == (ENGLAND, new)


def test_a_corrected_benchmark_takes_the_place_of_the_wrong_one(store):
    corrected = replace(ENGLAND, value=Decimal("21.0"), method="as corrected", quartile="second")
    save_plan(store, with_benchmarks(ENGLAND))
    save_plan(store, with_benchmarks(corrected))
    assert benchmarks_of(store) == (corrected,)


def test_an_area_that_left_the_plan_is_not_shown(store):
    neighbours = replace(ENGLAND, area="Statistical neighbours")
    save_plan(store, with_benchmarks(ENGLAND, neighbours))
    save_plan(store, with_benchmarks(neighbours))
    assert benchmarks_of(store) == (neighbours,)


def test_benchmarks_of_one_year_are_told_apart_by_what_they_are_of(store):
    of = {"statistic": Statistic.MEAN, "model": NeighbourModel.MAY_2025, "per": "referral"}
    every = [
        replace(ENGLAND, value=Decimal(place), **said)
        for place, said in enumerate(
            (
                {},
                of,
                of | {"statistic": Statistic.MEDIAN},
                of | {"model": NeighbourModel.APRIL_2021},
                of | {"per": "child", "released": date(2025, 10, 30), "band": "15 to 20"},
            )
        )
    ]
    save_plan(store, with_benchmarks(*every))
    assert set(benchmarks_of(store)) == set(every)


def test_ten_years_of_each_area_are_shown(store):
    years = [replace(ENGLAND, year=str(year)) for year in range(2004, 2019)]
    other = [replace(each, source="another source") for each in years[-3:]]
    region = replace(ENGLAND, area="Region", year="1999")
    save_plan(store, with_benchmarks(*years, *other, region))
    shown = benchmarks_of(store)
    assert {each.year for each in shown if each.area == "England"} == {
        str(year) for year in range(2009, 2019)
    }
    assert len(shown) == 10 + 3 + 1
    assert shown[-1] == region


def test_a_plan_of_another_version_says_what_to_do(store):
    save_plan(store)
    with store._engine.begin() as connection:
        connection.execute(update(plan_version).values(document='{"name": "half a plan"}'))
    fresh = type(store)(store._engine)
    with pytest.raises(StoreUnavailable, match="Import the plan file again"):
        fresh.snapshot()
    save_plan(store)
    assert fresh.snapshot().plan == plan()
    fresh.close()


def rows_of(store, table):
    with store._engine.connect() as connection:
        return len(connection.execute(select(table)).all())
