"""`planbot serve`: the bot answering Slack over HTTP."""

import logging
from datetime import UTC, datetime

from bot.server import CannotServeError, Served, serve
from bot.settings import BadSettingError, Settings

PATIENCE_SECONDS = 2.0
"""Slack waits three seconds: better a clear reply than a long wait for a locked database."""
LOG_FORMAT = "%(levelname)s %(name)s %(message)s"


def run(settings: Settings) -> int:
    """Until it is told to stop."""
    settings.required_signing_secret()
    logging.basicConfig(level=logging.INFO, format=LOG_FORMAT)
    serve(lambda: build(settings), settings.port)
    return 0


def build(settings: Settings) -> Served:
    """The app on the store, whose tables are brought up to date first.

    Raises CannotServeError where the store cannot be opened.
    """
    # Only the process that answers needs the bot; the one that looks after it stays small.
    from bot.app import build_app, build_desk  # noqa: PLC0415 - see above
    from bot.cli.stores import opened  # noqa: PLC0415 - see above
    from bot.http import watched, wsgi  # noqa: PLC0415 - see above
    from bot.store import Store, StoreUnavailable  # noqa: PLC0415 - see above

    try:
        with opened(settings):
            store = Store.open(settings.database_url, patience=PATIENCE_SECONDS)
    except (StoreUnavailable, BadSettingError) as error:
        raise CannotServeError(str(error)) from error
    desk = build_desk(settings, store)
    answer = wsgi(build_app(settings, desk), watched(store, lambda: datetime.now(UTC)))

    def close() -> None:
        desk.trail.close()
        store.close()

    return Served(answer, close)
