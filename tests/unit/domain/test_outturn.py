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


# a value of 208 / 680 and one of 655 / 1359, in the forms that a CSV and a workbook give them
FORMS = [
    ("30.5882352941177", "30.5882352941176"),
    ("30.5882352941176", "30.58823529411765"),
    ("0.00481971875505519", "0.00481971875505518"),
    ("481971875505.001", "481971875505"),
]


@pytest.mark.parametrize(("one", "other"), FORMS)
def test_forms_of_one_number_that_differ_in_the_last_of_15_digits_say_the_same(one, other):
    report = replace(SEPTEMBER, value=Decimal(one))
    assert report.says_the_same_as(replace(report, value=Decimal(other)))


@pytest.mark.parametrize(("one", "other"), [("30.588235294118", "30.588235294128"), ("0", "0.1")])
def test_numbers_that_differ_before_that_do_not(one, other):
    report = replace(SEPTEMBER, value=Decimal(one))
    assert not report.says_the_same_as(replace(report, value=Decimal(other)))


def test_a_report_that_differs_only_in_when_it_came_says_the_same():
    again = replace(SEPTEMBER, revision=2, recorded=datetime(2018, 11, 5, tzinfo=UTC))
    assert SEPTEMBER.says_the_same_as(again)
    assert SEPTEMBER.says_the_same_as(replace(SEPTEMBER, value=Decimal("8.10")))
