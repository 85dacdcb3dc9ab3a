"""What the bot says of the sample, sent through the strict workspace and drawn by its page."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from slack_sdk import WebClient

from bot.app import build_app, build_desk
from bot.cli.stores import throw_away
from bot.domain.outbox import OutboxKind
from bot.domain.people import Audience
from bot.messages.view import View
from bot.playground.bot_on_loopback import served
from bot.playground.http_server import Incoming
from bot.playground.of_plan import STRANGER, workspace_of
from bot.playground.page.page import Page
from bot.playground.page.room import Room
from bot.playground.page.visit import Visit
from bot.playground.server import SlackServer
from bot.rules.assessment import assess
from bot.sample import OCTOBER
from bot.services.imports import import_file
from bot.services.sample import load_sample
from bot.serving.http import wsgi
from bot.settings import Settings
from commands.every_command import COMMANDS
from jobs.posts import POSTS
from tests.integration.playground.open_page import StoppedClock

LINES = [
    "/rag",
    *(f"/rag {number}" for number in range(1, 18)),
    "/rag amber",
    "/rag red",
    "/rag changed",
    "/rag banana",
    "/rag care leavers",
    "/rag 5 as at 2018-11-01",
    "/caseloads",
    "/caseloads teams",
    "/caseloads over",
    "/caseloads First Response",
    "/indicator",
    "/indicator 5.1",
    "/indicator 12.4",
    "/indicator agency",
    "/flags",
    "/digest",
    "/planbot",
    "/planbot questions",
    "/planbot actions",
    "/planbot meetings",
    "/planbot figures",
    "/planbot notes",
    "/rag 12 more",
    *(f"{command.name} help" for command in COMMANDS),
]


@pytest.fixture(scope="module")
def playing():
    """The workspace, the bot and its store, with October's figures in."""
    with throw_away() as store:
        load_sample(store, datetime.now(UTC))
        import_file(store, OCTOBER, datetime.now(UTC), by="somebody")
        with SlackServer("secret", workspace=workspace_of(store.snapshot().plan)) as slack:
            settings = replace(
                Settings.read({}),
                signing_secret="secret",
                bot_token=slack.token,
                slack_api_url=slack.api_url,
            )
            desk = build_desk(settings, store)
            with served(wsgi(build_app(settings, desk))) as url:
                slack.bot_url = url
                slack.page = Page(slack, Visit(StoppedClock()))
                yield slack, store
            desk.trail.close()


@pytest.fixture
def slack(playing):
    server, _ = playing
    server.workspace.shown.clear()
    return server


def drawn(slack, user, place):
    request = Incoming(f"/as/{user}/{place}", "", "", "", b"", method="GET")
    return slack.page(request).body.decode()


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize(
    ("user", "place"),
    [("U0AD", "D0AD"), ("U0TMFR", "C0FR"), ("U0HOSCIC", "C0SMM"), ("U0AD", "C0PARTNERS")],
)
def test_every_answer_is_taken_and_drawn(slack, user, place, line):
    answer = slack.command(user, line, place)
    assert (answer.error, answer.refusals) == ("", ())
    assert answer.shown.text
    assert "cannot draw" not in drawn(slack, user, place)


@pytest.mark.parametrize("line", LINES)
def test_a_stranger_is_refused_without_a_figure(slack, line):
    answer = slack.command(STRANGER, line, "C0CSC")
    assert "does not know you" in answer.shown.text
    assert "<table" not in drawn(slack, STRANGER, "C0CSC")


@pytest.mark.parametrize("line", ["/rag", "/rag 12", "/flags", "/caseloads", "/planbot", "/digest"])
def test_every_button_below_an_answer_is_answered(slack, line):
    buttons = [
        element["action_id"]
        for block in slack.command("U0AD", line, "D0AD").shown.blocks
        if block["type"] == "actions"
        for element in block["elements"]
        # an acknowledgement counts once, and would change what the others see
        if not element["action_id"].startswith("acknowledge")
    ]
    assert buttons
    for action_id in buttons:
        slack.workspace.shown.clear()
        slack.workspace.views.clear()
        message = slack.command("U0AD", line, "D0AD").shown
        assert slack.press("U0AD", message, action_id).error == ""
        assert slack.wait_until(
            lambda: len(slack.workspace.shown) > 1 or _changed(slack) or _asked(slack)
        )


def _asked(slack):
    return Room(slack.workspace, None).modal("U0AD") is not None


def _changed(slack):
    return any(message.edits for message in slack.workspace.shown)


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("kind", POSTS)
def test_every_scheduled_post_is_taken_and_drawn(playing, slack, kind, audience):
    _, store = playing
    view = View(assess(store.snapshot(), date(2018, 11, 5)), audience)
    message = POSTS[kind](view, None)
    client = WebClient(slack.token, base_url=slack.api_url, retry_handlers=[])
    client.chat_postMessage(channel="C0SMM", text=message.text, blocks=list(message.blocks))
    assert "cannot draw" not in drawn(slack, "U0AD", "C0SMM")


def test_every_alert_is_taken_and_drawn(playing, slack):
    _, store = playing
    client = WebClient(slack.token, base_url=slack.api_url, retry_handlers=[])
    rows = [row for row in store.outbox_rows() if row.kind is OutboxKind.LEFT_GREEN]
    assert len(rows) == 3
    for row in rows:
        said = row.message
        client.chat_postMessage(channel=row.channel, text=said.text, blocks=list(said.blocks))
    page = drawn(slack, "U0AD", "D0AD")
    assert page.count("left green</h2>") == 3
    assert "cannot draw" not in page
