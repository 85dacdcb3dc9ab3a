"""An undo that kills itself once it has made so many statements.

python -m tests.faults.workers.undoing sqlite:///planbot.db 41 7
"""

import os
import signal
import sys
from datetime import UTC, datetime

from sqlalchemy import event

from bot.services.undo import undo
from bot.store import Store


def main() -> None:
    url, number, nth = sys.argv[1:]
    store = Store.open(url)
    store.snapshot()
    left = int(nth)

    def executed(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(store._engine, "after_cursor_execute", executed)
    undo(store, int(number), datetime.now(UTC), by="Administrator")


if __name__ == "__main__":
    main()
