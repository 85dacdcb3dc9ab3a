"""A setting that cannot be used is named at the start, before anything is done."""

from importlib.metadata import version

import pytest

from bot.settings import Settings

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
        ("PLANBOT_INBOX", "/nowhere/inbox", "and there is no folder /nowhere: correct it, or make"),
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


def test_a_folder_that_was_not_there_for_the_database_is_said_to_be_made(planbot, tmp_path):
    url = f"sqlite:///{tmp_path}/new/planbot.db"
    done = planbot.call("migrate", DATABASE_URL=url)
    assert (done.code, done.err) == (
        0,
        f"planbot: made the folder {tmp_path}/new for the database\n",
    )
    assert planbot.call("migrate", DATABASE_URL=url).err == ""
    assert planbot.call("migrate").err == ""


@pytest.mark.parametrize("verb", [["migrate"], ["ask", "/rag"], ["doctor"]])
def test_a_postgresql_that_is_not_there_is_said_with_its_place_and_without_its_password(
    planbot, verb
):
    url = "postgresql://planner:s3cret@127.0.0.1:9/plan"
    done = planbot.call(*verb, DATABASE_URL=url)
    assert done.code == 1
    said = done.out + done.err
    assert "The database is plan at 127.0.0.1:9, as DATABASE_URL says; if it does not " in said
    assert "s3cret" not in said
    assert "planner" not in said


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite:////srv/planbot.db", "The database is the file /srv/planbot.db."),
        ("sqlite:///planbot.db", "The database is the file planbot.db."),
        ("postgresql://u:p@host/plan", "The database is plan at host, as"),
        ("postgresql://u:p@x@[::1]:5433/plan", "The database is plan at [::1]:5433, as"),
        ("postgres://u@/plan?host=/run/pg&password=p", "The database is plan at /run/pg, as"),
        ("postgresql://", "The database is the one of the user at this machine, as"),
    ],
)
def test_where_the_database_is_can_be_said(url, said):
    assert Settings.read({"DATABASE_URL": url}).database_place.startswith(said)


def test_the_program_says_its_version(planbot):
    done = planbot.run("--version", PORT="http")
    assert (done.code, done.out, done.err) == (0, f"planbot {version('planbot')}\n", "")
