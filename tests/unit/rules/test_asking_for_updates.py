"""When lead officers are asked and reminded, by England's clock and holidays."""

from datetime import datetime, time

import pytest

from bot.domain.period import LONDON
from bot.domain.schedule import Cadence, Post, PostKind, Weekday
from bot.rules.asking_for_updates import ask_open, asks_alike
from bot.rules.bank_holidays import bank_holidays

HOLIDAYS = bank_holidays()
SMM = "C0SMM"
NINE = time(9, 0)


def digest(weekday="mon", channel=SMM, **fields):
    return Post(PostKind.WEEKLY_DIGEST, channel, time(8, 30), Weekday(weekday), **fields)


def ask(weekday=None, channel=SMM):
    named = Weekday(weekday) if weekday else None
    return Post(PostKind.ASK_FOR_UPDATES, channel, NINE, named)


def local(text):
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def said(moment):
    return f"{moment.astimezone(LONDON):%a %d %b %H:%M}" if moment else None


def opened(post, *schedule, at):
    found = ask_open((post, *schedule), post, local(at), HOLIDAYS)
    if found is None:
        return None
    return tuple(map(said, (found.ask.at, found.digest.at, found.reminder)))


# The digest is on Monday unless it says otherwise. 2018: Christmas on a Tuesday; 2026: on a Friday.
@pytest.mark.parametrize(
    ("post", "weekly", "at", "expected"),
    [
        (ask(), digest(), "2018-11-01 08:59", None),
        (ask(), digest(), "2018-11-01 09:00", ("Thu 01 Nov", "Mon 05 Nov", "Fri 02 Nov")),
        (ask(), digest(), "2018-11-05 08:29", ("Thu 01 Nov", "Mon 05 Nov", "Fri 02 Nov")),
        (ask(), digest(), "2018-11-05 08:30", None),
        (ask(), digest("thu"), "2018-11-06 12:00", ("Tue 06 Nov", "Thu 08 Nov", "Wed 07 Nov")),
        (ask(), digest("tue"), "2018-12-27 12:00", None),
        (ask(), digest("thu"), "2018-12-24 12:00", ("Fri 21 Dec", "Thu 27 Dec", "Mon 24 Dec")),
        (ask(), digest(), "2026-12-28 12:00", ("Wed 23 Dec", "Tue 29 Dec", "Thu 24 Dec")),
        (ask("thu"), digest(), "2018-11-01 09:00", ("Thu 01 Nov", "Mon 05 Nov", "Fri 02 Nov")),
        (ask("fri"), digest(), "2018-11-02 09:00", ("Fri 02 Nov", "Mon 05 Nov", None)),
        (ask("wed"), digest(), "2018-11-01 09:00", ("Wed 31 Oct", "Mon 05 Nov", "Fri 02 Nov")),
        (ask(), digest(channel="C0CSC"), "2018-11-01 09:00", None),
    ],
    ids=[
        "a minute early",
        "two working days before",
        "until the digest goes",
        "not once it is due",
        "of a Thursday's digest",
        "before its day",
        "round Christmas",
        "of a digest that a holiday moved",
        "on a weekday that is named",
        "too late to remind",
        "on an earlier weekday",
        "no digest in the channel",
    ],
)
def test_an_ask_is_open_from_its_day_until_its_digest(post, weekly, at, expected):
    found = opened(post, weekly, at=at)
    assert (found and tuple(each and each[:10] for each in found)) == expected


def test_of_two_digests_the_first_counts():
    fortnightly = digest("fri", cadence=Cadence.FORTNIGHTLY, starts=local("2018-11-02").date())
    assert opened(ask(), digest(), fortnightly, at="2018-10-31 09:00")[1] == "Fri 02 Nov 08:30"


@pytest.mark.parametrize(
    ("mine", "theirs", "alike"),
    [
        (ask(), ask(), True),
        (ask(), ask("thu"), True),
        (ask("thu"), ask("thu"), True),
        (ask("thu"), ask("wed"), False),
        (ask("thu"), ask(), False),
        (ask(), ask(channel="C0CSC"), False),
        (ask(), digest("thu"), False),
    ],
)
def test_a_plan_had_the_same_ask_where_it_asked_on_that_day(mine, theirs, alike):
    found = ask_open((mine, digest()), mine, local("2018-11-01 10:00"), HOLIDAYS)
    assert asks_alike([theirs], mine, found.ask) is alike
