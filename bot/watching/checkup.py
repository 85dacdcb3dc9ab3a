"""The whole check-up: the store's side and Slack's, for `planbot doctor` and `/planbot status`."""

import math
from datetime import datetime
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic

from bot.domain.finding import Finding, Level
from bot.domain.plan import Plan
from bot.rules.due import Due
from bot.services.as_of import moment_of
from bot.settings import Settings
from bot.store import Store, StoreUnavailable
from bot.watching.health import DATABASE, check_plan, check_store
from bot.watching.slack_checkup import check_slack
from jobs.schedule import next_times, owed_now

QUICK_SECONDS = 2
"""Slack waits three for an answer."""


def check_up(settings: Settings, store: Store, now: datetime) -> list[Finding]:
    """Every finding, the store's first."""
    found, plan = check_ours(store, now)
    return [*found, *check_slack(settings.bot_token, settings.slack_api_url, plan, now)]


def check_ours(store: Store, now: datetime) -> tuple[list[Finding], Plan | None]:
    """The findings that need no Slack, and the plan in force."""
    found = check_store(store, now)
    if any(each.what == DATABASE and each.level is Level.BAD for each in found):
        return found, None
    try:
        snapshot = store.snapshot()
        plan = snapshot.plan if snapshot else None
        coming, owed = _posts(store, plan, now)
        return found + check_plan(store, now, coming, owed), plan
    except StoreUnavailable as error:
        return [*found, Finding("plan", Level.BAD, str(error), "try again in a moment")], None


def quick_check_up(
    settings: Settings, store: Store, now: datetime, seconds: float = QUICK_SECONDS
) -> list[Finding]:
    """The check-up for someone who waits for an answer: what Slack has not said in `seconds` is
    left out, and that is said.
    """
    until = monotonic() + seconds
    found, plan = check_ours(store, now)
    told: SimpleQueue[Finding | None] = SimpleQueue()
    late = Event()

    def ask() -> None:
        timeout = math.ceil(seconds)
        for each in check_slack(settings.bot_token, settings.slack_api_url, plan, now, timeout):
            told.put(each)
            if late.is_set():
                return
        told.put(None)

    # A daemon: nobody waits for Slack's answer where the program ends.
    Thread(target=ask, name="check-up", daemon=True).start()
    try:
        while (finding := told.get(timeout=max(0.0, until - monotonic()))) is not None:
            found.append(finding)
    except Empty:
        late.set()
        said = f"not everything was answered within {seconds:g} s"
        found.append(Finding("Slack", Level.LOOK, said, "planbot doctor waits for it"))
    return found


def _posts(store: Store, plan: Plan | None, now: datetime) -> tuple[list[Due], list[Due]]:
    if plan is None:
        return [], []
    at = moment_of(plan, now)
    return next_times(plan.schedule, at), owed_now(store, plan, at)
