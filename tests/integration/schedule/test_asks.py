"""Who is asked when somebody goes away, once, on both databases: by the worker's own turn."""

import json
from datetime import datetime, timedelta

import pytest

from bot.domain.outbox import OutboxKind
from bot.domain.period import LONDON
from bot.rules.bank_holidays import bank_holidays
from bot.services.imports import import_file
from bot.services.updates import ask_for_updates, say_away
from bot.store import AuditEntry, Outcome
from tests.making import plan_in_file

HEAD, DEPUTY = "U0HEAD", "U0DEPUTY"
ASK, REMIND = OutboxKind.ASK_FOR_UPDATES, OutboxKind.UPDATE_REMINDER


def local(text):
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def plan():
    said = plan_in_file()
    director = said["people"][0]

    def held(role, user, **fields):
        kind = {"kind": "senior manager", "users": [user], "role": role, "title": role}
        return director | kind | fields

    (only,) = said["recommendations"]
    action = {"text": "Do it", "due": "2018-12-10", "id": "A1"}
    return said | {
        "as_of": "2018-11-26",
        "recommendations": [only | {"lead": ["head"], "actions": [action]}],
        "people": [director, held("head", HEAD, deputy="deputy"), held("deputy", DEPUTY)],
        "schedule": [
            {"kind": "ask-for-updates", "channel": "C0SMM", "at": "09:00"},
            {"kind": "weekly-digest", "channel": "C0SMM", "weekday": "mon", "at": "08:30"},
        ],
    }


@pytest.fixture
def asking(store, tmp_path):
    """The store with a plan whose only lead has a deputy; the digest is on Monday 10 December."""
    path = tmp_path / "plan.yaml"
    path.write_text(json.dumps(plan(), default=str), encoding="utf-8")
    import_file(store, path, local("2018-11-26 07:00"), by="somebody")
    return store


def away(store, at, until="2018-12-14"):
    person = next(each for each in store.snapshot().plan.people if each.role == "head")
    entry = AuditEntry(local(at), HEAD, "head", "T0SAMPLE", "D0", "away", Outcome.ANSWERED)
    say_away(store, person, entry, local(at), local(f"{until} 00:00").date())


def lived(store, start, end):
    """The worker's turns, an hour apart."""
    at, until = local(start), local(end)
    while at <= until:
        ask_for_updates(store, at, bank_holidays())
        at += timedelta(hours=1)


def told(store):
    return [(row.kind, row.channel) for row in store.outbox_rows() if row.kind in (ASK, REMIND)]


CASES = {
    "nobody goes away": (None, [(ASK, HEAD), (REMIND, HEAD)]),
    "before the ask": ("2018-12-05 10:00", [(ASK, DEPUTY), (REMIND, DEPUTY)]),
    "after the ask": ("2018-12-06 10:30", [(ASK, HEAD), (ASK, DEPUTY), (REMIND, DEPUTY)]),
    "after the reminder": (
        "2018-12-07 10:30",
        [(ASK, HEAD), (REMIND, HEAD), (ASK, DEPUTY)],
    ),
}


@pytest.mark.parametrize(("when", "expected"), CASES.values(), ids=CASES)
def test_each_is_asked_once_and_whoever_is_away_no_longer(asking, when, expected):
    if when is None:
        lived(asking, "2018-12-03 09:00", "2018-12-10 12:00")
    else:
        lived(asking, "2018-12-03 09:00", when)
        away(asking, when)
        lived(asking, when, "2018-12-10 12:00")
    assert told(asking) == expected


def test_a_lead_without_a_deputy_who_goes_away_is_not_reminded(asking, tmp_path):
    with_nobody = plan()
    with_nobody["people"][1].pop("deputy")
    lived(asking, "2018-12-06 09:00", "2018-12-06 10:00")
    path = tmp_path / "later.yaml"
    path.write_text(json.dumps(with_nobody, default=str), encoding="utf-8")
    import_file(asking, path, local("2018-12-06 10:10"), by="somebody")
    away(asking, "2018-12-06 10:30")
    lived(asking, "2018-12-06 11:00", "2018-12-10 12:00")
    assert told(asking) == [(ASK, HEAD)]
