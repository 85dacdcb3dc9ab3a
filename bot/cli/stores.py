"""Opening the store that the command line works on."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from bot.settings import BadSettingError, Settings, default_database_url
from bot.store import Store

NO_PLAN = (
    "No plan is stored here, so this is answered from the published sample. "
    "Bring in your own with: planbot import plan.yaml"
)


@contextmanager
def opened(settings: Settings, patience: float = 5.0) -> Iterator[Store]:
    """The store of `DATABASE_URL`, with its tables brought up to date; `patience` is how long a
    change waits for another, in seconds.
    """
    with untouched(settings, patience) as store:
        store.migrate()
        yield store


@contextmanager
def untouched(settings: Settings, patience: float = 5.0) -> Iterator[Store]:
    """The store as it is found, for whoever looks at it. Raises BadSettingError."""
    _make_folder(settings)
    try:
        store = Store.open(settings.database_url, patience=patience)
    except ValueError as error:
        raise BadSettingError(str(error)) from error
    try:
        yield store
    finally:
        store.close()


@contextmanager
def opened_with_plan(settings: Settings, chosen: date | None) -> Iterator[Store]:
    """The store, or where it holds no plan a throw-away one with the sample, which is said."""
    with opened(settings) as store:
        if store.snapshot() is not None:
            yield store
            return
    # Reading files is for those who have no plan: the server starts sooner without it.
    from bot.services.sample import load_sample  # noqa: PLC0415 - see above

    print(NO_PLAN, file=sys.stderr)
    with throw_away() as store:
        load_sample(store, datetime.now(UTC), chosen)
        yield store


@contextmanager
def throw_away() -> Iterator[Store]:
    """Makes an empty store in a folder that goes when it is closed."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - as above

    with TemporaryDirectory(prefix="planbot-") as folder:
        store = Store.open(f"sqlite:///{folder}/planbot.db")
        try:
            store.migrate()
            yield store
        finally:
            store.close()


def _make_folder(settings: Settings) -> None:
    scheme, _, path = settings.database_url.partition(":///")
    if not (scheme.startswith("sqlite") and path):
        return
    folder = Path(path.partition("?")[0]).expanduser().parent
    if folder.is_dir():
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadSettingError(
            f"DATABASE_URL names a file in {folder}, which cannot be made: {error.strerror}"
        ) from error
    if settings.database_url != default_database_url():
        print(f"planbot: made the folder {folder} for the database", file=sys.stderr)
