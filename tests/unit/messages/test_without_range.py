"""Workers of roles without an agreed range: nobody is said to be above what nobody agreed."""

import pytest

from bot.domain.people import Audience
from bot.messages.caseloads import caseloads_message, over_message, teams_message
from bot.messages.caseloads_line import caseload_line
from bot.messages.caseloads_team import team_message
from bot.messages.view import View
from bot.rules.assessment import assess
from bot.rules.caseload_team import team_of
from tests.making import AT, extract, plan, recommendation, snapshot, worker

SOCIAL = [worker(each, name=f"SW-{each}") for each in (12, 19, 25, 26, 27, 28)]
FAMILY = [
    worker(each, role="Family Worker", team="South", name=f"FW-{each}")
    for each in (21, 22, 23, 24, 25, 29)
]


def said(workers, audience=Audience.NAMED, team="South"):
    """The digest's line and each answer about caseloads."""
    known = snapshot(plan(recommendation(1)), caseloads=(extract(*workers),))
    view = View(assess(known, AT), audience)
    summary, ranges = view.assessment.caseloads, view.assessment.plan.caseload_ranges
    one = team_of(known.caseloads, ranges, summary, team)
    return {
        "digest": caseload_line(view, summary),
        "roles": caseloads_message(view, summary).plain,
        "teams": teams_message(view, summary).plain,
        "over": over_message(view, summary).plain,
        "team": team_message(view, summary, one, show_workers=False).plain,
    }


def test_where_no_role_has_a_range_that_is_said_and_never_nought():
    for name, answer in said(FAMILY).items():
        plain = answer.replace("*", "")
        assert "o range is agreed for the roles of these 6 workers" in plain, name
        assert "0 of 6" not in plain, name
        assert "0 within" not in plain, name


def test_no_answer_offers_itself():
    answers = said(SOCIAL + FAMILY)
    assert answers["roles"].endswith("More: /caseloads teams  ·  /caseloads over")
    assert answers["teams"].endswith("More: /caseloads over")
    assert answers["over"].endswith("More: /caseloads teams")


def test_one_worker_is_no_several():
    alone = said([worker(21, role="Family Worker", team="South", name="FW-1")])
    one_of_many = said([*SOCIAL, worker(21, role="Family Worker", team="South", name="FW-1")])
    for name in ("digest", "roles", "teams", "over"):
        plain = alone[name].replace("*", "")
        assert "o range is agreed for the role of this 1 worker" in plain, name
        assert "(1 has none agreed)" in one_of_many[name].replace("*", ""), name
    of_one = said([worker(27, team="North", name="SW-1")], team="North")
    assert "1 of 1 worker above their agreed range" in of_one["team"].replace("*", "")


def test_beside_roles_with_a_range_they_are_counted_apart():
    answers = said(SOCIAL + FAMILY)
    for name in ("digest", "roles", "teams", "over"):
        plain = answers[name].replace("*", "")
        assert "4 of 12 workers above their agreed range (6 have none agreed)" in plain, name
    assert "no range, 6" in answers["roles"]
    assert "no range, 6" in answers["teams"]
    assert "no range is agreed" in answers["team"].lower()


@pytest.mark.parametrize("name", ["digest", "roles", "teams", "over", "team"])
def test_where_every_role_has_a_range_nothing_is_said_of_it(name):
    plain = said(SOCIAL, team="North")[name]
    assert "range is agreed" not in plain
    assert "none agreed" not in plain


def test_a_wide_audience_is_not_told_how_few_have_none():
    plain = said(SOCIAL + FAMILY[:2], Audience.WIDE)["roles"].replace("*", "")
    assert "(2 have none agreed)" not in plain
    assert "([c] have none agreed)" in plain
