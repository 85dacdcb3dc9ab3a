"""The worker's part beside the bot: it fetches what people send, and posts what planbot says."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.delivery.files import SlackFiles
from bot.delivery.sender import Sender
from bot.delivery.slack import Slack
from bot.services.incoming_turns import FileTurns
from tests.integration.dispatch.test_buttons import said_in
from tests.integration.dispatch.town import Town
from tests.waiting import until

HEADER = "indicator,period,value,numerator,denominator,provisional,published,source,note"
OCTOBER = f"{HEADER}\n5.1,2018-10,31.5,63,200,no,,Case system,\n".encode()
ASKED = b"Measure,Month,Actual\nRe-referals,Oct-18,31.5%\n"
"""A name that is near to one of the plan's."""


def now():
    return datetime.now(UTC)


def nobody(_row, reason):
    raise AssertionError(reason)


@dataclass
class PostRoom:
    town: Town
    files: FileTurns = field(init=False)
    sender: Sender = field(init=False)

    def __post_init__(self):
        slack, store = self.town.slack, self.town.bot.desk.store
        fetch = SlackFiles(slack.token, slack.api_url).fetch
        self.files = FileTurns(store, fetch, now)
        self.sender = Sender(store, Slack(slack.token, slack.api_url), "here", now, nobody)

    def work(self):
        """All that can be done is done."""
        while self.files.turn():
            continue
        self.post()

    def post(self):
        """All that planbot says is posted."""
        while self.sender.send_next():
            continue

    def send(self, user, content=OCTOBER, name="october.csv", channel=None):
        """The file is sent and looked at: what planbot says to who sent it, its newest message."""
        answer = self.town.slack.send_file(user, name, content, channel)
        assert not answer.error
        self.work()
        return self.newest(user)

    def newest(self, user):
        """planbot's newest message to the user; None where there is none."""
        mine = [each for each in self.town.slack.messages(user) if each.user != user]
        return mine[-1] if mine else None

    def said(self, user):
        message = self.newest(user)
        return said_in(message) if message is not None else ""

    def press(self, user, what, message=None):
        """The button is pressed, and all is done that follows from it."""
        before = len(self.town.slack.ephemerals(user))
        pressed = message or self.newest(user)
        rows = len(self.store.outbox_rows())
        self.town.press(user, pressed, what)
        until(
            lambda: (
                len(self.town.slack.ephemerals(user)) > before
                or len(self.store.outbox_rows()) > rows
            )
        )
        self.work()

    @property
    def store(self):
        return self.town.bot.desk.store

    @property
    def states(self):
        """(name, state) of every file."""
        found, number = [], 1
        while (file := self.store.incoming(number)) is not None:
            found.append((file.name, file.state.value))
            number += 1
        return found
