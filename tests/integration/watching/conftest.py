"""A workspace on this machine, with the sample's people."""

import pytest

from bot.playground.of_plan import workspace_of
from bot.playground.server import SlackServer
from tests.integration.watching.program import SECRET
from tests.waiting import SOON


@pytest.fixture
def slack(sample):
    with SlackServer(SECRET, workspace=workspace_of(sample.snapshot().plan), patience=SOON) as on:
        yield on
