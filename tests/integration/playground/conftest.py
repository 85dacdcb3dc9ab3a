"""A workspace with a few people and channels, and a client that posts without retries."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from slack_sdk import WebClient

from bot.cli.stores import throw_away
from bot.services.sample import load_sample
from tests.integration.playground.small_workspace import workspace
from tests.waiting import SOON


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
