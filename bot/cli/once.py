"""`planbot demo --once`: the whole job on the published plan, in the terminal."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from slack_sdk import WebClient

from bot.app import build_app, build_desk
from bot.cli.run import said
from bot.cli.signed import SECRET
from bot.cli.stores import throw_away
from bot.domain.period import london_day
from bot.domain.snapshot import Snapshot
from bot.http import wsgi
from bot.messages.message import Message
from bot.playground.bot_on_loopback import served
from bot.playground.of_plan import workspace_of
from bot.playground.server import SlackServer
from bot.sample import OCTOBER
from bot.services.digests import WEEKLY_DIGEST, enqueue_digest
from bot.services.imports import import_file
from bot.services.moment import moment_of
from bot.services.sample import load_sample
from bot.settings import Settings
from bot.store import Store

ASSISTANT_DIRECTOR = "U0AD"
ASKED = ("/rag", "/rag 12", "/rag 5", "/caseloads", "/flags")


def run(settings: Settings, chosen: date | None) -> int:
    """Prints every step; the store and the workspace go when it ends."""
    now = datetime.now(UTC)
    with throw_away() as store:
        _heading("planbot import plan.yaml outturns-2018-09.csv caseloads-2018-09-illustrative.csv")
        for brought in load_sample(store, now, chosen):
            print(said(brought))
        demo = _Demo(store, settings, chosen)
        with SlackServer(SECRET, workspace=workspace_of(_plan(store).plan)) as slack:
            demo.play(slack, now)
    return 0


@dataclass(frozen=True, slots=True)
class _Demo:
    store: Store
    settings: Settings
    chosen: date | None

    def play(self, slack: SlackServer, now: datetime) -> None:
        heard: list[Message] = []
        online = replace(
            self.settings,
            signing_secret=SECRET,
            bot_token=slack.token,
            slack_api_url=slack.api_url,
        )
        desk = replace(build_desk(online, self.store, self.chosen), overheard=heard.append)
        with served(wsgi(build_app(online, desk))) as url:
            slack.bot_url = url
            for line in ASKED:
                _ask(slack, line, heard)
            _heading(f"planbot import {OCTOBER.name}")
            print(said(import_file(self.store, OCTOBER, now, self.chosen)))
            self._post(slack)
            self._acknowledge(slack)
            _ask(slack, "/flags", heard)
            self._digest(now)
        desk.trail.close()

    def _post(self, slack: SlackServer) -> None:
        """Each alert to the Assistant Director, as the workspace takes it."""
        client = WebClient(slack.token, base_url=slack.api_url, retry_handlers=[])
        alerts = self.store.outbox_rows()
        for place, row in enumerate(alerts, 1):
            _heading(f"alert {place} of {len(alerts)}, to the Assistant Director ({row.channel})")
            print(row.message.plain)
            client.chat_postMessage(
                channel=row.channel, text=row.message.text, blocks=list(row.message.blocks)
            )

    def _acknowledge(self, slack: SlackServer) -> None:
        alert = slack.messages(ASSISTANT_DIRECTOR)[0]
        button = next(
            element
            for block in alert.blocks
            if block["type"] == "actions"
            for element in block["elements"]
            if element["action_id"].startswith("acknowledge")
        )
        _heading("the Assistant Director presses Acknowledge on the first alert")
        slack.press(ASSISTANT_DIRECTOR, alert, button["action_id"])
        slack.wait_until(lambda: bool(slack.messages(ASSISTANT_DIRECTOR)[0].edits))
        said_so = [
            block["text"]["text"].replace("*", "")
            for block in slack.messages(ASSISTANT_DIRECTOR)[0].blocks
            if block["type"] == "section" and "Acknowledged" in block["text"]["text"]
        ]
        print("\n".join(said_so))

    def _digest(self, now: datetime) -> None:
        at = moment_of(_plan(self.store).plan, now, self.chosen)
        enqueue_digest(self.store, london_day(at), at)
        for row in self.store.outbox_rows():
            if row.kind == WEEKLY_DIGEST:
                _heading(f"the weekly digest, to {row.channel}")
                print(row.message.plain)


def _ask(slack: SlackServer, line: str, heard: list[Message]) -> None:
    _heading(f"{line}   (the Assistant Director, in a direct message)")
    answer = slack.command(ASSISTANT_DIRECTOR, line)
    if answer.error:
        raise RuntimeError(f"{line} was not answered: {answer.error} {answer.refusals}")
    print(heard[-1].plain)


def _plan(store: Store) -> Snapshot:
    snapshot = store.snapshot()
    if snapshot is None:
        raise AssertionError("the sample is loaded")
    return snapshot


def _heading(text: str) -> None:
    print(f"\n\n▌ {text}\n")
