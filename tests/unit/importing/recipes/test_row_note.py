"""A note beside months across is of the newest month that its row has a figure for."""

from dataclasses import replace

import pytest

from bot.importing import answered
from tests.unit.importing.recipes.reading import PLAN, kept, read

HEAD = "Ref,Indicator,Aug-18,Sep-18,Narrative"


def notes(row):
    """The notes of a row's figures, once a person said that the narrative is a note."""
    known = kept(read(HEAD, row))
    known = replace(known, recipe=answered(known.recipe, "column E = note", PLAN))
    return [each.note for each in read(HEAD, row, kept=[known]).outturns]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("1.2,Re-referrals,29.7%,30.6%,Two teams short", [None, "Two teams short"]),
        ("1.2,Re-referrals,29.7%,,Two teams short", ["Two teams short"]),
        ("1.2,Re-referrals,29.7%,30.6%,", [None, None]),
    ],
    ids=["both_months", "the_first_alone", "no_words"],
)
def test_it_is_of_the_newest_month(row, said):
    assert notes(row) == said


def test_without_an_answer_it_is_left_out_and_said():
    brought = read(HEAD, "1.2,Re-referrals,29.7%,30.6%,Two teams short")
    assert [each.note for each in brought.outturns] == [None, None]
    assert "columns left out: Narrative" in [str(each) for each in brought.remarks]
