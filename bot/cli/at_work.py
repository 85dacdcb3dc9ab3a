"""planbot at work in a workspace on this machine: the app and the worker, by the workspace's clock.

Everything is one process, for the page and for the terminal alike.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from threading import Thread

from bot.app import build_app, build_desk
from bot.cli.visit_clock import VisitClock
from bot.domain.message import Message
from bot.domain.plan import Plan
from bot.playground.bot_on_loopback import served
from bot.playground.server import SlackServer
from bot.services.sample import load_sample
from bot.serving.http import wsgi
from bot.settings import BadSettingError, Settings
from bot.store import Store
from bot.worker import Worker
from commands.home_watch import HomeWatch

NOT_THE_SAMPLE = (
    "DATABASE_URL names a store with a plan of its own. A demo would show its waiting messages "
    "here, and they would never reach Slack: unset DATABASE_URL, or name an empty store"
)
AT_ONCE = 0.5
"""Seconds after which a Home tab shows what the worker did: somebody watches."""


def sample_in(store: Store, now: datetime, chosen: date | None) -> Plan:
    """The sample's plan, imported first where the store holds none.

    Raises BadSettingError for a store with a plan that is not the sample.
    """
    if store.snapshot() is None:
        load_sample(store, now, chosen)
    snapshot = store.snapshot()
    if snapshot is None or not snapshot.plan.sample:
        raise BadSettingError(NOT_THE_SAMPLE)
    return snapshot.plan


@contextmanager
def at_work(
    settings: Settings,
    store: Store,
    slack: SlackServer,
    clock: VisitClock,
    overheard: Callable[[Message], None] = lambda _: None,
) -> Iterator[None]:
    """The bot answers and delivers in the workspace of `slack`, at the time of `clock`, until the
    block is left; `overheard` is told of every answer.
    """
    online = replace(
        settings,
        signing_secret=slack.signing_secret,
        bot_token=slack.token,
        slack_api_url=slack.api_url,
        # What lies in the watched folder is for the store of the settings alone.
        inbox=None,
    )
    desk = replace(
        build_desk(online, store), now=clock.for_plan, day=clock.day, overheard=overheard
    )
    homes = HomeWatch(desk, AT_ONCE)
    try:
        with (
            served(wsgi(build_app(online, desk))) as slack.bot_url,
            _running(Worker(online, store, clock=clock.now, day=clock.day)),
        ):
            yield
    finally:
        homes.stop()
        desk.trail.close()


@contextmanager
def _running(worker: Worker) -> Iterator[None]:
    thread = Thread(target=worker.run, name="worker")
    thread.start()
    try:
        yield
    finally:
        worker.stop()
        thread.join()
