"""The Slack app's manifest is that of the code, within Slack's limits; so is the Procfile."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.cli import _parser
from bot.cli.in_the_manifest import HOME_OPENS, SHORTCUTS
from bot.watching.slack_checkup import CANVAS_SCOPES
from bot.watching.slack_checkup import SCOPES as CHECKED
from commands.every_command import COMMANDS

ROOT = Path(__file__).parents[2]
MANIFEST = json.loads((ROOT / "manifest.json").read_text("utf-8"))
SCOPES = MANIFEST["oauth_config"]["scopes"]["bot"]
NEEDS = {
    "auth_test": set(),
    "chat_postMessage": {"chat:write"},
    "chat_update": {"chat:write"},
    "chat_delete": {"chat:write"},
    "conversations_info": {"channels:read", "groups:read"},
    "conversations_history": {"channels:history", "groups:history", "im:history"},
    "conversations_replies": {"channels:history", "groups:history", "im:history"},
    "conversations_open": {"im:write"},
    "conversations_canvases_create": {"canvases:write"},
    "canvases_edit": {"canvases:write"},
    "canvases_sections_lookup": {"canvases:read"},
    "views_publish": set(),
    "views_open": set(),
    "views_push": set(),
    "views_update": set(),
    "files_info": {"files:read"},
    "files_getUploadURLExternal": {"files:write"},
    "files_completeUploadExternal": {"files:write"},
}
"""The scopes of each method, by Slack's reference of its Web API."""
CALL = re.compile(
    r"\.((?:auth|canvases|chat|conversations|users|usergroups|views|files|reactions)_\w+)\("
)


def methods():
    """The Web API methods that planbot itself calls, the stand-in for Slack left out."""
    return {
        method
        for folder in ("bot/delivery", "bot", "commands", "jobs")
        for path in (ROOT / folder).glob("*.py")
        for method in CALL.findall(path.read_text("utf-8"))
    }


def test_the_commands_are_those_of_the_code():
    assert MANIFEST["features"]["slash_commands"] == [
        {
            "command": command.name,
            "url": MANIFEST["settings"]["interactivity"]["request_url"],
            "description": command.purpose,
            **({"usage_hint": command.hint} if command.hint else {}),
            "should_escape": False,
        }
        for command in COMMANDS
    ]


def test_the_playground_shows_the_shortcuts_and_the_home_that_slack_would():
    assert MANIFEST["features"]["shortcuts"] == [
        {
            "name": each.name,
            "type": "message",
            "callback_id": each.callback_id,
            "description": each.description,
        }
        for each in SHORTCUTS
    ]
    listens = "app_home_opened" in MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    assert HOME_OPENS == MANIFEST["features"]["app_home"]["home_tab_enabled"] == listens


def test_commands_and_buttons_go_where_planbot_answers():
    address = urlsplit(MANIFEST["settings"]["interactivity"]["request_url"])
    assert (address.scheme, address.path) == ("https", "/slack/events")
    assert MANIFEST["settings"]["interactivity"]["is_enabled"]
    assert not MANIFEST["settings"]["socket_mode_enabled"]


def test_no_event_is_asked_for_that_nobody_listens_to():
    listens = [
        path
        for path in (ROOT / "commands").glob("*.py")
        if re.search(r"app\.(event|message)\(", path.read_text("utf-8"))
    ]
    assert bool(listens) == ("event_subscriptions" in MANIFEST["settings"])


def test_the_events_are_those_of_home_and_of_files_and_go_where_planbot_answers():
    events = MANIFEST["settings"]["event_subscriptions"]
    assert events["request_url"] == MANIFEST["settings"]["interactivity"]["request_url"]
    assert events["bot_events"] == ["app_home_opened", "message.im", "file_shared"]


@pytest.mark.parametrize("method", sorted(methods()))
def test_what_planbot_calls_it_is_allowed_to_call(method):
    assert NEEDS[method] <= set(SCOPES)


def test_the_check_up_looks_for_the_same_scopes():
    assert {*CHECKED, *CANVAS_SCOPES} == set(SCOPES)


def test_no_scope_is_asked_for_without_saying_what_for():
    page = (ROOT / "docs/how-to/connect-slack-by-http.md").read_text("utf-8")
    assert [scope for scope in SCOPES if f"`{scope}`" not in page] == []
    assert len(SCOPES) == len(set(SCOPES))


@pytest.mark.parametrize(
    ("key", "least", "most"),
    [("name", 1, 35), ("description", 1, 140), ("long_description", 175, 4000)],
)
def test_what_slack_shows_of_the_app_fits(key, least, most):
    assert least <= len(MANIFEST["display_information"][key]) <= most


@pytest.mark.parametrize(
    "command", MANIFEST["features"]["slash_commands"], ids=lambda each: each["command"]
)
def test_what_slack_shows_of_a_command_fits(command):
    assert 3 <= len(command["command"]) <= 32
    assert len(command["description"]) <= 2000
    assert len(command.get("usage_hint", "")) <= 1000


def test_the_procfile_names_verbs_that_planbot_has():
    lines = (ROOT / "Procfile").read_text("utf-8").splitlines()
    kinds = {kind: line.split() for kind, _, line in (each.partition(": ") for each in lines)}
    assert set(kinds) == {"web", "worker", "release"}
    for program, *words in kinds.values():
        assert program == "planbot"
        assert _parser().parse_args(words).verb
