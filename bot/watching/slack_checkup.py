"""The check-up of Slack's side: token, scopes, clock, every channel and the people told at once."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.delivery.outcome import FAILURES, NotNow, outcome_of
from bot.delivery.web import SlackWeb
from bot.domain.finding import Finding, Level
from bot.domain.people import Audience, Channel
from bot.domain.plan import Plan
from bot.messages.administrators import MAKE_PRIVATE, PUBLIC
from bot.messages.words import listed

SCOPES = (
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "groups:history",
    "groups:read",
    "im:history",
    "im:write",
)
"""What the bot's token must allow; a test holds manifest.json to it."""
CANVAS_SCOPES = ("canvases:read", "canvases:write")
"""What it must allow where the plan names a canvas."""
_REINSTALL = "add them and reinstall the app"
CLOCK_APART = timedelta(minutes=2)


def check_slack(
    token: str | None, api_url: str, plan: Plan | None, now: datetime, timeout: int = 5
) -> Iterator[Finding]:
    """Makes one call for the token and one for each channel of the plan, told one after the other;
    `now` is aware, and `timeout` (seconds) holds for each call.
    """
    if token is None:
        yield Finding("token", Level.BAD, "SLACK_BOT_TOKEN is not set", "copy it from the app")
        return
    client = SlackWeb(token, api_url, timeout)
    try:
        told = client.auth_test()
    except FAILURES as error:
        yield _unanswered("token", error, "check SLACK_BOT_TOKEN and SLACK_API_URL")
        return
    yield _token(told, plan)
    yield from _scopes(told, plan)
    yield from _clock(told, now)
    if plan is not None:
        for channel in _places(plan):
            yield _channel(client, plan, channel)


def _places(plan: Plan) -> Sequence[Channel]:
    """The channels that planbot posts to or knows of, shared ones left out."""
    return [each for each in plan.channels if not each.shared]


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


def _scopes(told: SlackResponse, plan: Plan | None) -> Iterator[Finding]:
    header = _header(told, "x-oauth-scopes")
    if header is None:
        yield Finding("scopes", Level.LOOK, "Slack did not say which the token has")
        return
    given = {each.strip() for each in header.split(",")}
    if missing := sorted(set(SCOPES) - given):
        yield Finding("scopes", Level.BAD, f"missing: {', '.join(missing)}", _REINSTALL)
    else:
        yield Finding("scopes", Level.OK, "all that planbot needs")
    canvases = [f"#{each.name}" for each in plan.channels if each.canvas] if plan else []
    if canvases and (missing := sorted(set(CANVAS_SCOPES) - given)):
        said = f"minutes are not written to that of {listed(canvases)}: {listed(missing)} missing"
        yield Finding("canvas", Level.LOOK, said, _REINSTALL)


def _clock(told: SlackResponse, now: datetime) -> Iterator[Finding]:
    said = _header(told, "date")
    if said is None:
        return
    try:
        there = parsedate_to_datetime(said)
    except ValueError:
        yield Finding("clock", Level.LOOK, "Slack's date could not be read")
        return
    # RFC 5322 lets a date leave its zone open: it is then UTC.
    apart = abs((there if there.tzinfo else there.replace(tzinfo=UTC)) - now)
    if apart > CLOCK_APART:
        seconds = int(apart.total_seconds())
        yield Finding(
            "clock", Level.BAD, f"{seconds} s away from Slack's", "set this machine's clock"
        )
    else:
        yield Finding("clock", Level.OK, "agrees with Slack's")


def _channel(client: WebClient, plan: Plan, channel: Channel) -> Finding:
    what = f"#{channel.name}"
    try:
        about = client.conversations_info(channel=channel.id).get("channel")
    except FAILURES as error:
        return _unanswered(what, error, f"correct {channel.id} in the plan, or invite planbot")
    if not isinstance(about, dict):
        return Finding(what, Level.BAD, "Slack's answer cannot be read", "look at Slack's status")
    if about.get("is_archived"):
        return Finding(what, Level.BAD, "is archived", "unarchive it, or name another in the plan")
    if about.get("is_ext_shared") or about.get("is_pending_ext_shared"):
        return Finding(what, Level.BAD, "is shared with another organisation", "name another")
    posts = any(each.channel == channel.id for each in plan.schedule)
    if posts and not about.get("is_member"):
        do = f"in Slack: /invite @planbot in #{channel.name}"
        return Finding(what, Level.BAD, "planbot is not in it", do)
    if channel.audience is Audience.NAMED and about.get("is_private") is not True:
        return Finding(what, Level.LOOK, PUBLIC, MAKE_PRIVATE)
    return Finding(what, Level.OK, "can be posted to" if posts else "is known")


def _header(told: SlackResponse, name: str) -> str | None:
    for key, value in told.headers.items():
        if key.lower() == name:
            return value[0] if isinstance(value, list) else str(value)
    return None


def _unanswered(what: str, error: BaseException, do: str) -> Finding:
    """Slack's no, or that it could not be asked."""
    if isinstance(outcome_of(error), NotNow):
        return Finding(what, Level.LOOK, "Slack asks to wait: it was asked too often", "try later")
    if isinstance(error, SlackApiError):
        said = str(error.response.get("error") or "no reason")
        # What is no JSON reaches us with a sentence for an error.
        if " " not in said:
            return Finding(what, Level.BAD, f"Slack says {said}", do)
        return Finding(what, Level.BAD, "Slack's answer cannot be read", "look at Slack's status")
    return Finding(what, Level.BAD, f"Slack cannot be reached: {error}", "check the network")
