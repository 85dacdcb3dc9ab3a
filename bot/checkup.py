"""The whole check-up: the store's side and Slack's, for `planbot doctor` and `/planbot status`."""

from datetime import datetime

from bot.delivery.checkup import check_slack
from bot.domain.finding import Finding
from bot.domain.plan import Plan
from bot.rules.due import Due
from bot.services.health import check_plan, check_store
from bot.services.moment import moment_of
from bot.settings import Settings
from bot.store import Store, StoreUnavailable
from jobs.schedule import next_times, owed_now


def check_up(settings: Settings, store: Store, now: datetime, timeout: int = 5) -> list[Finding]:
    """Every finding, the store's first. `timeout` is for each call to Slack, in seconds."""
    found = check_store(store, now)
    try:
        snapshot = store.snapshot()
        plan = snapshot.plan if snapshot else None
        coming, owed = _posts(store, plan, now)
        found += check_plan(store, now, coming, owed)
    except StoreUnavailable:
        # check_store has said so already, with what to do.
        plan = None
    return found + check_slack(settings.bot_token, settings.slack_api_url, plan, now, timeout)


def _posts(store: Store, plan: Plan | None, now: datetime) -> tuple[list[Due], list[Due]]:
    if plan is None:
        return [], []
    at = moment_of(plan, now)
    return next_times(plan.schedule, at), owed_now(store, plan, at)
