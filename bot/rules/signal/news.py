"""Which signals are news: those of a figure that came in since something was told."""

from datetime import datetime

from bot.rules.movement import History
from bot.rules.signal.rules import Meaning


def newly_of_concern(history: History, since: datetime | None) -> bool:
    """Tells whether the newest figure came in after `since`, at any time for None, and is part of a
    signal of concern.
    """
    newest = history.newest
    if newest is None:
        return False
    if since is not None and (newest.recorded is None or newest.recorded <= since):
        return False
    reading = history.reading
    if reading is None or reading.newest is None:
        return False
    return reading.newest.meaning(history.indicator.direction) is Meaning.CONCERN
