"""A period such as 2010-11: a month, or a financial year as old tables write it."""

import pytest

from bot.domain.indicator import Unit
from bot.domain.period import PeriodKind
from bot.importing.remarks import ReadAsYears
from tests.unit.importing.case_plan import measure, plan_with, problems, read

PLAN = plan_with(measure("1.1", Unit.COUNT), measure("1.3", Unit.COUNT, PeriodKind.YEAR))

SETTLED = {
    "months of its year stand beside it": (
        "1.1",
        ["2011-10", "2011-11", "2011-12"],
        ["2011-10", "2011-11", "2011-12"],
    ),
    "years of its form stand beside it": (
        "1.1",
        ["2010-11", "2011-12", "2012-13"],
        ["2010/11", "2011/12", "2012/13"],
    ),
    "the indicator is measured by year": (
        "1.3",
        ["2009-10", "2017-18"],
        ["2009/10", "2017/18"],
    ),
    "it is written in words": ("1.1", ["November 2010"], ["2010-11"]),
    "it can only be a year": ("1.3", ["1999-00"], ["1999/00"]),
    "it can only be a month": ("1.1", ["2018-09"], ["2018-09"]),
}
DOUBTFUL = {
    "nothing beside it": ("1.1", ["2010-11"], "November 2010 or the financial year 2010/11"),
    "only others like it": ("1.3", ["2010-11", "2011-12"], "(and 1 more row like it)"),
    "months of other years": ("1.1", ["2011-10", "2010-11"], "November 2010"),
    "months and years": ("1.1", ["2011-11", "2011-12", "2012-13"], "2011/12"),
    "months, though measured by year": ("1.3", ["2011-11", "2011-12"], "December 2011"),
    "a year of another form": ("1.1", ["2011-12", "2012/13"], "December 2011"),
}


def rows(ref, periods):
    table = [f"{ref},{period},{number}" for number, period in enumerate(periods, 600)]
    return "\n".join(["indicator,period,value", *table]).encode()


@pytest.mark.parametrize(("ref", "periods", "codes"), SETTLED.values(), ids=SETTLED)
def test_what_stands_beside_it_settles_it(ref, periods, codes):
    brought = read(PLAN, rows(ref, periods))
    assert [each.period.code for each in brought.outturns] == codes


def test_what_is_read_as_a_year_is_told():
    brought = read(PLAN, rows("1.1", ["2010-11", "2011-12", "2012-13"]))
    assert brought.remarks == (ReadAsYears(("2010-11", "2011-12")),)


@pytest.mark.parametrize(("ref", "periods", "said"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_what_stays_doubtful_is_refused_once(ref, periods, said):
    (problem,) = problems(PLAN, rows(ref, periods))
    assert problem.column == "period"
    assert said in problem.text


def test_a_year_read_from_a_dash_is_not_there_twice():
    (problem,) = problems(PLAN, rows("1.3", ["2010-11", "2012-13", "2010/11"]))
    assert "2010/11 is there twice" in problem.text
