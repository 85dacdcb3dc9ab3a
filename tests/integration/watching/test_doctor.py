"""`planbot doctor`: its words and its exit codes, once as a program of its own."""

import pytest

from bot.cli.import_files import import_files
from bot.playground.server import SlackServer
from bot.sample import PLAN
from bot.settings import Settings
from tests.integration.watching.program import environment, planbot, planbot_here


@pytest.fixture
def council_url(database_url, tmp_path):
    """A database with the sample's plan as a council would have it: not the sample."""
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN.read_text("utf-8").replace("\nsample: true\n", "\n"), "utf-8")
    settings = Settings.read({"DATABASE_URL": database_url})
    assert import_files(settings, [path], None) == 0
    return database_url


def test_it_ends_with_0_where_nothing_is_bad(sample_url, slack):
    code, said, complained = planbot("doctor", environment(sample_url, slack))
    assert (code, complained) == (0, "")
    for what in ("database", "worker", "outbox", "plan", "schedule", "token", "scopes", "clock"):
        assert what in said
    assert "#senior-managers" in said
    assert "Everything works" in said
    assert "What to do" in said


def test_it_ends_with_1_and_says_what_to_do(sample_url, slack):
    slack.workspace.scopes = ("chat:write",)
    slack.workspace.add_channel("C0SMM", "senior-managers", is_archived=True)
    code, said, _ = planbot_here("doctor", environment(sample_url, slack))
    assert code == 1
    assert "2 of" in said
    assert "checks failed" in said
    assert "is archived" in said
    assert "add them and reinstall the app" in said


def test_without_a_token_it_checks_the_rest(council_url):
    code, said, _ = planbot_here("doctor", environment(council_url))
    assert code == 1
    assert "SLACK_BOT_TOKEN is not set" in said
    assert "none imported yet" in said


def test_a_database_that_is_gone_ends_it_with_1_in_words(slack):
    code, said, complained = planbot_here(
        "doctor", environment("postgresql://nobody@127.0.0.1:1/none", slack)
    )
    assert code == 1
    assert "database" in said + complained
    assert "Traceback" not in complained


def test_a_slack_that_is_not_there_ends_it_with_1_in_words(council_url):
    with SlackServer("unused") as gone:
        given = environment(council_url, gone)
    code, said, complained = planbot_here("doctor", given)
    assert code == 1
    assert "Slack cannot be reached" in said
    assert complained == ""
