"""Starts workers as processes of their own, against a Slack in this one."""

import os
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.outbox import OutboxState
from bot.domain.period import LONDON
from bot.domain.schedule import OnHoliday, Post, PostKind, Weekday
from bot.playground.of_plan import workspace_of
from bot.playground.server import SlackServer
from bot.store import Store
from tests.faults.workers import delivering, doomed
from tests.faults.workers.forked import Forked
from tests.integration.store.nouns import MESSAGE, outturn
from tests.keeping import changing, put_message, put_outturns, put_plan
from tests.waiting import SOON, until

SEPTEMBER = outturn("20", "2018-09")
OCTOBER = "indicator,period,value\n5.1,2018-10,30.6\n"


def plan(*, due=False):
    """The plan of the delivery tests; with a digest that was due a minute ago, if asked for."""
    if not due:
        return delivering.plan()
    moment = (datetime.now(UTC) - timedelta(minutes=1)).astimezone(LONDON)
    weekday = list(Weekday)[moment.weekday()]
    post = Post(
        PostKind.WEEKLY_DIGEST,
        delivering.SMM,
        moment.time().replace(second=0, microsecond=0),
        weekday,
        holiday=OnHoliday.SAME_DAY,
    )
    return delivering.plan(schedule=(post,))


@contextmanager
def scene(url, folder, *, due=False):
    store = Store.open(url)
    before = datetime.now(UTC) - timedelta(hours=1)
    with changing(store) as work:
        put_plan(work, plan(due=due), "plan.yaml", "a" * 64, before)
        put_outturns(work, [SEPTEMBER], "september.csv", "b" * 64, before)
    with SlackServer("secret", workspace=workspace_of(plan())) as slack:
        found = Scene(url, store, slack, Path(folder))
        try:
            yield found
        finally:
            found.end()
            store.close()


class Scene:
    """One database, one Slack, and the workers that come and go."""

    def __init__(self, url, store, slack, folder):
        self.url, self.store, self.slack = url, store, slack
        self.inbox = folder / "inbox"
        self.inbox.mkdir()
        self._log = folder / "workers.log"
        self._workers = []

    def worker(self, deed="none", point="never"):
        environment = os.environ | {
            "DATABASE_URL": self.url,
            "SLACK_BOT_TOKEN": self.slack.token,
            "SLACK_API_URL": self.slack.api_url,
            "PLANBOT_INBOX": str(self.inbox),
        }
        worker = Forked(doomed.main, deed, point, log=self._log, environment=environment)
        self._workers.append(worker)
        return worker

    def killed_at(self, point):
        """A worker was started, and ended by SIGKILL at the point."""
        worker = self.worker("kill", point)
        assert worker.wait(SOON) == -9, f"exit {worker.returncode} at {point}"

    def note(self, text, channel=delivering.SMM):
        with changing(self.store) as work:
            message = replace(MESSAGE, text=text)
            assert put_message(work, "note", text, channel, message, datetime.now(UTC))

    def sent(self):
        return self.store.outbox_rows(OutboxState.SENT)

    until = staticmethod(until)

    def texts(self, channel=delivering.SMM):
        return [each.text for each in self.slack.messages(channel)]

    def end(self):
        for worker in self._workers:
            if worker.poll() is None:
                worker.kill()
                worker.wait()
