"""Decimal commas where semicolons part the cells: read where the whole file leaves no doubt."""

import pytest

from bot.importing import Refused, read_bytes
from tests.unit.importing.recipes.reading import AT, PLAN, figures, read

OWN = ("indicator;period;value", "1.1;2018-07;81,3", "1.1;2018-08;8,25%", "1.2;2018-08;29,7")
ACROSS = ("Ref;Measure;Jul-18;Aug-18;Sep-18", "1.1;Assessments in time;81,3;82,1;83,4")


def test_commas_that_can_only_be_decimals_are_read():
    assert figures(read(*OWN)) == {
        ("1.1", "2018-07"): "81.3",
        ("1.1", "2018-08"): "8.25",
        ("1.2", "2018-08"): "29.7",
    }
    assert figures(read(*ACROSS))["1.1", "2018-09"] == "83.4"


@pytest.mark.parametrize(
    "row",
    ["1.3;2018-08;1,234", "1.3;2018-08;0,250", '1.3;2018-08;"12,345"', "1.3;2018-08;-1,234"],
)
def test_one_that_could_be_a_thousand_leaves_all_in_doubt(row):
    with pytest.raises(Refused, match="'81,3' is not a number"):
        read_bytes("o.csv", "\n".join((*OWN, row)).encode(), PLAN, AT)


def test_a_few_are_not_enough():
    with pytest.raises(Refused, match="'81,3' is not a number"):
        read(*OWN[:3])


def test_commas_that_part_cells_are_no_decimals():
    rows = ("indicator,period,value", *(f'1.2,2018-0{n},"2{n},5"' for n in (6, 7, 8)))
    with pytest.raises(Refused, match="'26,5' is not a number"):
        read(*rows)


def test_a_text_with_commas_stays_as_it_is():
    header, *rows = OWN
    text = "\n".join((f"{header};note", *(f"{each};1, 2 and 3,5" for each in rows)))
    brought = read_bytes("o.csv", text.encode(), PLAN, AT)
    assert {each.note for each in brought.outturns} == {"1, 2 and 3,5"}
