from datetime import date

import pytest

from bot.rules.targets import next_target, target_in_force
from tests.making import day, target

MARCH_2018 = target("2018-03-31", value=22)
MARCH_2020 = target("2020-03-31", value=18)
LEFT_OPEN = target("2019-03-31")

# the day, what is in force, what comes next
DAYS = [
    ("2016-01-01", MARCH_2018, MARCH_2018),  # none is due yet: the next one
    ("2018-03-30", MARCH_2018, MARCH_2018),
    ("2018-03-31", MARCH_2018, MARCH_2020),  # due on the day itself
    ("2018-04-01", MARCH_2018, MARCH_2020),
    ("2019-04-01", MARCH_2018, MARCH_2020),  # one that the source leaves open is none
    ("2020-03-30", MARCH_2018, MARCH_2020),
    ("2020-03-31", MARCH_2020, None),
    ("2030-01-01", MARCH_2020, None),
]


@pytest.mark.parametrize("order", [1, -1], ids=["as written", "in any order"])
@pytest.mark.parametrize(("on", "in_force", "following"), DAYS, ids=[row[0] for row in DAYS])
def test_the_latest_target_due_holds_and_before_it_the_next_one(order, on, in_force, following):
    targets = (MARCH_2018, LEFT_OPEN, MARCH_2020)[::order]
    assert target_in_force(targets, day(on)) == in_force
    assert next_target(targets, day(on)) == following


@pytest.mark.parametrize("targets", [(), (LEFT_OPEN,)], ids=["none", "one left open"])
def test_without_a_stated_target_none_is_in_force_and_none_comes(targets):
    assert target_in_force(targets, date(2018, 9, 30)) is None
    assert next_target(targets, date(2018, 9, 30)) is None


def test_a_milestone_in_words_is_in_force_like_any_target():
    words = target("2018-03-31", words="In place")
    assert target_in_force([MARCH_2020, words], date(2018, 9, 30)) == words
    assert next_target([MARCH_2020, words], date(2018, 1, 1)) == words
