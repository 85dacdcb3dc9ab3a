"""`planbot ask`: a signed request through the real Bolt app, and its reply."""

import json
import sys
from dataclasses import dataclass, replace
from datetime import date
from queue import Empty, SimpleQueue

from bot.app import build_app, build_desk, dispatch
from bot.cli.signed import DIRECT, SECRET, Typed, slash_request
from bot.cli.stores import opened_with_plan
from bot.domain.message import Message
from bot.domain.plan import Plan
from bot.settings import Settings
from bot.store import Store
from commands.admission import payload_of
from commands.slash import COMMANDS

STRANGER = "stranger"
DEFAULT_ROLE = "assistant-director"
FOLLOWS_SECONDS = 60
"""For an answer that follows its acknowledgement: it waits for Slack."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is typed, by which role, in which channel."""

    line: str
    role: str = DEFAULT_ROLE
    channel: str = "direct"


class NotAskableError(ValueError):
    """A role or channel that the plan does not know, or a command that planbot does not: says
    which there are.
    """


class NoReplyError(RuntimeError):
    """The app answered with anything but a message."""


class Conversation:
    """Commands put to the real Bolt app; what it answered, as payload and as plain text."""

    def __init__(self, settings: Settings, store: Store, chosen: date | None = None) -> None:
        offline = replace(settings, signing_secret=SECRET, bot_token=None)
        self._store = store
        self._heard: list[Message] = []
        self._followed: SimpleQueue[Message] = SimpleQueue()
        self._desk = replace(
            build_desk(offline, store, chosen),
            overheard=self._heard.append,
            respond=lambda _url, message, _place: self._followed.put(message),
        )
        self._app = build_app(offline, self._desk)

    def ask(self, question: Question) -> tuple[dict[str, object], str]:
        """The reply's payload, and the same as plain text.

        Raises NotAskableError for an unknown command, role or channel, NoReplyError.
        """
        check_command(question.line)
        snapshot = self._store.snapshot()
        if snapshot is None:
            raise NotAskableError("no plan is stored: planbot import plan.yaml")
        user, place = (
            user_of(snapshot.plan, question.role),
            channel_of(snapshot.plan, question.channel),
        )
        typed = Typed(question.line, snapshot.plan.workspace, user, place)
        self._heard.clear()
        response = dispatch(self._app, slash_request(typed))
        if response.status != 200:
            raise NoReplyError(f"no reply to '{question.line}' (HTTP {response.status})")
        if self._heard:
            return json.loads(response.body), self._heard[-1].plain
        try:
            message = self._followed.get(timeout=FOLLOWS_SECONDS)
        except Empty:
            raise NoReplyError(f"no reply to '{question.line}' followed") from None
        return payload_of(message), message.plain

    def close(self) -> None:
        self._desk.trail.close()


def check_command(line: str) -> None:
    """Raises NotAskableError where `line` does not begin with one of the slash commands, or has
    bytes in it that are no characters.
    """
    if not line.isprintable() and any("\ud800" <= each <= "\udfff" for each in line):
        raise NotAskableError(f"{line!a} has bytes that are no UTF-8: type it again")
    word = next(iter(line.split(maxsplit=1)), "")
    known = [each.name for each in COMMANDS]
    if word in known:
        return
    forgotten = f"/{word}" in known
    hint = f"write '/{line.strip()}'" if forgotten else f"there are {', '.join(known)}"
    raise NotAskableError(f"'{line}' does not begin with one of planbot's commands: {hint}")


def user_of(plan: Plan, role: str) -> str:
    """The first Slack user of a role; a made-up one for a stranger."""
    if role == STRANGER:
        return "U0STRANGER"
    person = next((each for each in plan.people if role in (each.role, *each.users)), None)
    if person is None or not person.users:
        known = ", ".join([*(each.role for each in plan.people), STRANGER])
        raise NotAskableError(f"the plan knows no role '{role}'; it knows {known}")
    return person.users[0] if role == person.role else role


def channel_of(plan: Plan, channel: str) -> str:
    """Finds a channel's id, from its id or name; "direct" is a direct message."""
    if channel in ("direct", DIRECT):
        return DIRECT
    name = channel.removeprefix("#")
    known = next((each for each in plan.channels if name in (each.id, each.name)), None)
    if known is not None:
        return known.id
    if name[:1] in "CGD" and name.isalnum() and name.isupper():
        return name
    names = ", ".join(["direct", *(each.name for each in plan.channels)])
    raise NotAskableError(f"the plan knows no channel '{channel}'; it knows {names}")


def run(settings: Settings, question: Question, as_json: bool, chosen: date | None) -> int:
    """Prints the reply; 1 when there is none, 2 when it cannot be asked."""
    with opened_with_plan(settings, chosen) as store:
        conversation = Conversation(settings, store, chosen)
        try:
            payload, plain = conversation.ask(question)
        except NotAskableError as error:
            print(f"planbot: {error}", file=sys.stderr)
            return 2
        except NoReplyError as error:
            print(f"planbot: {error}", file=sys.stderr)
            return 1
        finally:
            conversation.close()
    print(json.dumps(payload, ensure_ascii=False, indent=2) if as_json else plain)
    return 0
