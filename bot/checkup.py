"""The whole check-up: the store's side and Slack's, for `planbot doctor` and `/planbot status`."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from bot.delivery.checkup import check_slack
from bot.domain.finding import Finding, Level
from bot.domain.plan import Plan
from bot.rules.due import Due
from bot.services.health import check_plan, check_store
from bot.services.moment import moment_of
from bot.settings import Settings
from bot.store import Store, StoreUnavailable
from jobs.schedule import next_times, owed_now


def check_up(settings: Settings, store: Store, now: datetime) -> list[Finding]:
    """Every finding, the store's first."""
    found, plan = check_ours(store, now)
    return found + check_slack(settings.bot_token, settings.slack_api_url, plan, now)


def check_ours(store: Store, now: datetime) -> tuple[list[Finding], Plan | None]:
    """The findings that need no Slack, and the plan in force."""
    found = check_store(store, now)
    try:
        snapshot = store.snapshot()
        plan = snapshot.plan if snapshot else None
        coming, owed = _posts(store, plan, now)
        return found + check_plan(store, now, coming, owed), plan
    except StoreUnavailable:
        # check_store has said so already, with what to do.
        return found, None


def quick_check_up(
    settings: Settings, store: Store, now: datetime, seconds: float = 2.0
) -> list[Finding]:
    """The check-up for someone who waits for an answer: what Slack has not said in `seconds` is
    left out, and that is said.
    """
    found, plan = check_ours(store, now)
    asking = ThreadPoolExecutor(1, thread_name_prefix="check-up")
    slack = asking.submit(check_slack, settings.bot_token, settings.slack_api_url, plan, now)
    try:
        return found + slack.result(seconds)
    except TimeoutError:
        said = f"not everything was answered within {seconds:g} s"
        return [*found, Finding("Slack", Level.LOOK, said, "planbot doctor waits for it")]
    finally:
        asking.shutdown(wait=False)


def _posts(store: Store, plan: Plan | None, now: datetime) -> tuple[list[Due], list[Due]]:
    if plan is None:
        return [], []
    at = moment_of(plan, now)
    return next_times(plan.schedule, at), owed_now(store, plan, at)
