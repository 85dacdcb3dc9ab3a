"""Files sent to planbot: taken note of at once, fetched and looked at by the worker."""

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from slack_bolt import App, BoltContext, BoltResponse

from bot.access import Admitted, Deed, Denied, may
from bot.delivery.responses import NotAnsweredError, Place
from bot.domain.incoming import Incoming, Sent
from bot.domain.message import Message
from bot.messages.answers import plain_answer
from bot.messages.incoming import importing_message, left_message
from bot.services.incoming import leave, take_note, waiting_file, want
from bot.services.turned_away import turn_away
from bot.store import Store, StoreUnavailable
from commands.admission import admitted_in
from commands.answer_later import answer_later, heard
from commands.desk import Desk
from commands.imports import NOT_YOURS
from commands.sent_files import files_in

GONE = (
    "That was settled already, or the file has changed since: look at its newest message, "
    "or type /planbot imports."
)

Body = Mapping[str, Any]
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Click:
    """A button under a file: `settle` keeps it, and `says` is what the message then says."""

    name: str
    settle: Callable[[Store, str, str, datetime], bool]
    says: Callable[[Incoming], Message]


def register(app: App, desk: Desk) -> None:
    """Takes note of what people send; *Import* and *Leave it* are answered at once."""
    for event in ("message", "file_shared"):
        app.event(event)(partial(_take_note, desk))
    for click in (Click("import", want, importing_message), Click("leave", leave, left_message)):
        pressed = answer_later(desk, click.name, partial(_settle, desk, click))
        app.action(re.compile(rf"^{click.name}\."))(ack=heard, lazy=[pressed])


def _take_note(desk: Desk, body: Body, context: BoltContext) -> BoltResponse:
    admitted = admitted_in(context)
    try:
        for sent in files_in(body):
            _note(desk, admitted, sent)
    except StoreUnavailable:
        # Slack tells of it again.
        return BoltResponse(status=503, body="")
    return BoltResponse(status=200, body="")


def _note(desk: Desk, admitted: Admitted, sent: Sent) -> None:
    if not admitted.direct and not _is_named(admitted):
        return
    at = desk.clock()
    if not may(admitted.person, Deed.IMPORT):
        if turn_away(desk.store, sent, NOT_YOURS, at):
            desk.refuse(admitted.asker, f"file {sent.file}", Denied(NOT_YOURS), admitted.person)
    elif take_note(desk.store, sent, at):
        desk.record(admitted, f"file {sent.file}")


def _is_named(admitted: Admitted) -> bool:
    return any(each.id == admitted.asker.channel for each in admitted.snapshot.plan.channels)


def _settle(desk: Desk, click: Click, body: Body, admitted: Admitted) -> None:
    """The first click counts; its message says the rest."""
    handle = str(body["actions"][0].get("value", ""))
    typed = f"{click.name} file {handle}"[:80]
    if not may(admitted.person, Deed.IMPORT):
        denied = desk.refuse(admitted.asker, typed, Denied(NOT_YOURS), admitted.person)
        desk.respond(body["response_url"], denied, Place.EPHEMERAL)
        return
    file, by = waiting_file(desk.store, handle), admitted.person.title
    if file is not None:
        # Before it is kept: what the worker then says of it is the later.
        _say_at_once(desk, body, click.says(replace(file, by=by)))
    try:
        settled = file is not None and click.settle(desk.store, handle, by, desk.clock())
    except StoreUnavailable:
        _say_at_once(desk, body, _as_before(body))
        raise
    if settled:
        desk.record(admitted, typed)
    else:
        desk.respond(body["response_url"], plain_answer(GONE), Place.EPHEMERAL)


def _say_at_once(desk: Desk, body: Body, message: Message) -> None:
    try:
        desk.respond(body["response_url"], message, Place.OVER)
    except NotAnsweredError as error:
        # The worker says it as well.
        _LOG.warning("A click on a file could not be answered at once: %s", error)


def _as_before(body: Body) -> Message:
    """The message that was clicked in, with its buttons."""
    shown = body.get("message") or {}
    text = str(shown.get("text", ""))
    return Message(text, tuple(shown.get("blocks") or ()), text)
