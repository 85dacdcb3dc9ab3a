"""Composition root: settings → store → the Bolt app with every command and button registered."""

import json
import logging
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from functools import partial
from threading import Lock
from typing import Any

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier

from bot.access import FactsOf
from bot.delivery.channels import ChannelBook
from bot.delivery.views import Views
from bot.delivery.web import SlackWeb
from bot.domain.finding import Finding
from bot.domain.people import ChannelFacts
from bot.domain.plan import Plan
from bot.services.as_of import moment_of
from bot.services.audit import AuditTrail
from bot.settings import Settings
from bot.store import Store
from commands import slash
from commands.admission import Admission
from commands.desk import SORRY, Desk
from commands.questions import QUESTIONS

LISTENER_THREADS = 40
"""Bolt's default of 5 loses most of 60 commands that come at once."""

_LOG = logging.getLogger(__name__)


class SlackApp(App):
    """The Bolt app, and the check of Slack's signature for whoever has not read the body yet.

    It answers the commands `at_once` from its start. `everything_else` is registered before the
    first request that is none of them, or in spare time.
    """

    def __init__(
        self,
        signing_secret: str,
        at_once: Collection[str],
        everything_else: Callable[["SlackApp"], None],
        **given: Any,
    ) -> None:
        super().__init__(signing_secret=signing_secret, **given)
        self.signature = SignatureVerifier(signing_secret)
        self._at_once = at_once
        self._everything_else = everything_else
        self._completing = Lock()
        self._complete = False

    def complete(self) -> None:
        """Returns when everything is registered."""
        with self._completing:
            if not self._complete:
                self._everything_else(self)
                self._complete = True

    def dispatch(self, req: BoltRequest) -> BoltResponse:
        if req.body.get("command") not in self._at_once:
            self.complete()
        return super().dispatch(req)


def build_desk(settings: Settings, store: Store, chosen: date | None = None) -> Desk:
    """The desk that commands are answered at; `chosen` fixes the day that plans are read on."""

    def now(plan: Plan | None) -> datetime:
        return moment_of(plan, datetime.now(UTC), chosen)

    views = Views(SlackWeb(settings.bot_token, settings.slack_api_url, timeout=3))
    return Desk(
        store,
        AuditTrail(store),
        now,
        channel_facts(settings),
        lambda: datetime.now(UTC),
        open_view=views.open_view,
        push_view=views.push_view,
        update_view=views.update_view,
        publish_home=views.publish_home,
        day=lambda: chosen,
    )


def build_app(settings: Settings, desk: Desk, *, signed: bool = True) -> SlackApp:
    """The Bolt app. It answers from the listener itself, and asks Slack nothing at its start.
    `signed` is False only where requests come over a connection that Slack itself opened.

    Raises BadSettingError without a signing secret for signed requests.
    """
    app = SlackApp(
        settings.required_signing_secret() if signed else "none",
        QUESTIONS,
        partial(_register_everything_else, desk, settings),
        name="planbot",
        request_verification_enabled=signed,
        authorize=_authorize(settings),
        client=WebClient(base_url=settings.slack_api_url),
        process_before_response=True,
        listener_executor=ThreadPoolExecutor(LISTENER_THREADS, thread_name_prefix="listener"),
    )
    app.use(Admission(desk))
    slash.register(app, desk, QUESTIONS)
    app.error(_explain)
    return app


def _register_everything_else(desk: Desk, settings: Settings, app: SlackApp) -> None:
    # Most of planbot, of which the answer to a question needs nothing.
    from commands import everything_else  # noqa: PLC0415 - see above

    slack = SlackWeb(settings.bot_token, settings.slack_api_url, timeout=5)
    everything_else.register(app, desk, slack, lambda: _check_up(settings, desk.store))


def _authorize(settings: Settings) -> Callable[..., AuthorizeResult]:
    """One workspace, one token: which workspaces and people are answered is the desk's to say."""

    def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, bot_token=settings.bot_token
        )

    return authorize


def channel_facts(settings: Settings) -> FactsOf:
    """Tells what Slack says of each channel, remembered; without a token every one is private."""
    if settings.bot_token is None:
        # Whoever asks without Slack sits at the database.
        return lambda _: ChannelFacts(shared=False, private=True)
    # A command is answered within three seconds: there is no time for a second try.
    return ChannelBook(SlackWeb(settings.bot_token, settings.slack_api_url, timeout=2)).facts


def _check_up(settings: Settings, store: Store) -> list[Finding]:
    # Few ask, and it brings in the schedule and every job: a sixth of the start.
    from bot.watching.checkup import check_up  # noqa: PLC0415 - see above

    return check_up(settings, store, datetime.now(UTC))


def _explain(error: Exception, body: dict[str, Any]) -> BoltResponse:
    """The one handler for what nobody foresaw: logged, and the person told."""
    _LOG.error("A request failed: %s", body.get("command") or body.get("type"), exc_info=error)
    told = {"response_type": "ephemeral", "text": SORRY}
    return BoltResponse(
        status=200, headers={"content-type": ["application/json"]}, body=json.dumps(told)
    )
