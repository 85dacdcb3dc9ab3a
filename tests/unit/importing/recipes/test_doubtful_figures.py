"""Figures of another year, or filled in beforehand, are asked about before anything is stored."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.indicator import Target, Unit
from tests.unit.importing.recipes.reading import NOTHING, PLAN, after, asked, figures, read

AT = date(2018, 10, 20)
FIVE = {
    "1.1": Unit.PERCENT,
    "1.2": Unit.PERCENT,
    "1.3": Unit.COUNT,
    "1.4": Unit.DAYS,
    "1.5": Unit.COUNT,
}
(FIRST,) = PLAN.recommendations
PLAN_OF_FIVE = replace(
    PLAN,
    recommendations=(
        replace(
            FIRST,
            indicators=tuple(
                replace(
                    FIRST.indicators[0],
                    ref=ref,
                    title=f"Measure {ref}",
                    short=f"M {ref}",
                    unit=unit,
                    tolerance=None,
                    targets=(Target(date(2019, 3, 31), Decimal(10 + place)),),
                )
                for place, (ref, unit) in enumerate(FIVE.items())
            ),
        ),
    ),
)
OWN = ("indicator,period,value", lambda ref, month, value: f"{ref},{month},{value}")
LONG = ("Ref,Month,Actual", lambda ref, month, value: f"{ref},{month},{value}")


def rows_of(form, *columns):
    """`columns` are each a month and the figures of the five indicators."""
    header, row = form
    return (
        header,
        *(
            row(ref, month, value)
            for month, values in columns
            for ref, value in zip(FIVE, values, strict=False)
        ),
    )


def stored(*columns):
    brought = read(*rows_of(OWN, *columns), plan=PLAN_OF_FIVE, at=AT)
    found = {}
    for each in brought.outturns:
        found.setdefault(each.indicator, []).append(each)
    return found


def about(rows, known=NOTHING):
    return [each.about for each in asked(*rows, plan=PLAN_OF_FIVE, stored=known, at=AT).questions]


AUGUST, SEPTEMBER = ("2018-08", (31, 41, 50, 6, 70)), ("2018-09", (32, 42, 51, 7, 71))
SHIFTED = (("2017-08", AUGUST[1]), ("2017-09", SEPTEMBER[1]))


@pytest.mark.parametrize("form", [OWN, LONG], ids=["planbots_own", "another"])
def test_figures_of_exactly_another_year_are_asked_about(form):
    known = stored(AUGUST, SEPTEMBER)
    rows = rows_of(form, *SHIFTED)
    asking = asked(*rows, plan=PLAN_OF_FIVE, stored=known, at=AT)
    (question,) = asking.questions
    assert question.about == "same figures to 2017-09"
    assert "exactly a year later are that very figure, as 31 of 1.1 for 2017-08" in question.text
    draft = after(asking, "same figures to 2017-09 = as they stand", plan=PLAN_OF_FIVE)
    brought = read(*rows, plan=PLAN_OF_FIVE, stored=known, at=AT, kept=[draft])
    assert figures(brought)["1.5", "2017-09"] == "71"


def test_the_right_year_after_the_wrong_one_is_asked_about_too():
    assert about(rows_of(OWN, AUGUST, SEPTEMBER), stored(*SHIFTED)) == ["same figures to 2018-09"]


@pytest.mark.parametrize(
    "columns",
    [
        [("2017-08", (31, 41, 50, 6, 71))],
        [("2017-08", (31, 41))],
        [("2017-08", (50, 50, 50, 50, 50))],
        [AUGUST, SEPTEMBER],
        [("2018-07", AUGUST[1])],
    ],
    ids=["one_differs", "two_indicators", "others", "as_stored", "another_month"],
)
def test_figures_of_their_own_year_are_not_asked_about(columns):
    known = stored(AUGUST, SEPTEMBER)
    assert read(*rows_of(OWN, *columns), plan=PLAN_OF_FIVE, stored=known, at=AT).outturns


def test_one_figure_all_over_says_nothing_of_the_year():
    known = stored(("2018-08", (50, 50, 50, 50, 50)))
    rows = rows_of(OWN, ("2017-08", (50, 50, 50, 50, 50)))
    assert read(*rows, plan=PLAN_OF_FIVE, stored=known, at=AT).outturns


NOUGHTS, TARGETS = (0, 0, 0, 0, 0), (10, 11, 12, 13, 14)


@pytest.mark.parametrize("form", [OWN, LONG], ids=["planbots_own", "another"])
@pytest.mark.parametrize(
    ("values", "said"),
    [(NOUGHTS, "All 5 figures for 2018-09 are 0"), (TARGETS, "that have a target are the target")],
    ids=["noughts", "targets"],
)
def test_a_newest_month_that_is_filled_in_beforehand_is_asked_about(form, values, said):
    rows = rows_of(form, AUGUST, ("2018-09", values))
    asking = asked(*rows, plan=PLAN_OF_FIVE, at=AT)
    (question,) = asking.questions
    assert (question.about, question.choices) == (
        "prefilled 2018-09",
        ("left out", "as they stand"),
    )
    assert said in question.text
    months = {}
    for answer in question.choices:
        draft = after(asking, f"prefilled 2018-09 = {answer}", plan=PLAN_OF_FIVE)
        brought = read(*rows, plan=PLAN_OF_FIVE, at=AT, kept=[draft])
        months[answer] = {period for _, period in figures(brought)}
    assert months == {"left out": {"2018-08"}, "as they stand": {"2018-08", "2018-09"}}


def test_each_month_filled_in_beforehand_is_asked_about_from_the_newest_on():
    columns = (("2018-06", AUGUST[1]), ("2018-08", NOUGHTS), ("2018-09", NOUGHTS))
    assert about(rows_of(OWN, *columns)) == ["prefilled 2018-09", "prefilled 2018-08"]


@pytest.mark.parametrize(
    "columns",
    [
        [("2018-09", (0, 0, 0, 0, 1))],
        [("2018-09", (10, 11, 12, 13, 15))],
        [("2018-09", (0, 0, 0, 0))],
    ],
    ids=["one_is_none", "one_is_off_target", "four"],
)
def test_ordinary_figures_are_not_asked_about(columns):
    assert read(*rows_of(OWN, *columns), plan=PLAN_OF_FIVE, at=AT).outturns


def test_what_was_left_out_is_read_once_it_is_filled_in_and_is_said_until_then():
    rows = rows_of(LONG, AUGUST, ("2018-09", NOUGHTS))
    draft = after(
        asked(*rows, plan=PLAN_OF_FIVE, at=AT), "prefilled 2018-09 = left out", plan=PLAN_OF_FIVE
    )
    remarks = read(*rows, plan=PLAN_OF_FIVE, at=AT, kept=[draft]).remarks
    said = "left out, being filled in beforehand, as was answered: 2018-09"
    assert said in [str(each) for each in remarks]
    brought = read(*rows_of(LONG, AUGUST, SEPTEMBER), plan=PLAN_OF_FIVE, at=AT, kept=[draft])
    assert figures(brought)["1.5", "2018-09"] == "71"
    assert said not in [str(each) for each in brought.remarks]


def test_what_is_stored_already_is_not_asked_about_again():
    asking = asked(*rows_of(OWN, ("2018-09", NOUGHTS)), plan=PLAN_OF_FIVE, at=AT)
    draft = after(asking, "prefilled 2018-09 = as they stand", plan=PLAN_OF_FIVE)
    brought = read(*rows_of(OWN, ("2018-09", NOUGHTS)), plan=PLAN_OF_FIVE, at=AT, kept=[draft])
    known = {each.indicator: [each] for each in brought.outturns}
    rows = rows_of(LONG, ("2018-09", NOUGHTS))
    assert len(read(*rows, plan=PLAN_OF_FIVE, at=AT, stored=known).outturns) == 5


@pytest.mark.parametrize("form", [OWN, LONG], ids=["planbots_own", "another"])
@pytest.mark.parametrize("august", ["in_the_file", "stored"])
def test_a_newest_month_that_repeats_the_one_before_is_asked_about(form, august):
    copied = ("2018-09", AUGUST[1])
    known = stored(AUGUST) if august == "stored" else NOTHING
    rows = rows_of(form, copied) if known else rows_of(form, AUGUST, copied)
    asking = asked(*rows, plan=PLAN_OF_FIVE, stored=known, at=AT)
    (question,) = asking.questions
    assert question.about == "prefilled 2018-09"
    assert "All figures for 2018-09 are those of 2018-08 again" in question.text
    draft = after(asking, "prefilled 2018-09 = left out", plan=PLAN_OF_FIVE)
    left = read(*rows, plan=PLAN_OF_FIVE, stored=known, at=AT, kept=[draft])
    assert "2018-09" not in {period for _, period in figures(left)}


@pytest.mark.parametrize(
    "columns",
    [
        [AUGUST, ("2018-09", (*AUGUST[1][:4], 71))],
        [AUGUST, ("2018-09", AUGUST[1][:4])],
        [("2018-07", AUGUST[1]), ("2018-09", AUGUST[1])],
        [("2018-08", (50,) * 5), ("2018-09", (50,) * 5)],
        [("2018-07", AUGUST[1]), AUGUST, SEPTEMBER],
    ],
    ids=["one_moved", "four", "a_month_between", "one_number", "an_older_one"],
)
def test_figures_that_stayed_where_they_were_are_not_asked_about(columns):
    assert read(*rows_of(OWN, *columns), plan=PLAN_OF_FIVE, at=AT).outturns
