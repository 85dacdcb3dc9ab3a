"""A workspace with a few people and channels, and a client that posts without retries."""

from contextlib import contextmanager

import pytest
from slack_sdk import WebClient

from bot.playground.server import SlackServer

SECRET = "a signing secret"


@contextmanager
def workspace():
    with SlackServer(SECRET) as server:
        here = server.workspace
        here.add_person("U0AD", "assistant-director")
        here.add_person("U0TM", "team-manager")
        here.add_channel("C0SMM", "senior-managers", is_private=True, members=("U0AD", "U0TM"))
        here.add_channel("C0WIDE", "everyone", members=("U0AD",))
        yield server


@pytest.fixture
def slack():
    with workspace() as server:
        yield server


@pytest.fixture
def client(slack):
    return WebClient(token=slack.token, base_url=slack.api_url, retry_handlers=[], timeout=5)
