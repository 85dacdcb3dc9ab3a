import csv
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from bot import sample
from bot.domain.indicator import Unit
from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.domain.plan import Plan

Row = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def written() -> dict[str, Any]:
    """plan.yaml as a plain YAML reader sees it."""
    return yaml.safe_load(sample.PLAN.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def plan(written: dict[str, Any]) -> Plan:
    return TypeAdapter(Plan).validate_python(written)


@pytest.fixture(scope="session")
def september() -> list[Row]:
    return rows_of(sample.OUTTURNS)


@pytest.fixture(scope="session")
def october() -> list[Row]:
    return rows_of(sample.OCTOBER)


@pytest.fixture(scope="session")
def workers() -> list[Row]:
    return rows_of(sample.CASELOADS)


@pytest.fixture(scope="session")
def as_outturn() -> Callable[[Row], Outturn]:
    return outturn_of


def outturn_of(row: Row) -> Outturn:
    words = row["unit"] == Unit.WORDS
    return Outturn(
        indicator=row["indicator"],
        period=Period.parse(row["period"]),
        value=None if words else _number(row["value"]),
        words=row["value"] if words else None,
        unit=Unit(row["unit"]) if row["unit"] else None,
        numerator=_number(row["numerator"]),
        denominator=_number(row["denominator"]),
        provisional=row["provisional"] == "yes",
        illustrative=row["illustrative"] == "yes",
        source=row["source"],
    )


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None
