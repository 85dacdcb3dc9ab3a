"""What a plan says of its indicators beside their unit, in its file and in its workbook."""

from decimal import Decimal

import pytest

from bot.domain.indicator import Unit
from bot.importing import read_bytes
from tests.making import AT, PLAN_YAML


def indicator(old, new):
    text = PLAN_YAML.replace(old, new, 1)
    assert text != PLAN_YAML
    return read_bytes("plan.yaml", text.encode(), None, AT).plan.indicator("5.1")


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("rate", Unit.RATE),
        ("rate per 10,000", Unit.RATE),
        ('"£"', Unit.MONEY),
        ("money", Unit.MONEY),
    ],
)
def test_rates_and_money_may_be_written_as_people_do(written, unit):
    assert indicator("unit: percent", f"unit: {written}").unit is unit


def test_a_rate_is_out_of_ten_thousand_where_nothing_is_said():
    assert indicator("unit: percent", "unit: rate").out_of == 10_000
    assert indicator("unit: percent", "unit: rate\n        per: 1000").out_of == 1000


def test_a_target_may_be_below_zero():
    text = PLAN_YAML.replace("value: 22}", "value: -1.5}", 1)
    text = text.replace("unit: percent", "unit: score\n        least: -5", 1)
    read = read_bytes("plan.yaml", text.encode(), None, AT).plan.indicator("5.1")
    assert read.targets[0].value == Decimal("-1.5")


def test_the_bounds_of_an_indicator_are_read():
    targets = "unit: score\n        least: -5\n        most: 25"
    read = indicator("unit: percent", targets)
    assert read.targets[0].value == Decimal(22)
    assert (read.least, read.most) == (Decimal(-5), Decimal(25))


def test_an_indicator_has_codes_and_a_plan_its_authority():
    text = PLAN_YAML.replace("unit: percent", "unit: percent\n        code: [CS02a, KPI 1.3]", 1)
    plan = read_bytes("plan.yaml", f"authority: E10000018\n{text}".encode(), None, AT).plan
    assert plan.indicator("5.1").code == ("CS02a", "KPI 1.3")
    assert plan.authority == "E10000018"
