"""`planbot demo --once`: the whole job on the published plan, in the terminal."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from secrets import token_hex

from bot.cli.at_work import at_work, sample_in
from bot.cli.import_files import said
from bot.cli.stores import throw_away
from bot.cli.tour import SENIOR_MANAGERS, Deeds
from bot.cli.visit_clock import VisitClock
from bot.domain.message import Message
from bot.domain.outbox import OutboxRow
from bot.messages.words import counted
from bot.playground.of_plan import workspace_of
from bot.playground.server import SlackServer
from bot.sample import OCTOBER
from bot.services.as_of import moment_of
from bot.services.sample import load_sample
from bot.settings import Settings
from bot.store import Store

ASSISTANT_DIRECTOR = "U0AD"
ASKED = ("/rag", "/rag 12", "/rag 5", "/caseloads", "/flags")
DELIVERED_SECONDS = 30.0


def run(settings: Settings, chosen: date | None) -> int:
    """Prints every step; the store and the workspace go when it ends."""
    now = datetime.now(UTC)
    with throw_away() as store:
        _heading("planbot import plan.yaml outturns-2018-09.csv caseloads-2018-09-illustrative.csv")
        for brought in load_sample(store, now, chosen):
            print(said(brought))
        plan = sample_in(store, now, chosen)
        clock = VisitClock(moment_of(plan, now, chosen))
        heard: list[Message] = []
        with (
            SlackServer(token_hex(16), workspace=workspace_of(plan)) as slack,
            at_work(settings, store, slack, clock, heard.append),
        ):
            _Demo(store, slack, Deeds(store, clock), heard).play()
    return 0


@dataclass(frozen=True, slots=True)
class _Demo:
    store: Store
    slack: SlackServer
    deeds: Deeds
    heard: list[Message]

    def play(self) -> None:
        for line in ASKED:
            self._ask(line)
        _heading(f"planbot import {OCTOBER.name}")
        brought = self.deeds.october()
        print(said(brought))
        alerts = self._delivered(ASSISTANT_DIRECTOR, brought.alerts)
        for place, row in enumerate(alerts, 1):
            _heading(f"alert {place} of {len(alerts)}, to the Assistant Director ({row.channel})")
            print(row.message.plain)
        self._acknowledge()
        self._ask("/flags")
        self.deeds.monday()
        for row in self._delivered(SENIOR_MANAGERS, 1):
            _heading(f"the weekly digest, to {row.channel}")
            print(row.message.plain)

    def _ask(self, line: str) -> None:
        _heading(f"{line}   (the Assistant Director, in a direct message)")
        answer = self.slack.command(ASSISTANT_DIRECTOR, line)
        if answer.error:
            raise RuntimeError(f"{line} was not answered: {answer.error} {answer.refusals}")
        print(self.heard[-1].plain)

    def _delivered(self, channel: str, number: int) -> list[OutboxRow]:
        """What the outbox holds for `channel`, once so many messages of it stand there."""
        seen = self.slack.wait_until(
            lambda: len(self.slack.messages(channel)) >= number, DELIVERED_SECONDS
        )
        if not seen:
            said = counted(number, "message has", "messages have")
            raise RuntimeError(f"{said} not arrived for {channel}")
        return [row for row in self.store.outbox_rows() if row.channel == channel]

    def _acknowledge(self) -> None:
        alert = self.slack.messages(ASSISTANT_DIRECTOR)[0]
        button = next(
            element
            for block in alert.blocks
            if block["type"] == "actions"
            for element in block["elements"]
            if element["action_id"].startswith("acknowledge")
        )
        _heading("the Assistant Director presses Acknowledge on the first alert")
        self.slack.press(ASSISTANT_DIRECTOR, alert, button["action_id"])
        self.slack.wait_until(lambda: bool(self.slack.messages(ASSISTANT_DIRECTOR)[0].edits))
        said_so = [
            block["text"]["text"].replace("*", "")
            for block in self.slack.messages(ASSISTANT_DIRECTOR)[0].blocks
            if block["type"] == "section" and "Acknowledged" in block["text"]["text"]
        ]
        print("\n".join(said_so))


def _heading(text: str) -> None:
    print(f"\n\n▌ {text}\n")
