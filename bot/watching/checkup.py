"""The whole check-up: the store's side and Slack's, for `planbot doctor` and `/planbot status`."""

from datetime import datetime

from bot.domain.finding import Finding, Level
from bot.domain.plan import Plan
from bot.rules.due import Due
from bot.services.as_of import moment_of
from bot.settings import Settings
from bot.store import Store, StoreUnavailable
from bot.watching.plan_health import check_plan
from bot.watching.slack_checkup import check_slack
from bot.watching.store_checkup import DATABASE, check_store
from jobs.schedule import next_times, owed_now


def check_up(settings: Settings, store: Store, now: datetime) -> list[Finding]:
    """Lists every finding, the store's first."""
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


def _posts(store: Store, plan: Plan | None, now: datetime) -> tuple[list[Due], list[Due]]:
    if plan is None:
        return [], []
    at = moment_of(plan, now)
    return next_times(plan.schedule, at), owed_now(store, plan, at)
