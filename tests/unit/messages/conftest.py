"""The sample as it stands on 5 November 2018, with and without the figures of October."""

from datetime import UTC, datetime

import pytest

from bot.sample import OCTOBER
from bot.services.imports import import_file
from bot.services.sample import load_sample
from bot.store import Store

NOW = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.fixture(scope="session")
def published(sqlite_files):
    store = Store.open(sqlite_files.migrated())
    load_sample(store, NOW)
    snapshot = store.snapshot()
    store.close()
    return snapshot


@pytest.fixture(scope="session")
def october(sqlite_files):
    store = Store.open(sqlite_files.migrated())
    load_sample(store, NOW)
    import_file(store, OCTOBER, NOW, by="somebody")
    snapshot = store.snapshot()
    store.close()
    return snapshot
