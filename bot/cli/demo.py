"""`planbot demo`: a workspace on this machine, with planbot at work and a page to try it on.

Everything is one process: one Ctrl-C ends it.
"""

import errno
import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from secrets import token_hex

from bot.cli.at_work import at_work, sample_in
from bot.cli.stores import opened, throw_away
from bot.cli.tour import tour_in_words, visit
from bot.cli.visit_clock import VisitClock
from bot.domain.plan import Plan
from bot.playground.of_plan import workspace_of
from bot.playground.page.page import Page
from bot.playground.server import SlackServer
from bot.services.as_of import moment_of
from bot.settings import BadSettingError, Settings

DEFAULT_PORT = 8321


class PortError(OSError):
    """What keeps the page from the port that was asked for, in words."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """`port` None takes the default one or, where that is taken, a free one; `keep` uses the
    store of the settings in place of a throw-away one.
    """

    port: int | None = None
    keep: bool = False
    chosen: date | None = None


def run(settings: Settings, wanted: Wanted) -> int:
    """Runs until Ctrl-C or SIGTERM; a second one ends it at once."""
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
    """The page's address while the store, the workspace and planbot in it run.

    Raises BadSettingError for a store with a plan that is not the sample, and for a number
    that is no port; PortError for a port that cannot be had.
    """
    now = datetime.now(UTC)
    with ExitStack() as stack:
        store = stack.enter_context(opened(settings) if wanted.keep else throw_away())
        plan = sample_in(store, now, wanted.chosen)
        clock = VisitClock(moment_of(plan, now, wanted.chosen))
        slack = stack.enter_context(_server(plan, wanted.port))
        stack.enter_context(at_work(settings, store, slack, clock))
        slack.page = Page(slack, visit(store, clock, slack))
        yield f"{slack.url}/"


def _server(plan: Plan, port: int | None) -> SlackServer:
    """On the port asked for; else on the usual one or, where that is taken, on a free one."""
    workspace, secret = workspace_of(plan), token_hex(16)
    if port is not None:
        try:
            return SlackServer(secret, workspace=workspace, port=port)
        except OverflowError as error:
            raise BadSettingError(f"--port {port} cannot be used: {error}") from error
        except OSError as error:
            raise PortError(_why_not(port, error)) from error
    with suppress(OSError):
        return SlackServer(secret, workspace=workspace, port=DEFAULT_PORT)
    return SlackServer(secret, workspace=workspace)


def _why_not(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken by another program; name another one with --port"
    return f"port {port} cannot be opened ({error.strerror}); name another one with --port"


def _welcome(address: str) -> str:
    return (
        f"\nplanbot's playground is open:  {address}\n\n"
        "It listens on this machine only (127.0.0.1). Nothing is sent anywhere, and nothing is "
        "kept\nwhen you stop it, unless DATABASE_URL says where. Ctrl-C stops everything.\n\n"
        f"Ten things to try:\n\n{tour_in_words()}\n"
    )
