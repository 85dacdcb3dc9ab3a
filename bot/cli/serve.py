"""`planbot serve`: the bot answering Slack over HTTP."""

import logging
import sys
from datetime import UTC, datetime

from bot.app import build_app, build_desk
from bot.cli.stores import opened
from bot.serving.healthz import watched
from bot.serving.http import wsgi
from bot.serving.server import CannotServeError, Served, serve
from bot.serving.spare_time import in_spare_time
from bot.settings import BadSettingError, Settings
from bot.store import Store, StoreUnavailable
from commands.home_watch import HomeWatch

PATIENCE_SECONDS = 2.0
"""Slack waits three seconds: better a clear reply than a long wait for a locked database."""
LOG_FORMAT = "%(levelname)s %(name)s %(message)s"


def run(settings: Settings) -> int:
    """Runs until it is told to stop; 1 where its port or its store cannot be had."""
    settings.required_signing_secret()
    logging.basicConfig(level=logging.INFO, format=LOG_FORMAT)
    try:
        serve(lambda: build(settings), settings.port)
    except CannotServeError as error:
        print(f"planbot: {error}", file=sys.stderr)
        return 1
    return 0


def build(settings: Settings) -> Served:
    """The app on the store, whose tables are brought up to date first.

    Raises CannotServeError where the store cannot be opened.
    """
    try:
        with opened(settings):
            store = Store.open(settings.database_url, patience=PATIENCE_SECONDS)
    except (StoreUnavailable, BadSettingError) as error:
        raise CannotServeError(f"{error} {settings.database_place}") from error
    desk = build_desk(settings, store)
    app = build_app(settings, desk)
    answer = wsgi(app, watched(store, lambda: datetime.now(UTC)))

    homes = HomeWatch(desk)
    loading = in_spare_time(app.complete)

    def close() -> None:
        loading.cancel()
        homes.stop()
        desk.trail.close()
        store.close()

    return Served(answer, close)
