"""Whom to ask, who may speak for a lead who is away, and which rating is old."""

from dataclasses import replace

import pytest

from bot.domain.people import Audience, Person, PersonKind
from bot.domain.update import Absence, Ask, Going, Update
from bot.rules.assessment import assess
from bot.rules.updates import asked_in_place, may_speak, unanswered, whom_to_ask
from tests.making import day, plan, rating, recommendation, snapshot, utc

MEETING, TODAY = day("2018-11-05"), day("2018-11-02")


def person(role, deputy=None, users=None):
    title = f"Head of {role}"
    held = (f"U0{role.upper()}",) if users is None else users
    kind = PersonKind.SENIOR_MANAGER
    return Person(role, title, kind, held, Audience.NAMED, deputy=deputy)


LEAD, DEPUTY, OTHER = person("lead", "deputy"), person("deputy"), person("other")
OF_NOBODY = person("lead", "deputy"), person("deputy", users=())


def away(who=LEAD, until="2018-11-09", at="2018-11-02 07:00"):
    return Absence(who.title, utc(at), day(until))


def asked(role=LEAD, number=1):
    return Ask(MEETING, number, role.title)


def update(by=LEAD, number=1):
    return Update(1, number, MEETING, utc("2018-11-02 08:00"), by.title, Going.SAME, "same")


def known(*, people=(LEAD, DEPUTY, OTHER), led=(LEAD,), ratings=(), review=None, **fields):
    of = plan(
        recommendation(1, ratings=ratings, lead=tuple(each.title for each in led)),
        recommendation(2, lead=(OTHER.title,)),
        people=people,
        review=review,
    )
    return replace(snapshot(of), **fields)


IN_PLACE = {
    "nobody is away": ({"asks": (asked(),)}, []),
    "away after being asked": ({"asks": (asked(),), "absences": (away(),)}, ["deputy 1"]),
    "away and back": (
        {"asks": (asked(),), "absences": (away(), away(until="2018-11-01", at="2018-11-02 08:00"))},
        [],
    ),
    "answered before": (
        {"asks": (asked(),), "absences": (away(),), "updates": (update(),)},
        [],
    ),
    "the deputy was asked already": (
        {"asks": (asked(), asked(DEPUTY)), "absences": (away(),)},
        [],
    ),
    "the deputy is away too": (
        {"asks": (asked(), asked(DEPUTY)), "absences": (away(), away(DEPUTY))},
        [],
    ),
    "no deputy": ({"asks": (asked(OTHER, 2),), "absences": (away(OTHER),)}, []),
    "nobody holds the deputy's role": (
        {"people": OF_NOBODY, "asks": (asked(),), "absences": (away(),)},
        [],
    ),
    "not asked": ({"absences": (away(),)}, []),
}


@pytest.mark.parametrize(("fields", "expected"), IN_PLACE.values(), ids=IN_PLACE)
def test_a_deputy_is_asked_in_the_place_of_a_lead_who_went_away(fields, expected):
    found = asked_in_place(known(**fields), MEETING, TODAY)
    assert [f"{who.role} {number}" for _, who, each in found for number in each] == expected


@pytest.mark.parametrize(
    ("asks", "silent"),
    [
        ((asked(),), {LEAD.title: (1,)}),
        ((asked(), asked(DEPUTY)), {DEPUTY.title: (1,)}),
        ((asked(OTHER, 2), asked()), {OTHER.title: (2,), LEAD.title: (1,)}),
    ],
    ids=["the lead", "the deputy, asked since", "each their own"],
)
def test_whoever_was_asked_last_is_silent(asks, silent):
    assert unanswered(known(asks=asks), MEETING, TODAY) == silent


@pytest.mark.parametrize(
    ("who", "absences", "may"),
    [
        (LEAD, (), True),
        (LEAD, (away(),), True),
        (DEPUTY, (), False),
        (DEPUTY, (away(),), True),
        (DEPUTY, (away(until="2018-11-02"),), True),
        (DEPUTY, (away(until="2018-11-01"),), False),
        (OTHER, (away(),), False),
    ],
    ids=[
        "the lead",
        "the lead, away",
        "the deputy, while the lead is there",
        "the deputy",
        "the deputy on the last day",
        "the deputy on the day after",
        "somebody else",
    ],
)
def test_a_deputy_may_speak_and_propose_while_the_lead_is_away(who, absences, may):
    of = known(absences=absences)
    assert may_speak(of, who, of.plan.recommendation(1), TODAY) is may


@pytest.mark.parametrize(
    ("judged", "months", "old"),
    [
        ("2018-05-02", 6, False),
        ("2018-05-01", 6, True),
        ("2018-08-02", 3, False),
        ("2018-08-01", 3, True),
        ("2017-11-01", 12, True),
        ("2017-11-02", 12, False),
        ("2018-05-01", None, False),
    ],
)
def test_a_rating_is_old_by_the_months_of_the_calendar(judged, months, old):
    of = known(ratings=[rating(judged=judged)], review=months)
    assert bool(whom_to_ask(assess(of, TODAY))) is old


def test_from_the_last_of_a_long_month_a_short_one_counts_whole():
    of = known(ratings=[rating(judged="2018-08-31")], review=6)
    assert [bool(whom_to_ask(assess(of, day(on)))) for on in ("2019-02-28", "2019-03-01")] == [
        False,
        True,
    ]
