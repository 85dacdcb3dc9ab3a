"""The bot taking a form, each time in a process of its own that may kill itself at a point.

What is asked is a list: the number of the point, 0 for none, and the body and headers of a signed
request. The points are those of `doomed_verb`; so is the answer, where the code is 0 for HTTP 200.
"""

import os
from multiprocessing.connection import Connection
from typing import Any

from slack_bolt import BoltRequest

from bot.app import build_app, build_desk
from bot.serving.signature import dispatch
from bot.store import Store
from tests.faults.workers.doomed_verb import asked, in_a_fork
from tests.integration.dispatch.asking import settings


def main(terminal: Connection) -> int:
    for number, body, headers in asked(terminal):
        terminal.send(in_a_fork(number, lambda body=body, headers=headers: _take(body, headers)))
    return 0


def _take(body: str, headers: dict[str, Any]) -> int:
    given = settings(os.environ["DATABASE_URL"])
    store = Store.open(given.database_url)
    desk = build_desk(given, store)
    response = dispatch(build_app(given, desk), BoltRequest(body=body, headers=headers))
    desk.trail.close()
    store.close()
    return 0 if response.status == 200 and '"errors"' not in response.body else 1
