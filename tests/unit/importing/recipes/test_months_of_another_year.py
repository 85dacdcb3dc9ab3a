"""One month of another year among months in their order is refused; other orders are read."""

import pytest

from bot.importing import Refused
from tests.unit.importing.recipes.reading import figures, read


def rows(*months):
    return ",".join(("Ref,Measure", *months)), "1.2,Re-referrals" + ",20%" * len(months)


@pytest.mark.parametrize(
    ("months", "column", "after"),
    [
        (("Apr-18", "May-18", "Jun-18", "Jul-18", "Sep-17"), "'Sep-17' in column G", "'Jul-18'"),
        (("Apr-18", "May-17", "Jun-18", "Jul-18"), "'May-17' in column D", "'Apr-18'"),
        (("Oct-17", "Nov-17", "Dec-17", "Jan-17", "Feb-17"), "'Jan-17' in column F", "'Dec-17'"),
        (("Nov-16", "Dec-16", "Jan-18", "Feb-17", "Mar-17"), "'Jan-18' in column E", "'Dec-16'"),
    ],
    ids=["the_newest", "one_between", "from_january_on", "a_year_late"],
)
def test_a_month_that_breaks_the_order_by_a_year_is_refused(months, column, after):
    with pytest.raises(Refused) as caught:
        read(*rows(*months))
    (problem,) = map(str, caught.value.problems)
    assert f"{column} stands after {after} as if it were of another year" in problem


@pytest.mark.parametrize(
    "months",
    [
        ("Sep-18", "Aug-18", "Jul-18", "Jun-18", "May-18"),
        ("Feb-18", "Jan-18", "Dec-17", "Nov-17"),
        ("Jun-18", "Jul-18", "Aug-18", "Sep-18", "Sep-17"),
        ("Aug-18", "Sep-18", "Apr-18", "May-18", "Jun-18", "Jul-18"),
        ("Apr-17", "Apr-18", "May-18", "Jun-18"),
        ("Jun-17", "Jul-17", "Jun-18", "Jul-18"),
        ("Jul-18", "Aug-17", "Sep-18"),
    ],
    ids=[
        "newest_first",
        "over_the_year",
        "last_year_last",
        "turned",
        "last_year_first",
        "two",
        "few",
    ],
)
def test_other_orders_are_read(months):
    assert len(figures(read(*rows(*months)))) == len(months)
