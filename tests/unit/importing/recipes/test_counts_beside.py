"""A percentage and its counts in one cell are read together, and held against each other."""

import pytest

from bot.importing import Refused
from tests.unit.importing.recipes.reading import read


@pytest.mark.parametrize(
    "cell",
    [
        "60/202 (29.7%)",
        "60 / 202 (29.7 %)",
        "29.7% (60/202)",
        "29.7% 60/202",
        '"29.7%, 60 of 202"',
        "60 out of 202: 29.7%",
        "60 of 202",
        "60/202",
        '"60 out of  202"',
    ],
)
def test_a_percentage_brings_the_counts_that_stand_beside_it(cell):
    (read_,) = read("Ref,Measure,Sep-18", f"1.2,Re-referrals,{cell}").outturns
    said = (str(read_.value), str(read_.numerator), str(read_.denominator))
    assert said == ("29.7", "60", "202")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("60/202 (39.7%)", "C 'Sep-18'"),
        ("202/60 (29.7%)", "column C 'Sep-18': the numerator 202 is over the denominator 60"),
        ("202 of 60", "'202 of 60' is not a number"),
        ("5/11", "'5/11' is not a number"),
        ("60/202 (29.7)", "is not a number"),
    ],
)
def test_what_does_not_agree_or_is_no_percentage_is_refused_at_its_place(cell, said):
    with pytest.raises(Refused) as caught:
        read("Ref,Measure,Sep-18", f"1.2,Re-referrals,{cell}")
    (problem,) = map(str, caught.value.problems)
    assert said in problem
    assert "row 2" in problem


@pytest.mark.parametrize(
    ("cell", "value", "counts"),
    [
        ("0 of 12", "0", ("0", "12")),
        ('"1,200 of 4,800"', "25", ("1200", "4800")),
        ("2 of 3", "66.7", ("2", "3")),
        ("0 of 0", "None", ("0", "0")),
    ],
)
def test_counts_alone_are_a_percentage_by_themselves(cell, value, counts):
    (read_,) = read("Ref,Measure,Sep-18", f"1.2,Re-referrals,{cell}").outturns
    assert str(read_.value) == value
    assert (str(read_.numerator), str(read_.denominator)) == counts
