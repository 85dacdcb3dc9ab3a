"""The bot on the sample with October's figures, alone and beside a Slack on this machine."""

import shutil
from contextlib import ExitStack, closing

import pytest

from bot.playground.bot_on_loopback import served
from bot.playground.of_plan import workspace_of
from bot.playground.server import SlackServer
from bot.serving.http import wsgi
from bot.store import Store
from tests.integration.dispatch.asking import AD, ELSEWHERE, SECRET, front, quiet
from tests.integration.dispatch.town import Town
from tests.waiting import SOON


@pytest.fixture
def bot(october, october_url):
    quiet()
    with front(october, october_url) as opened:
        yield opened


@pytest.fixture(scope="module")
def asked(october_file, tmp_path_factory):
    """The bot for questions that change nothing: one for the tests of a file."""
    quiet()
    path = tmp_path_factory.mktemp("asked") / "planbot.db"
    shutil.copy(october_file, path)
    url = f"sqlite:///{path}"
    with closing(Store.open(url, patience=SOON)) as store, front(store, url) as opened:
        yield opened


@pytest.fixture
def town(october, october_url):
    """The bot over HTTP and a workspace with everybody the plan knows."""
    quiet()
    workspace = workspace_of(october.snapshot().plan)
    people = tuple(workspace.people)
    workspace.add_channel(ELSEWHERE, "elsewhere", members=people)
    workspace.add_channel("C0PARTNERS", "partners", is_ext_shared=True, members=people)
    workspace.add_person("U0MANY", "Somebody else")
    with ExitStack() as stack:
        slack = stack.enter_context(SlackServer(SECRET, workspace=workspace, patience=SOON))
        opened = stack.enter_context(
            front(october, october_url, bot_token=slack.token, slack_api_url=slack.api_url)
        )
        slack.bot_url = stack.enter_context(served(wsgi(opened.app)))
        assert slack.messages(AD) == []
        yield Town(slack, opened)
