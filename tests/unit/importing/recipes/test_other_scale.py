"""Figures in another unit than those before, or of another year, are asked about by their size and
their month.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.indicator import Target, Unit
from tests.unit.importing.recipes.reading import after, asked, figures, read, with_indicator

AT = date(2019, 12, 20)
MONEY = with_indicator("1.2", unit=Unit.MONEY, tolerance=None, targets=())
RATE = with_indicator("1.2", unit=Unit.RATE, tolerance=None, targets=())
COUNT = with_indicator("1.2", unit=Unit.COUNT, tolerance=None, targets=())
SPENT = ("1058690", "1337218", "1200400")


def rows(*values, first=6, year=2019):
    months = (f"1.2,{year}-{first + n:02d},{value}" for n, value in enumerate(values))
    return ("indicator,period,value", *months)


def stored(*values, plan=MONEY, **when):
    return {"1.2": read(*rows(*values, **when), plan=plan, at=AT).outturns}


@pytest.mark.parametrize(
    ("plan", "known", "figure", "said"),
    [
        (MONEY, SPENT, "1245", "1,245 of 1.2 'Re-referrals' for 2019-09 is far from those stored"),
        (MONEY, ("1245", "1311", "1290"), "1260400", "from 1,245 to 1,311"),
        (RATE, ("152.3", "138.7", "168.6"), "15.23", "from 138.7 to 168.6"),
        (RATE, ("48.2", "51", "50.5"), "4820", "from 48.2 to 51"),
        (COUNT, ("6700", "6811", "6900"), "6750000", "from 6,700 to 6,900"),
    ],
    ids=["thousands", "pounds", "per_another_number", "a_hundredfold", "counts"],
)
def test_a_figure_that_another_unit_would_bring_among_those_stored(plan, known, figure, said):
    asking = asked(*rows(figure, first=9), plan=plan, stored=stored(*known, plan=plan), at=AT)
    (question,) = asking.questions
    assert question.about == "scale of 1.2 to 2019-09"
    assert said in question.text
    draft = after(asking, f"{question.about} = as they stand", plan=plan)
    kept = {"plan": plan, "stored": stored(*known, plan=plan), "at": AT, "kept": [draft]}
    assert len(read(*rows(figure, first=9), **kept).outturns) == 1


@pytest.mark.parametrize(
    ("plan", "known", "figure"),
    [
        (MONEY, SPENT, "300000"),
        (MONEY, SPENT, "190"),
        (MONEY, SPENT[:2], "1245"),
        (RATE, ("152.3", "138.7", "168.6"), "45"),
        (RATE, ("52.3", "38.7", "48.6"), "4.8"),
        (COUNT, ("120", "140", "131"), "13"),
        (MONEY, (*SPENT, "0"), "1245"),
    ],
    ids=["lower", "nothing_like", "few", "lower_rate", "small_rate", "small_count", "nought"],
)
def test_figures_that_may_well_have_moved_are_taken(plan, known, figure):
    known = stored(*known, plan=plan)
    brought = read(*rows(figure, first=10), plan=plan, stored=known, at=AT)
    assert len(brought.outturns) == 1


def test_a_first_figure_is_held_against_its_target():
    target = (Target(date(2020, 3, 31), Decimal(1200000)),)
    plan = with_indicator("1.2", unit=Unit.MONEY, tolerance=None, targets=target)
    (question,) = asked(*rows("1291.3", "1300", "1311"), plan=plan, at=AT).questions
    assert "1,291.3 of 1.2 'Re-referrals' for 2019-06 is far from its target" in question.text
    assert len(read(*rows("129130", "1300", "1311"), plan=plan, at=AT).outturns) == 3


def test_the_next_month_but_for_its_year_is_asked_about():
    known, wrong = stored(*SPENT), rows("1266300", first=9, year=2018)
    asking = asked(*wrong, plan=MONEY, stored=known, at=AT)
    (question,) = asking.questions
    assert question.about == "before figures to 2018-09"
    assert "for September 2018 and the newest that are stored" in question.text
    draft = after(asking, f"{question.about} = as they stand", plan=MONEY)
    brought = read(*wrong, plan=MONEY, stored=known, at=AT, kept=[draft])
    assert figures(brought) == {("1.2", "2018-09"): "1266300"}


@pytest.mark.parametrize(
    ("values", "when"),
    [
        (("1266300",), {"first": 9}),
        (("1266300",), {"first": 5, "year": 2018}),
        (("1266300",) * 3, {"first": 7, "year": 2018}),
    ],
    ids=["the_next", "another_month", "a_history"],
)
def test_other_months_are_not_asked_about(values, when):
    values = tuple(str(int(each) + n) for n, each in enumerate(values))
    assert read(*rows(*values, **when), plan=MONEY, stored=stored(*SPENT), at=AT).outturns


def test_a_month_that_is_stored_already_is_of_its_year():
    known = {"1.2": (*stored("1", first=9, year=2018)["1.2"], *stored(*SPENT)["1.2"])}
    known = {"1.2": tuple(replace(each) for each in known["1.2"])}
    brought = read(*rows("2", first=9, year=2018), plan=MONEY, stored=known, at=AT)
    assert len(brought.outturns) == 1
