"""A flag that waits for a figure which was taken back is named wherever the week is summed up."""

import pytest

from bot.domain.people import Audience
from bot.domain.snapshot import Flag
from bot.messages.digest import digest_message
from bot.messages.flags import flags_message
from bot.messages.movements import changes_message
from bot.messages.view import View
from bot.rules.assessment import assess
from bot.rules.digest import build_digest
from tests.making import AT, indicator, outturn, plan, recommendation, snapshot, utc

FLAG = Flag(1, "1.1", "2018-09", utc("2018-10-05 09:00"))
TAKEN = outturn("2018-09", recorded="2018-10-20 09:00")
ALSO = indicator("1.2")
BEFORE = utc("2018-10-29 09:00")


def messages(*more, digests=(BEFORE,)):
    of = plan(recommendation(1, [indicator("1.1"), ALSO]))
    august = outturn("2018-08", 85, recorded="2018-09-05 09:00")
    known = snapshot(of, august, TAKEN, *more, flags=(FLAG,), digests=digests)
    view = View(assess(known, AT), Audience.NAMED)
    digest = build_digest(view.assessment)
    return {
        "digest": digest_message(view, digest).plain,
        "changes": changes_message(view, digest).plain,
        "flags": flags_message(view).plain,
    }


@pytest.mark.parametrize("digests", [(), (BEFORE,)], ids=["first", "later"])
def test_no_week_is_quiet_while_a_flag_waits(digests):
    for name, plain in messages(digests=digests).items():
        assert "quiet week" not in plain, name
        assert (
            "1.1 Measure 1.1: flagged in September 2018; the figure for September 2018 was taken "
            "back on 20 Oct 2018, and the flag stands until a figure comes."
        ) in plain


def test_the_first_line_says_that_nothing_moved_and_what_waits():
    said = "Nothing moved since the digest of 29 October 2018. 1 flag waits for a figure that was "
    for name in ("digest", "changes"):
        assert f"{said}taken back." in messages()[name]


def test_beside_what_moved_it_is_said_too():
    moved = (
        outturn("2018-08", 85, ref="1.2", recorded="2018-10-30 09:00"),
        outturn("2018-09", 70, ref="1.2", recorded="2018-10-30 09:00"),
    )
    said = messages(*moved)["digest"]
    assert "1 indicator left green since the digest of 29 October 2018. 1 flag waits for" in said
