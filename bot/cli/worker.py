"""`planbot worker`: schedule, sender and inbox; `--list` says what is owed, next and queued."""

import logging
import os
import signal
import sys
from datetime import UTC, datetime

from bot.cli.stores import opened
from bot.domain.period import LONDON
from bot.messages.words import counted
from bot.rules.due import Due
from bot.services.as_of import moment_of
from bot.settings import BadSettingError, Settings
from bot.store import Backlog
from bot.store.worker_lock import AnotherWorkerError, only_worker
from bot.watching.store_checkup import UNTAKEN
from bot.worker import Worker
from jobs.loops import LoopError
from jobs.schedule import next_times, owed_now


def run(settings: Settings) -> int:
    """Runs until it is told to stop; 70 when a part of it went silent."""
    if settings.bot_token is None:
        raise BadSettingError("SLACK_BOT_TOKEN is not set: the worker posts with it")
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    with opened(settings) as store:
        try:
            with only_worker(settings.database_url):
                worker = Worker(settings, store)
                for number in (signal.SIGTERM, signal.SIGINT):
                    signal.signal(number, lambda *_: worker.stop())
                worker.run()
        except AnotherWorkerError as error:
            print(f"planbot: {error}", file=sys.stderr)
            return 1
        except LoopError:
            logging.getLogger(__name__).critical("the worker ends", exc_info=True)
            # A thread that hangs would keep the interpreter from ending.
            os._exit(70)
    return 0


def list_posts(settings: Settings) -> int:
    """Lists what is owed now, what comes next and what waits to be sent, by London's clock."""
    with opened(settings) as store:
        snapshot = store.snapshot()
        if snapshot is None:
            print("No plan is stored, so nothing is scheduled: planbot import plan.yaml")
            return 0
        now = moment_of(snapshot.plan, datetime.now(UTC))
        owed = owed_now(store, snapshot.plan, now)
        names = {each.id: each.name for each in snapshot.plan.channels}
        print("Owed now:" if owed else "Nothing is owed.")
        for due in owed:
            print(f"  {_line(due, names)}")
        print("Next:")
        for due in next_times(snapshot.plan.schedule, now):
            print(f"  {_line(due, names)}")
        print(_queued(store.backlog()))
    return 0


def _queued(backlog: Backlog) -> str:
    if backlog.oldest is None:
        return "Nothing waits to be sent."
    since = backlog.oldest.created_at.astimezone(LONDON)
    why = backlog.oldest.reason or UNTAKEN
    said = counted(backlog.waiting, "message waits", "messages wait")
    return f"{said} to be sent, the oldest since {since:%a %d %b %Y %H:%M}: {why}."


def _line(due: Due, names: dict[str, str]) -> str:
    local = due.at.astimezone(LONDON)
    moved = "" if local.date() == due.period else f"  (moved from {due.period:%a %d %b})"
    channel = names.get(due.post.channel, due.post.channel)
    return f"{local:%a %d %b %Y %H:%M}  {due.post.kind:15}  #{channel}{moved}"
