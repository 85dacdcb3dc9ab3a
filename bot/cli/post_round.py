"""The playground's own delivery: the real sender, by the playground's clock."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from bot.cli.visit_clock import VisitClock
from bot.delivery.sender import Sender
from bot.delivery.slack import Slack
from bot.store import OutboxRow, Store, StoreUnavailable

_LOG = logging.getLogger(__name__)
POLL_SECONDS = 0.5


@contextmanager
def delivering(store: Store, token: str, api_url: str, clock: VisitClock) -> Iterator[None]:
    """What waits in the outbox is sent within half a second, until the block is left.

    `bot.worker` does this by the machine's clock; here a digest's time is the playground's.
    """
    sender = Sender(
        store=store,
        slack=Slack(token, api_url),
        owner="playground",
        now=clock.now,
        undeliverable=_undeliverable,
    )
    stopping = threading.Event()

    def rounds() -> None:
        while not stopping.wait(POLL_SECONDS):
            try:
                while not stopping.is_set() and sender.send_next():
                    continue
            except StoreUnavailable as error:
                _LOG.warning("delivery waits for the store: %s", error)

    thread = threading.Thread(target=rounds, name="delivery")
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join()


def _undeliverable(row: OutboxRow, reason: str) -> None:
    _LOG.error("%s to %s cannot be delivered: %s", row.kind, row.channel, reason)
