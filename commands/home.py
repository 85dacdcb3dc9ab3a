"""The Home tab: published when somebody opens it, and again when something of theirs changes."""

import logging
from collections.abc import Mapping
from functools import partial
from typing import Any

from slack_bolt import Ack, App, BoltContext

from bot.access import Admitted
from bot.domain.period import london_day
from bot.messages.home import home_view
from bot.messages.view import View
from commands.admission import admitted_in
from commands.desk import Desk

_LOG = logging.getLogger(__name__)

Body = Mapping[str, Any]


def register(app: App, desk: Desk) -> None:
    """Publishes it once the event is acknowledged; Messages, its other tab, wants nothing."""

    def publish(body: Body, context: BoltContext) -> None:
        if body["event"].get("tab") == "home":
            admitted = admitted_in(context)
            desk.at_home[admitted.asker.user] = admitted
            publish_home(desk, admitted)

    app.event("app_home_opened")(ack=_heard, lazy=[publish])


def _heard(ack: Ack) -> None:
    ack()


def publish_home(desk: Desk, admitted: Admitted) -> None:
    """Publishes what they see now. What goes wrong is logged: it is published again the next time
    that it is opened.
    """
    try:
        snapshot = desk.store.snapshot() or admitted.snapshot
        assessment = desk.answers.assessment(snapshot, london_day(desk.now(snapshot.plan)))
        person = next(
            (each for each in snapshot.plan.people if admitted.asker.user in each.users), None
        )
        if person is not None:
            view = View(assessment, person.sees, "home", reader=person)
            desk.publish_home(admitted.asker.user, home_view(view, person))
    except Exception:  # noqa: BLE001 - it is beside what somebody did, and must not undo it
        _LOG.exception("A Home tab could not be published")


def publish_again(desk: Desk) -> None:
    """Publishes the Home tab of everybody who opened theirs at this process, in the background."""
    for admitted in tuple(desk.at_home.values()):
        desk.later(partial(publish_home, desk, admitted))
