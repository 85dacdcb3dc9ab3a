"""What was written as a document is read as the same record, to the last digit; or not at all."""

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from pydantic import TypeAdapter

from bot.domain.dataclass import dataclass
from bot.domain.indicator import Target
from bot.domain.plan import Plan
from bot.domain.recipe import Column, Recipe
from bot.importing import read_bytes
from bot.sample import PLAN
from bot.store.documents import document_of, read_document
from tests.unit.papers.any_plan import plans

A_LOOK = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a plan takes minutes to shrink
)


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Inner:
    value: Decimal
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Record:
    ref: str
    count: int
    sure: bool
    value: Decimal | None
    at: datetime
    clock: time
    colour: Colour
    many: tuple[Inner, ...]
    pair: tuple[str, int]
    named: dict[Colour, dict[str, Inner]]
    beside: str = "nothing"


INNER = Inner(Decimal("1.50"), date(2018, 10, 1))
RECORD = Record(
    ref="1.1 “ \U0001f534",
    count=3,
    sure=True,
    value=Decimal("22.0"),
    at=datetime(2018, 11, 5, 9, 30, 0, 120, tzinfo=UTC),
    clock=time(8, 30),
    colour=Colour.BLUE,
    many=(INNER, Inner(Decimal("-0.00"))),
    pair=("a", 1),
    named={Colour.RED: {"x": INNER}},
)
WRITTEN = json.loads(document_of(RECORD))


def assert_comes_back(record):
    text = document_of(record)
    read = read_document(type(record), text)
    assert read == record
    # As text, 22.0 is another than 22.
    assert document_of(read) == text


@given(plans())
@A_LOOK
def test_any_plan_comes_back(plan):
    assert_comes_back(plan)


def test_the_published_plan_comes_back_as_pydantic_reads_it():
    plan = read_bytes("plan.yaml", PLAN.read_bytes(), None, date(2026, 11, 1)).plan
    assert_comes_back(plan)
    text = document_of(plan)
    assert repr(read_document(Plan, text)) == repr(TypeAdapter(Plan).validate_json(text))


@pytest.mark.parametrize(
    "record",
    [
        RECORD,
        Target(date(2019, 3, 31), high=Decimal("10.0"), words="below 10%"),
        Recipe(
            columns=(Column("{period}", "value", "D", ("E",)),),
            rules={"year": "2018"},
            names={"a": "1.1"},
        ),
    ],
    ids=lambda each: type(each).__name__,
)
def test_every_kind_of_field_comes_back(record):
    assert_comes_back(record)


def test_a_field_that_is_not_there_has_its_default():
    assert read_document(Record, _with(beside=...)).beside == "nothing"


def test_a_field_that_it_does_not_know_is_left():
    assert read_document(Record, _with(more="x")) == RECORD


@pytest.mark.parametrize(
    "change",
    [
        {"ref": ...},
        {"ref": None},
        {"ref": 3},
        {"count": "3"},
        {"count": True},
        {"count": 3.0},
        {"sure": 1},
        {"value": 22.0},
        {"value": "many"},
        {"at": "yesterday"},
        {"at": None},
        {"clock": 8},
        {"colour": "green"},
        {"colour": None},
        {"many": None},
        {"many": "ab"},
        {"many": [{"day": None}]},
        {"many": [3]},
        {"many": {"0": {}}},
        {"pair": ["a"]},
        {"pair": ["a", 1, 2]},
        {"pair": [1, "a"]},
        {"named": []},
        {"named": {"green": {}}},
        {"named": {"red": None}},
    ],
    ids=str,
)
def test_what_is_no_record_is_refused(change):
    text = _with(**change)
    with pytest.raises(ValueError, match=r"."):
        read_document(Record, text)


@pytest.mark.parametrize("text", ["", "{", "null", "[]", "3", '"ref"', "{}"])
def test_what_is_no_document_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        read_document(Record, text)


def _with(**change):
    held = WRITTEN | change
    return json.dumps({name: value for name, value in held.items() if value is not ...})
