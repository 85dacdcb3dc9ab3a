"""A workspace with a few people and channels, and a client that posts without retries."""

import pytest
from slack_sdk import WebClient

from bot.playground.server import SlackServer

SECRET = "a signing secret"


@pytest.fixture
def slack():
    with SlackServer(SECRET) as server:
        workspace = server.workspace
        workspace.add_person("U0AD", "assistant-director")
        workspace.add_person("U0TM", "team-manager")
        workspace.add_channel("C0SMM", "senior-managers", is_private=True, members=("U0AD", "U0TM"))
        workspace.add_channel("C0WIDE", "everyone", members=("U0AD",))
        yield server


@pytest.fixture
def client(slack):
    return WebClient(token=slack.token, base_url=slack.api_url, retry_handlers=[], timeout=5)
