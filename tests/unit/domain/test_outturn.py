from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.domain.indicator import Unit
from bot.domain.outturn import Outturn
from bot.domain.period import Period

SEPTEMBER = Outturn("5.2", Period.parse("2018-09"), Decimal("8.1"))


@pytest.mark.parametrize(
    ("value", "words", "missing"),
    [(None, None, True), (Decimal(0), None, False), (None, "Manual", False)],
)
def test_a_figure_is_missing_without_a_value_and_without_words(value, words, missing):
    assert replace(SEPTEMBER, value=value, words=words).missing is missing


@pytest.mark.parametrize(
    "change",
    [
        {"indicator": "5.3"},
        {"period": Period.parse("by 2018-09")},
        {"value": None},
        {"value": Decimal("8.2")},
        {"words": "about eight"},
        {"unit": Unit.COUNT},
        {"numerator": Decimal(3)},
        {"denominator": Decimal(37)},
        {"provisional": True},
        {"illustrative": True},
        {"published": date(2018, 11, 5)},
        {"source": "another report"},
        {"note": "corrected"},
        {"printed": "Q3, year not stated"},
        {"updated": "mid-October 2018"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_report_that_differs_in_anything_reported_is_a_revision(change):
    assert not SEPTEMBER.says_the_same_as(replace(SEPTEMBER, **change))


def test_a_report_that_differs_only_in_when_it_came_says_the_same():
    again = replace(SEPTEMBER, revision=2, recorded=datetime(2018, 11, 5, tzinfo=UTC))
    assert SEPTEMBER.says_the_same_as(again)
    assert SEPTEMBER.says_the_same_as(replace(SEPTEMBER, value=Decimal("8.10")))
