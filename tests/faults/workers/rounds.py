"""One round of kills: a message, or a file, and a worker killed at every point of its way.

Tests run one round on each database; `python -m tests.soak` runs many.
"""

import signal

from bot.domain.outbox import OutboxState
from tests.faults.workers.running import OCTOBER, scene
from tests.waiting import SOON

DELIVERY = ("due", "enqueued", "claimed", "posted")
IMPORT = ("taken", "importing", "imported")


def digest_round(url, folder):
    """A digest that is due is posted once. Raises AssertionError where it is not."""
    with scene(url, folder, due=True) as one:
        for point in DELIVERY:
            one.killed_at(point)
            assert len(one.slack.messages("C0SMM")) == (point == "posted"), point
        last = one.worker()
        one.until(one.sent)
        last.send_signal(signal.SIGTERM)
        assert last.wait(SOON) == 0
        assert len(one.slack.messages("C0SMM")) == 1
        (row,) = one.store.outbox_rows()
        assert (row.state, row.duplicate_ts, row.uncertain) == (OutboxState.SENT, None, False)


def import_round(url, folder):
    """A file that opens a flag is stored whole or not at all, and its alert is posted once.
    Raises AssertionError where it is not.
    """
    with scene(url, folder) as one:
        (one.inbox / "october.csv").write_text(OCTOBER, encoding="utf-8")
        for point in IMPORT:
            one.killed_at(point)
            stored = len(one.store.snapshot().outturns["5.1"]), len(one.store.outbox_rows())
            assert stored == ((2, 1) if point == "imported" else (1, 0)), point
        one.worker()
        one.until(one.sent)
        one.until(lambda: list(one.inbox.glob("done/*october.csv")))
        assert list(one.inbox.glob("taking/*")) == []
        assert len(one.slack.messages("U0AD")) == 1
        assert len(one.store.snapshot().flags) == 1
