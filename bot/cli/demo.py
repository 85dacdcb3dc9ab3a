"""`planbot demo`: a workspace on this machine, with the bot, its delivery and a page to try it on.

Everything is one process: one Ctrl-C ends it.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from secrets import token_hex

from bot.app import build_app, build_desk
from bot.cli.post_round import delivering
from bot.cli.stores import opened, throw_away
from bot.cli.tour import tour_in_words, visit
from bot.cli.visit_clock import VisitClock
from bot.domain.plan import Plan
from bot.http import wsgi
from bot.playground.bot_on_loopback import served
from bot.playground.of_plan import workspace_of
from bot.playground.page.page import Page
from bot.playground.server import SlackServer
from bot.services.moment import moment_of
from bot.services.sample import load_sample
from bot.settings import BadSettingError, Settings
from bot.store import Store

DEFAULT_PORT = 8321
NOT_THE_SAMPLE = (
    "DATABASE_URL names a store with a plan of its own. A demo would show its waiting messages "
    "here, and they would never reach Slack: unset DATABASE_URL, or name an empty store"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """`port` None takes the default one or, where that is taken, a free one; `keep` uses the
    store of the settings in place of a throw-away one.
    """

    port: int | None = None
    keep: bool = False
    chosen: date | None = None


def run(settings: Settings, wanted: Wanted) -> int:
    """Until Ctrl-C or SIGTERM; a second one ends it at once."""
    stop = threading.Event()

    def end(number: int, _: object) -> None:
        signal.signal(number, signal.SIG_DFL)
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    with playground(settings, wanted) as address:
        print(_welcome(address), flush=True)
        stop.wait()
        print("\nStopping.", flush=True)
    return 0


@contextmanager
def playground(settings: Settings, wanted: Wanted) -> Iterator[str]:
    """The page's address while the store, the workspace, the bot and its delivery run.

    Raises BadSettingError for a store with a plan that is not the sample, and for a port that
    cannot be used.
    """
    with ExitStack() as stack:
        store = stack.enter_context(opened(settings) if wanted.keep else throw_away())
        plan = _sample_in(store, wanted.chosen)
        clock = VisitClock(moment_of(plan, datetime.now(UTC), wanted.chosen))
        secret = token_hex(16)
        slack = stack.enter_context(_server(plan, wanted.port, secret))
        online = replace(
            settings,
            signing_secret=secret,
            bot_token=slack.token,
            slack_api_url=slack.api_url,
        )
        desk = replace(build_desk(online, store), now=clock.for_plan)
        stack.callback(desk.trail.close)
        slack.bot_url = stack.enter_context(served(wsgi(build_app(online, desk))))
        slack.page = Page(slack, visit(store, clock))
        stack.enter_context(delivering(store, slack.token, slack.api_url, clock))
        yield f"{slack.url}/"


def _server(plan: Plan, port: int | None, secret: str) -> SlackServer:
    """On the port asked for; else on the usual one or, where that is taken, on a free one."""
    workspace = workspace_of(plan)
    if port is not None:
        try:
            return SlackServer(secret, workspace=workspace, port=port)
        except (OSError, OverflowError) as error:
            raise BadSettingError(f"--port {port} cannot be used: {error}") from error
    with suppress(OSError):
        return SlackServer(secret, workspace=workspace, port=DEFAULT_PORT)
    return SlackServer(secret, workspace=workspace)


def _sample_in(store: Store, chosen: date | None) -> Plan:
    """The sample's plan, imported first where the store holds none. Raises BadSettingError."""
    if store.snapshot() is None:
        load_sample(store, datetime.now(UTC), chosen)
    snapshot = store.snapshot()
    if snapshot is None or not snapshot.plan.sample:
        raise BadSettingError(NOT_THE_SAMPLE)
    return snapshot.plan


def _welcome(address: str) -> str:
    return (
        f"\nplanbot's playground is open:  {address}\n\n"
        "It listens on this machine only (127.0.0.1). Nothing is sent anywhere, and nothing is "
        "kept\nwhen you stop it, unless DATABASE_URL says where. Ctrl-C stops everything.\n\n"
        f"Five things to try:\n\n{tour_in_words()}\n"
    )
