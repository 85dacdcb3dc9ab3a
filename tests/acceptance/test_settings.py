"""A setting that cannot be used is named at the start, before anything is done."""

import pytest

TOKEN = "xoxp-not-a-bot"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DATABASE_URL", "mysql://host/plan", "DATABASE_URL is neither SQLite nor PostgreSQL"),
        ("DATABASE_URL", "sqlite://", "DATABASE_URL names no file"),
        ("DATABASE_URL", "postgresql+asyncpg://host/x", "DATABASE_URL names postgresql+asyncpg"),
        ("DATABASE_URL", "plan.db", "DATABASE_URL is neither"),
        ("SLACK_BOT_TOKEN", TOKEN, "SLACK_BOT_TOKEN does not start with xoxb-"),
        ("SLACK_APP_TOKEN", "xoxb-1", "SLACK_APP_TOKEN does not start with xapp-"),
        ("SLACK_API_URL", "slack.invalid/api", "SLACK_API_URL is not an address"),
        ("PORT", "http", "PORT is 'http', not a number from 1 to 65535"),
        ("PORT", "0", "PORT is '0'"),
        ("PORT", "65536", "PORT is '65536'"),
        ("PORT", "9" * 5000, "not a number from 1 to 65535"),
        ("PLANBOT_INBOX", "/etc/hostname", "PLANBOT_INBOX is a file, not a folder"),
    ],
)
def test_a_bad_setting_is_named(planbot, name, value, said):
    done = planbot.call("migrate", **{name: value})
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert TOKEN not in done.err


def test_the_program_itself_names_a_bad_setting(planbot):
    done = planbot.run("migrate", PORT="http")
    assert (done.code, done.out) == (2, "")
    assert done.err == "planbot: PORT is 'http', not a number from 1 to 65535\n"


def test_without_a_signing_secret_nothing_is_served(planbot):
    done = planbot.call("serve")
    assert done.code == 2
    assert "SLACK_SIGNING_SECRET is not set" in done.err


def test_a_database_in_a_folder_that_cannot_be_made_is_said_in_words(planbot, tmp_path):
    (tmp_path / "file").touch()
    done = planbot.call("migrate", DATABASE_URL=f"sqlite:///{tmp_path}/file/planbot.db")
    assert done.code in (1, 2)
    assert "DATABASE_URL" in done.err
