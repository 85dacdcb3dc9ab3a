"""Leads and owners are tied to the plan's people: by id, by title, or not at all, which is said."""

import pytest

from bot.importing import Refused, read_bytes
from tests.making import AT, PLAN_YAML

LEAD = "    lead: [{}]\n"


def plan(lead, owner=None):
    text = PLAN_YAML.replace(
        "    short: Referrals\n", f"    short: Referrals\n{LEAD.format(lead)}", 1
    )
    if owner is not None:
        text = text.replace(
            "        short: Contacts\n", f"        short: Contacts\n        owner: {owner}\n"
        )
    return read_bytes("plan.yaml", text.encode(), None, AT).plan


@pytest.mark.parametrize(
    ("lead", "tied", "words"),
    [
        ("assistant-director", ("Assistant Director",), ()),
        ("Assistant Director", ("Assistant Director",), ()),
        ("assistant director", ("Assistant Director",), ()),
        ("Head of Service, assistant-director", ("Assistant Director",), ("Head of Service",)),
        ("Manager", (), ("Manager",)),
    ],
)
def test_a_lead_is_a_role_of_the_plans_people_or_free_words(lead, tied, words):
    (recommendation,) = plan(lead).recommendations
    assert (recommendation.lead, recommendation.lead_words) == (tied, words)


def test_an_owner_named_by_a_roles_id_has_its_title():
    assert plan("Manager", "assistant-director").indicator("5.40").owner == "Assistant Director"


@pytest.mark.parametrize(
    ("lead", "owner"), [("asistant-director", None), ("M", "asistant-director")]
)
def test_an_id_that_is_nobodys_is_refused_with_the_nearest(lead, owner):
    with pytest.raises(Refused) as caught:
        plan(lead, owner)
    (problem,) = caught.value.problems
    assert "there is no role 'asistant-director' among people; did you mean" in str(problem)
