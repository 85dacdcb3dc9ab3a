"""The bot as `planbot socket` connects it."""

from contextlib import contextmanager
from threading import Thread

from bot.app import build_app, build_desk
from bot.playground.web_api.connections import APP_TOKEN
from bot.serving.socket_mode import Limits, Listening
from bot.settings import Settings
from tests.waiting import SOON

SILENT_SECONDS = 0.8
"""For tests of silence: on a busy machine a sound connection may well be silent so long."""
SHORT_SECONDS = 0.5
PAUSE = 0.2
"""Seconds before a connection is tried again the first time: a fifth of what it really is."""


class Line:
    """A `Listening` in a thread, and how it ended."""

    def __init__(self, listening):
        self.listening = listening
        self.ended = None
        self._thread = Thread(target=self._run)
        self._thread.start()

    def _run(self):
        try:
            self.listening.run()
        except RuntimeError as error:
            self.ended = error

    def stop(self):
        self.listening.stop()
        self.join()

    def join(self):
        self._thread.join(SOON)
        assert not self._thread.is_alive()


@contextmanager
def connecting(  # noqa: PLR0917 - each is another way to be connected
    store,
    url,
    slack,
    silent_seconds=SOON,
    app_token=APP_TOKEN,
    short_seconds=SHORT_SECONDS,
):
    """The bot as `planbot socket` builds it; it need not be connected yet."""
    given = Settings.read(
        {"DATABASE_URL": url, "SLACK_BOT_TOKEN": slack.token, "SLACK_API_URL": slack.api_url}
    )
    desk = build_desk(given, store)
    app = build_app(given, desk, signed=False)
    limits = Limits(silent_seconds, short_seconds, PAUSE)
    line = Line(Listening(app, app_token, given.slack_api_url, limits))
    line.desk = desk
    try:
        yield line
    finally:
        line.stop()
        desk.trail.close()
