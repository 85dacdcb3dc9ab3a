"""`planbot serve`: the bot answering Slack over HTTP."""

import errno
import logging
import socket
import sys
from datetime import UTC, datetime

from bot.serving.server import HOST, CannotServeError, Served, serve
from bot.settings import BadSettingError, Settings

PATIENCE_SECONDS = 2.0
"""Slack waits three seconds: better a clear reply than a long wait for a locked database."""
LOG_FORMAT = "%(levelname)s %(name)s %(message)s"


def run(settings: Settings) -> int:
    """Until it is told to stop; 1 where its port cannot be had."""
    settings.required_signing_secret()
    if trouble := _trouble_with(settings.port):
        print(f"planbot: {trouble}; set PORT to another one", file=sys.stderr)
        return 1
    logging.basicConfig(level=logging.INFO, format=LOG_FORMAT)
    serve(lambda: build(settings), settings.port)
    return 0


def _trouble_with(port: int) -> str:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return f"port {port} is taken by another program"
            return f"port {port} cannot be opened ({error.strerror})"
    return ""


def build(settings: Settings) -> Served:
    """The app on the store, whose tables are brought up to date first.

    Raises CannotServeError where the store cannot be opened.
    """
    # Only the process that answers needs the bot; the one that looks after it stays small.
    from bot.app import build_app, build_desk  # noqa: PLC0415 - see above
    from bot.cli.stores import opened  # noqa: PLC0415 - see above
    from bot.serving.http import watched, wsgi  # noqa: PLC0415 - see above
    from bot.store import Store, StoreUnavailable  # noqa: PLC0415 - see above

    try:
        with opened(settings):
            store = Store.open(settings.database_url, patience=PATIENCE_SECONDS)
    except (StoreUnavailable, BadSettingError) as error:
        raise CannotServeError(f"{error} {settings.database_place}") from error
    desk = build_desk(settings, store)
    answer = wsgi(build_app(settings, desk), watched(store, lambda: datetime.now(UTC)))

    def close() -> None:
        desk.trail.close()
        store.close()

    return Served(answer, close)
