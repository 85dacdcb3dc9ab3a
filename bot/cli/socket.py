"""`planbot socket`: the bot answering Slack over Socket Mode."""

import logging
import signal
import sys

from bot.app import build_app, build_desk
from bot.cli.serve import LOG_FORMAT, PATIENCE_SECONDS
from bot.cli.stores import opened
from bot.serving.socket_mode import Listening, RefusedError, SilentError
from bot.serving.spare_time import in_spare_time
from bot.settings import BadSettingError, Settings
from commands.home_watch import HomeWatch


def run(settings: Settings) -> int:
    """Runs over Socket Mode until told to stop; 70 when Slack stays silent, 1 when it refuses."""
    if settings.app_token is None:
        raise BadSettingError("SLACK_APP_TOKEN is not set: Socket Mode connects with it")
    logging.basicConfig(level=logging.INFO, format=LOG_FORMAT)
    with opened(settings, PATIENCE_SECONDS) as store:
        desk = build_desk(settings, store)
        # Socket Mode's connection is Slack's proof of itself: no request is signed.
        app = build_app(settings, desk, signed=False)
        listening = Listening(app, settings.app_token, settings.slack_api_url)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: listening.stop())
        homes = HomeWatch(desk)
        loading = in_spare_time(app.complete)
        try:
            listening.run()
        except SilentError:
            logging.getLogger(__name__).critical("the connection ends", exc_info=True)
            return 70
        except RefusedError as error:
            print(f"planbot: Slack refuses SLACK_APP_TOKEN: {error}", file=sys.stderr)
            return 1
        finally:
            loading.cancel()
            homes.stop()
            desk.trail.close()
    return 0
