"""Who sees what, where: decided before anything is looked up, and written down."""

from datetime import UTC, date, datetime

import pytest

from bot.access import OTHER_WORKSPACE, SHARED, UNKNOWN, UNSURE, Asker, Denied
from bot.app import build_desk
from bot.domain.people import ChannelFacts
from bot.store import StoreUnavailable
from commands.status import NOT_YOURS as CHECK_UP_NOT_YOURS
from tests.integration.dispatch.asking import (
    AD,
    ADMIN,
    CHILD_PROTECTION,
    COMMANDS,
    DIRECT,
    ELSEWHERE,
    FIRST_RESPONSE,
    HEAD,
    PERFORMANCE,
    SMM,
    STRANGER,
    front,
    settings,
    words_of,
)

WIDE = "C0CSC"
TEAM = "/caseloads First Response"
FIGURES = ("30.6", "29.8", "8 of 40", "52 of 186", "17 recommendations", "Re-referrals")


def says_nothing_of_the_plan(payload):
    return not any(each in words_of(payload) for each in FIGURES)


def workers_in(payload):
    """The references of the workers that a reply shows."""
    return [
        row[1]["text"]
        for block in payload.get("blocks", [])
        if block["type"] == "table" and block["rows"][0][1]["text"] == "Worker"
        for row in block["rows"][1:]
    ]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"workspace": "T0OTHER"}, OTHER_WORKSPACE),
        ({"workspace": ""}, OTHER_WORKSPACE),
        ({"user": STRANGER}, UNKNOWN),
        ({"user": ""}, UNKNOWN),
        ({"user": STRANGER, "channel": SMM}, UNKNOWN),
        ({"channel": "C0PARTNERS"}, SHARED),
    ],
)
def test_whoever_may_not_ask_is_refused_politely_and_it_is_written_down(
    bot, command, asked, reason
):
    payload = bot.ask(f"{command} 5", **asked)
    assert payload["text"] == reason
    assert payload["response_type"] == "ephemeral"
    assert says_nothing_of_the_plan(payload)
    user = asked.get("user", AD)
    assert bot.audited() == [(user, None, f"{command} 5", "refused")]


@pytest.mark.parametrize("words", ["help", "as at never", "a " * 150])
def test_a_stranger_is_refused_whatever_they_type(bot, words):
    assert bot.ask(f"/rag {words}", user=STRANGER)["text"] == UNKNOWN


@pytest.mark.parametrize("channel", [ELSEWHERE, SMM, WIDE])
@pytest.mark.parametrize("shared", [True, False], ids=["shared", "its own"])
def test_slack_is_asked_about_every_channel(october, october_url, channel, shared):
    asked = []

    def facts_of(which):
        asked.append(which)
        return ChannelFacts(shared, private=True)

    with front(october, october_url, facts_of) as bot:
        bot.ask("/rag 5", channel=DIRECT)
        bot.ask("/rag 5", channel=channel, user=STRANGER)
        assert asked == []
        payload = bot.ask("/rag 5", channel=channel)
        assert asked == [channel]
        assert (payload["text"] == SHARED) is shared
        assert says_nothing_of_the_plan(payload) is shared


def test_where_slack_does_not_tell_only_channels_that_the_plan_names_get_data(october, october_url):
    unreachable = {"bot_token": "xoxb-1", "slack_api_url": "http://127.0.0.1:9/api/"}
    with front(october, october_url, **unreachable) as bot:
        payload = bot.ask("/rag 5", channel=ELSEWHERE)
        assert payload["text"] == UNSURE
        assert says_nothing_of_the_plan(payload)
        assert bot.audited() == [(AD, None, "/rag 5", "refused")]
        assert "5 · Thresholds" in words_of(bot.ask("/rag 5", channel=SMM))


@pytest.mark.parametrize(
    ("facts", "small"),
    [
        (ChannelFacts(shared=False, private=True), False),
        (ChannelFacts(shared=False, private=False), True),
        (None, True),
    ],
    ids=["private", "public", "not told"],
)
def test_a_named_channel_sees_every_figure_only_while_it_is_private(
    october, october_url, facts, small
):
    with front(october, october_url, lambda _: facts) as bot:
        said = words_of(bot.ask("/caseloads teams", channel=SMM))
    assert ("[c]" in said) is small


def test_a_handler_that_asks_nobody_is_called_for_nobody_else(october, october_url):
    called = []
    with front(october, october_url) as bot:
        bot.app.command("/naive")(
            lambda ack: called.append(ack(text="a", response_type="ephemeral"))
        )
        bot.ask("/naive")
        assert len(called) == 1
        assert bot.ask("/naive", user=STRANGER)["text"] == UNKNOWN
        assert bot.ask("/naive", workspace="T0OTHER")["text"] == OTHER_WORKSPACE
        assert bot.ask("/naive", channel="C0PARTNERS")["text"] == SHARED
    assert len(called) == 1


@pytest.mark.parametrize(
    ("user", "channel", "small"),
    [
        (AD, DIRECT, False),
        (HEAD, DIRECT, False),
        (PERFORMANCE, DIRECT, False),
        (ADMIN, DIRECT, True),
        (CHILD_PROTECTION, DIRECT, True),
        (AD, SMM, False),
        (CHILD_PROTECTION, SMM, False),
        (AD, WIDE, True),
        (AD, ELSEWHERE, True),
        (HEAD, "C0PERF", True),
    ],
)
def test_small_counts_are_for_those_and_the_places_that_the_plan_names(bot, user, channel, small):
    said = words_of(bot.ask("/indicator 13.1", user=user, channel=channel))
    assert ("[c]" in said or "not shown here" in said) is small
    said = words_of(bot.ask("/caseloads teams", user=user, channel=channel))
    assert ("[c]" in said) is small
    assert "8.1%, 3 of 37" in words_of(bot.ask("/indicator 5.2", user=user, channel=channel))


@pytest.mark.parametrize("channel", [DIRECT, SMM, WIDE])
def test_a_team_manager_sees_their_own_teams_workers_by_reference(bot, channel):
    payload = bot.ask(TEAM, user=FIRST_RESPONSE, channel=channel)
    assert len(workers_in(payload)) == 34
    assert payload["response_type"] == "ephemeral"
    assert not [
        element
        for block in payload["blocks"]
        if block["type"] == "actions"
        for element in block["elements"]
        if element["action_id"].startswith("share")
    ]


@pytest.mark.parametrize("channel", [DIRECT, SMM, WIDE])
@pytest.mark.parametrize("user", [AD, HEAD, PERFORMANCE, ADMIN, CHILD_PROTECTION])
def test_nobody_else_sees_a_worker(bot, user, channel):
    payload = bot.ask(TEAM, user=user, channel=channel)
    assert "First Response, caseloads" in words_of(payload)
    assert workers_in(payload) == []


@pytest.mark.parametrize(
    ("user", "channel", "change", "answered"),
    [
        (AD, SMM, "+3 workers", True),
        (AD, WIDE, "+3 workers", False),
        (FIRST_RESPONSE, WIDE, "+3 workers", True),
        (FIRST_RESPONSE, WIDE, "12 cases move to Child Protection North", False),
        (CHILD_PROTECTION, WIDE, "+3 workers", False),
    ],
)
def test_what_a_change_would_do_is_said_where_every_figure_is_or_to_the_teams_own_manager(
    bot, user, channel, change, answered
):
    payload = bot.ask(f"/caseloads what if First Response {change}", user=user, channel=channel)
    assert ("First Response: an average of" in words_of(payload)) is answered
    assert any(each["type"] == "table" for each in payload["blocks"]) is answered


def test_who_asked_first_does_not_decide_what_the_next_one_sees(bot):
    for user, count in [(AD, 0), (FIRST_RESPONSE, 34), (ADMIN, 0), (FIRST_RESPONSE, 34), (AD, 0)]:
        assert len(workers_in(bot.ask(TEAM, user=user))) == count


def test_what_others_may_not_see_is_written_down_and_nothing_else(bot):
    bot.ask("/rag 5")
    bot.ask("/rag 5", channel=WIDE)
    bot.ask("/caseloads")
    bot.ask("/caseloads", channel=WIDE)
    # What shows workers is written at once, and may overtake what is written soon.
    bot.desk.trail.flush()
    bot.ask(TEAM, user=FIRST_RESPONSE)
    assert bot.audited() == [
        (AD, "assistant-director", "/caseloads", "answered"),
        (FIRST_RESPONSE, "team-manager-first-response", TEAM, "answered"),
    ]


def test_a_refused_check_up_is_written_down_as_refused(bot):
    assert bot.ask("/planbot status")["text"] == CHECK_UP_NOT_YOURS
    assert bot.audited() == [(AD, "assistant-director", "/planbot status", "refused")]


@pytest.mark.parametrize("chosen", [None, date(2018, 6, 4)])
def test_the_audit_says_when_it_was_whatever_day_the_plan_is_read_on(october, october_url, chosen):
    desk = build_desk(settings(october_url), october, chosen)
    before = datetime.now(UTC)
    desk.refuse(Asker("T0SAMPLE", STRANGER, DIRECT), "/flags", Denied(UNKNOWN))
    desk.trail.close()
    assert before <= october.audit_rows(1)[0].at <= datetime.now(UTC)


def test_workers_are_not_shown_when_that_cannot_be_written_down(bot, monkeypatch):
    def full(_):
        raise StoreUnavailable("The disk that holds the database is full.")

    monkeypatch.setattr(bot.desk.trail, "record_now", full)
    payload = bot.ask(TEAM, user=FIRST_RESPONSE)
    assert workers_in(payload) == []
    assert "cannot do that just now: The disk" in payload["text"]
