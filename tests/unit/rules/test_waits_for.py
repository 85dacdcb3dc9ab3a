"""For whom a flag that was handed on waits."""

from dataclasses import replace

import pytest

from bot.domain.flag_answer import FlagAnswer, FlagDeed, HoldUntil
from bot.domain.snapshot import Flag
from tests.making import utc

HEAD, OTHER = "Head of Service", "Head of Another"
OPEN = Flag(1, "5.2", "2018-09", utc("2018-11-05 08:00"))


def said(deed, at, by="Assistant Director", **fields):
    return FlagAnswer(deed, utc(f"2018-11-{at}"), by, **fields)


def handed(at="05 10:00", role=HEAD):
    return said(FlagDeed.HANDED_ON, at, role=role)


def held(by, at="05 11:00"):
    return said(FlagDeed.HELD, at, by, until=HoldUntil.WORSE)


def seen(by, at):
    return {"acknowledged_by": by, "acknowledged_at": utc(f"2018-11-{at}")}


@pytest.mark.parametrize(
    ("answers", "fields", "waits"),
    [
        ((), {}, None),
        ((handed(),), {}, HEAD),
        ((handed(),), seen(HEAD, "05 11:00"), None),
        ((handed(),), seen("Assistant Director", "05 09:00"), HEAD),
        ((handed(),), seen(HEAD, "05 09:00"), HEAD),
        ((handed(), held(HEAD)), {}, None),
        ((handed(), held(OTHER)), {}, HEAD),
        ((handed(), handed("05 11:00", OTHER)), {}, OTHER),
        ((handed(), said(FlagDeed.HANDED_ON, "05 11:00", HEAD, role=OTHER)), {}, OTHER),
    ],
    ids=[
        "nothing was answered",
        "handed on",
        "whoever has it acknowledged it",
        "somebody else had, before",
        "whoever has it had, before",
        "whoever has it holds it",
        "somebody else holds it",
        "handed on to another",
        "handed on by whoever had it",
    ],
)
def test_it_waits_for_whoever_has_it_until_they_answer(answers, fields, waits):
    assert replace(OPEN, answers=answers, **fields).waits_for == waits
