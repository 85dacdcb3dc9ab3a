"""The bot as Slack meets it: signed requests through its own dispatch, and what it answers."""

import json
import logging
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from slack_bolt import App, BoltRequest

from bot.app import build_app, build_desk
from bot.cli.signed import DIRECT, Typed, slash_request
from bot.serving.signature import dispatch
from bot.settings import Settings
from commands.desk import Desk

SECRET = "the signing secret of this test"
WORKSPACE = "T0SAMPLE"
AD, HEAD, ADMIN, PERFORMANCE = "U0AD", "U0HOSCIC", "U0ADMIN", "U0PERFMGR"
FIRST_RESPONSE, CHILD_PROTECTION = "U0TMFR", "U0TMCPN"
STRANGER = "U0STRANGER"
SMM = "C0SMM"
ELSEWHERE = "C0ELSEWHERE"
COMMANDS = ("/rag", "/caseloads", "/indicator", "/flags", "/digest", "/planbot")


def settings(url, **changed):
    given = Settings.read({"DATABASE_URL": url, "SLACK_SIGNING_SECRET": SECRET})
    return replace(given, **changed)


@dataclass(frozen=True, slots=True)
class Front:
    """The bot, and the desk behind it."""

    app: App
    desk: Desk

    def send(self, request: BoltRequest):
        return dispatch(self.app, request)

    def ask(self, line, user=AD, channel=DIRECT, workspace=WORKSPACE) -> dict[str, Any]:
        """The reply's payload to a signed command. Raises AssertionError without one."""
        response = self.send(signed(line, user, channel, workspace))
        assert response.status == 200, response.body
        return json.loads(response.body)

    def audited(self):
        """(user, role, command, outcome) of everything so far, oldest first."""
        self.desk.trail.flush()
        rows = reversed(self.desk.store.audit_rows(500))
        return [(row.user, row.role, row.command, row.outcome.value) for row in rows]


@contextmanager
def front(store, url, facts_of=None, **changed):
    given = settings(url, **changed)
    desk = build_desk(given, store)
    if facts_of is not None:
        desk = replace(desk, facts_of=facts_of)
    try:
        yield Front(build_app(given, desk), desk)
    finally:
        desk.trail.close()


def signed(line, user=AD, channel=DIRECT, workspace=WORKSPACE, secret=SECRET) -> BoltRequest:
    return slash_request(Typed(line, workspace, user, channel), secret)


def words_of(payload) -> str:
    """Everything a reader of the reply sees."""
    return "\n".join([payload.get("text", ""), *_texts(payload.get("blocks", []))])


def _texts(value):
    if isinstance(value, str):
        return []
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + [text for each in value.values() for text in _texts(each)]
    return []


def quiet():
    """Bolt logs each refusal and each error; the tests look at what was answered."""
    logging.getLogger("slack_bolt").setLevel(logging.CRITICAL)
