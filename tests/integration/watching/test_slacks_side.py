"""The check-up of Slack's side: each finding in each of its forms, asked of a real server."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.people import Audience, Channel
from bot.messages.administrators import PUBLIC
from bot.playground.server import SlackServer
from bot.playground.workspace import Workspace
from bot.watching.slack_checkup import CANVAS_SCOPES, CLOCK_APART, SCOPES, check_slack
from tests.integration.watching.looking import NOW, a_plan, of

SECOND = timedelta(seconds=1)
SMM = "#senior-managers"


@pytest.fixture
def clock():
    return {"apart": timedelta()}


@pytest.fixture
def slack(clock):
    def now():
        return (NOW + clock["apart"]).timestamp()

    workspace = Workspace(now=now)
    workspace.add_channel("C0SMM", "senior-managers", is_private=True)
    with SlackServer("unused", workspace=workspace) as on:
        yield on


def findings(slack, plan=None, token=None, timeout=5):
    asked = check_slack(token or slack.token, slack.api_url, plan, NOW, timeout)
    return list(asked)


def test_all_is_well(slack):
    found = findings(slack, a_plan())
    assert [(each.what, each.level.value, each.said, each.do) for each in found] == [
        ("token", "ok", "works, in workspace T0SAMPLE", ""),
        ("scopes", "ok", "all that planbot needs", ""),
        ("clock", "ok", "agrees with Slack's", ""),
        (SMM, "ok", "can be posted to", ""),
    ]


def test_without_a_plan_the_token_is_checked_all_the_same(slack):
    assert [each.what for each in findings(slack)] == ["token", "scopes", "clock"]


# the token


def test_a_token_that_is_not_set_is_bad_and_slack_is_not_asked(slack):
    (found,) = check_slack(None, slack.api_url, a_plan(), NOW)
    assert (found.what, found.level.value) == ("token", "bad")
    assert "SLACK_BOT_TOKEN is not set" in found.said
    assert slack.calls() == []


@pytest.mark.parametrize("error", ["invalid_auth", "token_revoked", "account_inactive"])
def test_a_token_that_slack_refuses_is_bad_by_slacks_word(slack, error):
    slack.faults.add("auth.test", error)
    (found,) = findings(slack, a_plan())
    assert (found.what, found.level.value, found.said) == ("token", "bad", f"Slack says {error}")
    assert "SLACK_BOT_TOKEN" in found.do


def test_a_token_of_another_workspace_is_bad(slack):
    level, said, do = of(findings(slack, a_plan(workspace="T0OURS")), "token")
    assert level == "bad"
    assert "T0SAMPLE" in said
    assert "T0OURS" in said
    assert do


# what Slack does on a bad day


@pytest.mark.parametrize(
    ("kind", "level", "said"),
    [
        ("http_500", "bad", "cannot be read"),
        ("http_503", "bad", "cannot be read"),
        ("html", "bad", "cannot be read"),
        ("half_json", "bad", "cannot be read"),
        ("dropped_reply", "bad", "cannot be reached"),
        ("dropped_request", "bad", "cannot be reached"),
        ("rate_limited", "look", "asks to wait"),
        ("rate_limited_silently", "look", "asks to wait"),
    ],
)
@pytest.mark.parametrize("asked", [("auth.test", "token"), ("conversations.info", SMM)])
def test_a_call_that_fails_is_told_in_words(slack, kind, level, said, asked):
    method, what = asked
    slack.faults.add(method, kind)
    found = of(findings(slack, a_plan()), what)
    assert found[0] == level
    assert said in found[1]
    assert found[2]


def test_a_slack_that_stalls_is_given_up(slack):
    slack.faults.add("auth.test", "stall", seconds=3)
    (found,) = findings(slack, timeout=1)
    assert found.level.value == "bad"
    assert "cannot be reached" in found.said


def test_a_slack_that_is_not_there_is_bad():
    (found,) = check_slack("xoxb-any", "http://127.0.0.1:1/api/", a_plan(), NOW)
    assert found.level.value == "bad"
    assert "cannot be reached" in found.said


# scopes and clock


@pytest.mark.parametrize("missing", [*[(each,) for each in SCOPES], SCOPES])
def test_missing_scopes_are_named(slack, missing):
    slack.workspace.scopes = tuple(each for each in SCOPES if each not in missing)
    level, said, do = of(findings(slack), "scopes")
    assert level == "bad"
    assert said == f"missing: {', '.join(sorted(missing))}"
    assert "reinstall" in do


def test_more_scopes_than_needed_are_fine(slack):
    slack.workspace.scopes = (*SCOPES, "users:read")
    assert of(findings(slack), "scopes")[0] == "ok"


def test_a_canvas_without_its_scopes_is_named_and_nothing_else(slack):
    plan = a_plan()
    canvas = replace(plan, channels=(replace(plan.channels[0], canvas=True),))
    assert [each.what for each in findings(slack, canvas)] == ["token", "scopes", "clock", SMM]
    slack.workspace.scopes = (*SCOPES, *CANVAS_SCOPES[:1])
    level, said, do = of(findings(slack, canvas), "canvas")
    assert (level, "canvases:write missing" in said, SMM in said) == ("look", True, True)
    assert "reinstall" in do
    assert of(findings(slack, canvas), "scopes")[0] == "ok"
    assert "canvas" not in [each.what for each in findings(slack, plan)]


@pytest.mark.parametrize(
    ("apart", "level"),
    [
        (CLOCK_APART - SECOND, "ok"),
        (-CLOCK_APART + SECOND, "ok"),
        (CLOCK_APART + SECOND, "bad"),
        (-CLOCK_APART - SECOND, "bad"),
        (timedelta(hours=1), "bad"),
        (timedelta(hours=-1), "bad"),
    ],
)
def test_a_clock_apart_from_slacks_is_bad(slack, clock, apart, level):
    clock["apart"] = apart
    found = of(findings(slack), "clock")
    assert found[0] == level
    if level == "bad":
        assert found[1] == f"{abs(int(apart.total_seconds()))} s away from Slack's"


@pytest.mark.parametrize(
    ("date", "level"),
    [("Tue, 04 Dec 2018 09:00:00 -0000", "ok"), ("yesterday", "look")],
)
def test_an_odd_date_is_no_reason_to_fail(slack, monkeypatch, date, level):
    monkeypatch.setattr(slack._http.RequestHandlerClass, "date_time_string", lambda *_: date)
    assert of(findings(slack), "clock")[0] == level


# channels


@pytest.mark.parametrize(
    ("traits", "level", "said", "do"),
    [
        ({"is_private": True}, "ok", "can be posted to", ""),
        ({}, "look", PUBLIC, "make it private in Slack"),
        ({"is_archived": True}, "bad", "is archived", "unarchive"),
        ({"is_ext_shared": True}, "bad", "is shared with another organisation", "another"),
        ({"bot_is_member": False}, "bad", "planbot is not in it", "/invite @planbot"),
        (
            {"bot_is_member": False, "is_private": True},
            "bad",
            "Slack says channel_not_found",
            "C0SMM",
        ),
    ],
)
def test_a_channel_that_is_posted_to(slack, traits, level, said, do):
    slack.workspace.add_channel("C0SMM", "senior-managers", **traits)
    found = of(findings(slack, a_plan()), SMM)
    assert found[:2] == (level, said)
    assert do in found[2]


def test_a_channel_slack_does_not_know_is_bad(slack):
    del slack.workspace.channels["C0SMM"]
    assert of(findings(slack, a_plan()), SMM)[1] == "Slack says channel_not_found"


def test_a_channel_that_is_only_named_need_not_have_planbot_in_it(slack):
    slack.workspace.add_channel("C0SMM", "senior-managers", bot_is_member=False)
    wide = (Channel("C0SMM", "senior-managers", Audience.WIDE),)
    found = findings(slack, a_plan(channels=wide, schedule=()))
    assert of(found, SMM)[:2] == ("ok", "is known")


def test_a_channel_the_plan_calls_shared_is_not_asked_about(slack):
    plan = a_plan(channels=(Channel("C0OUT", "partners", Audience.WIDE, shared=True),))
    assert len(findings(slack, plan)) == 3
    assert slack.calls("conversations.info") == []


def test_one_channel_that_fails_hides_no_other(slack):
    channels = [Channel(f"C{n}", f"c{n}", Audience.WIDE) for n in range(3)]
    for each in channels:
        slack.workspace.add_channel(each.id, each.name)
    slack.faults.add("conversations.info", "internal_error", channel="C1")
    found = findings(slack, replace(a_plan(), channels=tuple(channels), schedule=()))
    assert [each.level.value for each in found[3:]] == ["ok", "bad", "ok"]


def test_the_date_of_slack_is_the_one_it_sends(slack, clock):
    clock["apart"] = datetime(2026, 1, 1, tzinfo=UTC) - NOW
    assert of(findings(slack), "clock")[0] == "bad"
