"""The buttons: show another answer, share this one, acknowledge a flag."""

import re
from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from functools import partial
from typing import Any

from slack_bolt import Ack, App

from bot.access import Admitted, Deed, Denied, for_whom, may
from bot.delivery.responses import Place
from bot.domain.message import Message
from bot.messages.answers import plain_answer
from bot.messages.shared import shared_message, still_shared
from bot.services.flag_answers import Answered, acknowledge
from commands import flag_form, flags
from commands.answer_later import answer_later
from commands.desk import Desk
from commands.every_command import COMMANDS
from commands.forms import Asking

NOT_YOURS = for_whom(Deed.ACKNOWLEDGE)
GONE = "That flag is no longer open."
ONCE_ONLY = "That was shared already."

_FLAG = re.compile(f"(?P<id>[0-9]{{1,18}})(?P<where> {flags.COMMAND.name})?")

_BY_NAME = {command.name: command for command in COMMANDS}

Body = Mapping[str, Any]


def register(app: App, desk: Desk) -> None:
    """Acknowledges each click at once; its answer follows by its response_url."""
    for name, answer in (("show", _show), ("share", _share), ("acknowledge", _acknowledge)):
        later = answer_later(desk, name, partial(answer, desk))
        app.action(re.compile(rf"^{name}\."))(ack=_accept, lazy=[later])


def _accept(ack: Ack) -> None:
    ack()


def _show(desk: Desk, body: Body, admitted: Admitted) -> None:
    """Another answer, for the one who clicked."""
    desk.tell(body, _ask(desk, _value(body), admitted), Place.EPHEMERAL)


def _share(desk: Desk, body: Body, admitted: Admitted) -> None:
    """The answer again, for everyone in the channel: made anew for what the channel may see."""
    with desk.store.begin() as work:
        first = work.audit.once(f"share {body.get('trigger_id', '')}", desk.now(None))
        work.commit()
    if first:
        answer = _ask(desk, _value(body), admitted, shared=True)
        shown = shared_message(answer, admitted.person.title, admitted.asker.user)
        place = Place.CHANNEL
    else:
        shown, place = plain_answer(ONCE_ONLY), Place.EPHEMERAL
    desk.respond(body["response_url"], shown, place)


def _acknowledge(desk: Desk, body: Body, admitted: Admitted) -> None:
    """The first one counts; the message then says who and when."""
    url, asker = body["response_url"], admitted.asker
    if not may(admitted.person, Deed.ACKNOWLEDGE):
        denied = desk.refuse(asker, "acknowledge", Denied(NOT_YOURS), admitted.person)
        desk.respond(url, denied, Place.EPHEMERAL)
        return
    after = None
    if meant := _FLAG.fullmatch(_value(body)):
        number = int(meant["id"])
        at = desk.now(admitted.snapshot.plan)
        entry = desk.entry(admitted, f"acknowledge {number}")
        done = acknowledge(desk.store, number, admitted.person, entry, at)
        after = _after(desk, done, admitted, _list_clicked(body)) if meant["where"] else done.alert
        if after is not None:
            desk.record(admitted, f"acknowledge {number}")
            after = still_shared(after, (body.get("message") or {}).get("blocks") or ())
    # What cannot be acknowledged leaves the message that was clicked as it is.
    desk.respond(url, after or plain_answer(GONE), Place.OVER if after else Place.EPHEMERAL)
    if meant and after is not None:
        _ask_why(desk, meant["id"], body, admitted)


def _ask_why(desk: Desk, number: str, body: Body, admitted: Admitted) -> None:
    """It is acknowledged, whatever comes of the form: the reason may be left out."""
    snapshot = desk.store.snapshot() or admitted.snapshot
    asking = Asking(desk, replace(admitted, snapshot=snapshot), desk.now(snapshot.plan))
    view = flag_form.view_of(asking, number)
    if view is not None:
        desk.show_view(body, view)


class _List(Enum):
    """Who reads the list of flags that a click was made in."""

    ASKERS_OWN = "the asker alone"
    EVERYONES = "everyone there"


def _list_clicked(body: Body) -> _List:
    """Everyone's, unless Slack says that only the asker sees it."""
    own = (body.get("container") or {}).get("is_ephemeral") is True
    return _List.ASKERS_OWN if own else _List.EVERYONES


def _after(desk: Desk, done: Answered, admitted: Admitted, clicked: _List) -> Message | None:
    """The list that was clicked as it reads now; None while there is no plan."""
    if done.assessment is None:
        return None
    desk.answers.keep(done.assessment)
    now = replace(admitted, snapshot=done.assessment.snapshot)
    return desk.answer(flags.COMMAND, "", now, shared=clicked is _List.EVERYONES).message


def _ask(desk: Desk, typed: str, admitted: Admitted, shared: bool = False) -> Message:
    name, _, words = typed.partition(" ")
    command = _BY_NAME.get(name)
    if command is None:
        return plain_answer("That button is from an older version. Type /planbot help.")
    return desk.answer(command, words, admitted, shared=shared).message


def _value(body: Body) -> str:
    return str(body["actions"][0].get("value", ""))
