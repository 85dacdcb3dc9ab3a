"""A worker's sender, a Slack that has bad days, one clock for both, and a collector.

Whatever stands in any channel at the end and was not named by the test fails it, as does a planted
fault that was never met, and a message without its key.
"""

from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from bot.delivery.sender import NoEntryError
from bot.domain.indicator import Target
from bot.domain.message import Message
from bot.domain.outbox import OutboxState
from bot.domain.people import Audience, Channel, Person, PersonKind
from bot.playground.of_plan import workspace_of
from bot.playground.server import SlackServer
from bot.settings import Settings
from bot.store import StoreUnavailable
from bot.worker import Patience, Worker
from tests.integration.store import nouns
from tests.keeping import changing, message_id, put_message, put_plan

SMM = "C0SMM"
PERF = "C0PERF"
AD = "U0AD"
ADMIN = "U0ADMIN"
START = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


class Clock:
    def __init__(self, at=START):
        self.at = at

    def now(self):
        return self.at

    def unix(self):
        return self.at.timestamp()

    def advance(self, seconds):
        self.at += timedelta(seconds=seconds)


def plan(schedule=()):
    measured = replace(nouns.indicator(), targets=(Target(date(2018, 3, 31), Decimal(22)),))
    return replace(
        nouns.plan(nouns.recommendation(indicators=(measured,))),
        sample=False,
        people=(
            Person("director", "Director", PersonKind.ASSISTANT_DIRECTOR, (AD,), Audience.NAMED),
            Person("admin", "Administrator", PersonKind.ADMINISTRATOR, (ADMIN,), Audience.NAMED),
        ),
        channels=(
            Channel(SMM, "senior-managers", Audience.NAMED),
            Channel(PERF, "performance", Audience.WIDE),
        ),
        schedule=schedule,
    )


def said(text):
    block = {"type": "section", "text": {"type": "mrkdwn", "text": f"*{text}*"}}
    return Message(text, (block,), f"{text}, in full & plain")


def plain(text):
    """What stands in the channel when Slack refused the blocks."""
    return f"{text}, in full &amp; plain"


@contextmanager
def delivering(store, *, rate_limits=False):
    clock = Clock()
    with changing(store) as work:
        put_plan(work, plan(), "plan.yaml", "a" * 64, clock.now() - timedelta(days=30))
    workspace = workspace_of(plan(), now=clock.unix)
    with SlackServer("secret", workspace=workspace, rate_limits=rate_limits) as slack:
        delivery = Delivery(store, slack, clock)
        yield delivery
        delivery.check()


class Delivery:
    def __init__(self, store, slack, clock):
        self.store, self.slack, self.clock = store, slack, clock
        self.workers = {}
        self._expected = None

    def sender(self, name="one", reached=lambda _: None):
        """The sender of the worker called `name`, put together as in production."""
        if name not in self.workers:
            patience = Patience(slack_seconds=1)
            self.workers[name] = Worker(
                self.settings(), self.store, patience, reached, self.clock.now
            )
        return self.workers[name].sender

    def settings(self):
        return Settings.read(
            {
                "DATABASE_URL": "sqlite:///elsewhere.db",
                "SLACK_BOT_TOKEN": self.slack.token,
                "SLACK_API_URL": self.slack.api_url,
            }
        )

    def enqueue(self, text, channel=SMM, **fields):
        """The id of the message in the outbox."""
        with changing(self.store) as work:
            assert put_message(work, "note", text, channel, said(text), self.clock.now(), **fields)
            return message_id(work, "note", text, channel)

    def run(self, seconds=0, step=5, name="one"):
        """Send what is ready, again and again while the clock goes on by `seconds`."""
        until = self.clock.now() + timedelta(seconds=seconds)
        while True:
            while self.sender(name).send_next():
                continue
            if self.clock.now() >= until:
                return
            self.clock.advance(step)

    def run_without_entry(self):
        """As the worker does: it halts, and says why."""
        try:
            self.run()
        except NoEntryError as error:
            return str(error)
        return None

    def die_at(self, point, name="one"):
        """The worker of that name ends at the point, as a killed process would: nothing more of
        it happens, and another one takes its place.
        """

        def end(reached):
            if reached == point:
                raise Killed(point)

        sender = replace(self.sender(name), reached=end)
        try:
            sender.send_next()
        except Killed:
            del self.workers[name]
            return
        raise AssertionError(f"the sender never came to {point}")

    def row(self, outbox_id):
        return next(each for each in self.store.outbox_rows() if each.id == outbox_id)

    def rows(self, state):
        return [each.about.key for each in self.store.outbox_rows(OutboxState(state))]

    def calls(self, method):
        return self.slack.calls(method)

    def standing(self):
        """Everything that anybody sees anywhere, by channel; replies with the text above them."""
        found = {}
        with self.slack.workspace.lock:
            every = [each for each in self.slack.workspace.shown if not each.deleted]
        first = {each.ts: each.text for each in every}
        for each in every:
            above = f"{first[each.thread_ts]} > " if each.is_reply else ""
            found.setdefault(self._name(each.channel), []).append(above + each.text)
        return found

    def arrived(self, **channels):
        """This stands where it is named, and nothing else does anywhere: now, and at the end."""
        self._expected = channels
        assert self.standing() == channels

    def check(self):
        assert self._expected is not None, "the test does not say what must have arrived"
        assert self.standing() == self._expected
        keys = Counter(each.metadata["event_payload"]["key"] for each in self._shown())
        assert [key for key, times in keys.items() if times > 1] == []
        lasting = [each for each in self.slack.faults._waiting if each.times is not None]
        assert lasting == [], "a planted fault was never met"

    def _shown(self):
        with self.slack.workspace.lock:
            return [each for each in self.slack.workspace.shown if not each.deleted]

    def _name(self, channel):
        user = self.slack.workspace.channels[channel].user
        return user or channel


class Killed(BaseException):
    """No part of the program catches this."""


__all__ = ["AD", "ADMIN", "PERF", "SMM", "Delivery", "StoreUnavailable", "delivering", "plain"]
