"""The Home tab: published when somebody opens it, and again when something of theirs changes."""

import logging
from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from slack_bolt import App, BoltContext

from bot.access import UNKNOWN
from bot.delivery.outcome import FAILURES, Ambiguous, NotNow, outcome_of
from bot.domain.period import london_day
from bot.domain.snapshot import Snapshot
from bot.messages.forms import View as SlackView
from bot.messages.home import home_view, refused_home
from bot.messages.view import View
from bot.store import StoreUnavailable
from commands.admission import admitted_in
from commands.answer_later import heard
from commands.desk import AtHome, Desk
from commands.home_watch import LOOKS_SECONDS

_LOG = logging.getLogger(__name__)

Body = Mapping[str, Any]


def register(app: App, desk: Desk) -> None:
    """Publishes it once the event is acknowledged; Messages, its other tab, wants nothing."""

    def publish(body: Body, context: BoltContext) -> None:
        if body["event"].get("tab") == "home":
            admitted = admitted_in(context)
            at_home = AtHome(admitted, partial(_publish, desk))
            opened = desk.at_home.setdefault(admitted.asker.user, at_home)
            opened.admitted = admitted
            _publish(desk, opened, anew=True)

    app.event("app_home_opened")(ack=heard, lazy=[publish])


def publish_again(desk: Desk) -> None:
    """Publishes the Home tab of everybody who opened theirs at this process and would see something
    else by now, in the background.
    """
    for opened in tuple(desk.at_home.values()):
        desk.later(partial(opened.publish, opened))


def _publish(desk: Desk, opened: AtHome, *, anew: bool = False) -> float:
    """Publishes what they see now, where that is something else than stands there, or `anew`. What
    Slack does not answer is tried again at the next look; what it refuses, when the tab is opened
    again. Gives the seconds that Slack asks to wait for; mostly none.
    """
    user = opened.admitted.asker.user
    try:
        with opened.publishing:
            _bring_up_to_date(desk, opened, anew)
    except StoreUnavailable as error:
        _LOG.warning("The Home tab of %s waits for the store: %s", user, error)
    except FAILURES as error:
        _LOG.warning("The Home tab of %s could not be published: %s", user, error)
        outcome = outcome_of(error)
        if isinstance(outcome, NotNow):
            return outcome.seconds or LOOKS_SECONDS
        if not isinstance(outcome, Ambiguous):
            desk.at_home.pop(user, None)
    except Exception:  # noqa: BLE001 - it is beside what somebody did, and must not undo it
        _LOG.exception("The Home tab of %s could not be made", user)
        desk.at_home.pop(user, None)
    return 0.0


def _bring_up_to_date(desk: Desk, opened: AtHome, anew: bool) -> None:
    snapshot = desk.store.snapshot() or opened.admitted.snapshot
    day, user = london_day(desk.now(snapshot.plan)), opened.admitted.asker.user
    seen = (snapshot.revision, day)
    if opened.shown == seen and not anew:
        return
    view = opened.view if opened.shown == seen else None
    if view is None:
        view = _view(desk, snapshot, day, user)
    if anew or view != opened.view:
        desk.publish_home(user, view)
    opened.view, opened.shown = view, seen


def _view(desk: Desk, snapshot: Snapshot, day: date, user: str) -> SlackView:
    person = next((each for each in snapshot.plan.people if user in each.users), None)
    if person is None:
        return refused_home(UNKNOWN)
    assessment = desk.answers.assessment(snapshot, day)
    return home_view(View(assessment, person.sees, "home", reader=person), person)
