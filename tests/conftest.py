"""The databases that tests ask for. `store` and `database_url` run a test on both."""

import pytest

from bot.store import Store
from tests.databases import SqliteFiles, running_postgres


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory):
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_server():
    with running_postgres() as server:
        yield server


@pytest.fixture
def sqlite_url(sqlite_files):
    """A migrated SQLite database of the test's own."""
    return sqlite_files.migrated()


@pytest.fixture
def postgres_url(postgres_server):
    """A migrated PostgreSQL database of the test's own."""
    url = postgres_server.migrated()
    yield url
    postgres_server.drop(url)


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request):
    """A migrated database of the test's own, once on each."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture(params=["sqlite", "postgres"])
def empty_database_url(request):
    """A database without tables, once on each."""
    if request.param == "sqlite":
        return request.getfixturevalue("sqlite_files").empty()
    return request.getfixturevalue("postgres_server").empty()


@pytest.fixture
def store(database_url):
    opened = Store.open(database_url)
    yield opened
    opened.close()
