"""`planbot serve` and `planbot socket`: the bot answering Slack, over HTTP or Socket Mode."""

import logging
import signal
import sys
from datetime import UTC, datetime

from bot.app import build_app, build_desk
from bot.cli.stores import opened
from bot.http import Wsgi, watched, wsgi
from bot.http import serve as serve_http
from bot.settings import BadSettingError, Settings
from bot.socket_mode import Listening, RefusedError, SilentError
from bot.store import Store

PATIENCE_SECONDS = 2.0
"""Slack waits three seconds: better a clear reply than a long wait for a locked database."""


def serve(settings: Settings) -> int:
    """Over HTTP, until it is told to stop."""
    settings.required_signing_secret()
    _log()
    with opened(settings):
        pass  # its tables are brought up to date before the server forks

    def build() -> Wsgi:
        store = Store.open(settings.database_url, patience=PATIENCE_SECONDS)
        app = build_app(settings, build_desk(settings, store))
        return wsgi(app, watched(store, lambda: datetime.now(UTC)))

    serve_http(build, settings.port)
    return 0


def socket(settings: Settings) -> int:
    """Over Socket Mode, until it is told to stop; 70 when Slack stays silent, 1 when it refuses."""
    if settings.app_token is None:
        raise BadSettingError("SLACK_APP_TOKEN is not set: Socket Mode connects with it")
    _log()
    with opened(settings, PATIENCE_SECONDS) as store:
        desk = build_desk(settings, store)
        # Socket Mode's connection is Slack's proof of itself: no request is signed.
        app = build_app(settings, desk, signed=False)
        listening = Listening(app, settings.app_token, settings.slack_api_url)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: listening.stop())
        try:
            listening.run()
        except SilentError:
            logging.getLogger(__name__).critical("the connection ends", exc_info=True)
            return 70
        except RefusedError as error:
            print(f"planbot: Slack refuses SLACK_APP_TOKEN: {error}", file=sys.stderr)
            return 1
        finally:
            desk.trail.close()
    return 0


def _log() -> None:
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
