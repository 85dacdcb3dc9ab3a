"""What every test may ask for: databases. `store` and `database_url` run a test on both."""

import pytest

from bot.store import Store
from tests.databases import SqliteFiles, postgres_in
from tests.running import (
    POSTGRES,
    pytest_collection_finish,
    pytest_collection_modifyitems,
    pytest_configure,
    pytest_configure_node,
    pytest_make_parametrize_id,
    pytest_unconfigure,
    pytest_xdist_auto_num_workers,
)

__all__ = [
    "pytest_collection_finish",
    "pytest_collection_modifyitems",
    "pytest_configure",
    "pytest_configure_node",
    "pytest_make_parametrize_id",
    "pytest_unconfigure",
    "pytest_xdist_auto_num_workers",
]


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory):
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_server(pytestconfig):
    with postgres_in(pytestconfig.stash[POSTGRES]) as server:
        yield server


@pytest.fixture
def sqlite_url(sqlite_files):
    """A migrated SQLite database of the test's own."""
    return sqlite_files.migrated()


@pytest.fixture
def postgres_url(postgres_server):
    """A migrated PostgreSQL database of the test's own while it runs."""
    url = postgres_server.migrated()
    yield url
    postgres_server.give_back(url)


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request):
    """A migrated database of the test's own, once on each."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture(params=["sqlite", "postgres"])
def empty_database_url(request):
    """A database without tables, once on each."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_files").empty()
        return
    server = request.getfixturevalue("postgres_server")
    url = server.empty()
    yield url
    server.drop(url)


@pytest.fixture
def store(database_url):
    opened = Store.open(database_url)
    yield opened
    opened.close()
