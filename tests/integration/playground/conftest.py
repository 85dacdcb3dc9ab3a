"""A workspace with a few people and channels, and a client that posts without retries."""

from contextlib import contextmanager
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from slack_sdk import WebClient

from bot.cli.stores import throw_away
from bot.playground.server import SlackServer
from bot.services.sample import load_sample
from tests.waiting import SOON

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
    return WebClient(token=slack.token, base_url=slack.api_url, retry_handlers=[], timeout=SOON)


@pytest.fixture(scope="session")
def sample():
    """The sample's plan as it is stored, and the moment it was imported at."""
    with throw_away() as store:
        at = datetime(2018, 11, 5, 8, tzinfo=UTC)
        load_sample(store, at)
        yield SimpleNamespace(plan=store.snapshot().plan, at=at)
