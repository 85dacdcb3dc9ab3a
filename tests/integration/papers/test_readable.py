"""What people typed, as a paper shows it: in roles, and without what plays tricks."""

import pytest

from bot.domain.people import Audience, Channel, Person, PersonKind
from bot.papers.readable import in_roles, place_of, readable
from tests import making

HEAD = Person("head", "Head of Service", PersonKind.SENIOR_MANAGER, ("U012AB3CD",), Audience.NAMED)
PLAN = making.plan(people=(HEAD,), channels=(Channel("C012AB3CD", "board", Audience.NAMED),))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("=1+1", "=1+1"),
        ("one\r\ntwo\tthree", "one\ntwo three"),
        ("nine\u202enet", "ninenet"),
        ("a\x00b\x07c\ufeff", "abc"),
        ("Ängla ≤ 5 🟢", "Ängla ≤ 5 🟢"),
    ],
)
def test_every_letter_stays_and_nothing_that_turns_it_round(typed, shown):
    assert readable(typed) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("seen by <@U012AB3CD>", "seen by Head of Service"),
        ("seen by <@U0NOBODY1|jane.smith>", "seen by somebody"),
        ("take back what U012AB3CD shared", "take back what Head of Service shared"),
        ("take back what U0NOBODY1 shared", "take back what somebody shared"),
        ("in <#C012AB3CD|old-name> and <#C0OTHER99|other>", "in #board and #other"),
        ("UNDERSTANDING of WORDING", "UNDERSTANDING of WORDING"),
    ],
)
def test_roles_stand_in_place_of_ids(typed, shown):
    assert in_roles(typed, PLAN) == shown


@pytest.mark.parametrize(
    ("channel", "place"),
    [
        ("C012AB3CD", "#board"),
        ("C0GONE999", "C0GONE999"),
        ("U012AB3CD", "direct message to Head of Service"),
        ("U0GONE999", "direct message to somebody"),
        ("D012AB3CD", "a direct message"),
    ],
)
def test_a_place_is_called_as_people_call_it(channel, place):
    assert place_of(channel, PLAN) == place
