"""A person at the real Bolt app: commands typed, buttons pressed, forms filled in; all signed."""

import json
from dataclasses import dataclass, replace
from datetime import date
from queue import Empty, SimpleQueue
from typing import Any
from uuid import uuid4

from slack_bolt import BoltResponse

from bot.app import build_app, build_desk
from bot.cli.fill_form import Given, NotFillableError, fields_asked, fill, fits
from bot.cli.signed import DIRECT, SECRET, Typed, form_request, slash_request
from bot.domain.message import Message
from bot.domain.plan import Plan
from bot.messages.forms import REFUSED, View
from bot.serving.signature import dispatch
from bot.settings import Settings
from bot.store import Store
from commands.every_command import COMMANDS
from commands.replies import payload_of

STRANGER = "stranger"
DEFAULT_ROLE = "assistant-director"
ASKED_BACK = frozenset({"meant"})
"""What a form asks only once it was sent: that a figure which differs is meant so."""
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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a form: `said` in its place, and the `errors` by field that kept it open.
    `taken` is False where nothing was kept.
    """

    said: tuple[str, ...] = ()
    errors: tuple[tuple[str, str], ...] = ()
    taken: bool = False


class Conversation:
    """Commands put to the real Bolt app; what it answered, as payload and as plain text."""

    def __init__(self, settings: Settings, store: Store, chosen: date | None = None) -> None:
        offline = replace(settings, signing_secret=SECRET, bot_token=None)
        self._store = store
        self._heard: list[Message] = []
        self._followed: SimpleQueue[Message | View] = SimpleQueue()
        self._desk = replace(
            build_desk(offline, store, chosen),
            overheard=self._heard.append,
            respond=lambda _url, message, _place: self._followed.put(message),
            open_view=lambda _trigger, view: self._followed.put(view),
        )
        self._app = build_app(offline, self._desk)

    def ask(self, question: Question) -> tuple[dict[str, object], str]:
        """The reply's payload, and the same as plain text; of a form that opens, the view, and the
        fields that it asks.

        Raises NotAskableError for an unknown command, role or channel, NoReplyError.
        """
        answer = self._asked(question)
        if isinstance(answer, Message):
            return payload_of(answer), answer.plain
        return answer, _form_as_text(answer)

    def fill(self, question: Question, given: Given) -> Outcome:
        """Fills the form in that the command opens, or that a button of its answer opens, and
        sends it. Raises as `ask` does, and NotFillableError.
        """
        answer = self._asked(question)
        shown = self._behind(answer, question, given) if isinstance(answer, Message) else answer
        if isinstance(shown, Message):
            return Outcome((shown.plain,))
        asked = fields_asked(shown)
        if unknown := sorted(set(given) - set(asked) - ASKED_BACK):
            raise NotFillableError(
                f"the form does not ask {', '.join(unknown)}; it asks {', '.join(asked)}"
            )
        result = self._send(shown, fill(shown, given), question)
        if isinstance(result, Outcome):
            return result
        # It asks about what was sent: a tick that was given beforehand is for that.
        if ASKED_BACK.isdisjoint(given):
            return Outcome(_texts(result))
        again = self._send(result, fill(result, given), question)
        return again if isinstance(again, Outcome) else Outcome(_texts(again))

    def close(self) -> None:
        self._desk.trail.close()

    def _asked(self, question: Question) -> Message | View:
        check_command(question.line)
        user, place, workspace = self._who(question)
        self._heard.clear()
        typed = Typed(question.line, workspace, user, place)
        response = dispatch(self._app, slash_request(typed))
        return self._answer(response, question)

    def _who(self, question: Question) -> tuple[str, str, str]:
        snapshot = self._store.snapshot()
        if snapshot is None:
            raise NotAskableError("no plan is stored: planbot import plan.yaml")
        plan = snapshot.plan
        return user_of(plan, question.role), channel_of(plan, question.channel), plan.workspace

    def _answer(self, response: BoltResponse, question: Question) -> Message | View:
        if response.status != 200:
            raise NoReplyError(f"no reply to '{question.line}' (HTTP {response.status})")
        if self._heard:
            return self._heard[-1]
        try:
            return self._followed.get(timeout=FOLLOWS_SECONDS)
        except Empty:
            raise NoReplyError(f"no reply to '{question.line}' followed") from None

    def _behind(self, answer: Message, question: Question, given: Given) -> View | Message:
        """The form that a button of the answer opens: the one that asks what is given; else why
        there is none.
        """
        buttons = [
            element
            for block in answer.blocks
            for element in (*block.get("elements", ()), block.get("accessory") or {})
            if str(element.get("action_id", "")).startswith("form.")
        ]
        # What names the thing, as a proposal's number does, says which of several it is.
        named = [each for each in buttons if each["value"].split()[-1] in given.values()]
        for button in [*named, *buttons]:
            view = self._press(button, question)
            if isinstance(view, Message):
                answer = view
            elif fits(view, given):
                return view
        return answer

    def _press(self, button: dict[str, Any], question: Question) -> Message | View:
        user, place, workspace = self._who(question)
        self._heard.clear()
        action = {"type": "button", "action_id": button["action_id"], "value": button["value"]}
        pressed = {
            "type": "block_actions",
            **_common(user, workspace),
            "channel": {"id": place},
            "container": {"type": "message", "channel_id": place, "is_ephemeral": True},
            "response_url": "https://hooks.slack.invalid/actions/none",
            "actions": [{**action, "block_id": "1"}],
        }
        return self._answer(dispatch(self._app, form_request(pressed)), question)

    def _send(self, view: View, values: dict[str, Any], question: Question) -> Outcome | View:
        user, _, workspace = self._who(question)
        sent = {
            "type": "view_submission",
            **_common(user, workspace),
            "view": {**view, "id": f"V{uuid4().hex}", "state": {"values": values}},
        }
        response = dispatch(self._app, form_request(sent))
        if response.status != 200:
            raise NoReplyError(f"the form was not taken (HTTP {response.status})")
        answer = json.loads(response.body or "{}")
        if errors := answer.get("errors"):
            return Outcome(errors=tuple(errors.items()))
        shown = answer.get("view")
        if shown is None:
            return Outcome(taken=True)
        if "submit" in shown:
            view_again: View = shown
            return view_again
        return Outcome(_texts(shown), taken=shown["title"]["text"] != REFUSED)


def _common(user: str, workspace: str) -> dict[str, Any]:
    return {
        "user": {"id": user, "team_id": workspace},
        "team": {"id": workspace},
        "api_app_id": "A0PLANBOT",
        "trigger_id": uuid4().hex,
    }


def _texts(view: View) -> tuple[str, ...]:
    return tuple(each["text"]["text"] for each in view["blocks"] if each["type"] == "section")


def _form_as_text(view: View) -> str:
    asked = "\n".join(f"  {name}" for name in fields_asked(view))
    return f"{view['title']['text']}: a form with\n{asked}\nFill it in with --fill FILE.json."


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
