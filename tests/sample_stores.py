"""Stores with the sample, and with October's figures too: made once, copied for each test."""

import shutil
from datetime import UTC, datetime

import pytest

from bot.sample import OCTOBER
from bot.services.imports import import_file
from bot.services.sample import load_sample
from bot.store import Store
from tests.waiting import SOON

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def _file_with(sqlite_files, *files):
    url = sqlite_files.migrated()
    store = Store.open(url)
    load_sample(store, NOW)
    for each in files:
        import_file(store, each, NOW, by="somebody")
    store.close()
    return url.removeprefix("sqlite:///")


IMPATIENT = pytest.mark.parametrize("patience", [0.2], ids=["impatient"])
"""For tests in which another holds the store."""


@pytest.fixture(scope="session")
def sample_file(sqlite_files):
    """The path of a store with the sample, to be copied."""
    return _file_with(sqlite_files)


@pytest.fixture(scope="session")
def october_file(sqlite_files):
    """The path of a store with the sample and October, to be copied."""
    return _file_with(sqlite_files, OCTOBER)


@pytest.fixture
def sample_url(sample_file, tmp_path):
    shutil.copy(sample_file, tmp_path / "planbot.db")
    return f"sqlite:///{tmp_path / 'planbot.db'}"


@pytest.fixture
def october_url(october_file, tmp_path):
    shutil.copy(october_file, tmp_path / "planbot.db")
    return f"sqlite:///{tmp_path / 'planbot.db'}"


@pytest.fixture
def sample(sample_url):
    store = Store.open(sample_url)
    yield store
    store.close()


@pytest.fixture
def patience():
    """How long a store waits for another's change, in seconds: tests of a locked one say less."""
    return SOON


@pytest.fixture
def october(october_url, patience):
    store = Store.open(october_url, patience=patience)
    yield store
    store.close()
