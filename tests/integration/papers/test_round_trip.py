"""A plan that is written down, either way, and read again is the same plan."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, Phase, given, settings
from pydantic import TypeAdapter

from bot.domain.plan import Plan
from bot.domain.rag import Rag, Rating
from bot.importing import read_bytes
from bot.papers import plan_workbook, plan_yaml
from bot.sample import PLAN
from tests.faults.files_xlsx import in_this_process
from tests.integration.papers.any_plan import AS_OF, plans
from tests.making import small_plan

__all__ = ["in_this_process"]
A_LOOK = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a plan takes minutes to shrink
)


def exactly(plan):
    """Every figure with its decimals: 22.0 is shown as another than 22."""
    return TypeAdapter(Plan).dump_json(plan)


def from_yaml(plan):
    return read_bytes("plan.yaml", plan_yaml(plan).encode(), None, AS_OF).plan


def from_workbook(plan):
    return read_bytes("plan.xlsx", plan_workbook(plan), None, AS_OF).plan


def sample():
    return read_bytes("plan.yaml", PLAN.read_bytes(), None, date(2026, 11, 1)).plan


@given(plans())
@A_LOOK
def test_any_plan_comes_back_from_yaml(plan):
    assert exactly(from_yaml(plan)) == exactly(plan)


@given(plans())
@A_LOOK
def test_any_plan_comes_back_from_a_workbook(plan):
    assert exactly(from_workbook(plan)) == exactly(plan)


def test_the_published_plan_comes_back_from_either_and_from_both():
    plan = sample()
    assert exactly(from_workbook(plan)) == exactly(plan)
    assert exactly(from_yaml(from_workbook(from_yaml(plan)))) == exactly(plan)


def test_the_same_plan_gives_the_same_bytes():
    assert plan_workbook(sample()) == plan_workbook(sample())


def test_of_a_judgement_that_was_reworded_the_last_words_are_written():
    first, *_ = small_plan().recommendations
    said = Rating(Rag.GREEN, AS_OF, "Committee", "Before")
    again = Rating(Rag.RED, AS_OF, "Committee", "After")
    plan = replace(small_plan(), recommendations=(replace(first, ratings=(said, again)),))
    assert from_workbook(plan).recommendations[0].ratings == (again,)
    assert from_yaml(plan).recommendations[0].ratings == (again,)


def test_a_plan_with_a_later_rating_is_written_as_of_that_day():
    first, *_ = small_plan().recommendations
    later = Rating(Rag.RED, date(2018, 11, 5), "Committee", "Since")
    plan = replace(
        small_plan(),
        as_of=date(2018, 10, 1),
        recommendations=(replace(first, ratings=(later,)),),
    )
    assert from_yaml(plan).as_of == later.judged


def test_a_title_that_would_be_taken_for_a_role_is_written_as_its_role():
    first, *_ = small_plan().recommendations
    person = replace(small_plan().people[1], title="team-manager")
    plan = replace(
        small_plan(),
        people=(small_plan().people[0], person),
        recommendations=(replace(first, lead=("team-manager",)),),
    )
    assert from_yaml(plan) == plan
    assert from_workbook(plan) == plan


def test_a_figure_keeps_the_decimals_that_it_is_stated_to():
    first, *_ = small_plan().recommendations
    indicator = first.indicators[0]
    target = replace(indicator.targets[0], value=Decimal("22.50"))
    indicator = replace(indicator, targets=(target,))
    plan = replace(small_plan(), recommendations=(replace(first, indicators=(indicator,)),))
    read = from_workbook(plan).indicator("5.1")
    assert str(read.targets[0].value) == "22.50"
