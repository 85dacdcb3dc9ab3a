"""The check-up of Slack's side: token, scopes, clock, every channel and the people told at once."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.delivery.outcome import FAILURES
from bot.domain.finding import Finding, Level
from bot.domain.plan import Plan

SCOPES = (
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "groups:history",
    "groups:read",
    "im:history",
    "im:write",
)
"""What the bot's token must allow; a test holds manifest.json to it."""
CLOCK_APART = timedelta(minutes=2)


def check_slack(
    token: str | None, api_url: str, plan: Plan | None, now: datetime, timeout: int = 5
) -> list[Finding]:
    """One call for the token and one for each channel of the plan; `now` is aware."""
    if token is None:
        return [Finding("token", Level.BAD, "SLACK_BOT_TOKEN is not set", "copy it from the app")]
    client = WebClient(token, base_url=api_url, timeout=timeout, retry_handlers=[])
    try:
        told = client.auth_test()
    except FAILURES as error:
        return [Finding("token", Level.BAD, _why(error), "check SLACK_BOT_TOKEN and SLACK_API_URL")]
    found = [_token(told, plan), *_scopes(told), *_clock(told, now)]
    if plan is not None:
        found += [_channel(client, plan, each) for each in _places(plan)]
    return found


def _places(plan: Plan) -> Sequence[str]:
    """The channels that planbot posts to or knows of, shared ones left out."""
    return [each.id for each in plan.channels if not each.shared]


def _token(told: SlackResponse, plan: Plan | None) -> Finding:
    team = str(told.get("team_id", ""))
    if plan is not None and team != plan.workspace:
        return Finding(
            "token",
            Level.BAD,
            f"it belongs to workspace {team}, the plan to {plan.workspace}",
            "correct `workspace` in the plan, or take the other app's token",
        )
    return Finding("token", Level.OK, f"works, in workspace {team}")


def _scopes(told: SlackResponse) -> Iterator[Finding]:
    given = _header(told, "x-oauth-scopes")
    if given is None:
        yield Finding("scopes", Level.LOOK, "Slack did not say which the token has")
        return
    missing = sorted(set(SCOPES) - {each.strip() for each in given.split(",")})
    if missing:
        words = ", ".join(missing)
        yield Finding("scopes", Level.BAD, f"missing: {words}", "add them and reinstall the app")
    else:
        yield Finding("scopes", Level.OK, "all that planbot needs")


def _clock(told: SlackResponse, now: datetime) -> Iterator[Finding]:
    said = _header(told, "date")
    if said is None:
        return
    apart = abs(parsedate_to_datetime(said) - now)
    if apart > CLOCK_APART:
        seconds = int(apart.total_seconds())
        yield Finding(
            "clock", Level.BAD, f"{seconds} s away from Slack's", "set this machine's clock"
        )
    else:
        yield Finding("clock", Level.OK, "agrees with Slack's")


def _channel(client: WebClient, plan: Plan, channel: str) -> Finding:
    name = next(each.name for each in plan.channels if each.id == channel)
    what = f"#{name}"
    try:
        about = client.conversations_info(channel=channel).get("channel") or {}
    except FAILURES as error:
        return Finding(
            what, Level.BAD, _why(error), f"correct {channel} in the plan, or invite planbot"
        )
    if about.get("is_archived"):
        return Finding(what, Level.BAD, "is archived", "unarchive it, or name another in the plan")
    if about.get("is_ext_shared"):
        return Finding(what, Level.BAD, "is shared with another organisation", "name another")
    posts = any(each.channel == channel for each in plan.schedule)
    if posts and not about.get("is_member"):
        return Finding(
            what, Level.BAD, "planbot is not in it", f"in Slack: /invite @planbot in #{name}"
        )
    return Finding(what, Level.OK, "can be posted to" if posts else "is known")


def _header(told: SlackResponse, name: str) -> str | None:
    for key, value in told.headers.items():
        if key.lower() == name:
            return value[0] if isinstance(value, list) else str(value)
    return None


def _why(error: BaseException) -> str:
    if isinstance(error, SlackApiError):
        return f"Slack says {error.response.get('error')}"
    return f"Slack cannot be reached: {error}"
