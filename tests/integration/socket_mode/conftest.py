"""The bot on the sample with October's figures, connected to a workspace by Socket Mode."""

import logging

import pytest

from bot.playground.of_plan import workspace_of
from bot.playground.server import SlackServer
from tests.integration.socket_mode.connecting import connecting


@pytest.fixture
def slack(october):
    """A workspace whose app has Socket Mode switched on."""
    logging.getLogger("slack_bolt").setLevel(logging.CRITICAL)
    with SlackServer("unused", workspace=workspace_of(october.snapshot().plan), socket=True) as on:
        yield on


@pytest.fixture
def line(october, october_url, slack):
    with connecting(october, october_url, slack) as opened:
        assert slack.wait_until(lambda: slack.socket_mode.connected == 1)
        yield opened
