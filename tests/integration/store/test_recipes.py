"""Recipes are kept by name and shape, and a mark beside its figure."""

from dataclasses import replace

from bot.domain.mark import Mark
from bot.domain.recipe import Column, KeptRecipe, Recipe
from tests.integration.store.nouns import AT, outturn, save_outturns, save_plan
from tests.keeping import changing

RECIPE = Recipe(
    (Column("ref", "indicator", "A"), Column("{month}", "value", "B")),
    sheets=("Scorecard",),
    names={"re-referals": "5.1"},
    rules={"year": "31 March"},
    area="Northshire",
)
KEPT = KeptRecipe("scorecard", "ab12", RECIPE, "somebody", AT)


def save(store, kept):
    with changing(store) as work:
        work.recipes.save(kept)


def test_a_recipe_comes_back_as_it_was_kept(store):
    save(store, KEPT)
    assert store.recipes() == (KEPT,)


def test_a_recipe_takes_the_place_of_one_of_its_name_or_its_shape(store):
    save(store, KEPT)
    save(store, replace(KEPT, fingerprint="cd34"))
    assert [each.fingerprint for each in store.recipes()] == ["cd34"]
    other = replace(KEPT, name="other", fingerprint="cd34", confirmed_by=None, confirmed_at=None)
    save(store, other)
    assert store.recipes() == (other,)


def test_a_recipe_is_forgotten_once(store):
    save(store, KEPT)
    for there in (True, False):
        with changing(store) as work:
            assert work.recipes.forget("scorecard") is there
    assert store.recipes() == ()


def test_a_mark_comes_back_with_its_figure(store):
    save_plan(store)
    save_outturns(store, replace(outturn(), value=None, mark=Mark.SUPPRESSED))
    (read,) = store.snapshot().outturns["5.1"]
    assert read.mark is Mark.SUPPRESSED
    assert read.suppressed
