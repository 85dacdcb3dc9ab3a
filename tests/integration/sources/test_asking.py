"""A database of the council's own is asked within a time, and cannot be changed."""

import pytest

from bot.importing.database.asking import SourceError, ask
from tests.integration.sources.synthetic_ssd import execute, make_ssd

LONG = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
    "SELECT MAX(i) FROM n",
    "postgresql": "SELECT pg_sleep(60)",
}


@pytest.fixture
def url(empty_database_url):
    make_ssd(empty_database_url)
    return empty_database_url


def test_the_answer_has_its_columns_and_rows(url):
    answer = ask(url, "-- teams\nSELECT dept_team_name AS team FROM ssd_department ORDER BY 1")
    assert (answer.columns, answer.rows) == (("team",), (("North",), ("South",)))


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM ssd_department",
        "SELECT 1; DELETE FROM ssd_department",
        "SELECT 1; COMMIT; DELETE FROM ssd_department",
        "WITH gone AS (SELECT 'T1' AS id) DELETE FROM ssd_department WHERE dept_team_id = 'T1'",
        "WITH gone AS (DELETE FROM ssd_department RETURNING *) SELECT * FROM gone",
        "PRAGMA query_only = OFF",
        "",
    ],
)
def test_nothing_can_be_changed(url, sql):
    with pytest.raises(SourceError):
        ask(url, sql)
    assert execute(url, "SELECT COUNT(*) FROM ssd_department") == [(2,)]


def test_a_query_that_takes_too_long_is_given_up(url):
    with pytest.raises(SourceError, match=r"longer than it may, 0\.2 s"):
        ask(url, LONG[url.partition(":")[0]], seconds=0.2)


def test_a_table_that_is_not_there_is_named(url):
    with pytest.raises(SourceError, match="ssd_nothing"):
        ask(url, "SELECT * FROM ssd_nothing")


def test_a_value_is_not_repeated_in_what_went_wrong(postgres_url):
    with pytest.raises(SourceError) as caught:
        ask(postgres_url, "SELECT CAST(lower('BLOGGS') AS integer)")
    assert str(caught.value) == "the query fails (22P02)"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite:////nowhere/at/all.db", "the database refuses the query: unable to open"),
        ("postgresql://ssd:secret@127.0.0.1:9/ssd", "the database cannot be reached"),
        ("mssql://ssd:secret@host/ssd", "neither SQLite's nor PostgreSQL's"),
        ("secret", "neither SQLite's nor PostgreSQL's"),
    ],
)
def test_what_cannot_be_reached_says_so_without_its_address(url, said):
    with pytest.raises(SourceError, match=said) as caught:
        ask(url, "SELECT 1", seconds=2)
    assert "secret" not in str(caught.value)
