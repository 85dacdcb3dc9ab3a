"""When a post is due, by England's clock and holidays, and which of them is still owed."""

from datetime import UTC, date, datetime, time, timedelta

import holidays
import pytest

from bot.domain.schedule import Cadence, OnHoliday, Post, PostKind, Weekday
from bot.rules.due import coming, due_between, is_nominal, owed

ENGLAND = holidays.country_holidays("GB", subdiv="ENG")
NEXT, BEFORE, SAME = OnHoliday.NEXT_WORKING_DAY, OnHoliday.DAY_BEFORE, OnHoliday.SAME_DAY


def post(weekday="mon", at="08:30", **fields):
    kind = fields.pop("kind", PostKind.WEEKLY_DIGEST)
    return Post(kind, "C0SMM", time.fromisoformat(at), Weekday(weekday), **fields)


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def moments(of, start, end):
    """When the posts of the days from `start` to `end` are due, in UTC."""
    after, until = utc(f"{start} 00:00") - timedelta(hours=1), utc(f"{end} 23:30")
    return [f"{each.at:%Y-%m-%d %H:%M}" for each in due_between(of, after, until, ENGLAND)]


def days(of, start, end):
    return [each[:10] for each in moments(of, start, end)]


@pytest.mark.parametrize(
    ("weekday", "day"),
    [
        ("mon", "2018-11-05"),
        ("tue", "2018-11-06"),
        ("wed", "2018-11-07"),
        ("thu", "2018-11-08"),
        ("fri", "2018-11-09"),
        ("sat", "2018-11-10"),
        ("sun", "2018-11-11"),
    ],
)
def test_a_weekday_is_the_day_of_its_name(weekday, day):
    assert days(post(weekday), "2018-11-05", "2018-11-11") == [day]


@pytest.mark.parametrize(
    ("weekday", "at", "day", "due"),
    [
        # winter is UTC, summer an hour before it
        ("mon", "08:30", "2019-01-14", "2019-01-14 08:30"),
        ("mon", "08:30", "2019-07-15", "2019-07-15 07:30"),
        # the weeks around the last Sunday of March
        ("mon", "09:00", "2019-03-25", "2019-03-25 09:00"),
        ("mon", "09:00", "2019-04-01", "2019-04-01 08:00"),
        ("sun", "09:00", "2019-03-31", "2019-03-31 08:00"),
        ("sun", "00:30", "2019-03-31", "2019-03-31 00:30"),
        # the clocks skip from 01:00 to 02:00: an hour later, 02:30 by them
        ("sun", "01:30", "2019-03-31", "2019-03-31 01:30"),
        # the weeks around the last Sunday of October
        ("mon", "09:00", "2018-10-22", "2018-10-22 08:00"),
        ("mon", "09:00", "2018-10-29", "2018-10-29 09:00"),
        ("sun", "09:00", "2018-10-28", "2018-10-28 09:00"),
        # the hour from 01:00 comes twice: the first time
        ("sun", "01:30", "2018-10-28", "2018-10-28 00:30"),
        ("sun", "01:30", "2026-10-25", "2026-10-25 00:30"),
        ("sun", "01:30", "2026-03-29", "2026-03-29 01:30"),
    ],
)
def test_a_post_is_due_once_at_its_local_hour(weekday, at, day, due):
    assert moments(post(weekday, at), day, day) == [due]


@pytest.mark.parametrize(
    ("weekday", "holiday", "day", "choice", "moved"),
    [
        ("mon", "Easter Monday", "2019-04-22", NEXT, "2019-04-23"),
        ("mon", "Easter Monday", "2019-04-22", BEFORE, "2019-04-18"),
        ("mon", "Easter Monday", "2019-04-22", SAME, "2019-04-22"),
        ("fri", "Good Friday", "2019-04-19", NEXT, "2019-04-23"),
        ("fri", "Good Friday", "2019-04-19", BEFORE, "2019-04-18"),
        ("tue", "Christmas", "2018-12-25", NEXT, "2018-12-27"),
        ("tue", "Christmas", "2018-12-25", BEFORE, "2018-12-24"),
        ("wed", "Boxing Day", "2018-12-26", BEFORE, "2018-12-24"),
        ("tue", "New Year", "2019-01-01", BEFORE, "2018-12-31"),
        ("mon", "early May", "2019-05-06", NEXT, "2019-05-07"),
        ("mon", "summer", "2019-08-26", NEXT, "2019-08-27"),
        # 2026: Boxing Day is a Saturday, and Monday the 28th stands in for it
        ("fri", "Christmas", "2026-12-25", NEXT, "2026-12-29"),
        ("mon", "Boxing Day's substitute", "2026-12-28", NEXT, "2026-12-29"),
        ("mon", "Boxing Day's substitute", "2026-12-28", BEFORE, "2026-12-24"),
        # 2021: Christmas Day and Boxing Day both on the weekend
        ("mon", "Christmas's substitute", "2021-12-27", NEXT, "2021-12-29"),
        ("mon", "a day like any other", "2019-04-29", NEXT, "2019-04-29"),
    ],
)
def test_a_bank_holiday_moves_a_post_as_its_entry_says(weekday, holiday, day, choice, moved):
    around = date.fromisoformat(day)
    found = [
        each
        for each in due_between(
            post(weekday, holiday=choice),
            utc(f"{around - timedelta(days=7)} 00:00"),
            utc(f"{around + timedelta(days=7)} 00:00"),
            ENGLAND,
        )
        if each.period == around
    ]
    assert [f"{each.at:%Y-%m-%d}" for each in found] == [moved], holiday


def test_every_other_week_keeps_its_parity_over_the_turn_of_a_year_and_whatever_its_start():
    for starts in ("2018-12-05", "2018-12-03", "2018-12-09", "2019-06-05", "2017-12-20"):
        fortnightly = post(
            "wed", cadence=Cadence.FORTNIGHTLY, starts=date.fromisoformat(starts), holiday=SAME
        )
        assert days(fortnightly, "2018-12-01", "2019-01-31") == [
            "2018-12-05",
            "2018-12-19",
            "2019-01-02",
            "2019-01-16",
            "2019-01-30",
        ]


@pytest.mark.parametrize(
    ("week", "expected"),
    [
        (1, ["2018-11-07", "2018-12-05", "2019-01-02"]),
        (2, ["2018-11-14", "2018-12-12", "2019-01-09"]),
        (4, ["2018-11-28", "2018-12-26", "2019-01-23"]),
    ],
)
def test_once_a_month_is_such_a_weekday_of_the_month(week, expected):
    monthly = post("wed", cadence=Cadence.MONTHLY, week=week, holiday=SAME)
    assert days(monthly, "2018-11-01", "2019-01-31") == expected


def owed_periods(now, taken=(), of=None):
    found = owed([of or post()], utc(now), ENGLAND, lambda due: due.period.isoformat() in taken)
    return [each.period.isoformat() for each in found]


@pytest.mark.parametrize(
    ("what", "now", "taken", "expected"),
    [
        ("a second before", "2018-11-05 08:29:59", ["2018-10-29"], []),
        ("on time", "2018-11-05 08:30", ["2018-10-29"], ["2018-11-05"]),
        ("once taken up", "2018-11-05 08:30", ["2018-11-05"], []),
        ("days late", "2018-11-09 17:00", ["2018-10-29"], ["2018-11-05"]),
        ("late, and the next one is due in five minutes", "2018-11-12 08:25", ["2018-10-29"], []),
        ("and then that one alone", "2018-11-12 08:30", ["2018-10-29"], ["2018-11-12"]),
        ("late, and the next one a day away", "2018-11-11 08:30", ["2018-10-29"], []),
        ("late, and the next one further", "2018-11-11 08:29", ["2018-10-29"], ["2018-11-05"]),
        ("weeks late: the latest only", "2018-11-27 09:00", ["2018-10-29"], ["2018-11-26"]),
        ("an hour back after it", "2018-11-05 07:30", ["2018-11-05", "2018-10-29"], []),
        ("an hour back, the last one was skipped", "2018-11-05 07:30", ["2018-11-05"], []),
        ("an hour ahead of time", "2018-11-05 09:30", ["2018-10-29"], ["2018-11-05"]),
        ("back in time after that hour", "2018-11-05 08:29", ["2018-11-05", "2018-10-29"], []),
    ],
)  # fmt: skip
def test_what_is_owed(what, now, taken, expected):
    assert owed_periods(now, taken) == expected, what


def test_a_monthly_post_is_owed_until_a_day_before_the_next_one_is_due():
    monthly = post("wed", cadence=Cadence.MONTHLY)
    assert owed_periods("2018-12-04 08:29", [], monthly) == ["2018-11-07"]
    assert owed_periods("2018-12-05 08:29", [], monthly) == []
    assert owed_periods("2018-12-05 08:30", [], monthly) == ["2018-12-05"]


def test_what_is_owed_comes_in_the_order_it_was_due():
    posts = [post("fri"), post("mon"), post("wed")]
    found = owed(posts, utc("2018-11-09 12:00"), ENGLAND, lambda _: False)
    assert [each.post.weekday for each in found] == ["mon", "wed", "fri"]


@pytest.mark.parametrize(
    ("minutes", "late"), [(0, False), (15, False), (16, True), (3 * 1440, True)]
)
def test_a_post_is_late_after_a_quarter_of_an_hour(minutes, late):
    due = next(due_between(post(), utc("2018-11-05 00:00"), utc("2018-11-06 00:00"), ENGLAND))
    assert due.late_at(due.at + timedelta(minutes=minutes)) is late


def test_what_comes_next_is_told_soonest_first():
    posts = [post("fri"), post("mon"), post("wed", cadence=Cadence.MONTHLY)]
    found = coming(posts, utc("2018-11-05 08:30"), ENGLAND)
    assert [f"{each.at:%a %d %b}" for each in found] == ["Wed 07 Nov", "Fri 09 Nov", "Mon 12 Nov"]
    assert not is_nominal(posts[0], found[2].period)


def test_the_key_tells_kind_period_and_channel_apart():
    due = next(due_between(post(), utc("2018-11-05 00:00"), utc("2018-11-06 00:00"), ENGLAND))
    assert due.key == "weekly-digest 2018-11-05 C0SMM"
