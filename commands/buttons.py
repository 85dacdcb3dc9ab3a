"""The buttons: show another answer, share this one, acknowledge a flag."""

import logging
import re
from collections.abc import Callable
from enum import Enum
from typing import Any

from slack_bolt import Ack, App

from bot.access import Asker, Denied, may_acknowledge
from bot.delivery.responses import NotAnsweredError, Place, respond
from bot.messages.answers import plain_answer
from bot.messages.message import Message
from bot.services.acknowledge import acknowledge, alert_now
from bot.store import StoreUnavailable
from commands import flags
from commands.desk import NOT_NOW, SORRY, Desk
from commands.slash import COMMANDS

NOT_YOURS = "Acknowledging is for the Assistant Director and senior managers."
GONE = "That flag is no longer open."
ONCE_ONLY = "That was shared already."

_LOG = logging.getLogger(__name__)
_FLAG = re.compile(f"(?P<id>[0-9]{{1,18}})(?P<where> {flags.COMMAND.name})?")

_BY_NAME = {command.name: command for command in COMMANDS}

Body = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Each click is acknowledged at once; its answer follows by its response_url."""
    answers: dict[str, Callable[[Desk, Body], None]] = {
        "show": show,
        "share": share,
        "acknowledge": acknowledged,
    }
    for name, answer in answers.items():
        _serve(app, desk, name, answer)


def show(desk: Desk, body: Body) -> None:
    """Another answer, for the one who clicked."""
    respond(body["response_url"], _ask(desk, _value(body), asker_of(body)), Place.EPHEMERAL)


def share(desk: Desk, body: Body) -> None:
    """The answer again, for everyone in the channel: made anew for what the channel may see."""
    asker, url = asker_of(body), body["response_url"]
    snapshot = desk.store.snapshot()
    if snapshot is None or isinstance(desk.admit(snapshot, asker), Denied):
        # A refusal is for the one who clicked.
        respond(url, _ask(desk, _value(body), asker), Place.EPHEMERAL)
        return
    with desk.store.writing() as writing:
        first = writing.once(f"share {body.get('trigger_id', '')}", desk.now(None))
    message = _ask(desk, _value(body), asker, shared=True) if first else plain_answer(ONCE_ONLY)
    respond(url, message, Place.CHANNEL if first else Place.EPHEMERAL)


def acknowledged(desk: Desk, body: Body) -> None:
    """The first one counts; the message then says who and when."""
    asker, url = asker_of(body), body["response_url"]
    snapshot = desk.store.snapshot()
    if snapshot is None:
        respond(url, plain_answer(GONE), Place.EPHEMERAL)
        return
    allowed = desk.admit(snapshot, asker)
    if isinstance(allowed, Denied):
        respond(url, desk.refuse(asker, "acknowledge", allowed), Place.EPHEMERAL)
        return
    if not may_acknowledge(allowed.person):
        denied = desk.refuse(asker, "acknowledge", Denied(NOT_YOURS), allowed.person)
        respond(url, denied, Place.EPHEMERAL)
        return
    after = None
    if meant := _FLAG.fullmatch(_value(body)):
        number = int(meant["id"])
        acknowledge(desk.store, number, allowed.person, asker.user, desk.now(snapshot.plan))
        after = _after(desk, number, asker, _list_clicked(body) if meant["where"] else None)
        if after is not None:
            desk.record(asker, allowed.person, f"acknowledge {number}")
    # What cannot be acknowledged leaves the message that was clicked as it is.
    respond(url, after or plain_answer(GONE), Place.OVER if after else Place.EPHEMERAL)


def asker_of(body: Body) -> Asker:
    """Who clicked, and where."""
    channel = body.get("channel") or {}
    return Asker(
        workspace=(body.get("team") or {}).get("id", ""),
        user=body["user"]["id"],
        channel=channel.get("id", ""),
    )


class _List(Enum):
    """Who reads the list of flags that a click was made in."""

    ASKERS_OWN = "the asker alone"
    EVERYONES = "everyone there"


def _list_clicked(body: Body) -> _List:
    """Everyone's, unless Slack says that only the asker sees it."""
    own = (body.get("container") or {}).get("is_ephemeral") is True
    return _List.ASKERS_OWN if own else _List.EVERYONES


def _after(desk: Desk, flag_id: int, asker: Asker, clicked: _List | None) -> Message | None:
    """What was clicked, a list or the alert itself, as it reads now; None where that flag is no
    longer open.
    """
    if clicked is not None:
        return desk.answer(flags.COMMAND, "", asker, shared=clicked is _List.EVERYONES)
    snapshot = desk.store.snapshot()
    return alert_now(snapshot, flag_id, desk.now(snapshot.plan)) if snapshot else None


def _ask(desk: Desk, typed: str, asker: Asker, shared: bool = False) -> Message:
    name, _, words = typed.partition(" ")
    command = _BY_NAME.get(name)
    if command is None:
        return plain_answer("That button is from an older version. Type /planbot help.")
    return desk.answer(command, words, asker, shared=shared)


def _value(body: Body) -> str:
    return str(body["actions"][0].get("value", ""))


def _serve(app: App, desk: Desk, name: str, answer: Callable[[Desk, Body], None]) -> None:
    def accept(ack: Ack) -> None:
        ack()

    def answer_later(body: Body) -> None:
        try:
            answer(desk, body)
        except NotAnsweredError:
            _LOG.exception("A click on %s could not be answered", name)
        except StoreUnavailable as error:
            respond(body["response_url"], plain_answer(f"{NOT_NOW}: {error}"), Place.EPHEMERAL)
        except Exception:  # noqa: BLE001 - Bolt keeps quiet about what a lazy listener raises
            _LOG.exception("A click on %s failed", name)
            respond(body["response_url"], plain_answer(SORRY), Place.EPHEMERAL)

    app.action(re.compile(rf"^{name}\."))(ack=accept, lazy=[answer_later])
