"""What is said of ratings: people's own words from Slack are for named audiences."""

from dataclasses import replace

import pytest

from bot.domain.people import Audience
from bot.domain.proposal import Proposal
from bot.domain.rag import Rag
from bot.messages.movements import changes_message
from bot.messages.proposals import proposal_message, proposals_message
from bot.messages.view import View
from bot.rules.assessment import assess
from bot.rules.digest import build_digest
from tests.making import AT, indicator, outturn, plan, rating, recommendation, snapshot, utc

SLACK = replace(
    rating("amber", "2018-11-05", "2018-11-05 09:00"), reason="Two small children", in_slack=True
)
PROPOSED = Proposal(
    3, 1, Rag.AMBER, Rag.GREEN, "Audits pass", "A list", "Head", "U0H", utc("2018-11-05 10:00")
)


def view(audience, changed=SLACK, *proposals):
    before = rating("green", "2018-09-03", "2018-09-03 09:00")
    of = plan(recommendation(1, [indicator("1.1")], [before, changed]))
    known = snapshot(of, outturn("2018-09", 70), proposals=proposals)
    known = replace(known, digests=(utc("2018-10-15 09:00"),))
    return View(assess(known, AT), audience)


@pytest.mark.parametrize(
    ("audience", "in_slack", "shown"),
    [
        (Audience.NAMED, True, True),
        (Audience.WIDE, True, False),
        (Audience.WIDE, False, True),
    ],
    ids=["named", "wide", "wide, of a file"],
)
def test_why_a_rating_changed_is_said_to_whom_it_is_for(audience, in_slack, shown):
    seen = view(audience, replace(SLACK, in_slack=in_slack))
    said = changes_message(seen, build_digest(seen.assessment)).plain
    assert "🟢 G Green → 🟠 A Amber Rec 1 by a committee" in said
    assert ("Two small children" in said) is shown
    assert ("A reason is given; it is shown in named channels." in said) is not shown


def test_a_proposal_that_the_figures_contradict_says_so_and_can_be_agreed_all_the_same():
    said = proposal_message(view(Audience.NAMED, SLACK, PROPOSED), PROPOSED).plain
    assert "The figures ask\n• Rec 1 is Green with" in said
    assert "Agree" in str(proposal_message(view(Audience.NAMED), PROPOSED).blocks)


def test_a_list_for_a_wide_channel_has_no_reason():
    assert "Audits pass" not in proposals_message(view(Audience.WIDE, SLACK, PROPOSED)).plain
    assert "Audits pass" in proposals_message(view(Audience.NAMED, SLACK, PROPOSED)).plain


def test_what_was_proposed_after_the_day_is_not_known_on_it():
    later = replace(PROPOSED, at=utc("2018-11-07 10:00"))
    said = proposals_message(view(Audience.NAMED, SLACK, later)).plain
    assert "No proposed rating waits for a decision." in said
