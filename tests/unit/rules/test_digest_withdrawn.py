"""What the weekly digest says of flags that were withdrawn, and when."""

import pytest

from bot.domain.snapshot import Flag
from bot.rules.assessment import assess
from bot.rules.digest import build_digest
from tests.making import (
    AT,
    day,
    indicator,
    outturn,
    plan,
    recommendation,
    snapshot,
    utc,
)

BEFORE, SINCE, AFTER = utc("2018-10-28 09:00"), utc("2018-10-29 09:00"), utc("2018-10-30 09:00")
ONE = plan(recommendation(1, [indicator("1.1")]))


def digest(august, september, since=SINCE, at=AT, **flags):
    figures = (outturn("2018-08", august), outturn("2018-09", september))
    return build_digest(
        assess(snapshot(ONE, *figures, digests=(since,) if since else (), **flags), at)
    )


@pytest.mark.parametrize(("withdrawn", "told"), [(AFTER, 1), (BEFORE, 0)])
def test_a_flag_that_was_withdrawn_is_told_as_corrected_once(withdrawn, told):
    flag = Flag(1, "1.1", "2018-09", BEFORE, withdrawn_at=withdrawn)
    found = digest(85, 85, withdrawn=(flag,))
    assert found.corrected == (flag,) * told
    assert found.quiet is not bool(told)
    assert digest(85, 85, since=None, withdrawn=(flag,)).corrected == ()


# when the flag began that stands beside the one withdrawn, the figure of September: is it told
AGAIN = [
    (None, 85, 1),
    ("2018-09", 50, 0),  # flagged again in the same week
    ("2018-09", 85, 0),
    (None, 50, 0),
    ("2018-07", 85, 1),  # another episode
]


@pytest.mark.parametrize(("standing", "september", "told"), AGAIN)
def test_a_withdrawn_flag_is_not_told_where_the_indicator_left_green_then_after_all(
    standing, september, told
):
    gone = Flag(1, "1.1", "2018-09", BEFORE, withdrawn_at=AFTER)
    flags = (Flag(2, "1.1", standing, AFTER),) if standing else ()
    assert digest(85, september, flags=flags, withdrawn=(gone,)).corrected == (gone,) * told


@pytest.mark.parametrize(("at", "told"), [("2018-07-31", False), ("2018-08-01", True)])
def test_a_correction_is_not_told_before_the_day_in_london_on_which_it_was_made(at, told):
    night = utc("2018-07-31 23:30")  # half past midnight in London
    raised, since = utc("2018-07-02 09:00"), utc("2018-07-30 09:00")
    gone = Flag(1, "1.1", "2018-06", raised, withdrawn_at=night)
    again = Flag(2, "1.1", "2018-05", raised, reopened_at=night)
    found = digest(85, 85, since=since, at=day(at), flags=(again,), withdrawn=(gone,))
    assert found.corrected == ((gone, again) if told else ())
